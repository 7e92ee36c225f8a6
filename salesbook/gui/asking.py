"""Questions to the notebook that take long in a large book: asked on another thread, so that the window never waits.

Only the answer to the newest question comes back, and one question is asked at a time: a hundred changes in a row cost two
answers. Small books are asked at once, because a page that fills with the frame is calmer than one that fills after it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from salesbook.gui.jobs import Job
from salesbook.gui.session import Session
from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress

# Up to so many contacts the whole day is asked in less than two frames of a film.
SMALL = 500
# To place everybody in a lens takes five times as long.
SMALL_TO_PLACE = 100

Question = Callable[[NotebookReader], Any]


class Questions(QObject):
    """Emits `answered` on the GUI thread with what the newest question found; a refusal goes to the session's `failed`.

    With `keeps_reader` the reader stays open from one question to the next, with what it has decrypted: for questions that come
    at every key.
    """

    answered = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        small: int = SMALL,
        *,
        keeps_reader: bool = False,
    ) -> None:
        super().__init__(parent)
        self._keeps_reader = keeps_reader
        self._reader: NotebookReader | None = None
        session.closing.connect(self._on_closing)
        self._session = session
        self._small = small
        self._running: Job | None = None
        self._next: Question | None = None
        self._is_ahead = False

    def ask_ahead(self, question: Question) -> None:
        """Begin with what will be asked first, before anybody is there to ask: a large book then answers that much sooner."""
        if not self._is_small():
            self._is_ahead = True
            self._start(question)

    def ask(self, question: Question) -> None:
        """Ask, at once or as soon as the question that is running has its answer."""
        if self._is_ahead:
            # It is being asked; from now on somebody waits for the answer.
            self._is_ahead = False
        elif self._running is not None:
            self._next = question
        elif self._is_small():
            self.answered.emit(question(self._session.reader))
        else:
            self._start(question)

    def _is_small(self) -> bool:
        return bool(self._session.reader.rows("SELECT count(*) FROM contact")[0][0] <= self._small)

    def _start(self, question: Question) -> None:
        reader, keeps = self._reader or self._session.fresh_reader(), self._keeps_reader
        self._reader = reader if keeps else None

        def work(_progress: Progress) -> Any:
            try:
                return question(reader)
            finally:
                if not keeps:
                    reader.close()

        # The application's: it lives until its work has ended, whatever happens to the page that asked, and the GUI
        # thread is the one that deletes it.
        self._running = job = Job(work, QCoreApplication.instance())
        job.succeeded.connect(self._deliver)
        job.refused.connect(self._session.failed)
        job.ended.connect(self._go_on)
        job.ended.connect(job.deleteLater)
        job.start()

    def _deliver(self, found: object) -> None:
        if self._next is None:
            self.answered.emit(found)

    def _on_closing(self) -> None:
        """The notebook is put away: so is what was kept of it, as soon as nobody reads it."""
        self._keeps_reader, self._next = False, None
        if self._running is None:
            self._let_go()

    def _let_go(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _go_on(self) -> None:
        self._running, self._is_ahead = None, False
        question, self._next = self._next, None
        if not self._keeps_reader:
            self._let_go()
        if question is not None:
            self._start(question)
