"""From process start to a window: theme, language, unlocking, locking, first run, and rebuilding when one of them changes.

The frame is painted first and the notebook opened after it, so what only a notebook needs is imported then.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication

import salesbook.gui.plain_imports  # noqa: F401 - before all that is imported after Qt
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import Text
from salesbook.gui.first_visit.guidance import Guidance
from salesbook.gui.locking import Locking, forget_what_was_read
from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.presence import Presence
from salesbook.gui.qt_words import let_qt_speak
from salesbook.gui.system_look import SystemLook
from salesbook.gui.theme import apply_theme, load_fonts
from salesbook.gui.window_place import Place, place_of, put, restore_place
from salesbook.system.memory import collect_seldom
from salesbook.wording import render

if TYPE_CHECKING:
    from salesbook.gui.covering import Covered
    from salesbook.gui.first_run import FirstRun
    from salesbook.gui.outside import Outside
    from salesbook.gui.session import Session
    from salesbook.store.restore import Restored
    from salesbook.store.unlocking import WaysIn


# How long after Today is filled the rest is loaded.
AFTER_FILLED_MS = 100

Act = Callable[[], None]

# Seconds a worker thread may keep the interpreter's lock while another waits for it. Qt gives the lock away and takes it again
# with nearly every call, so a page of a hundred calls waits a hundred times so long beside a thread that computes.
LOCK_KEPT = 0.0005


class Application(QObject):
    """The running program: one notebook, one window at a time.

    `opened` and `locked` tell what goes on without the window, such as reminders, whether the notebook may be asked.
    """

    opened = Signal()
    locked = Signal()

    def __init__(self, home: Path, app: QApplication) -> None:
        super().__init__()
        self.app = app
        self.outside: Outside | None = None
        # Whether another window has this notebook; whoever hears of second starts knows.
        self.is_elsewhere: Callable[[Path], bool] = lambda _path: False
        # Keeps the errors that pages say themselves; whoever catches the others knows how.
        self.log: Callable[[BaseException], object] = lambda _error: None
        self.presence = Presence(app, lambda: self.welcome or self.window, self._may_hide)
        self.preferences = Preferences(home)
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self.welcome: FirstRun | None = None
        # The window that is locked, but cannot be put away yet.
        self.covered: Covered | None = None
        # Where the window that was locked stood, and what it showed: ids and filters, nothing of what they stand for.
        self._left: tuple[Path, dict[str, Any]] | None = None
        self.guidance = Guidance(self.preferences, self)
        self.locking = Locking(self.preferences, self._is_busy, self)
        self.locking.due.connect(self._lock)
        self.locking.stuck.connect(self._cover)
        SystemLook(self.preferences, self).changed.connect(self._rebuild)
        collect_seldom()
        sys.setswitchinterval(LOCK_KEPT)
        load_fonts(app)
        self._dress()

    def open(self, path: Path | None, *, minimised: bool = False) -> None:
        """Open a notebook, or ask what to do where there is none; `minimised` to the tray, or to where windows wait."""
        if path is None or not path.exists():
            from salesbook.gui.first_run import FirstRun

            self.welcome = FirstRun(self.preferences, self.app_theme, self._begin, self._again)
            self.welcome.show()
            return
        if minimised:
            self.presence.wait()
            # Nobody looks, so nothing is painted that could be waited for.
            self.go_outside()
            self._frame(path.stem)
            QTimer.singleShot(0, lambda: self._unlock(path))
        else:
            self._frame(path.stem).painted.connect(lambda: self._unlock(path))

    def _may_hide(self) -> bool:
        """Whether there is something that goes on when the window is closed, and a tray to call it back from."""
        is_at_work = self.session is not None or self._left is not None
        return is_at_work and self.outside is not None and self.outside.keeps_running()

    def go_outside(self) -> None:
        """Begin what goes on without the window: once the rep sees their day, or at once where nobody looks."""
        if self.outside is None:
            from salesbook.gui.outside import Outside

            self.outside = Outside(self)
        if self.session is not None and self.outside.clock is None:
            self.outside.attend(self.session)

    def _unlock(
        self, path: Path, ways: WaysIn | None = None, said: Text | None = None, then: Act | None = None
    ) -> None:
        """Open the notebook behind the frame, and then do one thing more; what stands in its way takes the frame's place."""
        from salesbook.store.errors import NotebookLocked
        from salesbook.store.unlocking import WaysIn, key_path, unlock
        from salesbook.system.secrets import Keychain

        try:
            self._enter(path, unlock(key_path(path), ways or WaysIn(), Keychain()), said, then)
        except NotebookLocked:
            self.ask(path)
        except SalesbookError as error:
            self._say_trouble(path, error)

    def ask(self, path: Path, *, by_hand: bool = False) -> None:
        """The question that opens the notebook, in the frame's place; `by_hand` where the rep had locked it."""
        from salesbook.gui.unlock import Unlock

        try:
            question = Unlock(path, self.app_theme, lambda key: self._enter(path, key), by_hand=by_hand)
        except SalesbookError as error:
            self._say_trouble(path, error)
        else:
            self._frame(path.stem).ask(question)

    def _begin(self, path: Path, key: bytes, files: tuple[Path, ...]) -> None:
        """Show the notebook that the first run made, and review what is to be brought into it."""
        self._enter(path, key)
        if files and self.window is not None and self.window.is_open:
            self.window.dialogs.import_files(files)

    def _again(self, path: Path) -> None:
        """Open what the first run found in the home; its lock, or its trouble, takes the place of the first run too."""
        if self.is_elsewhere(path):
            return
        self._unlock(path)
        if self.welcome is not None:
            self.welcome.close()
            QTimer.singleShot(0, self._let_go)

    def _enter(self, path: Path, key: bytes, said: Text | None = None, then: Act | None = None) -> None:
        """Show the notebook's pages; called by the first run, by the unlock screen, or once the frame was seen."""
        from salesbook.gui.session import Session
        from salesbook.store.errors import NotebookOlder

        try:
            if self.covered is not None:
                self.covered.lift(key)
                return
            self.session = Session(path, key, self)
        except NotebookOlder:
            from salesbook.gui.opening import Opening

            again = partial(self._enter, path, key, said, then)
            self._frame(path.stem).ask(Opening(path, key, again, partial(self._say_trouble, path)))
            return
        except SalesbookError as error:
            self._say_trouble(path, error)
            return
        window = self._frame(path.stem)
        # Once it was painted: what loads meanwhile would hold up the day that the rep waits for.
        for later in (self._warm_up, self.go_outside):
            window.filled.connect(partial(QTimer.singleShot, AFTER_FILLED_MS, self, later))
        window.open(self.session)
        self._attend(window)
        left, self._left = self._left, None
        if left is not None and left[0] == path:
            window.restore_state(left[1])
        self.preferences.remember(path)
        self.locking.idle.start()
        self.opened.emit()
        if not window.isVisible():
            self.go_outside()
        if said is not None:
            window.toast.say(render(said))
        if then is not None:
            then()
        if self.welcome is not None:
            self.guidance.begin_once()
            self.welcome.close()
            # One of its buttons is what called us: it must not go before it has returned.
            QTimer.singleShot(0, self._let_go)

    def _attend(self, window: MainWindow) -> None:
        """Guide the first visit in it, and bring back the forms that stood on the screen when the window before it went."""
        from salesbook.gui.forms.reopening import Reopening

        self.guidance.attend(window)
        Reopening(window)
        window.requests.broken.connect(self.log)

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
        restore_place(window, self.preferences)
        in_the_tray = self.outside is not None and self.outside.look_for_a_tray()
        self.presence.show_first(window, in_the_tray=in_the_tray)
        return window

    def _new_window(self, name: str) -> MainWindow:
        self.window = window = MainWindow(name, self.preferences, self.app_theme)
        # Later, when nothing of the old window is at work any more: the rebuild destroys it.
        window.rebuild_wanted.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        window.lock_wanted.connect(self.locking.wish)
        window.leave_wanted.connect(self.presence.quit)
        window.stays = self.presence.stays
        # Later too: a dialog of the window that will go asked for it.
        window.restore_wanted.connect(self._restore, Qt.ConnectionType.QueuedConnection)
        window.notebook_wanted.connect(self._change_notebook, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self.on_closed)
        return window

    def _rebuild(self) -> None:
        """A new window in the state of the old, which goes first: a style sheet would polish every widget of it again."""
        old, session = self.window, self.session
        if old is None or session is None:
            # Closed or locked meanwhile: the next window is dressed anew anyway.
            return
        state, place, is_shown = old.state(), place_of(old), old.isVisible()
        self.app.setQuitOnLastWindowClosed(False)
        self._hide(old)
        # What had the focus has just saved itself, and is to hear of it while it is there.
        session.wait_and_tell()
        self._destroy(old)
        self._dress()
        window = self._new_window(session.name)
        window.open(session)
        self._attend(window)
        window.restore_state(state)
        put(window, place)
        self.presence.show_again(window, is_shown=is_shown)

    def _hide(self, window: MainWindow) -> None:
        window.closed.disconnect(self.on_closed)
        window.hide()

    def _destroy(self, window: MainWindow) -> None:
        self.window = None
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    def _is_busy(self) -> bool:
        """Whether something is being written, or read behind the window by work that holds on to the notebook."""
        if self.session is None or self.window is None:
            return False
        if QThreadPool.globalInstance().activeThreadCount():
            return True
        return self.session.is_busy or (self.window.is_open and self.window.dialogs.is_working)

    def _lock(self) -> None:
        """Hide the notebook until it is unlocked again: key, reader and pages go, drafts are kept inside it."""
        if self.session is None or self.window is None:
            return
        is_shown = self.window.isVisible()
        self.app.setQuitOnLastWindowClosed(False)
        # What has the focus saves itself when it goes out of sight; only then it is known whether there is room for it.
        self.window.hide()
        self.session.wait_and_tell()
        if self.session.could_not_save:
            self._cover(is_shown=is_shown)
            return
        path, place, state = self._put_away()
        self._left = path, state
        self.frame_anew(path, place, is_shown=is_shown)
        self.ask(path, by_hand=True)
        self.locked.emit()

    def _cover(self, *, is_shown: bool = True) -> None:
        """Lock over what cannot be kept yet."""
        from salesbook.gui.covering import Covered

        if self.window is not None and self.session is not None:
            self.covered = Covered(self, self.window, self.session, is_shown=is_shown)

    def left_at(self, path: Path, state: dict[str, Any]) -> None:
        """Come back to this when the notebook is opened again."""
        self._left = path, state

    def _change_notebook(self, path: Path, key: bytes | None) -> None:
        """Put this notebook away and open another, from now on at every start; one that has a window comes forward there."""
        if self.is_elsewhere(path):
            return
        _before, place, _state = self._put_away()
        home = self.preferences.home.resolve()
        self.preferences.change(notebook=path.name if path.resolve().parent == home else str(path.resolve()))
        self.frame_anew(path, place)
        if key is None:
            self._unlock(path)
        else:
            self._enter(path, key)

    def _restore(self, backup: Path, ways: WaysIn) -> None:
        """Put the notebook away, bring a backup into its place, and open that; where it is refused, open what was there."""
        from salesbook.gui.preferences.restoring import brought_back, restoring

        assert self.session is not None
        key = self.session.key
        path, place, state = self._put_away()
        window = self.frame_anew(path, place)

        def restored(found: Restored) -> None:
            self._unlock(path, ways, brought_back(found, backup), noted if found.verified else None)

        def noted() -> None:
            if self.window is not None:
                self.window.acts.note_verified(backup)

        def refused(error: SalesbookError) -> None:
            self._left = path, state
            self._enter(path, key, error.text)

        job = restoring(backup, path, ways, self, window)
        job.succeeded.connect(restored)
        job.refused.connect(refused)
        job.start()

    def _put_away(self) -> tuple[Path, Place, dict[str, Any]]:
        """Close the notebook and its window; says which it was, where the window stood, and what it showed."""
        window, session = self.window, self.session
        assert window is not None
        assert session is not None
        path, place, state = session.path, place_of(window), window.state()
        self.app.setQuitOnLastWindowClosed(False)
        self.locking.idle.stop()
        # In this order: what has the focus saves itself when it loses it, and drafts are kept when the notebook closes.
        self._hide(window)
        session.close()
        self._destroy(window)
        self.session = None
        session.deleteLater()
        QCoreApplication.sendPostedEvents(session, QEvent.Type.DeferredDelete)
        return path, place, state

    def frame_anew(self, path: Path, place: Place, *, is_shown: bool = True) -> MainWindow:
        """A frame without a notebook, where the window was that is gone."""
        # Only now that nothing holds on to them any more.
        forget_what_was_read()
        gc.collect()
        window = self._new_window(path.stem)
        put(window, place)
        self.presence.show_again(window, is_shown=is_shown)
        return window

    def _dress(self) -> None:
        self.app_theme = self.preferences.theme()
        apply_theme(self.app, self.app_theme)
        let_qt_speak(self.app)

    def on_closed(self) -> None:
        """The window was closed for good."""
        if self.covered is not None:
            self.covered.close()
        if self.session is not None:
            if self.window is not None:
                # What has the focus saves itself when it goes out of sight; the window itself is hidden by Qt, later.
                self.window.stack.hide()
            self.session.close()
            self.session = None
