"""The icon in the tray, where there is one: what is most often wanted without the window, and how much must be done."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from salesbook.gui.actions import ACTIONS
from salesbook.gui.icons import icon
from salesbook.gui.theme import Theme
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

# What the icon calls: the window itself, and actions of the window. Those that this version does not have are left out.
OPEN, QUIT = "open", "quit"
CALLED = (OPEN, "log-visit", "today", "lock", QUIT)
ICON_PX = 64


class Tray(QObject):
    """`wanted` names what was chosen: `open`, or an action of the window; `balloon_clicked` tells of its last message."""

    wanted = Signal(str)
    balloon_clicked = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count: int | None = None
        self._icon = QSystemTrayIcon(_picture(theme), self)
        self._icon.activated.connect(self._clicked)
        self._icon.messageClicked.connect(self.balloon_clicked)
        self._menu = QMenu()
        known = {action.name for action in ACTIONS}
        self.entries = {name: self._menu.addAction("") for name in CALLED if name == OPEN or name in known}
        for name, entry in self.entries.items():
            entry.triggered.connect(lambda _checked=False, name=name: self.wanted.emit(name))
        self._icon.setContextMenu(self._menu)
        self.speak()
        self._icon.show()

    @staticmethod
    def is_possible() -> bool:
        """Whether this desktop has a tray just now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def speak(self) -> None:
        """Say everything in the language of the moment."""
        words = {action.name: render(action.words) for action in ACTIONS}
        for name, entry in self.entries.items():
            entry.setText(_("Open Salesbook") if name == OPEN else words[name])
        today = words["today"] if not self._count else f"{words['today']}   {self._count}"
        self.entries["today"].setText(today)
        hint = _("Salesbook: {n} must be done today").format(n=self._count) if self._count else "Salesbook"
        self._icon.setToolTip(hint)

    def count(self, number: int | None) -> None:
        """How much must be done today; None while the notebook is locked, and then there is nothing to choose from it."""
        self._count = number
        for name, entry in self.entries.items():
            entry.setEnabled(number is not None or name in (OPEN, QUIT))
        self.speak()

    def say(self, title: str, body: str) -> bool:
        """A message of the desktop, without buttons; False where it has none."""
        if not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(title, body, self._icon.icon())
        return True

    def go(self) -> None:
        """Leave the tray."""
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click opens the window; on macOS it opens the menu, which is enough."""
        if reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.wanted.emit(OPEN)


def _picture(theme: Theme) -> QIcon:
    """The program's own icon; the one of a notebook where it has none."""
    own = QApplication.windowIcon()
    return own if not own.isNull() else icon("notebook-pen", theme.accent, ICON_PX)
