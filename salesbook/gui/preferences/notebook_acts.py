"""What is done with the notebook as a file: back it up, bring a backup back, open another, make a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.gui.jobs import Job
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.store.errors import FolderNotWritable
from salesbook.store.unlocking import key_path, slots_of
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import Progress

if TYPE_CHECKING:
    from salesbook.gui.prompts import Prompts


class NotebookActs(QObject):
    """`restore_wanted` carries the backup and the WaysIn, `notebook_wanted` a notebook to open instead and its key or None."""

    restore_wanted = Signal(object, object)
    notebook_wanted = Signal(object, object)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        preferences: Preferences,
        requests: Requests,
        run: Callable[[Job, str, Callable[..., object]], None],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._preferences, self._requests = window, session, preferences, requests
        self._run = run
        requests.back_up_wanted.connect(self.back_up)
        requests.restore_wanted.connect(self.ask_to_restore)
        requests.notebook_wanted.connect(self.open_notebook)
        requests.new_notebook_wanted.connect(self.make_new)

    @cached_property
    def prompts(self) -> Prompts:
        """What asks for files; loaded when it is wanted, as a start of the program does not."""
        from salesbook.gui.prompts import Prompts

        return Prompts(self._window)

    def back_up(self) -> None:
        """Make a verified backup where the rep says, and note it for the safety light."""
        from salesbook.store.backup import back_up, backup_name

        folder = self.backups()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._requests.refused.emit(FolderNotWritable(folder.name))
            return
        place = self.prompts.place_for_backup(folder / backup_name(self._session.path, clock.now()))
        if place is None:
            return

        def work(_progress: Progress) -> Path:
            reader = self._session.fresh_reader()
            try:
                return back_up(reader, place).path
            finally:
                reader.close()

        job = Job(work, self)
        job.refused.connect(self._note_failed)
        self._run(job, _("Making and verifying the backup"), self._note)

    def backups(self) -> Path:
        """Where backups go if the rep does not say otherwise."""
        return self._preferences.home / "backups"

    def _where_the_last_one_went(self) -> Path:
        """The folder of the last backup; else where backups go, or the home, whichever is there."""
        from salesbook.store.backup_notes import last_backup

        file = last_backup(self._session.reader).file
        folders = (*((Path(file).parent,) if file else ()), self.backups())
        return next((folder for folder in folders if folder.is_dir()), self._preferences.home)

    def ask_to_restore(self) -> None:
        """Ask which backup, say what will be replaced, and bring it back."""
        from salesbook.gui.preferences.restore_dialog import RestoreDialog
        from salesbook.store.backup_file import look_into

        backup = self.prompts.backup_to_restore(self._where_the_last_one_went())
        if backup is None:
            return
        try:
            seen = look_into(backup)
        except SalesbookError as error:
            self._requests.refused.emit(error)
            return
        dialog = RestoreDialog(self._window, self._session, backup, seen)
        dialog.wanted.connect(lambda ways: self.restore_wanted.emit(backup, ways))
        dialog.open()

    def note_verified(self, backup: Path) -> None:
        """The notebook came from this backup, which was opened and verified just now; it was made before, and cannot know."""
        from salesbook.store.backup_notes import note_backup

        changed = self._requests.safety_changed
        self._session.do(note_backup, backup.resolve(), clock.now(), then=lambda _none: changed.emit())

    def open_notebook(self, path: Path | None = None) -> None:
        """Open another notebook in the place of this one; one that cannot be opened leaves this one open."""
        chosen = path or self.prompts.notebook_to_open(self._session.path.parent)
        if chosen is None or chosen == self._session.path:
            return
        try:
            slots_of(key_path(chosen))
        except SalesbookError as error:
            self._requests.refused.emit(error)
            return
        self.notebook_wanted.emit(chosen, None)

    def make_new(self) -> None:
        """Make an empty notebook, protected, and open it."""
        from salesbook.gui.protection import make_protected

        path = self.prompts.place_for_notebook(self._preferences.home)
        if path is None:
            return
        try:
            key = make_protected(self._window, path, self._preferences)
        except SalesbookError as error:
            self._requests.refused.emit(error)
            return
        if key is not None:
            self.notebook_wanted.emit(path, key)

    def _note(self, file: Path) -> None:
        from salesbook.store.backup_notes import note_backup

        said = Text("Backed up to {file}; opened again and verified.", file=file.name)
        self._session.do(note_backup, file.resolve(), clock.now(), then=lambda _none: self._noted(said))

    def _noted(self, said: Text) -> None:
        self._requests.safety_changed.emit()
        self._requests.told.emit(said)

    def _note_failed(self, error: SalesbookError) -> None:
        from salesbook.store.backup_notes import note_failed_backup

        if isinstance(error, Refused):
            # A place or a name that will not do is no failure of the backup.
            return
        self._session.do(note_failed_backup, clock.now(), then=lambda _none: self._requests.safety_changed.emit())
