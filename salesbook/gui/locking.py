"""When the window locks: by hand at once, by itself after the minutes of the settings; never in the middle of saving.

Words that cannot be kept just now do not hold it up: they are covered (`covering.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import _lru_cache_wrapper

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from salesbook.gui.idle import Idle
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.widgets.careful import CarefulDialog

AGAIN_MS = 200
# Rooms whose caches may hold words of the notebook: names that were read, numbers, days.
REMEMBERING = ("salesbook.domain.", "salesbook.queries.", "salesbook.gui.")


def lend_lock(window: QWidget) -> None:
    """Let a dialog that must be answered lock too: it keeps the window's keys from being heard."""
    over, lock = QApplication.activeModalWidget(), window.findChild(QAction, "lock")
    if over is not None and lock is not None:
        over.addAction(lock)


class Locking(QObject):
    """Emits `due` when the notebook can be put away: nothing is being saved, and no question is open any more.

    `stuck` says that it cannot be, because what was typed is safe nowhere.
    """

    due = Signal()
    stuck = Signal()

    def __init__(self, preferences: Preferences, is_busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self.idle = Idle(lambda: int(preferences.settings.lock_after or 0) or None, self)
        self.idle.passed.connect(self.wish)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._attempt)

    def wish(self) -> None:
        """Lock as soon as it can be done."""
        if not self._again.isActive():
            self._again.start(0)

    def _attempt(self) -> None:
        """Close what is open over the window, whose drafts are kept by that, and wait for what is being saved."""
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(over, CarefulDialog) and over.is_stuck:
            self.stuck.emit()
            return
        if isinstance(over, CarefulDialog):
            # It would ask, and nobody is there to answer; it goes when what was typed is safe.
            over.give_way()
        elif over is not None:
            over.close()
        if over is not None or self._is_busy():
            self._again.start(AGAIN_MS)
        else:
            self.due.emit()


def forget_what_was_read() -> None:
    """Empty the caches that words of the notebook may be in."""
    for name, module in list(sys.modules.items()):
        if name.startswith(REMEMBERING):
            for thing in list(vars(module).values()):
                if isinstance(thing, _lru_cache_wrapper):
                    thing.cache_clear()
