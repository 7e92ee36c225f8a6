"""The top bar: one field for everything, Undo with its label, New contact, Log a visit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton

from salesbook.domain.text import Text
from salesbook.gui.actions import ACTIONS, Action
from salesbook.gui.icons import icon
from salesbook.gui.theme import Theme, grown
from salesbook.gui.words import button, literal, with_icon
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

_NAMED = {action.name: action for action in ACTIONS}
# How much Undo says, at text of 100 %, and in a bar narrower than that.
UNDO_WIDTH, NARROW_UNDO, NARROW_UNDER = 220, 120, 760


class TopBar(QFrame):
    """52 px over the page."""

    def __init__(self, theme: Theme, act: Callable[[str], None]) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(52))
        self._theme = theme
        self._undone = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(8)
        self.search = SearchField(theme)
        row.addWidget(self.search)
        row.addStretch(1)
        self._undo = self._button("undo", "quiet", theme.text_muted, act)
        row.addWidget(self._undo)
        row.addWidget(self._button("new-contact", "", theme.text, act))
        row.addWidget(self._button("log-visit", "filled", theme.accent_text, act))
        self.offer_undo(None)

    def offer_undo(self, label: Text | None) -> None:
        """Show what Undo would take back; without anything the button is not there."""
        self._undo.setVisible(label is not None)
        if label is None:
            return
        self._undone = words = _("Undo · {label}").format(label=render(label))
        self._undo.setAccessibleName(words)
        self._undo.setToolTip("\u200b" + words)
        self._cut_undo()

    def _cut_undo(self) -> None:
        px = self._theme.px
        room = px(UNDO_WIDTH if self.width() >= px(NARROW_UNDER) else NARROW_UNDO)
        said = QFontMetrics(self._undo.font()).elidedText(self._undone, Qt.TextElideMode.ElideRight, room)
        self._undo.setText("\u2005" + literal(said))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow bar says less of what would be taken back."""
        super().resizeEvent(event)
        self._cut_undo()

    def _button(self, name: str, look: str, colour: str, act: Callable[[str], None]) -> QPushButton:
        action = _NAMED[name]
        made = button(render(action.words), look)
        made.setObjectName(name)
        with_icon(made, icon(action.icon, colour, 16))
        made.setToolTip(keys_of(action))
        # The pointer leaves the focus on the page, whose keys go on.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _checked=False: act(name))
        return made


def keys_of(action: Action) -> str:
    """The keys of an action as this platform writes them; empty where it has none."""
    shortcuts = action.shortcuts
    return shortcuts[0].toString(QKeySequence.SequenceFormat.NativeText) if shortcuts else ""


class SearchField(QLineEdit):
    """The one field. Up, Down, Enter and Escape belong to the list below it, which is made when it is `entered`."""

    entered = Signal()
    moved = Signal(int)
    chosen = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        search = _NAMED["search"]
        words = render(search.words)
        self.setObjectName(search.name)
        self.setPlaceholderText(f"{words}    {keys_of(search)}")
        self.setAccessibleName(words)
        self.setMinimumWidth(240)
        self.setMaximumWidth(theme.px(400))
        self.setFixedHeight(theme.px(32))
        self.addAction(icon("search", theme.text_muted, 16), QLineEdit.ActionPosition.LeadingPosition)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it may be."""
        return QSize(grown(400), grown(32))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell before the first letter."""
        self.entered.emit()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hand the keys of the list over."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key is Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
