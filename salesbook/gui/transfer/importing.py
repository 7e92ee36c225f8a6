"""From files to their review: refused in one sentence, or read behind the window and shown before anything is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.formats.files import importer_of
from salesbook.gui.jobs import Job, progress_dialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.gui.transfer.review import Review, review_of
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import Progress


class Importing(QObject):
    """Reads one set of files at a time; what is asked for meanwhile waits for its turn."""

    def __init__(self, window: QWidget, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._session, self._requests, self._theme = window, session, requests, theme
        self.job: Job | None = None
        self.dialog: ImportDialog | None = None
        self._waiting: list[tuple[Path, ...]] = []

    @property
    def is_working(self) -> bool:
        """Whether files are being read or written just now."""
        return self.job is not None or (self.dialog is not None and self.dialog.is_writing)

    def begin(self, files: tuple[Path, ...]) -> None:
        """Read files and show what they would bring in."""
        if self.job is not None or self.dialog is not None:
            self._waiting.append(files)
            return
        try:
            for file in files:
                importer_of(file)
        except SalesbookError as error:
            self._requests.refused.emit(error)
            return
        book = self._session.book

        def work(progress: Progress) -> Review:
            return review_of(book, files, progress)

        # The application's: it lives until its work has ended, whatever happens to the window.
        self.job = job = Job(work, QCoreApplication.instance())
        self._session.closing.connect(job.cancel)
        name = files[0].name if len(files) == 1 else _("{n} files").format(n=len(files))
        progress_dialog(job, _("Reading {name}").format(name=name), self._window)
        job.succeeded.connect(self._show)
        job.refused.connect(self._requests.refused.emit)
        job.ended.connect(self._ended)
        job.ended.connect(job.deleteLater)
        job.start()

    def _show(self, review: Review) -> None:
        self.dialog = ImportDialog(self._window, self._session, self._requests, self._theme, review)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _ended(self) -> None:
        self.job = None
        self._go_on()

    def _closed(self) -> None:
        self.dialog = None
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and self.job is None and self.dialog is None:
            self.begin(self._waiting.pop(0))
