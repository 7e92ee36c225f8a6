"""From process start to a window: theme, language, unlocking, first run, and rebuilding when one of them changes.

The frame is painted first and the notebook opened after it, so what only a notebook needs is imported then.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from salesbook.domain.errors import SalesbookError
from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences import Preferences
from salesbook.gui.theme import apply_theme, load_fonts
from salesbook.system.i18n import language
from salesbook.system.settings import OVER
from salesbook.wording import render

if TYPE_CHECKING:
    from salesbook.gui.first_run import FirstRun
    from salesbook.gui.session import Session


# Objects made, and passes over the young and the middle ones, until the collector of cycles goes on to the next.
COLLECTED_AFTER = (20_000, 20, 20)


class Application(QObject):
    """The running program: one notebook, one window at a time."""

    def __init__(self, home: Path, app: QApplication) -> None:
        super().__init__()
        self.app = app
        self.preferences = Preferences(home)
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self.welcome: FirstRun | None = None
        self._is_put_off = False
        self._qt_words: QTranslator | None = None
        # The collector of cycles would walk through all of Qt's classes again for every few hundred rows that are read.
        gc.freeze()
        gc.set_threshold(*COLLECTED_AFTER)
        load_fonts(app)
        self._dress()

    def open(self, path: Path | None) -> None:
        """Open a notebook, or ask what to do where there is none."""
        if path is None or not path.exists():
            from salesbook.gui.first_run import FirstRun

            self.welcome = FirstRun(self.preferences, self.app_theme, self._enter)
            self.welcome.show()
            return
        self._frame(path.stem).painted.connect(lambda: self._unlock(path))

    def _unlock(self, path: Path) -> None:
        """Open the notebook behind the frame; what stands in its way takes the frame's place."""
        from salesbook.store.errors import NotebookLocked
        from salesbook.store.keys import WaysIn, key_path, unlock
        from salesbook.system.secrets import Keychain

        try:
            self._enter(path, unlock(key_path(path), WaysIn(), Keychain()))
        except NotebookLocked:
            from salesbook.gui.unlock import Unlock

            self._frame(path.stem).ask(Unlock(path, self.app_theme, lambda key: self._enter(path, key)))
        except SalesbookError as error:
            self._say_trouble(path, error)

    def _enter(self, path: Path, key: bytes, files: tuple[Path, ...] = ()) -> None:
        """Show the notebook's pages; called by the first run, by the unlock screen, or once the frame was seen."""
        from salesbook.gui.session import Session

        try:
            self.session = Session(path, key, self)
        except SalesbookError as error:
            self._say_trouble(path, error)
            return
        window = self._frame(path.stem)
        window.filled.connect(self._warm_up)
        self._open(window, self.session)
        if files:
            window.dialogs.import_files(files)
        if self.welcome is not None:
            # Once: who ended it is not asked again.
            if not self.preferences.settings.first_visit:
                self._guide(afresh=True)
            self.welcome.close()
            # One of its buttons is what called us: it must not go before it has returned.
            QTimer.singleShot(0, self._let_go)

    def _open(self, window: MainWindow, session: Session) -> None:
        window.open(session)
        window.requests.first_visit_wanted.connect(lambda: self._guide(afresh=True))
        if self.preferences.settings.first_visit not in ("", OVER) and not self._is_put_off:
            self._guide(afresh=False)

    def _guide(self, *, afresh: bool) -> None:
        """Show the step of the first visit that is to be done, or the first of all."""
        from salesbook.gui.first_visit.first_visit import FirstVisit
        from salesbook.gui.first_visit.steps import STEPS

        assert self.window is not None
        for before in self.window.findChildren(FirstVisit):
            before.take_away()
        if afresh:
            self.preferences.change(first_visit=STEPS[0].name)
        FirstVisit(self.window, self.preferences).left.connect(self._put_off)

    def _put_off(self) -> None:
        """Not again in this run, whatever becomes of the window, unless somebody asks for it."""
        self._is_put_off = True

    def _warm_up(self) -> None:
        """Load what the first keystroke would wait for; the rep looks at the day meanwhile."""
        from salesbook.gui.warming import warm_up

        if self.session is not None:
            warm_up(self.session.fresh_reader, self._make_contacts)

    def _make_contacts(self) -> None:
        """Make the page that nearly everybody goes to next while nobody waits for it."""
        if self.window is not None and self.session is not None:
            self.window.pages["contacts"]

    def _let_go(self) -> None:
        self.welcome = None

    def _say_trouble(self, path: Path, error: SalesbookError) -> None:
        from salesbook.gui.trouble import Trouble

        again = lambda: self._unlock(path)  # noqa: E731
        self._frame(path.stem).ask(Trouble(path.stem, render(error.text), self.app_theme, again))

    def _frame(self, name: str) -> MainWindow:
        """The window that is there, or a new one where it stood last time."""
        if self.window is not None:
            return self.window
        window = self._new_window(name)
        window.restore_place()
        window.show()
        return window

    def _new_window(self, name: str) -> MainWindow:
        self.window = window = MainWindow(name, self.preferences, self.app_theme)
        # Later, when nothing of the old window is at work any more: the rebuild destroys it.
        window.rebuild_wanted.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._closed)
        return window

    def _rebuild(self) -> None:
        """A new window in the state of the old, which goes first: a style sheet would polish every widget of it again."""
        old, session = self.window, self.session
        assert old is not None
        assert session is not None
        state, place = old.state(), old.geometry()
        self.app.setQuitOnLastWindowClosed(False)
        old.closed.disconnect(self._closed)
        old.hide()
        old.deleteLater()
        self.window = None
        QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
        self._dress()
        window = self._new_window(session.name)
        self._open(window, session)
        window.restore_state(state)
        window.setGeometry(place)
        window.show()
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
