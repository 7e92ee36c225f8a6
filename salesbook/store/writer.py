"""The writer thread: it alone opens the notebook for writing, and does one operation after the other.

A window hands over what is to be done and goes on; the future it gets is done once the change is safe on disk. The
operations' own errors come out of the future.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from salesbook.store.notebook import Notebook

P = ParamSpec("P")
Result = TypeVar("Result")


class Writer:
    """One thread that owns a notebook, from opening it to closing it."""

    def __init__(self, open_notebook: Callable[[], Notebook]) -> None:
        """Open the notebook on a thread of its own, and wait for that; raises what `open_notebook` raises."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        try:
            self._notebook = self._thread.submit(open_notebook).result()
        except BaseException:
            self._thread.shutdown()
            raise

    def do(
        self, operation: Callable[Concatenate[Notebook, P], Result], *args: P.args, **kwargs: P.kwargs
    ) -> Future[Result]:
        """Queue `operation(notebook, *args, **kwargs)` behind what was asked before; RuntimeError once closed."""
        return self._thread.submit(operation, self._notebook, *args, **kwargs)

    def close(self) -> None:
        """Wait until everything asked for is done, and close the notebook."""
        self._thread.submit(self._notebook.close)
        self._thread.shutdown()
