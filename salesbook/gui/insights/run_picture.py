"""How somebody felt, visit by visit: faces on a line, above the middle where they left well, below where they did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from salesbook.domain.emotion import Emotion, Expectation, Mood
from salesbook.gui.icons import face
from salesbook.gui.insights.picture import Picture, Spot
from salesbook.gui.insights.scale import Scale
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.words import in_clauses
from salesbook.wording import capitalised, day_and_month, medium_date, word

SIDE, TOP, BOTTOM = 26, 14, 38
FACE = 20
# Days closer than this, in pixels, are not all written under the line.
DAY_ROOM = 54
_LEVELS = {Mood.POSITIVE: 1.0, Mood.NEUTRAL: 0.0, Mood.NEGATIVE: -1.0}


@dataclass(frozen=True)
class Feeling:
    """What was felt at one visit: an emotion, how it was against what they expected, or both."""

    visit_id: str
    day: date
    emotion: Emotion | None
    expectation: Expectation | None = None


class RunPicture(Picture):
    """The oldest on the left. What is chosen and opened is a visit."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._run: tuple[Feeling, ...] = ()
        self._face = theme.px(FACE)
        self.setMinimumHeight(theme.px(130))

    def show_run(self, run: Sequence[Feeling]) -> None:
        """Show these visits, the oldest first."""
        self._run = tuple(run)
        self.show_again()

    def spots_in(self, room: QRectF) -> Sequence[Spot]:
        """Every visit at its height, an expectation without an emotion on the middle line."""
        if not self._run:
            return ()
        up = self._height(room)
        wide = room.width() - 2 * self.theme.px(SIDE)
        step = wide / max(1, len(self._run) - 1)
        start = room.left() + (self.theme.px(SIDE) if len(self._run) > 1 else room.width() / 2)
        return [
            Spot(one.visit_id, QPointF(start + step * place, up.place(_level(one))), said(one))
            for place, one in enumerate(self._run)
        ]

    def _height(self, room: QRectF) -> Scale:
        return Scale(-1, 1, room.bottom() - self.theme.px(BOTTOM) - self._face / 2, room.top() + TOP + self._face / 2)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw the line, the faces and the days."""
        theme = self.theme
        middle = self._height(room).place(0)
        painter.setPen(QPen(QColor(theme.line), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(room.left() + 8, middle), QPointF(room.right() - 8, middle))
        painter.setPen(QPen(QColor(theme.line_strong), 1.5))
        for before, after in pairwise(self._spots):
            painter.drawLine(before.place, after.place)
        for spot, one in zip(self._spots, self._run, strict=True):
            self._feeling(painter, spot, one)
        self._days(painter, room)

    def _feeling(self, painter: QPainter, spot: Spot, one: Feeling) -> None:
        theme, side = self.theme, self._face
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(spot.place, side / 2 + 1, side / 2 + 1)
        if one.emotion is not None:
            corner = QPointF(spot.place.x() - side / 2, spot.place.y() - side / 2)
            painter.drawPixmap(corner, face(one.emotion, theme.emotion(one.emotion), side))
        else:
            painter.setBrush(QColor(theme.text_muted))
            painter.drawEllipse(spot.place, 3, 3)
        self._gap(painter, spot.place, one.expectation)
        if spot.contact_id == self.selected:
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot.place, side / 2 + 3, side / 2 + 3)

    def _gap(self, painter: QPainter, place: QPointF, expectation: Expectation | None) -> None:
        """A small + or − where it was above or below what they expected; the tool tip has the words."""
        signs = {Expectation.ABOVE: ("+", self.theme.emotion_positive), Expectation.BELOW: ("−", self.theme.warning)}
        if expectation in signs:
            sign, colour = signs[expectation]
            painter.setFont(font_of("small", bold=True))
            side = painter.fontMetrics().height()
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(place.x() + self._face / 2, place.y() - self._face, side, side), sign)

    def _days(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(font_of("hint"))
        painter.setPen(QColor(self.theme.text_muted))
        free, wide, high = room.left(), self.theme.px(DAY_ROOM), painter.fontMetrics().height()
        for spot, one in zip(self._spots, self._run, strict=True):
            box = QRectF(spot.place.x() - wide / 2, room.bottom() - high - 2, wide, high)
            if box.left() >= free - 1 or spot.contact_id == self.selected:
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, day_and_month(one.day))
                free = box.right()


def _level(one: Feeling) -> float:
    return _LEVELS[one.emotion.mood] if one.emotion is not None else 0.0


def said(one: Feeling) -> str:
    """A visit's feeling in words: the day, the emotion, and how it was against what they expected."""
    words = [capitalised(word(part)) for part in (one.emotion, one.expectation) if part is not None]
    return in_clauses(medium_date(one.day), *words)
