"""From files to their review: refused in one sentence, or read behind the window and shown before anything is written.

Of tables that no program we know wrote, the rep says first what their columns hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.formats.table_import import Wishes
from salesbook.gui.apart import apart
from salesbook.gui.forms.kept import Kept
from salesbook.gui.jobs import Job, progress_dialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.transfer.asking_columns import AskingColumns
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.gui.transfer.review import Review, review_of
from salesbook.gui.transfer.tables import AskedTable, asked_tables, has_table
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
        self.asking = AskingColumns(window, session, theme, self._look_at_sheet)
        self._files: tuple[Path, ...] = ()
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
        if self.job is not None or self.dialog is not None or self.asking.dialog is not None:
            self._waiting.append(files)
            return
        self._files = files
        try:
            is_to_be_asked = has_table(files)
        except SalesbookError as error:
            self._refuse(error)
            return
        if self._again is not None:
            self._read(wishes_from(self._again[1].about))
        elif is_to_be_asked:
            self._look({}, lambda tables: self.asking.ask(files, tables, self._read, self._go_on))
        else:
            self._read(())

    def _look(self, sheets: Mapping[int, str], then: Callable[[list[AskedTable]], None]) -> None:
        """Find out what the tables hold."""
        files = self._files

        def work(progress: Progress) -> list[AskedTable]:
            return apart(asked_tables, files, dict(sheets), progress=progress)

        self._start(Job(work, QCoreApplication.instance()), then)

    def _look_at_sheet(self, place: int, sheet: str) -> None:
        def show(tables: list[AskedTable]) -> None:
            self.asking.show_sheet(next(table for table in tables if table.place == place))

        self._look({place: sheet}, show)

    def _read(self, wishes: tuple[Wishes, ...]) -> None:
        book, files = self._session.book, self._files

        def work(progress: Progress) -> Review:
            return review_of(book, files, progress, wishes)

        self._start(Job(work, QCoreApplication.instance()), lambda review: self._show(review, files, wishes))

    def _start(self, job: Job, then: Callable[[Any], None]) -> None:
        # The application's: it lives until its work has ended, whatever happens to the window.
        self.job = job
        self._session.closing.connect(job.cancel)
        files = self._files
        name = files[0].name if len(files) == 1 else _("{n} files").format(n=len(files))
        progress_dialog(job, _("Reading {name}").format(name=name), self._window)
        job.succeeded.connect(then)
        job.refused.connect(self._refuse)
        job.ended.connect(lambda: self._ended(job))
        job.ended.connect(job.deleteLater)
        job.start()

    def _show(self, review: Review, files: tuple[Path, ...], wishes: tuple[Wishes, ...]) -> None:
        self.dialog = ImportDialog(self._window, self._session, self._requests, self._theme, review, files, wishes)
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

    def _ended(self, job: Job) -> None:
        """Unless what it found began another already."""
        if self.job is job:
            self.job = None
            self._go_on()

    def _closed(self) -> None:
        self.dialog = None
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and self.job is None and self.dialog is None and self.asking.dialog is None:
            self.begin(self._waiting.pop(0))


def wishes_from(about: Mapping[str, Any]) -> tuple[Wishes, ...]:
    """What was said about the tables of an unfinished review."""
    return tuple(Wishes(one["columns"], one["sheet"]) for one in about.get("wishes", ()))
