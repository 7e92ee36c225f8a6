"""The lock before every word is safe: the disk has no room for what was typed, and an open notebook may not wait for it.

The window is hidden at once, with all that stands over it, and stays in memory until what was typed is kept; only then is it put
away. Until then the lock stays too: it cannot be closed over words that nobody could bring back.
"""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from salesbook.gui.locking import forget_what_was_read
from salesbook.gui.main_window import MainWindow
from salesbook.gui.session import Session
from salesbook.gui.unlock import Unlock
from salesbook.gui.widgets.careful import CarefulDialog
from salesbook.gui.window_place import place_of
from salesbook.store.errors import WrongKey

if TYPE_CHECKING:
    from salesbook.gui.application import Application

# How often what was typed is tried again.
AGAIN_MS = 1000


class Covered(QObject):
    """The window and the session that nobody may see; in the window's place stands the lock.

    To the application the notebook is locked: it has neither until the cover is lifted.
    """

    def __init__(self, application: Application, window: MainWindow, session: Session, *, is_shown: bool) -> None:
        super().__init__(application)
        self._application, self._window, self._session = application, window, session
        self._over = [one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible()]
        self._careful = [one for one in self._over if isinstance(one, CarefulDialog)]
        for form in self._careful:
            form.finished.connect(partial(self._gone, form))
        application.app.setQuitOnLastWindowClosed(False)
        application.locking.idle.stop()
        window.closed.disconnect(application.on_closed)
        # From the top, so that none is laid bare by the one above it.
        for one in (*reversed(self._over), window):
            one.hide()
        application.window = application.session = None
        self._frame = application.frame_anew(session.path, place_of(window), is_shown=is_shown)
        self._frame.installEventFilter(self)
        application.ask(session.path, by_hand=True)
        self._say_unsafe(is_unsafe=True)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.attempt)
        self._again.start()
        application.locked.emit()

    def attempt(self) -> None:
        """Keep what was typed, the uppermost first; when all of it is kept, put the window away."""
        if self._careful:
            self._careful[-1].give_way()
        elif not self._session.is_busy and not self._session.could_not_save:
            self._put_away()

    def lift(self, key: bytes) -> None:
        """Show everything again as it was, to whoever has the key. Raises WrongKey."""
        if key != self._session.key:
            raise WrongKey
        application = self._application
        self._end()
        application.window, application.session = self._window, self._session
        self._window.closed.connect(application.on_closed)
        self._window.show()
        for one in self._over:
            if isinstance(one, QDialog) and one.windowModality() is Qt.WindowModality.WindowModal:
                one.open()
            else:
                one.show()
        application.app.setQuitOnLastWindowClosed(True)
        # One of its buttons is what called us.
        self._frame.closed.disconnect(application.on_closed)
        self._frame.hide()
        self._frame.deleteLater()
        application.locking.idle.start()
        application.go_outside()
        application.opened.emit()

    def close(self) -> None:
        """The system ends the program: write what can be written."""
        self._end()
        self._session.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The lock is to be closed; only the system may do that."""
        if event.type() == QEvent.Type.Close and not self._application.app.isSavingSession():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _put_away(self) -> None:
        self._end()
        self._application.left_at(self._session.path, self._window.state())
        self._session.close()
        for gone in (self._window, self._session):
            gone.deleteLater()
            QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
        self._say_unsafe(is_unsafe=False)
        forget_what_was_read()
        gc.collect()

    def _say_unsafe(self, *, is_unsafe: bool) -> None:
        for question in self._frame.findChildren(Unlock):
            question.say_unsafe(is_unsafe=is_unsafe)

    def _gone(self, form: CarefulDialog, _result: int) -> None:
        self._careful.remove(form)
        self._over.remove(form)

    def _end(self) -> None:
        self._again.stop()
        self._frame.removeEventFilter(self)
        self._application.covered = None
        self.deleteLater()
