"""Every key of the window, read from the tables of actions: those that work everywhere, then those of one place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.text import Text
from salesbook.gui.actions import ACTIONS, KEYS_IN
from salesbook.gui.top_bar import keys_of
from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

# The rows of the timeline say themselves where they work; every other place stands over its rows.
_PLACES: dict[str, Text] = {
    "today": Text("Today"),
    "visit": Text("Log a visit"),
    "day": Text("The field of a day"),
    "board": Text("Stages"),
    "plan": Text("Plan"),
    "import": Text("Import contacts"),
}
# Of the screen, for the frame of the window and a bar of the desktop that hides itself.
_SCREEN_LEFT = 64


class Shortcuts(QDialog):
    """The list, which scrolls where the screen has no room for all of it, and Close below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        self.area = QScrollArea()
        self.area.setAccessibleName(_("Keyboard shortcuts"))
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.listed = _listed()
        self.area.setWidget(self.listed)
        self.close_it = button(_("Close"))
        self.close_it.clicked.connect(self.accept)
        column.addWidget(self.area, 1)
        column.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignRight)
        self._fit()
        self.area.setFocus()

    def _fit(self) -> None:
        """As wide as the list, and as high as the screen has room for."""
        self.ensurePolished()
        needed = self.listed.sizeHint()
        self.area.setMinimumWidth(needed.width() + self.area.verticalScrollBar().sizeHint().width())
        around = self.close_it.sizeHint().height() + 12 + 32
        room = self.screen().availableGeometry().height() - _SCREEN_LEFT
        self.resize(self.sizeHint().width(), min(needed.height() + around, room))


def _listed() -> QWidget:
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(32)
    grid.setColumnStretch(0, 1)
    everywhere = tuple((action.words, keys_of(action)) for action in ACTIONS if keys_of(action))
    _head(grid, _("Everywhere"))
    _add(grid, (*everywhere, *KEYS_IN["timeline"]))
    for place, words in _PLACES.items():
        _head(grid, render(words))
        _add(grid, KEYS_IN[place])
    return inner


def _head(grid: QGridLayout, words: str) -> None:
    made = label(words, "head")
    # A group stands apart from the one before it.
    made.setContentsMargins(0, 10 if grid.count() else 0, 0, 0)
    grid.addWidget(made, grid.rowCount(), 0, 1, 2)


def _add(grid: QGridLayout, rows: tuple[tuple[Text, str], ...]) -> None:
    for words, keys in rows:
        row = grid.rowCount()
        grid.addWidget(label(render(words)), row, 0)
        grid.addWidget(label(keys, "muted"), row, 1)
