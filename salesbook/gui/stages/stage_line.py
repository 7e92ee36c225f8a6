"""The way of a contact through the stages as a line of steps over time, up to today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from salesbook.domain.stage import STAGES, rank_of
from salesbook.gui.insights.picture import RADIUS, RING, Picture, Spot
from salesbook.gui.insights.scale import Scale
from salesbook.gui.stages.move_words import move_said, stage_said
from salesbook.gui.theme import Theme, font_of
from salesbook.queries.stage_moves import StageMove
from salesbook.wording import month_and_year

# Around the steps, at text of 100 %: left of them stand the stages, under them the months.
LEFT, TOP, RIGHT, BOTTOM = 96, 14, 20, 24


class StageLine(Picture):
    """A dot for each move, by the id of its change; the line has the colour of the stage it runs at."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._moves: tuple[StageMove, ...] = ()
        self._today = date.min
        self.setMinimumHeight(theme.px(180))

    def show_moves(self, moves: Sequence[StageMove], today: date) -> None:
        """Show these, oldest first."""
        self._moves, self._today = tuple(moves), today
        self.show_again()

    def spots_in(self, room: QRectF) -> Sequence[Spot]:
        """One a move, where it arrived."""
        across, up = self._scales(room)
        return [
            Spot(
                one.change.id,
                QPointF(across.place(one.change.day.toordinal()), up.place(rank_of(one.change.to_stage))),
                move_said(one),
            )
            for one in self._moves
        ]

    def beside(self, across: int, down: int) -> Spot | None:
        """Left and right go through time, whatever the level."""
        places = [spot.contact_id for spot in self._spots]
        if not across or self.selected not in places:
            return super().beside(across, down)
        place = places.index(self.selected) + across
        return self._spots[place] if 0 <= place < len(places) else None

    def _scales(self, room: QRectF) -> tuple[Scale, Scale]:
        first = self._moves[0].change.day if self._moves else self._today
        last = max(self._today, self._moves[-1].change.day) if self._moves else self._today
        return (
            Scale(
                first.toordinal(),
                max(last.toordinal(), first.toordinal() + 1),
                room.left() + self.theme.px(LEFT),
                room.right() - RIGHT,
            ),
            Scale(0, len(STAGES), room.bottom() - self.theme.px(BOTTOM), room.top() + self.theme.px(TOP)),
        )

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw the levels with their names, the line, the dots, and when it began and ends."""
        if not self._moves:
            return
        across, up = self._scales(room)
        self._levels(painter, room, up)
        self._line(painter, across, up)
        for spot, move in zip(self._spots, self._moves, strict=True):
            self._dot(painter, spot, QColor(self.theme.stage(move.change.to_stage)))
        painter.setFont(font_of("hint"))
        painter.setPen(QColor(self.theme.text_muted))
        below = self.theme.px(BOTTOM) - 6
        under = QRectF(across.start, room.bottom() - below, across.end - across.start, below)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, month_and_year(self._moves[0].change.day))
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, month_and_year(self._today))

    def _levels(self, painter: QPainter, room: QRectF, up: Scale) -> None:
        high, left = painter.fontMetrics().height() + 4, self.theme.px(LEFT)
        held = rank_of(self._moves[-1].change.to_stage)
        for rank, stage in enumerate((None, *STAGES)):
            level = up.place(rank)
            painter.setPen(QPen(QColor(self.theme.line), 1))
            painter.drawLine(QPointF(room.left() + left, level), QPointF(room.right() - RIGHT, level))
            painter.setFont(font_of("small", bold=rank == held))
            painter.setPen(QColor(self.theme.stage(stage) if stage else self.theme.text_muted))
            painter.drawText(
                QRectF(room.left(), level - high / 2, left - 12, high),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                stage_said(stage),
            )

    def _line(self, painter: QPainter, across: Scale, up: Scale) -> None:
        ends = [one.change.day for one in self._moves[1:]] + [self._today]
        before = up.place(rank_of(self._moves[0].change.from_stage))
        for move, end in zip(self._moves, ends, strict=True):
            start, level = across.place(move.change.day.toordinal()), up.place(rank_of(move.change.to_stage))
            painter.setPen(QPen(QColor(self.theme.line_strong), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(start, before), QPointF(start, level))
            painter.setPen(QPen(QColor(self.theme.stage(move.change.to_stage)), 3))
            painter.drawLine(QPointF(start, level), QPointF(across.place(end.toordinal()), level))
            before = level

    def _dot(self, painter: QPainter, spot: Spot, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(spot.place, RADIUS, RADIUS)
        if spot.contact_id == self.selected:
            painter.setPen(QPen(QColor(self.theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot.place, RING, RING)
