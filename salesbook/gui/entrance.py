"""How the program begins, and what reaches it from outside while it runs: files to open, second starts, the system's wishes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QProcess, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

import salesbook.gui.plain_imports  # noqa: F401 - before all that is imported after Qt
from salesbook.gui.one_window import Call, OneWindow
from salesbook.system.paths import NOTEBOOK_ENDING
from salesbook.system.program import TOKEN, own_command

if TYPE_CHECKING:
    from salesbook.gui.application import Application


class Program(QApplication):
    """Qt's application, which hears what the system asks of a running program: on macOS files come as events."""

    quit_wanted = Signal()
    files_wanted = Signal(tuple)

    def event(self, event: QEvent) -> bool:
        """A file to open; or the end, which a window that only hides must not hold up."""
        if isinstance(event, QFileOpenEvent):
            self.files_wanted.emit((Path(event.file()),))
            return True
        if event.type() == QEvent.Type.Quit:
            self.quit_wanted.emit()
        return super().event(event)


def is_taken_elsewhere(door: OneWindow, files: tuple[Path, ...], *, minimised: bool) -> bool:
    """Whether another window is open on the notebook; it took the files then, and has come forward."""
    return not door.is_first(Call(files, os.environ.get(TOKEN, ""), minimised))


class Entrance(QObject):
    """Takes files and second starts to the window, and lets them wait while the notebook is locked."""

    def __init__(self, application: Application, door: OneWindow | None) -> None:
        super().__init__(application)
        self._application = application
        self._files: tuple[Path, ...] = ()
        self._door: OneWindow | None = None
        if door is not None:
            self._listen_at(door)
        application.opened.connect(self._on_opened)
        application.is_elsewhere = self._is_elsewhere
        application.app.aboutToQuit.connect(self._close)
        if isinstance(application.app, Program):
            application.app.quit_wanted.connect(application.presence.let_go)
            application.app.files_wanted.connect(self.open_files)

    def open_files(self, paths: tuple[Path, ...]) -> None:
        """The one entry for files: address books are imported, another notebook opens in a window of its own."""
        for path in paths:
            if path.suffix.lower() != NOTEBOOK_ENDING:
                self._files += (path,)
            elif not self._listens_for(path):
                program, *arguments = own_command(*self._application.preferences.home_option(), str(path))
                QProcess.startDetached(program, arguments)
        self._import_what_waits()

    def _on_opened(self) -> None:
        session = self._application.session
        if session is not None and self._door is None:
            # It was made, or chosen, only now.
            self._is_elsewhere(session.path)
        self._import_what_waits()

    def _is_elsewhere(self, notebook: Path) -> bool:
        """Whether another window has the notebook, which comes forward then; if not, this one listens for it from now on."""
        if self._listens_for(notebook):
            return False
        door = OneWindow(notebook)
        if not door.is_first(Call()):
            return True
        self._close()
        self._listen_at(door)
        return False

    def _listens_for(self, notebook: Path) -> bool:
        return self._door is not None and self._door.notebook.resolve() == notebook.resolve()

    def _import_what_waits(self) -> None:
        window = self._application.window
        if self._files and window is not None and window.is_open:
            files, self._files = self._files, ()
            self._application.presence.come_forward()
            window.dialogs.import_files(files)

    def _listen_at(self, door: OneWindow) -> None:
        self._door = door
        door.setParent(self)
        door.called.connect(self._called)

    def _called(self, call: Call) -> None:
        """A second start on this notebook hands over what it was given."""
        if call.token:
            os.environ[TOKEN] = call.token
        if not call.is_quiet:
            self._application.presence.come_forward()
        self.open_files(call.files)

    def _close(self) -> None:
        if self._door is not None:
            self._door.close()
            self._door = None


def run(home: Path, path: Path | None, files: tuple[Path, ...] = (), *, minimised: bool = False) -> int:
    """Open the window on a notebook and stay until it is closed; returns the exit status.

    Where a window is open on it already, that one comes forward and imports the files, and this program ends.
    """
    from salesbook.gui.application import Application
    from salesbook.gui.icons import program_icon
    from salesbook.gui.unexpected import Guard

    app = QApplication.instance() or Program(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Salesbook")
    # By this the desktop finds our entry, and with it the icon where windows bring none along.
    app.setDesktopFileName("salesbook")
    app.setWindowIcon(program_icon())
    guard = Guard(home, app)
    guard.install()
    door = OneWindow(path) if path is not None and path.exists() else None
    if door is not None and is_taken_elsewhere(door, files, minimised=minimised):
        return 0
    application = Application(home, app)
    application.log = guard.log
    entrance = Entrance(application, door)
    application.open(path, minimised=minimised)
    entrance.open_files(files)
    return app.exec()
