"""Small pictures that stand for a stage, an emotion or a state, always with their words for tool tips and readers."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from salesbook.domain.emotion import Emotion
from salesbook.domain.stage import STAGES, Stage, rank_of
from salesbook.gui.icons import face
from salesbook.gui.theme import Theme, grown
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, word

# One of the four bars, and what is between two, at text of 100 %.
PIP, GAP = QSize(8, 5), 2


def stage_words(stage: Stage | None) -> str:
    """`Trust, stage 3 of 4`."""
    if stage is None:
        return _("No stage yet")
    return _("{stage}, stage {n} of {all}").format(stage=capitalised(word(stage)), n=stage.rank, all=len(STAGES))


def paint_pips(painter: QPainter, left: float, middle: float, stage: Stage | None, theme: Theme) -> None:
    """Four bars about a middle; the reached ones filled in the colour of the present stage, the others empty."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide, high, gap = theme.px(PIP.width()), theme.px(PIP.height()), theme.px(GAP)
    top = middle - high // 2
    for place in range(len(STAGES)):
        box = QRectF(left + place * (wide + gap), top, wide, high)
        if place < rank_of(stage):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.stage(stage)))
            painter.drawRoundedRect(box, 1.5, 1.5)
        else:
            painter.setPen(QPen(QColor(theme.line_strong), 1))
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
    painter.restore()


def pips_width() -> int:
    """The width of the four bars."""
    return len(STAGES) * grown(PIP.width()) + (len(STAGES) - 1) * grown(GAP)


class StagePips(QWidget):
    """The four bars as a widget."""

    def __init__(self, stage: Stage | None, theme: Theme) -> None:
        super().__init__()
        self._stage, self._theme = stage, theme
        self.setFixedSize(pips_width(), theme.px(12))
        self.setAccessibleName(stage_words(stage))
        self.setToolTip(stage_words(stage))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the bars in the middle of the height."""
        painter = QPainter(self)
        paint_pips(painter, 0, self.height() / 2, self._stage, self._theme)
        painter.end()


class Face(QLabel):
    """The face of an emotion, with its word as tool tip and for readers."""

    def __init__(self, emotion: Emotion, theme: Theme, size: int = 20) -> None:
        super().__init__()
        self.setPixmap(face(emotion, theme.emotion(emotion), grown(size)))
        self.setToolTip(capitalised(word(emotion)))
        self.setAccessibleName(capitalised(word(emotion)))


def paint_face(painter: QPainter, left: float, top: float, emotion: Emotion, theme: Theme, size: int = 18) -> None:
    """The face of an emotion in a delegate."""
    painter.drawPixmap(QPointF(left, top), face(emotion, theme.emotion(emotion), size))
