"""The week and the month: one view of one list, so that a reader walks through it row by row. Drag or Ctrl+arrows move.

The days are painted as cells, not as a list: the geometry is `places`, the looks are `painting`. It is a QListView all the
same, because Qt tells readers of the rows of its own kinds of views only.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView

from salesbook.domain.errors import Refused
from salesbook.domain.plan import PlanItem, PlanKind
from salesbook.gui.plan.painting import Marked, PlanPainting, plus_box
from salesbook.gui.plan.places import Places, lines_for, neighbour, places_of
from salesbook.gui.plan.plan_keys import shifted
from salesbook.gui.plan.plan_model import DayRow, FreeRow, ItemRow, MoreRow, PlanModel, PlanRow, rows_of
from salesbook.gui.plan.span import Span, View
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.menu_key import menu_asked
from salesbook.system.i18n import gettext as _

_Index = QModelIndex | QPersistentModelIndex
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ARROWS = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanView(QListView):
    """`chosen` says which day is chosen now, `opened` and `moved` what the rep does with an item.

    `started` asks to plan on a day, at a time where one is meant; `more` for the list of a day; `left_by` for the day
    before or after those shown; `refused` says why something cannot be moved. `acts_wanted` asks at a place of the screen
    what can be done with an item, `delete_wanted` to delete it.
    """

    chosen = Signal(object)
    opened = Signal(object)
    moved = Signal(object, object, object)
    started = Signal(object, object)
    more = Signal(object)
    left_by = Signal(int)
    refused = Signal(object)
    acts_wanted = Signal(object, QPoint)
    delete_wanted = Signal(object)

    def __init__(self, theme: Theme, span: Span) -> None:
        super().__init__()
        self._theme = theme
        self.span = span
        self.plan = PlanModel()
        self._places = Places()
        self._marked = Marked()
        self._pressed: QPoint | None = None
        self._grip = QPoint()
        self.setModel(self.plan)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setMouseTracking(True)

    # What is shown

    def show_plan(self, span: Span, items: tuple[PlanItem, ...], now: datetime, key: str = "") -> None:
        """Show a span; the row with the key is chosen, or else its day."""
        self.span = span
        self.setAccessibleName(_("Week") if span.view is View.WEEK else _("Month"))
        self._marked = Marked(ring=self._marked.ring)
        self.plan.show(rows_of(span, items), now)
        self._lay_out()
        place = self.plan.place_of(key)
        self.choose(place if place >= 0 else self.plan.place_of(DayRow(span.day).key))

    def choose(self, place: int) -> None:
        """Choose a row."""
        if place >= 0:
            self.setCurrentIndex(self.plan.index(place))

    def row(self) -> PlanRow | None:
        """The chosen row."""
        place = self.currentIndex().row()
        return self.plan.rows[place] if 0 <= place < len(self.plan.rows) else None

    def tick(self, now: datetime) -> None:
        """The clock has gone on: the line of now, and what is missed by it."""
        self.plan.now = now
        self.viewport().update()

    def _lay_out(self) -> None:
        self._places = places_of(
            self.span, self.plan.rows, self.viewport().size(), self.currentIndex().row(), lines_for(self._theme)
        )
        self.plan.hidden = self._places.hidden
        self.viewport().update()

    def currentChanged(self, now: _Index, before: _Index) -> None:  # noqa: N802
        """Tell the page and readers; the chosen row is shown even where there is no room for it."""
        super().currentChanged(now, before)
        self._marked = replace(self._marked, chosen=now.row())
        if now.isValid():
            self._lay_out()
            self.chosen.emit(self.plan.rows[now.row()].day)

    # What a view must answer

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802
        """Where a row is; nowhere for what has no room."""
        return self._places.rows.get(index.row(), QRect())

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The row under a point; in an empty place of a cell its day."""
        # What is drawn later lies above: a box over a free hour.
        for place, box in reversed(self._places.rows.items()):
            if box.contains(point):
                return self.plan.index(place)
        day = self._places.day_at(point)
        return self.plan.index(self.plan.place_of(DayRow(day).key)) if day else QModelIndex()

    def doItemsLayout(self) -> None:  # noqa: N802
        """The cells are laid out by `places`; a list's own layout would ask a thousand rows for their sizes."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:  # noqa: N802
        """Nothing scrolls."""

    def scrollTo(self, _index: _Index, _hint: QAbstractItemView.ScrollHint | None = None) -> None:  # noqa: N802
        """Everything that is shown is in sight."""

    def horizontalOffset(self) -> int:  # noqa: N802
        """Nothing scrolls."""
        return 0

    def verticalOffset(self) -> int:  # noqa: N802
        """Nothing scrolls."""
        return 0

    def isIndexHidden(self, index: _Index) -> bool:  # noqa: N802
        """Whether there was no room for a row."""
        return index.row() not in self._places.rows

    def setSelection(self, _rect: QRect, command: object) -> None:  # noqa: N802
        """One row is selected: the chosen one."""

    def visualRegionForSelection(self, _selection: object) -> QRegion:  # noqa: N802
        """All of it: it is painted as a whole."""
        return QRegion(self.viewport().rect())

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: object) -> QModelIndex:  # noqa: N802
        """For readers that ask Qt to move."""
        steps = {
            QAbstractItemView.CursorAction.MoveUp: "up",
            QAbstractItemView.CursorAction.MoveDown: "down",
            QAbstractItemView.CursorAction.MoveLeft: "left",
            QAbstractItemView.CursorAction.MoveRight: "right",
        }
        return self._beside(steps[action]) if action in steps else self.currentIndex()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint all of it: a month is forty cells."""
        painter = QPainter(self.viewport())
        marked = replace(self._marked, ring=self._marked.ring and self.hasFocus())
        PlanPainting(painter, self._theme, self.plan, self.span, self._places).paint(marked)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """More or less room for each day."""
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A ring for the keyboard."""
        self._marked = replace(self._marked, ring=self._marked.ring or event.reason() in _BY_KEYS)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """No ring while the focus is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows choose, with Ctrl they move; Enter opens an item, plans on a day, opens the list of the rest."""
        key = Qt.Key(event.key())
        self._marked = replace(self._marked, ring=True)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and self._marked.dragged >= 0:
            self._let_go()
        elif control and key in (*_ARROWS, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.shift(key)
        elif key in _ARROWS and not control:
            self._go(_ARROWS[key])
        elif key in _ENTER:
            self._act()
        elif asked := menu_asked(event):
            self.contextMenuEvent(asked)
        elif key == Qt.Key.Key_Delete and isinstance(row := self.row(), ItemRow) and not event.isAutoRepeat():
            self.delete_wanted.emit(row.item)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_edge(last=key == Qt.Key.Key_End)
        else:
            # Not to the view's own search by typing: letters are the page's shortcuts.
            event.ignore()
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the item under the pointer, or with the chosen one where a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid() and isinstance(row := self.plan.rows[index.row()], ItemRow):
            self.setCurrentIndex(index)
            at = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.acts_wanted.emit(row.item, self.viewport().mapToGlobal(at))

    def shift(self, key: Qt.Key) -> None:
        """Move the chosen item as a key with Ctrl says."""
        row = self.row()
        if isinstance(row, ItemRow):
            self.ask_to_move(row.item, *shifted(row.item, key, self.span.view))

    def ask_to_move(self, item: PlanItem, day: date, at: time | None) -> None:
        """Ask for a move, unless it is refused already."""
        try:
            item.must_be_movable_to(day, self.plan.now.date())
        except Refused as error:
            self.refused.emit(error)
        else:
            if (day, at) != (item.day, item.at):
                self.moved.emit(item, day, at)

    def _go(self, step: str) -> None:
        """To the row an arrow leads to; over the edge to the day before or after."""
        index = self._beside(step)
        row = self.row()
        edges = {"left": self.span.first, "right": self.span.last}
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        elif row is not None and row.day == edges.get(step):
            self.left_by.emit(1 if step == "right" else -1)

    def _beside(self, step: str) -> QModelIndex:
        return self.plan.index(neighbour(self._places, self.plan.rows, self.currentIndex().row(), step))

    def _go_to_edge(self, *, last: bool) -> None:
        row = self.row()
        if row is not None:
            day = row.day + timedelta(days=(6 if last else 0) - row.day.weekday())
            self.choose(self.plan.place_of(DayRow(day).key))

    def _act(self) -> None:
        row = self.row()
        if isinstance(row, ItemRow):
            self.opened.emit(row.item)
        elif isinstance(row, MoreRow):
            self.more.emit(row.day)
        elif row is not None:
            self.started.emit(row.day, row.at if isinstance(row, FreeRow) else None)

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose what is under the pointer; what is chosen already does what it offers."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._marked = replace(self._marked, ring=False)
        if not index.isValid():
            return
        row = self.plan.rows[index.row()]
        again = index == self.currentIndex()
        self.setCurrentIndex(index)
        box = self.visualRect(index)
        if isinstance(row, ItemRow):
            self._pressed, self._grip = point, point - box.topLeft()
        elif isinstance(row, MoreRow) or (again and (isinstance(row, FreeRow) or plus_box(box).contains(point))):
            self._act()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open an item; plan in an empty place."""
        self._pressed = None
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        row = self.plan.rows[index.row()]
        if isinstance(row, DayRow):
            self.started.emit(row.day, self._places.time_at(point))
        elif isinstance(row, FreeRow):
            self.started.emit(row.day, row.at)
        elif isinstance(row, ItemRow):
            self.opened.emit(row.item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show what is under the pointer, or where what is dragged would come to stand."""
        point = event.position().toPoint()
        if self._marked.dragged >= 0:
            self._drag_to(point)
        elif self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self._lift(point)
        else:
            self._hover(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drop what is dragged."""
        self._pressed = None
        if self._marked.dragged >= 0:
            self._drag_to(event.position().toPoint())
            marked, row = self._marked, self.plan.rows[self._marked.dragged]
            self._let_go()
            if marked.to_day is not None and isinstance(row, ItemRow):
                self.ask_to_move(row.item, marked.to_day, marked.to_time)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """The pointer has left: nothing is under it."""
        if event.type() == QEvent.Type.Leave:
            self._marked = replace(self._marked, hovered=-1)
            self.viewport().update()
        return bool(super().viewportEvent(event))

    def _hover(self, point: QPoint) -> None:
        hovered = self.indexAt(point).row()
        if hovered != self._marked.hovered:
            self._marked = replace(self._marked, hovered=hovered)
            self.viewport().update()

    def _lift(self, point: QPoint) -> None:
        """Begin to drag, unless what was taken stays where it is."""
        self._pressed = None
        row = self.row()
        if not isinstance(row, ItemRow):
            return
        try:
            row.item.must_be_movable()
        except Refused as error:
            self.refused.emit(error)
            return
        self._marked = replace(self._marked, dragged=self.currentIndex().row(), hovered=-1)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._drag_to(point)

    def _drag_to(self, point: QPoint) -> None:
        row = self.plan.rows[self._marked.dragged]
        assert isinstance(row, ItemRow)
        self._marked = replace(self._marked, to_day=self._places.day_at(point), to_time=self._time_for(row.item, point))
        self.viewport().update()

    def _time_for(self, item: PlanItem, point: QPoint) -> time | None:
        """The time an item would have where it is dropped: its own in a month, none for a promise."""
        hours = self._places.hours
        if hours is None or item.kind in (PlanKind.PROMISE_BY_ME, PlanKind.PROMISE_BY_THEM):
            return item.at
        if point.y() < hours.top:
            return None
        quarter = hours.y(15) - hours.y(0)
        if item.at is None:
            return hours.at(point.y())
        # The top edge of the box counts, not where it was taken; only sideways, it keeps its minutes.
        top = (point - self._grip).y()
        if abs(top - self._places.rows[self._marked.dragged].top()) <= quarter:
            return item.at
        return hours.at(top + quarter)

    def _let_go(self) -> None:
        self._marked = replace(self._marked, dragged=-1, to_day=None, to_time=None)
        self.viewport().unsetCursor()
        self.viewport().update()
