"""A dialog that opens as high as its words need: Qt opens none higher than two thirds of the screen, and cuts the rest."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog


class WholeDialog(QDialog):
    """Its layout says how high it must be at its width."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Grow, as far as the screen allows."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), min(needed, self.screen().availableSize().height())))
