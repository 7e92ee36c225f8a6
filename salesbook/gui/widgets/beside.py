"""Two widgets side by side, or one below the other where the width does not hold both: larger text needs more of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Beside(QWidget):
    """`shares` is how the width is parted while both are side by side."""

    def __init__(self, first: QWidget, second: QWidget, *, gap: int = 8, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._both = (first, second)
        self._gap = gap
        self._row = QBoxLayout(_ACROSS, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for widget, share in zip(self._both, shares, strict=True):
            self._row.addWidget(widget, share)

    @property
    def is_parted(self) -> bool:
        """Whether one stands below the other."""
        return self._row.direction() == _DOWN

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the wider of the two: more is welcome, not needed."""
        there = [_least(one) for one in self._both if not one.isHidden()]
        return QSize(max(there, default=0), self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """There may be room for both now, or no longer."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """What one of them needs has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        there = [one for one in self._both if not one.isHidden()]
        needed = sum(_least(one) for one in there) + self._gap
        wanted = _DOWN if needed > self.width() else _ACROSS
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
