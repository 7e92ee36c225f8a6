"""What all pictures of people share: a spot for each, chosen by pointer or arrow keys, opened by Return.

A picture never says by colour alone what it says: names and positions stand in words beside it, and its table twin holds
everything it cannot show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from salesbook.domain.text import counted
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.widgets.elided import literal_tip
from salesbook.gui.words import named
from salesbook.wording import render

RADIUS, RING = 5, 9
# How near the pointer must come to a spot.
NEAR = 10
# A name of ten thousand characters costs no more to draw than it can show.
LONGEST_NAME = 60
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True)
class Spot:
    """Where somebody stands in the picture; `said` is the spot in words, for tool tips and readers."""

    contact_id: str
    place: QPointF
    said: str


class Picture(QWidget):
    """`chosen` and `opened` carry a contact's id. Subclasses say what stands where (`spots_in`) and draw it (`draw`)."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.selected = self.hovered = ""
        self._name = name
        self._spots: tuple[Spot, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def spots_in(self, room: QRectF) -> Sequence[Spot]:
        """Where everybody stands in a room of this size, the first the one the keys begin with."""
        raise NotImplementedError

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw everything but the ring of the keyboard."""
        raise NotImplementedError

    def unseen_at(self, _place: QPointF) -> Sequence[str]:
        """Who found no room in the picture and is meant by what stands at a place; nobody in most pictures."""
        return ()

    def name_it(self, name: str) -> None:
        """Say to readers what the picture is about now."""
        self._name = name
        self._tell()

    def choose(self, contact_id: str) -> None:
        """Show somebody as chosen; nothing is emitted."""
        self.selected = contact_id
        self._tell()
        self.update()

    def spot_of(self, contact_id: str) -> Spot | None:
        """Where somebody stands; None where they are not in the picture."""
        return next((spot for spot in self._spots if spot.contact_id == contact_id), None)

    def show_again(self) -> None:
        """Place everybody anew: the data or the size changed."""
        self._spots = tuple(self.spots_in(QRectF(self.rect())))
        self._tell()
        self.update()

    def _tell(self) -> None:
        spot = self.spot_of(self.selected)
        self.setAccessibleName(named(self._name, spot.said) if spot else self._name)

    def _near(self, place: QPointF) -> Spot | None:
        found = [(_far(spot.place, place), order) for order, spot in enumerate(self._spots)]
        nearest = min(found, default=(NEAR + 1.0, 0))
        return self._spots[nearest[1]] if nearest[0] <= NEAR else None

    def _take(self, spot: Spot | None) -> None:
        if spot is not None and spot.contact_id != self.selected:
            self.choose(spot.contact_id)
            self.chosen.emit(spot.contact_id)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the picture, and the ring where the keyboard is in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(self.rect()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Everybody stands elsewhere in another size."""
        super().resizeEvent(event)
        self.show_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose who is under the pointer; where it says how many more there are, the first of them."""
        unseen = self.unseen_at(event.position())
        if unseen:
            self.choose(unseen[0])
            self.chosen.emit(unseen[0])
            return
        self._take(self._near(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open who is under the pointer."""
        spot = self._near(event.position())
        if spot is not None:
            self.opened.emit(spot.contact_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A hand over whoever can be chosen, and their name."""
        over = self._near(event.position())
        can_press = over is not None or bool(self.unseen_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_press else Qt.CursorShape.ArrowCursor)
        self._hover(over.contact_id if over else "")

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nobody is under the pointer any more."""
        super().leaveEvent(event)
        self._hover("")

    def _hover(self, contact_id: str) -> None:
        if contact_id != self.hovered:
            self.hovered = contact_id
            self.update()

    def event(self, event: QEvent) -> bool:
        """Say who is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot, unseen = self._near(QPointF(event.pos())), self.unseen_at(QPointF(event.pos()))
            if unseen:
                words = render(counted("Show {n} more in the table", "Show {n} more in the table", len(unseen)))
                QToolTip.showText(event.globalPos(), words, self)
            elif spot is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), literal_tip(spot.said), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go to the nearest that way, Return opens."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._take(self.beside(*_STEPS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected:
            self.opened.emit(self.selected)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard begins with whoever is chosen, or with the first."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def beside(self, across: int, down: int) -> Spot | None:
        """Who is chosen next by an arrow key: the nearest that way, or the first where nobody is chosen yet."""
        here = self.spot_of(self.selected)
        if here is None:
            return self._spots[0] if self._spots else None
        return min(
            (spot for spot in self._spots if _ahead(here.place, spot.place, across, down) > 0.5),
            key=lambda spot: _cost(here.place, spot.place, across, down),
            default=None,
        )


def _far(one: QPointF, other: QPointF) -> float:
    apart = one - other
    return float((apart.x() ** 2 + apart.y() ** 2) ** 0.5)


def _ahead(here: QPointF, there: QPointF, across: int, down: int) -> float:
    return (there.x() - here.x()) * across + (there.y() - here.y()) * down


def _cost(here: QPointF, there: QPointF, across: int, down: int) -> float:
    """How far somebody is that way, what lies aside counting double."""
    aside = abs((there.x() - here.x()) * down) + abs((there.y() - here.y()) * across)
    return _ahead(here, there, across, down) + 2 * aside


def draw_dot(painter: QPainter, place: QPointF, theme: Theme, *, chosen: bool = False) -> None:
    """A dot, muted; the chosen one in the accent with a ring."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent if chosen else theme.text_muted))
    painter.drawEllipse(place, RADIUS, RADIUS)
    if chosen:
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, RING, RING)


class Names:
    """Writes names right or left of their dots, above or below, wherever is room; the others are left to tool tip and table.

    One that must be named (chosen, or under the pointer) is written even where there is none, on a ground of its own.
    """

    def __init__(self, painter: QPainter, room: QRectF, theme: Theme, taken: Sequence[QRectF] = ()) -> None:
        self._painter, self._room, self._theme = painter, room, theme
        self._taken = list(taken)

    def keep_line_free(self, start: QPointF, end: QPointF) -> None:
        """Nothing is written over a level or upright line."""
        self._taken.append(QRectF(start, end).normalized().adjusted(-2, -2, 2, 2))

    def keep_box_free(self, box: QRectF) -> None:
        """Nothing is written over other words."""
        self._taken.append(box)

    def keep_free(self, place: QPointF) -> None:
        """Nothing is written over a dot."""
        self._taken.append(QRectF(place.x() - RADIUS, place.y() - RADIUS, 2 * RADIUS, 2 * RADIUS))

    def is_free(self, box: QRectF) -> bool:
        """Whether nothing stands in a box and all of it is in the picture."""
        return self._room.contains(box) and not any(box.intersects(one) for one in self._taken)

    def write(self, place: QPointF, name: str, *, chosen: bool = False) -> bool:
        """Write a name beside its dot; False where it found no room."""
        painter = self._painter
        painter.setFont(font_of("small", bold=chosen))
        shown = name[:LONGEST_NAME].replace("\n", " ")
        wide, high = painter.fontMetrics().horizontalAdvance(shown), painter.fontMetrics().height()
        gap = RING + 4
        beside = [QPointF(place.x() + gap, place.y() - high / 2), QPointF(place.x() - gap - wide, place.y() - high / 2)]
        inside = max(self._room.left() + 2, min(place.x() - wide / 2, self._room.right() - wide - 2))
        over = [QPointF(inside, place.y() - gap - high), QPointF(inside, place.y() + gap)]
        boxes = [QRectF(corner.x(), corner.y(), wide, high) for corner in (*beside, *over)]
        box = next((one for one in boxes if self.is_free(one)), None)
        if box is None and not chosen:
            return False
        if box is None:
            box = next((one for one in boxes if self._room.contains(one)), boxes[2])
            painter.fillRect(box.adjusted(-2, 0, 2, 0), QColor(self._theme.raised))
        self._taken.append(box)
        painter.setPen(QColor(self._theme.text if chosen else self._theme.text_muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        return True
