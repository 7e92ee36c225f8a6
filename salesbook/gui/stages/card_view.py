"""One column of cards: places are reckoned, not laid out, so that thousands of cards scroll like ten.

The chosen card is higher than the others, which is why this is no QListView: that one asks the size of every row as soon as
two may differ.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from salesbook.gui.stages.card_look import CARD, GAP, RADIUS, CardLook, CardState
from salesbook.gui.stages.card_model import CardModel
from salesbook.gui.stages.card_places import AROUND, Places
from salesbook.gui.theme import SCROLL_BAR, Theme, font_of
from salesbook.gui.widgets.menu_key import menu_asked

SIDE_OF_WORDS = 12

_Index = QModelIndex | QPersistentModelIndex
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardView(QAbstractItemView):
    """Emits what is done with the current card. `crossed` and `pushed` carry -1 for the left and 1 for the right."""

    opened = Signal()
    crossed = Signal(int)
    pushed = Signal(int)
    typed = Signal(str)
    menu_wanted = Signal(QPoint)
    current_changed = Signal()

    def __init__(self, theme: Theme, cards: CardModel) -> None:
        super().__init__()
        self._theme = theme
        self.cards = cards
        self.look = CardLook(theme)
        self.nobody = ""
        self.takes = False
        self._ring = self._pressing = False
        self._hovered = -1
        self._card = theme.px(CARD)
        self._places = Places(card=self._card)
        self.setModel(cards)
        self.setProperty("look", "board")
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def current(self) -> str:
        """The id of the current card, empty where there is none."""
        row = self.currentIndex().row()
        return self.cards.ids[row] if 0 <= row < len(self.cards.ids) else ""

    def choose(self, row: int) -> None:
        """Make a card the current one, and show it."""
        index = self.cards.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def let_go(self) -> None:
        """Have no current card: another column has it."""
        if self.currentIndex().isValid():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def row_near(self, height: int) -> int:
        """The row at a height of the view, or the nearest one; -1 in an empty column."""
        return min(max(self._places.row_at(height + self.verticalOffset()), 0), len(self.cards.ids) - 1)

    def card_width(self) -> int:
        """How wide the cards are: the scroll bar stands beside them."""
        return self.width() - SCROLL_BAR

    # Where everything is, as Qt asks for it.

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802
        """Where a card is in the viewport."""
        if not index.isValid():
            return QRect()
        row = index.row()
        return QRect(0, self._places.top(row) - self.verticalOffset(), self.card_width(), self._places.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The card at a place of the viewport."""
        row = self._places.row_at(point.y() + self.verticalOffset())
        if not 0 <= row < len(self.cards.ids):
            return QModelIndex()
        index = self.cards.index(row)
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def scrollTo(  # noqa: N802
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a card into view."""
        box, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if box.isNull():
            return
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + box.center().y() - height // 2)
        elif box.top() < GAP:
            bar.setValue(bar.value() + box.top() - AROUND)
        elif box.bottom() > height - GAP:
            bar.setValue(bar.value() + box.bottom() - height + AROUND)

    def horizontalOffset(self) -> int:  # noqa: N802
        """Columns do not scroll sideways."""
        return 0

    def verticalOffset(self) -> int:  # noqa: N802
        """How far the column is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: _Index) -> bool:  # noqa: N802
        """Every card is there."""
        return False

    def setSelection(self, _rect: QRect, command: Any) -> None:  # noqa: N802
        """The current card is the chosen one; it may have moved since the pointer pressed it, as the one above grew lower."""
        if self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), command)

    def visualRegionForSelection(self, selection: Any) -> QRegion:  # noqa: N802
        """Where the chosen card is."""
        return QRegion(self.visualRect(selection.indexes()[0])) if selection.indexes() else QRegion()

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Any) -> QModelIndex:  # noqa: N802
        """Up and down, a page, and to the ends."""
        row, last = self.currentIndex().row(), len(self.cards.ids) - 1
        if last < 0:
            return QModelIndex()
        page = max(1, self.viewport().height() // self._places.step - 1)
        moves = QAbstractItemView.CursorAction
        wanted = {
            moves.MoveUp: row - 1,
            moves.MoveDown: row + 1,
            moves.MovePageUp: row - page,
            moves.MovePageDown: row + page,
            moves.MoveHome: 0,
            moves.MoveEnd: last,
        }.get(action, row)
        return self.cards.index(min(max(wanted, 0), last))

    def updateGeometries(self) -> None:  # noqa: N802
        """Tell the scroll bar how long the column is."""
        super().updateGeometries()
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(self._places.step // 2)
        bar.setRange(0, max(0, self._places.whole - height))

    def reset(self) -> None:
        """Others stand here now."""
        super().reset()
        self._places, self._hovered = Places(len(self.cards.ids), card=self._card), -1
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What is missing may take more lines."""
        super().resizeEvent(event)
        self._grow()

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """The current card says more; the page is told. Input methods may write into the column: it is searched for."""
        super().currentChanged(current, previous)
        before = self.visualRect(current).top()
        self._grow()
        if self._pressing and current.isValid():
            self._hold(before - self.visualRect(current).top())
        self.scrollTo(current)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if current.isValid():
            self.current_changed.emit()

    def _hold(self, lower: int) -> None:
        """Show everything so much lower: the card above that was the high one has shrunk, and the pressed one stays in place."""
        bar = self.verticalScrollBar()
        value = bar.value()
        if lower > value:
            self._places = replace(self._places, lead=lower - value)
            self.updateGeometries()
        bar.setValue(value - lower)

    def _settle(self) -> None:
        """Nothing has to stay under the pointer any more."""
        if self._places.lead:
            self._grow()

    def _grow(self) -> None:
        row, count = self.currentIndex().row(), len(self.cards.ids)
        card = self.cards.card_at(row) if 0 <= row < count else None
        self._places = Places(count, row, self.look.growth(card, self.card_width()), self._card)
        self.updateGeometries()
        self.viewport().update()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the cards that are to be seen."""
        painter = QPainter(self.viewport())
        if self.takes:
            self._draw_target(painter)
        if not self.cards.ids and self.nobody:
            painter.setFont(font_of("small"))
            painter.setPen(QColor(self._theme.text_muted))
            room = QRect(SIDE_OF_WORDS, AROUND + 6, self.card_width() - 2 * SIDE_OF_WORDS, 80)
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self.nobody)
        area = event.rect()
        first = max(0, self._places.row_at(area.top() + self.verticalOffset()))
        last = min(len(self.cards.ids) - 1, self._places.row_at(area.bottom() + self.verticalOffset()))
        for row in range(first, last + 1):
            box = self.visualRect(self.cards.index(row))
            self.look.paint(painter, box, self.cards.card_at(row), self._state(row))
        painter.end()

    def _state(self, row: int) -> CardState:
        chosen = row == self.currentIndex().row()
        return CardState(chosen, chosen and self._ring and self.hasFocus(), row == self._hovered)

    def _draw_target(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._theme.selection))
        painter.setPen(QPen(QColor(self._theme.accent), 2, Qt.PenStyle.DashLine))
        box = QRectF(0, 4, self.card_width(), self.viewport().height() - 8)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.restore()

    # Keys and pointer.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and Right go to the next column, with Ctrl they take the card along; Enter opens it."""
        self._show_ring(True)
        self._settle()
        key = Qt.Key(event.key())
        if key in _OPENS and self.current():
            self.opened.emit()
        elif key in _ASIDE:
            with_card = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.pushed if with_card else self.crossed).emit(_ASIDE[key])
        elif asked := menu_asked(event):
            self.contextMenuEvent(asked)
        elif key is Qt.Key.Key_Space:
            self.typed.emit(" ")
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Typing finds a name on the whole board."""
        self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the card, at the pointer, or at the card where a key asked."""
        by_pointer = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_pointer else self.currentIndex()
        if index.isValid():
            place = event.pos() if by_pointer else self.visualRect(index).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """No ring for the pointer, and nothing moves under it: a second press, or a drag, is meant for the same card."""
        self._show_ring(False)
        self._pressing = True
        super().mousePressEvent(event)
        self._pressing = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show which card is under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: Any) -> None:  # noqa: N802
        """None is."""
        super().leaveEvent(event)
        self._hover(-1)
        self._settle()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A ring for the keyboard, and something to move from; the pointer chooses by itself, and nothing may give way under it."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS:
            self._show_ring(True)
        by_pointer = event.reason() is Qt.FocusReason.MouseFocusReason
        if not by_pointer and not self.currentIndex().isValid() and self.cards.ids:
            self.choose(self.row_near(AROUND))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The fill stays, the ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def take_focus(self, *, ring: bool = True) -> None:
        """Be where the keys go, with the ring that another column had."""
        self._show_ring(ring)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ring(self, shown: bool) -> None:
        self._ring = shown
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    # Drag and drop: the model says what may be dropped here, the column shows it.

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        """Take the card along as a picture; it stays in its column until the notebook says otherwise."""
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData([self.currentIndex()]))
        picture = self._picture()
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(self.card_width() // 2, self._card // 3))
        drag.exec(Qt.DropAction.MoveAction)

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatio()
        picture = QPixmap(QSize(round(self.card_width() * ratio), round(self._card * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(0.92)
        box = QRect(0, 0, self.card_width(), self._card)
        self.look.paint(painter, box, self.cards.card_at(self.currentIndex().row()), CardState(chosen=True))
        painter.end()
        return picture

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A card of another column may be dropped here."""
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Anywhere in the column."""
        self._consider(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        """It went elsewhere."""
        self._be_target(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """The model is told; it asks for the move."""
        self._be_target(False)
        if self.cards.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, QModelIndex()):
            event.acceptProposedAction()

    def _consider(self, event: QDropEvent) -> None:
        fits = self.cards.canDropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, QModelIndex())
        self._be_target(fits)
        if fits:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _be_target(self, takes: bool) -> None:
        if takes != self.takes:
            self.takes = takes
            self.viewport().update()
