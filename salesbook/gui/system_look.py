"""When the system goes dark or light, or wants more contrast, while the program runs: at dusk, say."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from salesbook.gui.preferences.preferences import Preferences

AGAIN_MS = 500


class SystemLook(QObject):
    """`changed` comes where the theme is *as the system*, once nothing is open over the window.

    A new look makes a new window, and what is being typed must stay.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._attempt)
        # Both must be held: PySide drops what hangs on a temporary.
        self._hints = QGuiApplication.styleHints()
        self._access = self._hints.accessibility()
        # Methods, not lambdas: Qt lets go of them when this is gone, and the system's hints live on.
        self._hints.colorSchemeChanged.connect(self._soon)
        self._access.contrastPreferenceChanged.connect(self._soon)

    def _soon(self, _new: object) -> None:
        self._again.start(0)

    def _attempt(self) -> None:
        if self._preferences.settings.theme in ("light", "dark"):
            return
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            self._again.start(AGAIN_MS)
        else:
            self.changed.emit()
