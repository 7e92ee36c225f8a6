"""Facts, and beside them what else there is to see: side by side, or below each other where the page is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from salesbook.gui.theme import Theme

# In the size of the text: both as they want to be, and the least in which facts are whole.
FACTS, OTHER, LEAST = 296, 420, 214
LOW = 700


class BesideFacts(QSplitter):
    """The rep may move the line between the two."""

    def __init__(self, facts: QWidget, other: QWidget, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._facts, self._other, self._theme = facts, other, theme
        # How both were laid out last, which is left alone until it must change.
        self._placed: tuple[Qt.Orientation, bool] | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(facts)
        self.addWidget(other)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)

    @property
    def is_low(self) -> bool:
        """Whether the window has too little height for all there is."""
        return self.window().height() < self._theme.px(LOW)

    def fit(self, room: int) -> None:
        """Lay both out in the width there is for them."""
        facts, other = self._theme.px(FACTS), self._theme.px(OTHER)
        tight = room < facts + other
        # What is both low and narrow keeps them side by side: below each other both would be a slit.
        narrow = tight and not self.is_low
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        beside = max(min(facts - 40, room // 2), self._theme.px(LEAST))
        self._facts.setMinimumWidth(0 if narrow else beside)
        self._other.setMinimumWidth(0 if narrow else max(0, min(other - 60, room - beside - 4)))
        if self._placed != (wanted, tight):
            self._placed = (wanted, tight)
            self.setOrientation(wanted)
            self.setStretchFactor(0, 1 if narrow else 0)
            side_by_side = [beside, room - beside] if tight else [facts, max(other, room - facts)]
            self.setSizes([1, 1] if narrow else side_by_side)
