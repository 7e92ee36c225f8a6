"""The head of a column: the stage's name, how many stand there, who came in of late, the funnel's bar, the markers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from salesbook.domain.evidence import MARKERS_OF
from salesbook.domain.stage import STAGES, Stage
from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, font_of
from salesbook.queries.stage_board import MOVEMENT_DAYS
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import capitalised, listed, marker_word, word

HEIGHT = 70
BAR = 6


@dataclass(frozen=True)
class Counts:
    """What a head counts: cards shown of all that stand here, the fullest stage, and who came in within 90 days."""

    shown: int = 0
    all: int = 0
    fullest: int = 0
    arrived: int = 0

    @property
    def words(self) -> str:
        """`14`, or `3 / 14` where some are filtered out."""
        return str(self.all) if self.shown == self.all else f"{self.shown} / {self.all}"


class ColumnHead(QWidget):
    """Painted: three lines that must share their heights with the heads beside them. Its words are for readers too."""

    def __init__(self, stage: Stage | None, theme: Theme) -> None:
        super().__init__()
        self._stage, self._theme = stage, theme
        self._counts = Counts()
        self.setFixedHeight(theme.px(HEIGHT))

    def show_counts(self, counts: Counts) -> None:
        """Show these figures."""
        self._counts = counts
        self.setAccessibleName(self.sentence())
        self.setToolTip(self.tip())
        self.update()

    def sentence(self) -> str:
        """The head in words."""
        people = ngettext("{n} contact", "{n} contacts", self._counts.shown).format(n=self._counts.shown)
        return listed(tuple(part for part in (stage_name(self._stage), people, self.tip()) if part))

    def tip(self) -> str:
        """The movement in a sentence."""
        if not self._counts.arrived:
            return ""
        n = self._counts.arrived
        if self._stage is STAGES[0]:
            said = ngettext("{n} newly met in the last {days} days", "{n} newly met in the last {days} days", n)
        else:
            said = ngettext(
                "{n} moved up to here in the last {days} days", "{n} moved up to here in the last {days} days", n
            )
        return said.format(n=n, days=MOVEMENT_DAYS)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as a column is at least."""
        return QSize(self._theme.px(210), self._theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the three lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, px = self._movement(painter), self._theme.px
        self._name(painter, QRect(0, 0, left - 8, px(24)))
        self._bar(painter, QRectF(0, px(30), self.width(), BAR))
        painter.setFont(font_of("small"))
        painter.setPen(QColor(self._theme.text_muted))
        _draw(painter, QRect(0, px(43), self.width(), px(20)), marker_words(self._stage))
        painter.end()

    def _name(self, painter: QPainter, box: QRect) -> None:
        painter.setFont(font_of("head", bold=True))
        colour = self._theme.stage(self._stage) if self._stage else self._theme.text_muted
        painter.setPen(QColor(colour))
        used = _draw(painter, box, stage_name(self._stage)) + 8
        painter.setPen(QColor(self._theme.text))
        _draw(painter, box.adjusted(used, 0, 0, 0), self._counts.words)

    def _movement(self, painter: QPainter) -> int:
        """What came in, at the right; returns where it begins."""
        if not self._counts.arrived:
            return self.width()
        first = self._stage is STAGES[0]
        n = self._counts.arrived
        words = (ngettext("{n} new", "{n} new", n) if first else ngettext("{n} in", "{n} in", n)).format(n=n)
        painter.setFont(font_of("small"))
        painter.setPen(QColor(self._theme.text_muted))
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QRect(self.width() - wide, 0, wide, self._theme.px(24)), Qt.AlignmentFlag.AlignVCenter, words)
        side = self._theme.px(14)
        left = self.width() - wide - side - 4
        picture = pixmap("plus" if first else "arrow-up-right", self._theme.text_muted, side)
        painter.drawPixmap(left, (self._theme.px(24) - side) // 2, picture)
        return left

    def _bar(self, painter: QPainter, box: QRectF) -> None:
        """The funnel: as long as this stage is full, against the fullest."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        painter.drawRoundedRect(box, BAR / 2, BAR / 2)
        if self._counts.all and self._counts.fullest:
            share = min(1.0, self._counts.all / self._counts.fullest)
            painter.setBrush(QColor(self._theme.stage(self._stage)))
            painter.drawRoundedRect(QRectF(box.left(), box.top(), max(BAR, box.width() * share), BAR), BAR / 2, BAR / 2)


def stage_name(stage: Stage | None) -> str:
    """What a column is called."""
    return capitalised(word(stage)) if stage else _("Not met yet")


def marker_words(stage: Stage | None) -> str:
    """What shows that a stage is reached."""
    if stage is None:
        return _("Never met in person")
    return capitalised(listed(tuple(marker_word(marker) for marker in MARKERS_OF[stage])))


def _draw(painter: QPainter, box: QRect, text: str) -> int:
    """Draw one line, cut where the room ends; returns how wide it is."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
