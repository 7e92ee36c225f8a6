"""A list to choose one of, under a button, with a line that narrows it: for what may be many, where a menu fills the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from salesbook.gui.theme import grown
from salesbook.gui.words import label
from salesbook.system.i18n import gettext as _

WIDTH, MOST_ROWS, EDGE = 240, 12, 8
# Up to so many are seen at a glance.
FEW = 6
_VALUE = Qt.ItemDataRole.UserRole
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

# What it stands for, and the words that are shown.
Choice: TypeAlias = tuple[str, str]


class ChoicePopup(QFrame):
    """Emits the value that was `chosen`. Typing narrows, arrows move, Enter or a click chooses, Esc closes."""

    chosen = Signal(str)

    def __init__(self, under: QWidget, name: str, choices: Sequence[Choice], nothing: str) -> None:
        super().__init__(under, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self.setWindowTitle(name)
        self._under = under
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(6)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find"))
        self.field.setAccessibleName(_("Find: {what}").format(what=name))
        self.field.setVisible(len(choices) > FEW)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("look", "popup")
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._take)
        self.list.installEventFilter(self)
        for value, words in choices:
            item = QListWidgetItem(words, self.list)
            item.setData(_VALUE, value)
            item.setToolTip(words)
        self.nobody: QLabel = label(nothing, "muted")
        self.nobody.setWordWrap(True)
        for widget in (self.field, self.list, self.nobody):
            column.addWidget(widget)
        self._narrow("")
        self._fit()

    def open(self) -> None:
        """Show it under its button, inside the screen."""
        at = self._under.mapToGlobal(self._under.rect().bottomLeft())
        room = QApplication.screenAt(at) or QApplication.primaryScreen()
        inside = room.availableGeometry()
        at.setX(max(inside.left(), min(at.x(), inside.right() - self.width())))
        at.setY(max(inside.top(), min(at.y(), inside.bottom() - self.height())))
        self.move(at)
        self.show()
        (self.field if self.field.isVisibleTo(self) else self.list).setFocus()

    def shown(self) -> list[str]:
        """The words that can be chosen from just now."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if not item.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows typed into the line move in the list, and Enter takes what is marked."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _ENTERS:
                self._take(self.list.currentItem())
                return True
            if watched is self.field and event.key() in _MOVES:
                QApplication.sendEvent(self.list, QKeyEvent(event.type(), event.key(), event.modifiers()))
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, words: str) -> None:
        wanted = words.strip().casefold()
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().casefold())
            if first is None and not item.isHidden():
                first = item
        self.list.setCurrentItem(first)  # type: ignore[arg-type] # none is marked then
        self.list.setVisible(first is not None)
        self.nobody.setVisible(first is None)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            self.close()
            self.chosen.emit(str(item.data(_VALUE)))

    def _fit(self) -> None:
        """As high as its rows, up to a dozen; the height stays while it is narrowed."""
        self.ensurePolished()
        row = max(self.list.sizeHintForRow(0), 1)
        self.list.setMinimumHeight(0)
        rows = min(max(self.list.count(), 1), MOST_ROWS) * row + 4
        line = self.field.sizeHint().height() + 6 if self.field.isVisibleTo(self) else 0
        self.setFixedSize(grown(WIDTH), rows + line + 2 * EDGE)
