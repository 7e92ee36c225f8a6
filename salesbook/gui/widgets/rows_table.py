"""A table of rows that are asked for once and only looked at: columns with a head, words, and an order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from salesbook.gui.theme import Theme, font_of
from salesbook.gui.widgets.elided import literal_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

HEAD = 30
# Left and right of what a cell says.
AIR = 8
ROW_ROLE = Qt.ItemDataRole.UserRole
_LONGEST = 300
# Rows that a width is measured by: some screens of them.
_MEASURED = 200
# A column of words narrower than this says too little.
_LEAST_TEXT = 104


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: as wide as what it says, at most `width`; a width of 0 shares what room is left.

    `key` orders it where the words would not; `late` is drawn as late.
    """

    head: str
    said: Callable[[Row], str]
    width: int = 0
    right: bool = False
    bold: bool = False
    key: Callable[[Row], Any] | None = None
    late: Callable[[Row], bool] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order given until a column is chosen to order by."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self._given: list[Row] = []
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._given = list(rows)
        self._order()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """One a row."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """As many as there are columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads."""
        if orientation is Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words, or the row behind it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[index.column()].said(row)
        return self._side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; by none it is as it was given."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order)
        self._order()
        self.layoutChanged.emit()

    def _order(self) -> None:
        column, order = self._sorted
        self.rows = list(self._given)
        if 0 <= column < len(self.columns):
            key = self.columns[column].key or self.columns[column].said
            self.rows.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)

    def _side(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if self.columns[column].right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


def dress_table(table: QTableView, theme: Theme, name: str) -> None:
    """Rows of one height that are chosen whole, heads that order by a press; nothing is ordered by yet."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    upright = table.verticalHeader()
    upright.hide()
    upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    upright.setDefaultSectionSize(theme.rows.table)
    head = table.horizontalHeader()
    head.setFixedHeight(theme.px(HEAD))
    head.setHighlightSections(False)
    head.setTextElideMode(Qt.TextElideMode.ElideRight)
    head.setSortIndicatorClearable(True)
    head.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
    table.setSortingEnabled(True)


class RowsTable(QTableView, Generic[Row]):
    """`chosen` and `opened` carry the row; Return and a double press open. `same` is what a row keeps when it changes."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column[Row]],
        name: str,
        same: Callable[[Row], object] = lambda row: row,
    ) -> None:
        super().__init__()
        self._same = same
        self.shown: RowsModel[Row] = RowsModel(columns)
        self.setModel(self.shown)
        self.setItemDelegate(_Cells(theme, self))
        dress_table(self, theme, name)
        self._theme = theme
        for place, column in enumerate(columns):
            if not column.width:
                self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self._fit()
        self.selectionModel().currentRowChanged.connect(lambda index, _before: self._tell(index))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the same one stays chosen where it is still there."""
        before = self.current()
        self.shown.show_rows(rows)
        self._fit()
        if before is not None:
            self.choose(self._same(before))

    def choose(self, what: object) -> bool:
        """Choose the row that is the same as this; False where there is none."""
        place = next((at for at, row in enumerate(self.shown.rows) if self._same(row) == what), -1)
        if place >= 0:
            self.setCurrentIndex(self.shown.index(place, 0))
        return place >= 0

    def current(self) -> Row | None:
        """The chosen row."""
        index = self.currentIndex()
        return self.shown.rows[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: Any) -> None:  # noqa: N802
        """Return opens the chosen row."""
        row = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW_ROLE))

    def _fit(self) -> None:
        """Let columns of a width take no more than they say, so that the others get the rest; no head is cut."""
        least = {place: head_width(self, place) for place, column in enumerate(self.shown.columns) if column.width}
        widths = {place: max(wide, self._needed(place)) for place, wide in least.items()}
        free = len(self.shown.columns) - len(widths)
        over = sum(widths.values()) + free * self._theme.px(_LEAST_TEXT) - self.viewport().width()
        for place in sorted(widths, key=lambda one: -widths[one]):
            # A figure says nothing when it is cut.
            if over > 0 and not self.shown.columns[place].right:
                given = max(0, min(over, widths[place] - max(least[place], self._theme.px(_LEAST_TEXT))))
                widths[place], over = widths[place] - given, over - given
        for place, wide in widths.items():
            self.setColumnWidth(place, wide)

    def _needed(self, place: int) -> int:
        column = self.shown.columns[place]
        said = (column.said(row) for row in self.shown.rows[:_MEASURED])
        needed = widest(said, bold=column.bold or column.late is not None)
        return min(needed, self._theme.px(column.width))


def widest(texts: Iterable[str], *, bold: bool = False) -> int:
    """How wide a cell must be for the widest of these texts."""
    metrics = QFontMetrics(font_of("body", bold=bold))
    return max((metrics.horizontalAdvance(text[:_LONGEST]) for text in texts), default=0) + 2 * AIR + 1


def head_width(table: QTableView, column: int) -> int:
    """How wide a column must be for its head and the arrow that says it is ordered by."""
    head = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
    return widest((head,)) + table.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMarkSize)


class _Cells(QStyledItemDelegate):
    """Text of the notebook is drawn, never rendered; what had to be cut stands whole in the tool tip."""

    def __init__(self, theme: Theme, table: RowsTable[Any]) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme, box = self._theme, QRect(option.rect)
        column = self._table.shown.columns[index.column()]
        row = index.data(ROW_ROLE)
        late = column.late is not None and column.late(row)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(theme.selection if chosen else theme.surface))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(theme.line))
        if chosen and self._table.hasFocus() and index.column() == 0:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.focus))
        inner = box.adjusted(AIR, 0, -AIR, 0)
        painter.setFont(font_of("body", bold=column.bold or late))
        painter.setPen(QColor(theme.warning if late else theme.text))
        flat = column.said(row)[:_LONGEST].replace("\n", " ")
        shown = painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)
        painter.restore()

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say what a cell had no room for."""
        if not index.isValid() or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        column = self._table.shown.columns[index.column()]
        said = column.said(index.data(ROW_ROLE))
        is_cut = widest((said,), bold=column.bold) > option.rect.width()
        QToolTip.showText(event.globalPos(), literal_tip(said[:_LONGEST]) if is_cut else "", view)
        return True
