"""Loading what the first step would wait for: other pages, the readings of characters, the patterns of the one-line entry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRunnable, QThreadPool

from salesbook.store.notebook import NotebookReader


class _Warming(QRunnable):
    def __init__(self, open_reader: Callable[[], NotebookReader]) -> None:
        super().__init__()
        self._open_reader = open_reader

    def run(self) -> None:
        """Called by the pool."""
        import salesbook.gui.contacts.contacts_page
        import salesbook.gui.palette
        import salesbook.gui.visits.visit_dialog  # noqa: F401
        from salesbook.domain.entry_line import prepare
        from salesbook.queries.entry_people import PeopleInLines

        prepare()
        reader = self._open_reader()
        try:
            PeopleInLines(reader)("a wxm")
        finally:
            reader.close()


def warm_up(open_reader: Callable[[], NotebookReader]) -> None:
    """Load it on a worker thread, with a reader of its own."""
    QThreadPool.globalInstance().start(_Warming(open_reader))
