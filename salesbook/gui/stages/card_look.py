"""How a card looks: name and face, role, last touch and marks; the chosen one also says what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from salesbook.gui.icons import pixmap
from salesbook.gui.stages.card_words import ago_words, brief_ago_words, mark_words, moved_words, next_words, role_words
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.widgets.marks import paint_face
from salesbook.queries.stage_board import Card, Mark
from salesbook.wording import capitalised

CARD, GAP, SIDE, RADIUS = 80, 8, 12, 8
LINE, MOST_LINES, AROUND = 18, 3, 14
FACE, MARK = 20, 14

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
# A name of ten thousand characters costs no more to draw than it can show.
_LONGEST = 200


@dataclass(frozen=True)
class CardState:
    """How a card is looked at just now."""

    chosen: bool = False
    ring: bool = False
    hovered: bool = False


class CardLook:
    """Paints cards; text of the notebook is drawn, never rendered."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._face, self._picture = theme.px(FACE), theme.px(MARK)
        self.today = date.min

    def growth(self, card: Card | None, width: int) -> int:
        """How much higher a card gets when it is chosen, at a width."""
        words = next_words(card) if card else ""
        if not words:
            return 0
        room = QRect(0, 0, width - 2 * SIDE - self._picture - 6, 1000)
        height = QFontMetrics(font_of("small")).boundingRect(room, _WRAPPED, words).height()
        line = self._theme.px(LINE)
        return AROUND + line * min(MOST_LINES, max(1, round(height / line)))

    def paint(self, painter: QPainter, box: QRect, card: Card | None, state: CardState) -> None:
        """Draw one card into its box, which is higher than CARD where it is chosen."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, state)
        if card is not None:
            inner, px = box.adjusted(SIDE, 0, -SIDE, 0), self._theme.px
            for down, draw in ((9, self._who), (30, self._role), (51, self._touch)):
                draw(painter, QRect(inner.left(), box.top() + px(down), inner.width(), px(20)), card)
            if box.height() > px(CARD):
                self._next(painter, inner.adjusted(0, px(CARD) - 3, 0, 0), card)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: CardState) -> None:
        theme = self._theme
        fill = theme.selection if state.chosen else theme.hover if state.hovered else theme.raised
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(theme.focus), 2) if state.ring else QPen(QColor(theme.line), 1))
        half = 1.0 if state.ring else 0.5
        painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), RADIUS, RADIUS)

    def _who(self, painter: QPainter, box: QRect, card: Card) -> None:
        room = box
        if card.row.emotion is not None:
            paint_face(painter, box.right() - self._face + 1, box.top(), card.row.emotion, self._theme, self._face)
            room = box.adjusted(0, 0, -self._face - 6, 0)
        painter.setFont(font_of("body", bold=True))
        painter.setPen(QColor(self._theme.text))
        _draw(painter, room, card.row.name)

    def _role(self, painter: QPainter, box: QRect, card: Card) -> None:
        painter.setFont(font_of("small"))
        painter.setPen(QColor(self._theme.text_muted))
        _draw(painter, box, role_words(card))

    def _touch(self, painter: QPainter, box: QRect, card: Card) -> None:
        """The marks first, from the right: the loudest in words, the others as pictures; the touch has what is left."""
        theme, side = self._theme, self._picture
        right = box.right() + 1
        pictures = _pictures(theme)
        if card.marks:
            words = mark_words(card, card.marks[0], self.today)
            right = self._mark(painter, box, right, words, *pictures[card.marks[0]], bold=card.row.alarm)
            for mark in card.marks[1:]:
                painter.drawPixmap(right - side, box.center().y() - side // 2, pixmap(*pictures[mark], side))
                right -= side + 4
            right -= 4
        elif card.moved_up is not None:
            words = moved_words(card, self.today)
            right = self._mark(painter, box, right, words, "arrow-up-right", theme.emotion_positive) - 4
        painter.setFont(font_of("small"))
        painter.setPen(QColor(theme.text_muted))
        metrics, room = painter.fontMetrics(), right - box.left()
        day = card.row.last_touch
        shorter = (capitalised(ago_words(day, self.today)), *brief_ago_words(day, self.today))
        # A pixel more than the advance: cutting reckons with fractions of one.
        said = next((one for one in shorter if metrics.horizontalAdvance(one) < room), "")
        _draw(painter, QRect(box.left(), box.top(), room, box.height()), said)

    def _mark(
        self, painter: QPainter, box: QRect, right: int, words: str, picture: str, colour: str, *, bold: bool = False
    ) -> int:
        """Picture and words, right-aligned; returns where the room left of them ends."""
        said, side = capitalised(words), self._picture
        painter.setFont(font_of("small", bold=bold))
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, right - box.left() - side - 6)
        wide = painter.fontMetrics().horizontalAdvance(shown)
        painter.drawText(QRect(right - wide, box.top(), wide, box.height()), _LEFT, shown)
        left = right - wide - 5 - side
        painter.drawPixmap(left, box.center().y() - side // 2, pixmap(picture, colour, side))
        return left - 6

    def _next(self, painter: QPainter, box: QRect, card: Card) -> None:
        theme, side = self._theme, self._picture
        painter.fillRect(box.left(), box.top(), box.width(), 1, QColor(theme.line_strong))
        painter.drawPixmap(box.left(), box.top() + 9, pixmap("flag", theme.text_muted, side))
        painter.setFont(font_of("small"))
        painter.setPen(QColor(theme.text))
        painter.drawText(box.adjusted(side + 6, 7, 0, -2), _WRAPPED, next_words(card))


def _pictures(theme: Theme) -> dict[Mark, tuple[str, str]]:
    return {
        Mark.ALARM: ("triangle-alert", theme.emotion_negative),
        Mark.STUCK: ("hourglass", theme.warning),
        Mark.COOLING: ("snowflake", theme.dating),
    }


def mark_picture(mark: Mark, theme: Theme) -> tuple[str, str]:
    """The icon of a mark and its colour."""
    return _pictures(theme)[mark]


def _draw(painter: QPainter, box: QRect, text: str) -> None:
    flat = text[:_LONGEST].replace("\n", " ")
    painter.drawText(box, _LEFT, painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, box.width()))
