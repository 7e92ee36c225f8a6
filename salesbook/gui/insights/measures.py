"""Small bars with their words and figure: the five factors of loyalty, value given by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesbook.gui.theme import Theme, font_of
from salesbook.gui.words import named
from salesbook.wording import joined

LINE, BAR, FIGURE = 20, 4, 34


@dataclass(frozen=True)
class Measured:
    """A line: its words, how full the bar is (0 to 1, None for no bar), and the figure as it is written."""

    words: str
    share: float | None
    figure: str


class Measures(QWidget):
    """Lines of bars, in the order given."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[Measured, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Measured]) -> None:
        """Show these lines; without any the widget takes no room."""
        self._lines = tuple(lines)
        self.setVisible(bool(lines))
        self.setAccessibleName(joined(tuple(named(line.words, line.figure) for line in lines)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the lines."""
        return QSize(200, self._theme.px(LINE) * len(self._lines))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw words, bar and figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_of("small"))
        half, high = self.width() * 0.52, self._theme.px(LINE)
        for place, line in enumerate(self._lines):
            box = QRectF(0, place * high, self.width(), high)
            painter.setPen(QColor(self._theme.text_muted))
            words = painter.fontMetrics().elidedText(line.words, Qt.TextElideMode.ElideRight, int(half) - 8)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            painter.setPen(QColor(self._theme.text))
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box, side, line.figure)
            if line.share is not None:
                self._bar(
                    painter,
                    QRectF(half, box.center().y() - BAR / 2, box.width() - half - self._theme.px(FIGURE), BAR),
                    line.share,
                )
        painter.end()

    def _bar(self, painter: QPainter, box: QRectF, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        painter.drawRoundedRect(box, 2, 2)
        painter.setBrush(QColor(self._theme.text_muted))
        filled = QRectF(box)
        filled.setWidth(max(0.0, min(1.0, share)) * box.width())
        painter.drawRoundedRect(filled, 2, 2)
