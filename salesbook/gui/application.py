"""From process start to a window: theme, language, unlocking, first run, and rebuilding when one of them changes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QRect, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences import Preferences
from salesbook.gui.session import Session
from salesbook.gui.theme import apply_theme, load_fonts
from salesbook.gui.warming import warm_up
from salesbook.store.errors import NotebookLocked
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.system.i18n import language
from salesbook.system.secrets import Keychain

if TYPE_CHECKING:
    from salesbook.gui.first_run import FirstRun
    from salesbook.gui.unlock import Unlock


class Application(QObject):
    """The running program: one notebook, one window at a time."""

    def __init__(self, home: Path, app: QApplication) -> None:
        super().__init__()
        self.app = app
        self.preferences = Preferences(home)
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self.welcome: FirstRun | None = None
        self.lock: Unlock | None = None
        self._qt_words: QTranslator | None = None
        load_fonts(app)
        self._dress()

    def open(self, path: Path | None) -> None:
        """Open a notebook, or ask what to do where there is none."""
        if path is None or not path.exists():
            from salesbook.gui.first_run import FirstRun

            self.welcome = FirstRun(self.preferences, self.app_theme, self._show)
            self.welcome.show()
            return
        try:
            key = unlock(key_path(path), WaysIn(), Keychain())
        except NotebookLocked:
            from salesbook.gui.unlock import Unlock

            self.lock = Unlock(path, self.app_theme, lambda found: self._show(path, found))
            self.lock.show()
            return
        self._show(path, key)

    def _show(self, path: Path, key: bytes) -> None:
        self.session = Session(path, key, self)
        self._build(None)
        # After the first paint, so that the frame never waits for it.
        QTimer.singleShot(0, self._warm_up)
        for over in (self.welcome, self.lock):
            if over is not None:
                over.close()
        # One of its buttons or fields is what called us: it must not go before it has returned.
        QTimer.singleShot(0, self._let_go)

    def _let_go(self) -> None:
        self.welcome = self.lock = None

    def _warm_up(self) -> None:
        if self.session is not None:
            warm_up(self.session.fresh_reader)

    def _build(self, state: dict[str, object] | None, place: QRect | None = None) -> None:
        assert self.session is not None
        window = MainWindow(self.session, self.preferences, self.app_theme)
        # Later, when nothing of the old window is at work any more: the rebuild destroys it.
        window.rebuild_wanted.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._closed)
        if state is not None and place is not None:
            window.restore_state(state)
            window.setGeometry(place)
        else:
            window.restore_place()
        self.window = window
        window.show()

    def _rebuild(self) -> None:
        """A new window in the state of the old, which goes first: a style sheet would polish every widget of it again."""
        old = self.window
        assert old is not None
        state, place = old.state(), old.geometry()
        self.app.setQuitOnLastWindowClosed(False)
        old.closed.disconnect(self._closed)
        old.hide()
        old.deleteLater()
        self.window = None
        QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
        self._dress()
        self._build(state, place)
        self.app.setQuitOnLastWindowClosed(True)

    def _dress(self) -> None:
        self.app_theme = self.preferences.theme()
        apply_theme(self.app, self.app_theme)
        if self._qt_words is not None:
            self.app.removeTranslator(self._qt_words)
        self._qt_words = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(QLocale(language()), "qtbase", "_", folder):
            self.app.installTranslator(self._qt_words)

    def _closed(self) -> None:
        if self.session is not None:
            self.session.close()
            self.session = None


def run(home: Path, path: Path | None) -> int:
    """Open the window on a notebook and stay until it is closed; returns the exit status."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Salesbook")
    application = Application(home, app)
    application.open(path)
    return app.exec()
