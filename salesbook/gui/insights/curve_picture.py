"""Who makes up how much of the whole: the curve of 80 and 20, a dot for each contact on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from salesbook.domain.lenses.pareto import percent_words
from salesbook.gui.insights.picture import LONGEST_NAME, Names, Picture, Spot, draw_dot
from salesbook.gui.insights.scale import Scale
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.words import in_clauses

LEFT, TOP, RIGHT, BOTTOM = 50, 14, 14, 40
TINT = 0.55
# Dots closer than this are drawn as the curve alone.
CLOSEST = 4
MOST_NAMED = 40


@dataclass(frozen=True)
class Share:
    """Somebody with their share of the whole and of all up to them, each from 0 to 1."""

    contact_id: str
    name: str
    share: float
    up_to: float


@dataclass(frozen=True)
class Curve:
    """Everybody with a share, the largest first; `lines` are where the classes end (such as 0.8 and 0.95), with their names."""

    shares: tuple[Share, ...]
    lines: tuple[tuple[float, str], ...]
    x_words: str


class CurvePicture(Picture):
    """The curve with its classes; the first class is tinted."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._curve: Curve | None = None
        self.setMinimumHeight(240)

    def show_curve(self, curve: Curve) -> None:
        """Show these people."""
        self._curve = curve
        self.show_again()

    def spots_in(self, room: QRectF) -> Sequence[Spot]:
        """Everybody on the curve, the largest share first."""
        if self._curve is None:
            return ()
        across, up = self._scales(room, self._curve)
        return [
            Spot(one.contact_id, QPointF(across.place(place), up.place(one.up_to)), _said(one))
            for place, one in enumerate(self._curve.shares, start=1)
        ]

    def _scales(self, room: QRectF, curve: Curve) -> tuple[Scale, Scale]:
        return (
            Scale(0, max(1, len(curve.shares)), room.left() + self.theme.px(LEFT), room.right() - RIGHT),
            Scale(0, 1, room.bottom() - self.theme.px(BOTTOM), room.top() + TOP),
        )

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw classes, curve, dots and names."""
        if self._curve is None:
            return
        curve = self._curve
        across, up = self._scales(room, curve)
        plot = QRectF(QPointF(across.start, up.end), QPointF(across.end, up.start))
        self._classes(painter, plot, across, up, curve)
        path = QPainterPath(QPointF(plot.left(), plot.bottom()))
        for spot in self._spots:
            path.lineTo(spot.place)
        painter.setPen(QPen(QColor(self.theme.text_muted), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        self._people(painter, plot, curve)

    def _people(self, painter: QPainter, plot: QRectF, curve: Curve) -> None:
        names = Names(painter, plot, self.theme)
        wide_enough = plot.width() / max(1, len(curve.shares)) >= CLOSEST
        for spot in self._spots:
            names.keep_free(spot.place)
            if wide_enough:
                draw_dot(painter, spot.place, self.theme)
        for place, spot in enumerate(self._spots):
            if spot.contact_id == self.selected:
                draw_dot(painter, spot.place, self.theme, chosen=True)
                names.write(spot.place, curve.shares[place].name, chosen=True)
        for place, spot in enumerate(self._spots[:MOST_NAMED]):
            if spot.contact_id != self.selected:
                names.write(spot.place, curve.shares[place].name)

    def _classes(self, painter: QPainter, plot: QRectF, across: Scale, up: Scale, curve: Curve) -> None:
        """A dashed line where each class ends, its name under it, and the axes."""
        painter.setFont(font_of("hint"))
        high = painter.fontMetrics().height()
        first = self._end_of(curve, curve.lines[0][0]) if curve.lines else 0
        best = QColor(self.theme.selection)
        best.setAlphaF(TINT)
        painter.fillRect(QRectF(plot.topLeft(), QPointF(across.place(first), plot.bottom())), best)
        begin, written = 0, plot.bottom()
        for line, name in curve.lines:
            level, end = up.place(line), self._end_of(curve, line)
            painter.setPen(QPen(QColor(self.theme.line_strong), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plot.left(), level), QPointF(plot.right(), level))
            painter.drawLine(QPointF(across.place(end), plot.top()), QPointF(across.place(end), plot.bottom()))
            painter.setPen(QColor(self.theme.text_muted))
            box = QRectF(plot.left() - self.theme.px(LEFT), level - high / 2, self.theme.px(LEFT) - 8, high)
            # Classes that end close to each other would have their shares one over the other.
            if written - level >= high * 0.8:
                painter.drawText(box, Qt.AlignmentFlag.AlignRight, f"{line:.0%}")
                written = level
            self._class_name(painter, QPointF(across.place(begin), plot.bottom()), across.place(end), name)
            begin = end
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawRect(plot)
        painter.setPen(QColor(self.theme.text_muted))
        painter.drawText(
            QRectF(plot.left(), plot.bottom() + 2 + high, plot.width(), high),
            Qt.AlignmentFlag.AlignHCenter,
            curve.x_words,
        )

    def _class_name(self, painter: QPainter, start: QPointF, end: float, name: str) -> None:
        """The name of a class under its part, where it has room."""
        if painter.fontMetrics().horizontalAdvance(name) + 4 <= end - start.x():
            box = QRectF(start.x(), start.y() + 2, end - start.x(), painter.fontMetrics().height())
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, name)

    def _end_of(self, curve: Curve, line: float) -> int:
        """How many belong to the classes up to a line: the one who crosses it is one of them."""
        below = sum(1 for one in curve.shares if one.up_to < line - 1e-9)
        return min(len(curve.shares), below + 1)


def _said(one: Share) -> str:
    return in_clauses(one.name[:LONGEST_NAME], f"{percent_words(one.share)}%")
