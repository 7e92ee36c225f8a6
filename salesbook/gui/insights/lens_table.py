"""The table twin of a lens's picture: everybody with stage, emotion, figures and position, ordered by any column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from salesbook.domain.setting import Method
from salesbook.gui.insights.lens_look import Figure, figures_in
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.widgets.marks import paint_face, paint_pips, stage_words
from salesbook.gui.widgets.rows_table import dress_table, head_width, widest
from salesbook.gui.words import in_clauses
from salesbook.queries.contact_list import ContactRow
from salesbook.queries.lens_view import LensView, Placed
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render, word

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[tuple[str, ...]], dict[str, ContactRow]]

# Asked for at a time: about two screens of rows.
PAGE = 24
PLACED_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
# The first three columns are everybody's; the figures stand between them and the position.
CONTACT, STAGE, EMOTION = range(3)
FACE = 18
WIDTHS = {STAGE: 60, EMOTION: 60}
# Less than this says nobody's name: the emotion goes first, then the stage; both stand beside the picture too.
CONTACT_LEAST = 150
_LONGEST = 200
# Rows that a width is measured by.
_MEASURED = 200


class LensModel(QAbstractTableModel):
    """Who stands where. What a row says of the contact is asked a page at a time."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._rows: dict[str, ContactRow] = {}
        self._rank: dict[str, int] = {}
        self._sorted = (-1, Qt.SortOrder.DescendingOrder)
        self.method = Method()
        self.of_organisations = False
        self.figures: tuple[Figure, ...] = ()
        self.placed: list[Placed] = []

    def show_view(self, view: LensView, method: Method) -> None:
        """Show these standings, in the order that was chosen last."""
        self.beginResetModel()
        self._rows.clear()
        self.method, self.of_organisations = method, view.of_organisations
        self.figures = figures_in(view)
        self._rank = {one.name: place for place, one in enumerate(view.positions)}
        self.placed = list(view.placed)
        self._order()
        self.endResetModel()

    @property
    def position_column(self) -> int:
        """Where the position stands: last."""
        return EMOTION + 1 + len(self.figures)

    def place_of(self, contact_id: str) -> int:
        """The row of a contact, -1 where it is not there."""
        return next((row for row, one in enumerate(self.placed) if one.contact_id == contact_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """One row a contact."""
        return 0 if parent.isValid() else len(self.placed)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Contact, stage, emotion, figures, position."""
        return 0 if parent.isValid() else self.position_column + 1

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads; figures stand right."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[section] if section < len(self._heads()) else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._is_figure(section) else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words, or the row behind it."""
        if not index.isValid():
            return None
        one = self.placed[index.row()]
        if role == PLACED_ROLE:
            return one
        if role == ROW_ROLE:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(index.column(), one, index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole and self._is_figure(index.column()):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; where it says nothing comes last."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order)
        self._order()
        self.layoutChanged.emit()

    def _order(self) -> None:
        column, order = self._sorted
        falling = order is Qt.SortOrder.DescendingOrder
        self.placed.sort(key=lambda one: one.name.casefold())
        if column == CONTACT:
            if falling:
                self.placed.reverse()
        elif self._is_figure(column):
            self.placed.sort(key=lambda one: _last_if_none(self._value(column, one), falling=falling))
        elif column in (STAGE, EMOTION):
            self.placed.sort(key=lambda one: self._of_contact(column, one), reverse=falling)
        else:
            # The best position first, and within it the largest first figure.
            first = EMOTION + 1
            if self.figures:
                self.placed.sort(key=lambda one: _last_if_none(self._value(first, one), falling=True))
            self.placed.sort(key=lambda one: self._rank.get(one.standing.position.name, -1), reverse=falling)

    def _of_contact(self, column: int, one: Placed) -> tuple[int, str]:
        row = self._known(one.contact_id)
        if row is None:
            return (-1, "")
        if column == STAGE:
            return (row.stage.rank if row.stage else 0, "")
        return (1 if row.emotion else 0, row.emotion.mood.value if row.emotion else "")

    def _known(self, contact_id: str) -> ContactRow | None:
        if contact_id not in self._rows:
            # Ordering by what rows say needs everybody's, once.
            self._rows.update(self._fetch(tuple(one.contact_id for one in self.placed)))
        return self._rows.get(contact_id)

    def _heads(self) -> list[str]:
        return [
            _("Organisation") if self.of_organisations else _("Contact"),
            _("Stage"),
            _("Emotion"),
            *(render(one.head) for one in self.figures),
            _("Position"),
        ]

    def _is_figure(self, column: int) -> bool:
        return EMOTION < column < self.position_column

    def _value(self, column: int, one: Placed) -> float | None:
        told = one.standing.figures
        return None if told is None else self.figures[column - EMOTION - 1].value(told)

    def _words(self, column: int, one: Placed, place: int) -> str:
        if column == CONTACT:
            row = self._row(place)
            return in_clauses(one.name, row.organisation if row else "")
        if self._is_figure(column):
            value = self._value(column, one)
            return "" if value is None else self.figures[column - EMOTION - 1].said(value, self.method)
        if column == self.position_column:
            return capitalised(render(one.standing.words))
        row = self._row(place)
        if row is None:
            return ""
        if column == STAGE:
            return stage_words(row.stage)
        return capitalised(word(row.emotion)) if row.emotion else ""

    def _row(self, place: int) -> ContactRow | None:
        wanted = self.placed[place].contact_id
        if wanted not in self._rows:
            first = place - place % PAGE
            self._rows.update(self._fetch(tuple(one.contact_id for one in self.placed[first : first + PAGE])))
        return self._rows.get(wanted)


def _last_if_none(value: float | None, *, falling: bool) -> tuple[bool, float]:
    return (value is None, 0.0 if value is None else -value if falling else value)


class LensTable(QTableView):
    """`chosen` and `opened` carry a contact's id; the current row is the chosen one."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, model: LensModel, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.lens = model
        self.setModel(model)
        self.setItemDelegate(_Cells(theme, self))
        dress_table(self, theme, name)
        self._be_quiet = False
        model.modelReset.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(PLACED_ROLE).contact_id))

    def choose(self, contact_id: str) -> None:
        """Show somebody as chosen; nothing is emitted."""
        place = self.lens.place_of(contact_id)
        self._be_quiet = True
        if place < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != place:
            index = self.lens.index(place, CONTACT)
            if not self.viewport().rect().intersects(self.visualRect(index)):
                # Those who follow are seen as well: they stand in one position mostly.
                self.scrollTo(index, QTableView.ScrollHint.PositionAtTop)
            self.setCurrentIndex(index)
        self._be_quiet = False

    def keyPressEvent(self, event: Any) -> None:  # noqa: N802
        """Return opens the chosen contact."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(PLACED_ROLE).contact_id)
            return
        super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid() and not self._be_quiet:
            self.chosen.emit(index.data(PLACED_ROLE).contact_id)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep room for the names."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Figures and position as wide as what they say; who is meant gets the rest, and stage and emotion give way first."""
        last, name_least = self.lens.position_column, self._theme.px(CONTACT_LEAST)
        widths = {column: self._needed(column) for column in range(EMOTION + 1, last + 1)}
        widths |= {column: max(self._theme.px(wide), head_width(self, column)) for column, wide in WIDTHS.items()}
        room = self.viewport().width() - sum(widths.values())
        for column in (EMOTION, STAGE):
            # An organisation has neither.
            hidden = room < name_least or self.lens.of_organisations
            self.setColumnHidden(column, hidden)
            room += widths[column] if hidden else 0
        for column in range(last - 1, EMOTION, -1):
            # Then later figures go, which the explanation names too; the first one stays.
            hidden = room < name_least and column > EMOTION + 1
            self.setColumnHidden(column, hidden)
            room += widths[column] if hidden else 0
        if room < name_least:
            # Then the position is cut, which the picture names too; a figure never is.
            widths[last] = max(head_width(self, last), widths[last] - name_least + room)
        self.horizontalHeader().setSectionResizeMode(CONTACT, QHeaderView.ResizeMode.Stretch)
        for column, wide in widths.items():
            self.setColumnWidth(column, wide)

    def _needed(self, column: int) -> int:
        said = {str(self.lens.index(row, column).data() or "") for row in range(min(len(self.lens.placed), _MEASURED))}
        return max(head_width(self, column), widest(said))


class _Cells(QStyledItemDelegate):
    """Paints names bold with the organisation muted, pips, faces and figures; text of the notebook is drawn, never rendered."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme, box, column = self._theme, QRect(option.rect), index.column()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, QColor(theme.selection if chosen else theme.surface))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(theme.line))
        if chosen and self._table.hasFocus() and column == CONTACT:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.focus))
        row: ContactRow | None = index.data(ROW_ROLE)
        inner = box.adjusted(8, 0, -8, 0)
        if column == CONTACT:
            self._who(painter, inner, index.data(PLACED_ROLE), row)
        elif column == STAGE and row is not None:
            paint_pips(painter, inner.left(), box.center().y(), row.stage, theme)
        elif column == EMOTION and row is not None:
            if row.emotion is not None:
                side = theme.px(FACE)
                paint_face(painter, inner.left(), box.center().y() - side // 2, row.emotion, theme, side)
        elif column > EMOTION:
            painter.setFont(font_of("body"))
            painter.setPen(QColor(theme.text))
            side = index.data(Qt.ItemDataRole.TextAlignmentRole) or int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(inner, side, _cut(painter, str(index.data() or ""), inner.width()))
        painter.restore()

    def _who(self, painter: QPainter, box: QRect, one: Placed, row: ContactRow | None) -> None:
        painter.setFont(font_of("body", bold=True))
        painter.setPen(QColor(self._theme.text))
        name = _cut(painter, one.name, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        left = painter.fontMetrics().horizontalAdvance(name) + 6
        if row is not None and row.organisation and left < box.width() - 16:
            painter.setFont(font_of("body"))
            painter.setPen(QColor(self._theme.text_muted))
            rest = box.adjusted(left, 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, _cut(painter, row.organisation, rest.width()))


def _cut(painter: QPainter, text: str, width: int) -> str:
    flat = text[:_LONGEST].replace("\n", " ")
    return painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, width)
