"""Ten books of a tenth, asked one after the other: the floor of what may grow at most linearly.

They are files of their own. One small book asked ten times would stay in the caches of the processor from the second time on,
as no big book can, and the floor would be that of the caches and not that of the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from shutil import copyfile

from benchmarks.big_notebook import KEY, make_big_notebook
from salesbook.store.notebook import NotebookReader

TENTHS = 10


@contextmanager
def ten_tenths(folder: Path, contacts: int, visits: int) -> Iterator[tuple[NotebookReader, ...]]:
    """Ten notebooks with a tenth of these contacts and visits each, open until the end."""
    first = make_big_notebook(folder / "tenth.salesbook", contacts // TENTHS, visits // TENTHS)
    with ExitStack() as opened:
        yield tuple(
            opened.enter_context(
                closing(NotebookReader.open(Path(copyfile(first, folder / f"tenth-{n}.salesbook")), KEY))
            )
            for n in range(TENTHS)
        )


def asked_of_all(ask: Callable[[NotebookReader], object], readers: tuple[NotebookReader, ...]) -> Callable[[], None]:
    """The floor: the same question to each of them."""

    def floor() -> None:
        for reader in readers:
            ask(reader)

    return floor
