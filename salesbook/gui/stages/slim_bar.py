"""A scroll bar in the gap between two columns: a thumb and nothing else, since four with frames and arrows would be a fence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider

from salesbook.gui.theme import Theme

# The gap right of the cards, and how wide the thumb in it is.
BAR, THUMB = 12, 5
# How much of its colour it shows while nobody touches it.
RESTING = 0.5


class SlimBar(QScrollBar):
    """Behaves as the platform's; only its picture is ours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self) -> QSize:  # noqa: N802
        """No wider than the gap."""
        return QSize(BAR, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the thumb where the style has it."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        parts = QStyle.SubControl
        box = self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, parts.SC_ScrollBarSlider, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(self._theme.line_strong)
        if not (self.isSliderDown() or self.underMouse()):
            colour.setAlphaF(RESTING)
        painter.setBrush(colour)
        thumb = QRectF((self.width() - THUMB) / 2, box.top(), THUMB, box.height())
        painter.drawRoundedRect(thumb, THUMB / 2, THUMB / 2)
        painter.end()
