"""The sidebar: the pages, and below them the notebook's name with what protects it, the settings and the lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from salesbook.gui.actions import FOOT, PAGES, Action
from salesbook.gui.icons import icon_apart, pixmap
from salesbook.gui.safety_light import Light, Safety
from salesbook.gui.theme import Theme, grown
from salesbook.gui.top_bar import keys_of
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.words import apart_size, button, label, literal
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

# Its width with words, which grows with the text; with icons alone, and their side, by which it grows.
WIDE, NARROW, ICON = 200, 56, 18


class Sidebar(QFrame):
    """Navigation, the notebook's name and its safety light. Under 1100 px of window it shows icons with tool tips."""

    def __init__(self, theme: Theme, act: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[str, QPushButton] = {}
        self._asides: dict[str, QLabel] = {}
        self._count = 0
        self._is_narrow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 14)
        column.setSpacing(4)
        for action in PAGES:
            column.addWidget(self._button(action, act))
        self._aside("today", "muted")
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
        made.setIconSize(apart_size(ICON))
        made.setIcon(icon_apart(action.icon, self._theme.text_muted, ICON))
        made.setToolTip(render(action.words))
        made.clicked.connect(lambda _checked=False: act(action.name))
        self._buttons[action.name] = made
        if action in FOOT:
            self._aside(action.name, "hint").setText(keys_of(action))
        return made

    def _aside(self, name: str, look: str) -> QLabel:
        """What stands at the right end of a button: how much there is to do, or its keys."""
        made = label("", look)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self._buttons[name])
        row.setContentsMargins(0, 0, 9, 0)
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignRight)
        self._asides[name] = made
        return made

    def choose(self, name: str) -> None:
        """Mark the page that is shown."""
        for action in (*PAGES, *FOOT):
            chosen = action.name == name
            page = self._buttons[action.name]
            page.setChecked(chosen)
            page.setIcon(icon_apart(action.icon, self._theme.accent if chosen else self._theme.text_muted, ICON))

    def counted(self) -> int:
        """How many things must be done today, as it was said last."""
        return self._count

    def count_today(self, number: int) -> None:
        """How many things must be done today, beside the page's name."""
        self._count = number
        self._relabel()

    def narrow(self, is_narrow: bool) -> None:
        """Icons only, or icons with words."""
        self._is_narrow = is_narrow
        self.setFixedWidth(NARROW + self._theme.px(ICON) - ICON if is_narrow else self._theme.px(WIDE))
        self.safety.setVisible(not is_narrow)
        self._relabel()

    def _relabel(self) -> None:
        for action in (*PAGES, *FOOT):
            words, page = render(action.words), self._buttons[action.name]
            page.setText("" if self._is_narrow else words)
            page.setAccessibleName(f"{words}   {self._count}" if action.name == "today" and self._count else words)
        self._asides["today"].setText(str(self._count) if self._count else "")
        for aside in self._asides.values():
            aside.setHidden(self._is_narrow)


class SafetyLight(QWidget):
    """The notebook's name, and in words and by a shield what protects it and when it was last backed up.

    Where a backup failed, the words are a link that tries again: it asks for `mend_wanted`.
    """

    mend_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ElidedLabel("head")
        self._shield = QLabel()
        self.state, self.backup = label("", "small-muted"), label("", "small-muted")
        self.mend = button("", "link-danger")
        self.mend.clicked.connect(lambda _checked=False: self.mend_wanted.emit())
        self.mend.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 10, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.mend)
        for line in (self.state, self.backup):
            line.setWordWrap(True)
            words.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column.addLayout(row)

    def show_safety(self, name: str, safety: Safety) -> None:
        """Say how safe the notebook is; the shield changes with the words."""
        self._name.show_text(shown_name(name))
        failed = safety.light is Light.FAILED
        self.state.setText(safety.state)
        self.mend.setText(literal(safety.state))
        self.mend.setAccessibleName(safety.state)
        self.mend.setVisible(failed)
        self.state.setVisible(not failed)
        self.backup.setText(safety.backup)
        self._shield.setPixmap(pixmap(*shield(safety.light, self._theme), grown(16)))


def shield(light: Light, theme: Theme) -> tuple[str, str]:
    """The picture of a light, and its colour."""
    return {
        Light.GOOD: ("shield-check", theme.emotion_positive),
        Light.LATE: ("shield-alert", theme.warning),
        Light.FAILED: ("shield-x", theme.danger),
    }[light]


def shown_name(stem: str) -> str:
    """What a notebook is called where it is shown: its file's name, in the window's language where the program chose it."""
    return {"notebook": _("notebook"), "demo": _("demo")}.get(stem, stem)
