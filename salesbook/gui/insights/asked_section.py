"""A section that asks one question and shows a table of the answer beside a panel about the chosen row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from salesbook.gui.asking import SMALL, Questions
from salesbook.gui.insights.section import Section
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.beside import Beside
from salesbook.gui.widgets.rows_table import Column, RowsTable
from salesbook.gui.words import button, label
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _

Row = TypeVar("Row")
SIDE, WIDEST, NARROWEST = 272, 300, 120
# Of the panel in a section narrower than this: the table's words need the room more.
NARROW_SIDE, NARROW_UNDER = 224, 860


class AskedSection(Section, Generic[Row]):
    """Subclasses say what is asked (`ask`), which rows the answer has, and what the panel says of one.

    Up to `small` contacts it is asked at once. Until the first answer is there, the place for it stays empty, so that nothing
    shows that it may take away; later what stands there stays until the next.
    """

    small = SMALL

    def __init__(
        self, session: Session, requests: Requests, theme: Theme, words: str, columns: Sequence[Column[Row]]
    ) -> None:
        super().__init__()
        self.session, self.requests, self.theme = session, requests, theme
        self.summary = label("", "muted")
        self.summary.setWordWrap(True)
        self.table: RowsTable[Row] = RowsTable(theme, columns, words, self.same)
        self.nothing = label("", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.above = QVBoxLayout()
        self.panel = QVBoxLayout()
        self.side = self._make_side()
        self._lay_out(words)
        self.table.hide()
        self.side.hide()
        self._questions = Questions(session, self, self.small)
        self._questions.answered.connect(self._fill)
        self.table.chosen.connect(self._show)

    def ask(self, reader: NotebookReader) -> Any:
        """The question; asked on another thread in a large book."""
        raise NotImplementedError

    def rows(self, found: Any) -> Sequence[Row]:
        """The rows of an answer."""
        raise NotImplementedError

    def summary_of(self, found: Any) -> str:
        """What the head says of an answer."""
        raise NotImplementedError

    def nothing_yet(self) -> str:
        """What will appear here, and how it comes about; shown while there is nothing."""
        raise NotImplementedError

    def tell(self, row: Row) -> None:
        """Fill the panel with what is to be said of a row."""
        raise NotImplementedError

    def same(self, row: Row) -> object:
        """What a row keeps when it changes, so that it stays chosen."""
        return row

    def answered(self, found: Any) -> None:
        """More to be done with an answer, such as a picture above the table."""

    def refresh(self) -> None:
        """Ask."""
        self._questions.ask(self.ask)

    def clear_panel(self) -> None:
        """Empty the panel."""
        clear(self.panel)

    def line(self, words: str, look: str = "") -> None:
        """Say something in the panel; nothing where there are no words."""
        if words:
            made = label(words, look)
            made.setWordWrap(True)
            self.panel.addWidget(made)

    def open_button(self, contact_id: str, name: str) -> QPushButton:
        """A small button that goes to a contact."""
        made = button(_("Open"), "small", _("Open {name}").format(name=name[:100]))
        made.clicked.connect(lambda _checked=False: self.requests.contact_wanted.emit(contact_id))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow section leaves more to the table."""
        super().resizeEvent(event)
        px = self.theme.px
        wide = NARROW_SIDE if self.width() < px(NARROW_UNDER) else SIDE
        self.side.setFixedWidth(min(px(wide), WIDEST))

    def _fill(self, found: Any) -> None:
        rows = self.rows(found)
        self.answered(found)
        self.summary.setText(self.summary_of(found) if rows else "")
        self.summary.setVisible(bool(self.summary.text()))
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setText(self.nothing_yet())
        self.nothing.setVisible(not rows)
        self.clear_panel()
        if self.table.current() is None and rows:
            # Beside a table that nobody has touched yet the panel would be an empty column.
            self.table.setCurrentIndex(self.table.shown.index(0, 0))
        elif (chosen := self.table.current()) is not None:
            self._show(chosen)
        self.side.setVisible(bool(rows))
        self.told()

    def _show(self, row: Row) -> None:
        self.clear_panel()
        self.tell(row)
        self.panel.addStretch(1)

    def _lay_out(self, words: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(20, 14, 16, 0)
        column.setSpacing(8)
        title = label(words, "subtitle")
        title.setFixedHeight(grown(TITLE_ROW))
        # Narrower it would be a column of single words.
        self.summary.setMinimumWidth(grown(NARROWEST))
        column.addWidget(Beside(title, self.summary, gap=12, shares=(0, 1)))
        column.addWidget(self.purpose)
        column.addLayout(self.above)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        row.addWidget(middle, 1)
        row.addWidget(self.side)

    def _make_side(self) -> QFrame:
        side = QFrame()
        side.setProperty("look", "side")
        outer = QVBoxLayout(side)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setLayout(self.panel)
        # What is told shares its first line with the title in the middle, which is higher.
        self.panel.setContentsMargins(16, 20, 16, 16)
        self.panel.setSpacing(8)
        area.setWidget(inner)
        outer.addWidget(area)
        return side


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear(inner)
        elif widget is not None:
            # It may hold the keyboard or be what was pressed: it goes when that has returned.
            widget.hide()
            widget.deleteLater()
