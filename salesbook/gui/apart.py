"""Work in a process of its own, so that the window's threads never wait for it: imports and long papers are pure Python, and
would hold the interpreter's lock that every repaint needs.

What goes over is pickled through pipes: functions by name, values as they are; nothing of it stands in arguments, the
environment or files. A child that is killed leaves nothing half done, because the notebook is written in transactions.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any, TypeVar

from salesbook.domain.errors import SalesbookError
from salesbook.system.i18n import language, set_default_language
from salesbook.system.log import ErrorElsewhere, places_of
from salesbook.system.progress import Progress

Result = TypeVar("Result")

# How often the child is asked whether it has something to say, and tells how far it is.
LISTEN_SECONDS = 0.1

# How much less urgent the work is than the window, on the scale of `nice` (1 to 19), where the system has one.
GIVES_WAY = 5


class WorkFailed(ErrorElsewhere):
    """The child ended without an answer; the name of its error says why, without what it was about."""


def apart(work: Callable[..., Result], *arguments: Any, progress: Progress) -> Result:
    """`work(*arguments, progress)` in a process of its own; blocks the calling thread, which must not be the GUI's.

    `work` is a function of a module. Raises its SalesbookError as one of the same text, what `progress` raises (the child is
    killed then), and WorkFailed for anything else.
    """
    context = multiprocessing.get_context("spawn")
    listening, telling = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(telling, language(), work, arguments), daemon=True)
    child.start()
    telling.close()
    try:
        return _answer(listening, progress)  # type: ignore[no-any-return]
    finally:
        child.kill()
        child.join()
        listening.close()


def _answer(listening: Connection, progress: Progress) -> Any:
    far = (0, 0)
    while True:
        # Each time, so that a cancelled work ends although it has nothing to tell.
        progress(*far)
        if not listening.poll(LISTEN_SECONDS):
            continue
        try:
            kind, said = listening.recv()
        except EOFError:
            raise WorkFailed from None
        if kind == "far":
            far = said
        elif kind == "done":
            return said
        elif kind == "refused":
            raise SalesbookError(said)
        else:
            raise WorkFailed(said)


def _work(telling: Connection, code: str, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """In the child: do the work, giving way to the window, and tell how it went."""
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY)
    set_default_language(code)
    told = 0.0

    def far(done: int, total: int) -> None:
        nonlocal told
        if monotonic() - told > LISTEN_SECONDS:
            told = monotonic()
            telling.send(("far", (done, total)))

    try:
        answer = ("done", work(*arguments, far))
    except SalesbookError as error:
        answer = ("refused", error.text)
    except Exception as error:
        answer = ("failed", places_of(error))
    telling.send(answer)
