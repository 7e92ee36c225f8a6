"""Who is in the list: asked at once in a small book, on another thread in a large one, so that the window never waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from salesbook.gui.jobs import Job
from salesbook.gui.session import Session
from salesbook.queries.contact_list import (
    Choices,
    ListFilter,
    contact_count,
    contacts_listed,
    filter_choices,
)
from salesbook.queries.contact_order import Arrangement, NameOrder
from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress

# Up to here asking and ordering take a few milliseconds.
SMALL = 2000


@dataclass(frozen=True)
class Listed:
    """An answer: who is in the list, of how many, and what filters can be set to."""

    ids: tuple[str, ...]
    total: int
    choices: Choices


class ListLoader(QObject):
    """Emits `loaded` with the answer to the last question; answers to older ones are dropped."""

    loaded = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names = NameOrder()
        self._latest: Job | None = None
        self._running: list[Job] = []

    def ask(self, wanted: ListFilter, arrangement: Arrangement) -> None:
        """Ask who is in the list."""
        reader, day = self._session.reader, self._session.today
        self._latest = None
        if contact_count(reader) <= SMALL:
            self.loaded.emit(_listed(reader, wanted, arrangement, self._names, day))
            return

        def work(_progress: Progress) -> Listed:
            own = self._session.fresh_reader()
            try:
                return _listed(own, wanted, arrangement, self._names, day)
            finally:
                own.close()

        job = Job(work, self)
        job.succeeded.connect(lambda found: self._deliver(job, found))
        job.ended.connect(lambda: self._running.remove(job))
        self._latest = job
        self._running.append(job)
        job.start()

    def _deliver(self, job: Job, found: Listed) -> None:
        if job is self._latest:
            self.loaded.emit(found)


def _listed(
    reader: NotebookReader, wanted: ListFilter, arrangement: Arrangement, names: NameOrder, day: date
) -> Listed:
    return Listed(
        contacts_listed(reader, wanted, arrangement, day, names), contact_count(reader), filter_choices(reader)
    )
