"""The chosen day as a list: everything on it, two lines each, with how it stands. The same keys as in the cells."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from salesbook.domain.plan import PlanItem, PlanKind
from salesbook.gui.icons import pixmap
from salesbook.gui.plan.plan_words import ICONS, item_sentence, item_tip, status, warns, what, who
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.widgets.elided import literal_tip
from salesbook.gui.widgets.menu_key import menu_asked
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time

ItemRole = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_LEFT = _VCENTER | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = _VCENTER | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
TIME = 46
_MOVES = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)


class DayModel(QAbstractListModel):
    """The items of one day."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[PlanItem, ...] = ()
        self.now = datetime.combine(date.min, time())

    def show(self, items: tuple[PlanItem, ...], now: datetime) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.items, self.now = items, now
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The item, and its sentence."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ItemRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item_sentence(item, self.now)
        return literal_tip(item_tip(item, self.now)) if role == Qt.ItemDataRole.ToolTipRole else None


def row_height(theme: Theme) -> int:
    """Two lines, a little closer than in a list that fills its column."""
    return theme.rows.two_lines - theme.px(4)


class DayDelegate(QStyledItemDelegate):
    """Time or icon; who and how it stands; what for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.now = datetime.combine(date.min, time())
        self.ring = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        """Two lines."""
        return QSize(200, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one item."""
        item: PlanItem = index.data(ItemRole)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, option.state)
        inner = box.adjusted(8, 5, -8, -6)
        first = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        second = first.translated(0, inner.height() // 2)
        beside = self._theme.px(TIME)
        if item.at is not None:
            at = QRect(first.left(), first.top(), beside, first.height())
            self._text(painter, at, clock_time(item.at), bold=True)
        if item.kind is not PlanKind.VISIT or item.at is None:
            line = first if item.at is None else second
            side = self._theme.px(15)
            picture = pixmap(ICONS[item.kind], self._theme.text_muted, side)
            painter.drawPixmap(line.left(), line.center().y() - side // 2, picture)
        said = status(item, self.now)
        warned = warns(item, self.now)
        used = self._state(painter, first, said, warned=warned)
        room = first.adjusted(beside, 0, -used, 0)
        self._text(painter, room, who(item), bold=True)
        self._text(
            painter,
            second.adjusted(beside, 0, 0, 0),
            what(item),
            size="small",
            colour=self._theme.text_muted,
        )
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(theme.line))
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if selected else theme.hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -2), 6, 6)
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -3), 6, 6)

    def _state(self, painter: QPainter, box: QRect, said: str, *, warned: bool) -> int:
        painter.setFont(font_of("small", bold=warned))
        painter.setPen(QColor(self._theme.warning if warned else self._theme.text_muted))
        painter.drawText(box, _RIGHT, said)
        return painter.fontMetrics().horizontalAdvance(said) + 8 if said else 0

    def _text(
        self, painter: QPainter, box: QRect, text: str, *, size: str = "body", bold: bool = False, colour: str = ""
    ) -> None:
        painter.setFont(font_of(size, bold=bold))
        painter.setPen(QColor(colour or self._theme.text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.drawText(box, _LEFT, shown)


class DayList(QListView):
    """Enter opens; Ctrl+arrows move, also what the cell has no room for. The rest is asked for as in the cells."""

    opened = Signal(object)
    shifted = Signal(object, object)
    left = Signal()
    acts_wanted = Signal(object, QPoint)
    delete_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.day = DayModel()
        self._look = DayDelegate(theme)
        self.setModel(self.day)
        self.setItemDelegate(self._look)
        self.setProperty("look", "sunken")
        self.setAccessibleName(_("On this day"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ItemRole)))

    def show_items(self, items: tuple[PlanItem, ...], now: datetime) -> None:
        """Show a day's items; the same one stays chosen."""
        before = self.item()
        self._look.now = now
        self.day.show(items, now)
        keys = [one.key for one in items]
        if before is not None and before.key in keys:
            self.setCurrentIndex(self.day.index(keys.index(before.key)))

    def item(self) -> PlanItem | None:
        """The chosen item."""
        found = self.currentIndex().data(ItemRole)
        return found if isinstance(found, PlanItem) else None

    def enter(self) -> None:
        """Take the focus, on the first item."""
        if not self.currentIndex().isValid() and self.day.items:
            self.setCurrentIndex(self.day.index(0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open, move, and back to the calendar by Escape."""
        self._look.ring = True
        key, item = Qt.Key(event.key()), self.item()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(item)
        elif control and key in _MOVES and item is not None:
            self.shifted.emit(item, key)
        elif asked := menu_asked(event):
            self.contextMenuEvent(asked)
        elif key == Qt.Key.Key_Delete and item is not None and not event.isAutoRepeat():
            self.delete_wanted.emit(item)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the item under the pointer, or with the chosen one where a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            at = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.acts_wanted.emit(index.data(ItemRole), self.viewport().mapToGlobal(at))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """No ring for the pointer."""
        self._look.ring = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A ring, and the first item, for the keyboard."""
        self._look.ring = event.reason() not in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.day.items:
            self.setCurrentIndex(self.day.index(0))
