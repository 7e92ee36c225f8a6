"""From files to their review: refused in one sentence, or read behind the window and shown before anything is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.formats.files import importer_of
from salesbook.gui.forms.kept import Kept
from salesbook.gui.jobs import Job, progress_dialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.gui.transfer.review import Review, review_of
from salesbook.store.notebook import Notebook
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
        self._again: tuple[str, Kept] | None = None

    @property
    def is_working(self) -> bool:
        """Whether files are being read or written just now."""
        return self.job is not None or (self.dialog is not None and self.dialog.is_writing)

    def begin_again(self, name: str, kept: Kept) -> None:
        """Read the files of an unfinished review again, and choose what was chosen; it is kept under `name`."""
        self._again = name, kept
        self.begin(tuple(Path(file) for file in kept.about["files"]))

    def begin(self, files: tuple[Path, ...]) -> None:
        """Read files and show what they would bring in."""
        if self.job is not None or self.dialog is not None:
            self._waiting.append(files)
            return
        try:
            for file in files:
                importer_of(file)
        except SalesbookError as error:
            self._refuse(error)
            return
        book = self._session.book

        def work(progress: Progress) -> Review:
            return review_of(book, files, progress)

        # The application's: it lives until its work has ended, whatever happens to the window.
        self.job = job = Job(work, QCoreApplication.instance())
        self._session.closing.connect(job.cancel)
        name = files[0].name if len(files) == 1 else _("{n} files").format(n=len(files))
        progress_dialog(job, _("Reading {name}").format(name=name), self._window)
        job.succeeded.connect(lambda review: self._show(review, files))
        job.refused.connect(self._refuse)
        job.ended.connect(self._ended)
        job.ended.connect(job.deleteLater)
        job.start()

    def _show(self, review: Review, files: tuple[Path, ...]) -> None:
        self.dialog = ImportDialog(self._window, self._session, self._requests, self._theme, review, files)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()
        if self._again is not None:
            self.dialog.bring_back(*self._again)
            self._again = None

    def _refuse(self, error: SalesbookError) -> None:
        """Files that cannot be read any more bring nothing back."""
        if self._again is not None:
            self._session.do(Notebook.keep, self._again[0], None)
            self._again = None
        self._requests.refused.emit(error)

    def _ended(self) -> None:
        self.job = None
        self._go_on()

    def _closed(self) -> None:
        self.dialog = None
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and self.job is None and self.dialog is None:
            self.begin(self._waiting.pop(0))
