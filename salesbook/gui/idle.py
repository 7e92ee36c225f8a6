"""How long nobody has touched the program: no key, no movement of the mouse, no finger on the screen.

Windows of the program are watched, not every widget in them, so that nothing else becomes slower by it. Time is the
system's: a computer that slept was not touched either.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from salesbook.system import clock

LOOK_EVERY_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Emits `passed`, and again at every look, once nobody has touched the program for `minutes` (None: never)."""

    passed = Signal()

    def __init__(
        self, minutes: Callable[[], int | None], parent: QObject | None = None, now: Callable[[], datetime] = clock.now
    ) -> None:
        super().__init__(parent)
        self._minutes, self._now = minutes, now
        self._touched = now()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Count from now on."""
        self._touched = self._now()
        self._watch()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def look(self) -> None:
        """See whether the time has passed; a clock that was set back begins anew."""
        self._watch()
        now = self._now()
        self._touched = min(self._touched, now)
        minutes = self._minutes()
        if minutes is not None and now - self._touched >= timedelta(minutes=minutes):
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Whatever the user does to one of the windows counts; nothing is kept from it."""
        if event.type() in _TOUCHES:
            self._touched = self._now()
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        """Also the windows that came since. To install a filter again moves it to the front, no more."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
