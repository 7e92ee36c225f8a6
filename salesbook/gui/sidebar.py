"""The sidebar: the pages, and below them the notebook's name with what protects it, the settings and the lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from salesbook.gui.actions import FOOT, PAGES, Action
from salesbook.gui.icons import icon, pixmap
from salesbook.gui.theme import Theme
from salesbook.gui.words import button, label
from salesbook.wording import render

WIDE, NARROW = 200, 56


class Sidebar(QFrame):
    """Navigation, the notebook's name and its safety light. Under 1100 px of window it shows icons with tool tips."""

    def __init__(self, theme: Theme, act: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[str, QPushButton] = {}
        self._count = 0
        self._is_narrow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 14)
        column.setSpacing(4)
        for action in PAGES:
            column.addWidget(self._button(action, act))
        column.addStretch(1)
        self.safety = SafetyLight(theme)
        column.addWidget(self.safety)
        column.addSpacing(6)
        for action in FOOT:
            column.addWidget(self._button(action, act))

    def _button(self, action: Action, act: Callable[[str], None]) -> QPushButton:
        made = button(render(action.words), "navigation")
        made.setObjectName(action.name)
        made.setCheckable(action.name != "lock")
        made.setAutoExclusive(True)
        made.setIconSize(QSize(18, 18))
        made.setIcon(icon(action.icon, self._theme.text_muted, 18))
        made.setToolTip(render(action.words))
        made.clicked.connect(lambda _checked=False: act(action.name))
        self._buttons[action.name] = made
        return made

    def choose(self, name: str) -> None:
        """Mark the page that is shown."""
        for action in (*PAGES, *FOOT):
            chosen = action.name == name
            page = self._buttons[action.name]
            page.setChecked(chosen)
            page.setIcon(icon(action.icon, self._theme.accent if chosen else self._theme.text_muted, 18))

    def count_today(self, number: int) -> None:
        """How many things must be done today, beside the page's name."""
        self._count = number
        self._relabel()

    def narrow(self, is_narrow: bool) -> None:
        """Icons only, or icons with words."""
        self._is_narrow = is_narrow
        self.setFixedWidth(NARROW if is_narrow else WIDE)
        self.safety.setVisible(not is_narrow)
        self._relabel()

    def _relabel(self) -> None:
        for action in (*PAGES, *FOOT):
            words, page = render(action.words), self._buttons[action.name]
            said = f"{words}   {self._count}" if action.name == "today" and self._count else words
            page.setText("" if self._is_narrow else said)
            page.setAccessibleName(said)


class SafetyLight(QWidget):
    """The notebook's name, and in words and by a shield what protects it and when it was last backed up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = label("", "head")
        self._shield = QLabel()
        self._state = label("", "small-muted")
        self._state.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 10, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._state, 1)
        column.addLayout(row)

    def show_state(self, name: str, words: str, *, good: bool) -> None:
        """Say how the notebook is protected; the shield changes with the words."""
        self._name.setText(name)
        self._state.setText(words)
        shield, colour = (
            ("shield-check", self._theme.emotion_positive) if good else ("shield-alert", self._theme.warning)
        )
        self._shield.setPixmap(pixmap(shield, colour, 16))
