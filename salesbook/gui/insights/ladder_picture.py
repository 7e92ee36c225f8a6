"""Positions one above the other with the people on each: what a lens of steps looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from salesbook.gui.insights.picture import LONGEST_NAME, RADIUS, Picture, Spot, draw_dot
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.words import in_clauses
from salesbook.system.i18n import gettext as _

WORDS, COUNT, GAP = 170, 44, 12
RUNG, LOWEST = 34, 26
# How thick the bar under the people is.
BAR = 2
# A name on a rung takes at most this, so that a few long ones do not fill it.
WIDEST = 130
# Between the columns where dots stand that found no room for a name.
PITCH = 2 * RADIUS + 4


@dataclass(frozen=True)
class Rung:
    """A position with its people, in the order they are shown; `apart` marks one that is no step, such as *not placed*."""

    name: str
    people: tuple[tuple[str, str], ...]
    apart: bool = False


class LadderPicture(Picture):
    """The rungs, the best on top. The bar under the people is as long as they are many, against the fullest rung."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._rungs: tuple[Rung, ...] = ()

    def show_rungs(self, rungs: Sequence[Rung]) -> None:
        """Show these positions, the best first."""
        self._rungs = tuple(rungs)
        self.setMinimumHeight(self.theme.px(LOWEST) * len(self._rungs))
        self.setMaximumHeight(self.theme.px(RUNG) * len(self._rungs) + 1)
        self.show_again()

    def rung_height(self, room: QRectF) -> float:
        """How high a rung is: as the picture allows."""
        fitting = room.height() / max(1, len(self._rungs))
        return min(self.theme.px(RUNG), max(self.theme.px(LOWEST), fitting))

    def spots_in(self, room: QRectF) -> Sequence[Spot]:
        """Whoever found a place on their rung, from its left end on."""
        return [
            Spot(contact_id, place, in_clauses(name[:LONGEST_NAME], rung.name))
            for rung, placed in zip(self._rungs, self._placed(room), strict=True)
            for contact_id, name, place, _named in placed
        ]

    def _placed(self, room: QRectF) -> list[list[tuple[str, str, QPointF, bool]]]:
        """Who stands where on each rung, and whether their name is written."""
        metrics = _metrics()
        high = self.rung_height(room)
        found = []
        for number, rung in enumerate(self._rungs):
            at, end = room.left() + self.theme.px(WORDS + COUNT) + GAP, room.right() - GAP - self.theme.px(COUNT)
            middle = room.top() + high * (number + 0.5)
            row: list[tuple[str, str, QPointF, bool]] = []
            named = True
            for order, (contact_id, name) in enumerate(rung.people):
                wide = min(self.theme.px(WIDEST), metrics.horizontalAdvance(name[:LONGEST_NAME]))
                # Room for the dots of those who follow, or of some of them.
                rest = len(rung.people) - order - 1
                kept = GAP + min(6, rest) * PITCH if rest else 0
                named = named and at + wide + 3 * RADIUS < end - kept
                if at + PITCH > end:
                    break
                row.append((contact_id, name, QPointF(at + RADIUS, middle), named))
                at += wide + 3 * RADIUS + GAP if named else PITCH
            found.append(row)
        return found

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw the rungs with their words, counts and people."""
        high = self.rung_height(room)
        fullest = max((len(rung.people) for rung in self._rungs), default=0) or 1
        placed = self._placed(room)
        for number, rung in enumerate(self._rungs):
            box = QRectF(room.left(), room.top() + high * number, room.width(), high)
            self._rung(painter, box, rung, len(rung.people) / fullest)
            for contact_id, name, place, named in placed[number]:
                self._person(painter, place, name if named else "", chosen=contact_id == self.selected)
            left_out = len(rung.people) - len(placed[number])
            if left_out:
                painter.setFont(font_of("small", bold=True))
                painter.setPen(QColor(self.theme.accent))
                words = _("+{n}").format(n=left_out)
                right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(self._more(box).adjusted(0, 0, -4, 0), right, words)

    def _more(self, rung: QRectF) -> QRectF:
        """The end of a rung, where it says how many more there are."""
        wide = self.theme.px(COUNT)
        return QRectF(rung.right() - wide, rung.top(), wide, rung.height())

    def unseen_at(self, place: QPointF) -> Sequence[str]:
        """Who found no room on the rung whose `+7` is there; nobody elsewhere."""
        room = QRectF(self.rect())
        high = self.rung_height(room)
        number = int(place.y() // high) if place.y() >= 0 else len(self._rungs)
        if number >= len(self._rungs):
            return ()
        box = QRectF(room.left(), room.top() + high * number, room.width(), high)
        people = self._rungs[number].people if self._more(box).contains(place) else ()
        return [contact_id for contact_id, _name in people[len(self._placed(room)[number]) :]]

    def _rung(self, painter: QPainter, box: QRectF, rung: Rung, share: float) -> None:
        theme, words_end = self.theme, self.theme.px(WORDS)
        here = any(contact_id == self.selected for contact_id, _name in rung.people) and bool(self.selected)
        if here:
            painter.fillRect(box.adjusted(0, 1, 0, 0), QColor(theme.selection))
        painter.setFont(font_of("small", bold=here or not rung.apart))
        painter.setPen(QColor(theme.text_muted if rung.apart and not here else theme.text))
        words = QRectF(box.left() + 8, box.top(), words_end - 12, box.height())
        said = painter.fontMetrics().elidedText(rung.name, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)
        painter.setFont(font_of("small"))
        painter.setPen(QColor(theme.text_muted))
        count = QRectF(box.left() + words_end, box.top(), theme.px(COUNT) - 10, box.height())
        painter.drawText(count, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(len(rung.people)))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        # Along the foot: behind the names it would end in the middle of one.
        start = box.left() + theme.px(WORDS + COUNT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line_strong))
        painter.drawRect(QRectF(start, box.bottom() - BAR, (box.right() - start) * share, BAR))

    def _person(self, painter: QPainter, place: QPointF, name: str, *, chosen: bool) -> None:
        draw_dot(painter, place, self.theme, chosen=chosen)
        if not name:
            return
        painter.setFont(font_of("small", bold=chosen))
        painter.setPen(QColor(self.theme.text))
        widest = self.theme.px(WIDEST)
        flat = name[:LONGEST_NAME].replace("\n", " ")
        shown = painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, widest)
        high = painter.fontMetrics().height()
        box = QRectF(place.x() + 2 * RADIUS + 2, place.y() - high / 2, widest + 4, high)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(font_of("small"))
