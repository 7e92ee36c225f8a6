"""Four quadrants with the people in them: what the Kotler grid looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from salesbook.gui.insights.picture import LONGEST_NAME, RADIUS, RING, Names, Picture, Spot, draw_dot
from salesbook.gui.insights.scale import Scale, round_steps
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.words import in_clauses

LEFT, TOP, RIGHT, BOTTOM = 50, 8, 10, 44
# A line of a quarter's head, its room left and right, and what parts the name from the advice.
CORNER, INSIDE, BESIDE = 20, 8, 8
# Only the best quarter is tinted, and so far.
TINT = 0.55
MOST_NAMED = 150


@dataclass(frozen=True)
class Dot:
    """Somebody at a place of the grid."""

    contact_id: str
    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Corner:
    """A quarter of the grid: its position, and what to do there in a few words."""

    name: str
    advice: str


@dataclass(frozen=True)
class Grid:
    """Everything a grid shows. `corners` go from left to right, the upper two first; the upper right one is the best."""

    dots: tuple[Dot, ...]
    x_line: float
    y_line: float
    x_most: float
    corners: tuple[Corner, Corner, Corner, Corner]
    x_words: str
    y_words: str

    @property
    def y_ends(self) -> tuple[float, float]:
        """From where to where the upright axis goes: all dots and the line are on it."""
        values = (0.0, self.y_line * 2, *(dot.y for dot in self.dots))
        return min(values), max(values) or 1.0


class GridPicture(Picture):
    """The grid; a dashed arrow leads the chosen one to the nearest better position."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._grid: Grid | None = None
        self.setMinimumHeight(240)

    def show_grid(self, grid: Grid) -> None:
        """Show these people."""
        self._grid = grid
        self.show_again()

    def spots_in(self, room: QRectF) -> Sequence[Spot]:
        """Everybody at their place, the highest first."""
        if self._grid is None:
            return ()
        across, up = self._scales(room, self._grid)
        ordered = sorted(self._grid.dots, key=lambda dot: (-dot.y, dot.x))
        return [Spot(dot.contact_id, QPointF(across.place(dot.x), up.place(dot.y)), self._said(dot)) for dot in ordered]

    def corner_of(self, dot: Dot) -> Corner:
        """The quarter somebody stands in; a line belongs to the better side."""
        assert self._grid is not None
        grid = self._grid
        return grid.corners[(0 if dot.y >= grid.y_line else 2) + (1 if dot.x >= grid.x_line else 0)]

    def _said(self, dot: Dot) -> str:
        return in_clauses(dot.name[:LONGEST_NAME], self.corner_of(dot).name)

    def _scales(self, room: QRectF, grid: Grid) -> tuple[Scale, Scale]:
        least, most = grid.y_ends
        plot = self.plot_in(room)
        band = self.band_in(plot)
        return (
            Scale(0, grid.x_most, plot.left(), plot.right()),
            Scale(least, most, plot.bottom() - band - RING, plot.top() + band + RING),
        )

    def plot_in(self, room: QRectF) -> QRectF:
        """The square of the four quarters, within a room of this size."""
        return room.adjusted(self.theme.px(LEFT), TOP, -RIGHT, -self.theme.px(BOTTOM))

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw quarters, axes, dots and names."""
        if self._grid is None:
            return
        grid = self._grid
        across, up = self._scales(room, grid)
        plot = self.plot_in(room)
        middle = QPointF(across.place(grid.x_line), up.place(grid.y_line))
        names = Names(painter, plot, self.theme)
        for spot in self._spots:
            names.keep_free(spot.place)
        self._quarters(painter, plot, middle)
        self._heads(painter, plot, middle, grid, names)
        self._axes(painter, plot, across, up, grid)
        names.keep_line_free(QPointF(middle.x(), plot.top()), QPointF(middle.x(), plot.bottom()))
        names.keep_line_free(QPointF(plot.left(), middle.y()), QPointF(plot.right(), middle.y()))
        self._arrow(painter, middle, grid, names)
        chosen = self.spot_of(self.selected)
        for spot in self._spots:
            draw_dot(painter, spot.place, self.theme, chosen=spot is chosen)
        self._names(names, chosen, {dot.contact_id: dot.name for dot in grid.dots})

    def _names(self, names: Names, chosen: Spot | None, named: dict[str, str]) -> None:
        """The chosen one first, and the others where there is room; who is under the pointer is named in any case."""
        if chosen is not None:
            names.write(chosen.place, named[chosen.contact_id], chosen=True)
        done = {self.selected}
        for spot in self._spots[:MOST_NAMED]:
            if spot is not chosen and names.write(spot.place, named[spot.contact_id]):
                done.add(spot.contact_id)
        under = self.spot_of(self.hovered)
        if under is not None and under.contact_id not in done:
            names.write(under.place, named[under.contact_id], chosen=True)

    def _quarters(self, painter: QPainter, plot: QRectF, middle: QPointF) -> None:
        """The tinted best quarter and the dashed lines between."""
        best = QColor(self.theme.selection)
        best.setAlphaF(TINT)
        painter.fillRect(QRectF(QPointF(middle.x(), plot.top()), QPointF(plot.right(), middle.y())), best)
        painter.setPen(QPen(QColor(self.theme.line_strong), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle.x(), plot.top()), QPointF(middle.x(), plot.bottom()))
        painter.drawLine(QPointF(plot.left(), middle.y()), QPointF(plot.right(), middle.y()))
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawRect(plot)

    def _heads(self, painter: QPainter, plot: QRectF, middle: QPointF, grid: Grid, names: Names) -> None:
        """The upper heads above all dots and the lower ones below them, so that nobody stands in their way."""
        band = self.band_in(plot)
        tops = (plot.top(), plot.top(), plot.bottom() - band, plot.bottom() - band)
        ends = ((plot.left(), middle.x()), (middle.x(), plot.right())) * 2
        for corner, (left, right), top in zip(grid.corners, ends, tops, strict=True):
            self._head(painter, QRectF(left + INSIDE, top, right - left - 2 * INSIDE, band), corner, names)

    def _head(self, painter: QPainter, box: QRectF, corner: Corner, names: Names) -> None:
        """The name of a quarter and what to do there: beside it, or under it where the quarter is narrow."""
        bold, plain = QFontMetricsF(font_of("small", bold=True)), QFontMetricsF(font_of("small"))
        line = QRectF(box.left(), box.top(), box.width(), self.theme.px(CORNER))
        beside = line.adjusted(bold.horizontalAdvance(corner.name) + BESIDE, 0, 0, 0)
        under = line.translated(0, line.height())
        for words, room, metrics, is_name in (
            (corner.name, line, bold, True),
            (corner.advice, under if box.height() > line.height() else beside, plain, False),
        ):
            painter.setFont(font_of("small", bold=is_name))
            painter.setPen(QColor(self.theme.text if is_name else self.theme.text_muted))
            painter.drawText(
                room,
                Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()),
            )
        names.keep_box_free(box)

    def band_in(self, plot: QRectF) -> float:
        """How high the heads of the quarters are, above and below all dots: two lines where one does not hold the advice."""
        grid = self._grid
        if grid is None:
            return 0.0
        across = Scale(0, grid.x_most, plot.left(), plot.right())
        middle = across.place(grid.x_line)
        bold, plain = QFontMetricsF(font_of("small", bold=True)), QFontMetricsF(font_of("small"))
        widths = (middle - across.start, across.end - middle) * 2
        one_line = all(
            bold.horizontalAdvance(corner.name) + BESIDE + plain.horizontalAdvance(corner.advice) + 2 * INSIDE <= wide
            for corner, wide in zip(grid.corners, widths, strict=True)
        )
        return float(self.theme.px(CORNER) * (1 if one_line else 2))

    def _axes(self, painter: QPainter, plot: QRectF, across: Scale, up: Scale, grid: Grid) -> None:
        painter.setFont(font_of("hint"))
        painter.setPen(QColor(self.theme.text_muted))
        high, left = painter.fontMetrics().height(), self.theme.px(LEFT)
        for value in round_steps(across.least, across.most):
            box = QRectF(across.place(value) - 30, plot.bottom() + 3, 60, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, f"{value:g}")
        for value, words in _said_steps(round_steps(up.least, up.most, 4)):
            box = QRectF(plot.left() - left + 14, up.place(value) - high / 2, left - 22, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, words)
        under = QRectF(plot.left(), plot.bottom() + 6 + high, plot.width(), high + 4)
        painter.drawText(under, Qt.AlignmentFlag.AlignHCenter, grid.x_words)
        said = painter.fontMetrics().elidedText(grid.y_words, Qt.TextElideMode.ElideRight, self.height())
        long = painter.fontMetrics().horizontalAdvance(said)
        # In the middle of its axis; what is longer than that goes down beside the figures below.
        middle = max(plot.center().y(), long / 2)
        painter.save()
        painter.translate(plot.left() - left + 2, middle)
        painter.rotate(-90)
        painter.drawText(QRectF(-long / 2, 0, long + 1, high), Qt.AlignmentFlag.AlignHCenter, said)
        painter.restore()

    def _arrow(self, painter: QPainter, middle: QPointF, grid: Grid, names: Names) -> None:
        """From the chosen one to the nearest better place: over the nearer of the two lines it stands below."""
        spot = self.spot_of(self.selected)
        dot = next((one for one in grid.dots if one.contact_id == self.selected), None)
        if spot is None or dot is None or (dot.x >= grid.x_line and dot.y >= grid.y_line):
            return
        beyond = 2.5 * RADIUS
        to_right = QPointF(middle.x() + beyond, spot.place.y())
        to_top = QPointF(spot.place.x(), middle.y() - beyond)
        ways = [(abs(middle.x() - spot.place.x()), to_right)] if dot.x < grid.x_line else []
        ways += [(abs(middle.y() - spot.place.y()), to_top)] if dot.y < grid.y_line else []
        target = min(ways, key=lambda way: way[0])[1]
        painter.setPen(QPen(QColor(self.theme.accent), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(spot.place, target)
        painter.drawEllipse(target, RADIUS + 1, RADIUS + 1)
        names.keep_line_free(spot.place, target)


def _said_steps(steps: Sequence[float]) -> list[tuple[float, str]]:
    """The steps of an axis in figures, with as many decimals as tell them apart."""
    decimals = next(
        number for number in range(4) if len({f"{one:.{number}f}" for one in steps}) == len(steps) or number == 3
    )
    return [(one, f"{one:,.{decimals}f}") for one in steps]
