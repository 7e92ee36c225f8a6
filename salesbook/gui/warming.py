"""Loading what the first step would wait for: other pages, the readings of characters, the patterns of the one-line entry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from salesbook.gui.jobs import Job
from salesbook.store.notebook import NotebookReader


def warm_up(open_reader: Callable[[], NotebookReader], then: Callable[[], None]) -> None:
    """Load it on a worker thread, with a reader of its own, and call `then` on this one."""
    # The application's: it lives until it has ended, whatever happens to the window.
    job = Job(lambda _progress: _load(open_reader), QCoreApplication.instance())
    job.succeeded.connect(lambda _none: then())
    job.ended.connect(job.deleteLater)
    job.start()


def _load(open_reader: Callable[[], NotebookReader]) -> None:
    import salesbook.gui.contacts.contacts_page
    import salesbook.gui.palette
    import salesbook.gui.visits.visit_dialog  # noqa: F401
    from salesbook.domain.entry_line import prepare
    from salesbook.queries.entry_people import PeopleInLines

    prepare()
    reader = open_reader()
    try:
        PeopleInLines(reader)("a wxm")
    finally:
        reader.close()
