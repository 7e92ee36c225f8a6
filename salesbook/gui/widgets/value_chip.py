"""A chip that says a value and is taken away by pressing it: its words are cut where the room ends, its cross never is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from salesbook.gui.widgets.elided import literal_tip
from salesbook.gui.words import Button, literal
from salesbook.system.i18n import gettext as _

_CROSS = "  ×"
# What is cut anyway need not be measured whole.
_LONGEST = 500


class ValueChip(Button):
    """Says the whole words in its tool tip where they are cut."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words[:_LONGEST].replace("\n", " ")
        self.setProperty("look", "chip-value")
        self.setAutoDefault(False)
        self.setAccessibleName(_("{what}, take away").format(what=words))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(literal(self._words + _CROSS))

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the whole words."""
        return QSize(self._beside() + self._wide(self._words + _CROSS), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Hardly more than the cross."""
        return QSize(self._beside() + self._wide("…" + _CROSS), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cut anew."""
        super().resizeEvent(event)
        room = self.width() - self._beside() - self._wide(_CROSS)
        shown = self._words
        if self._wide(self._words + _CROSS) > self.width() - self._beside():
            shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(literal(shown + _CROSS))
        self.setToolTip(literal_tip(self._words) if shown != self._words else "")

    def _beside(self) -> int:
        """The width of what stands beside the words: the picture, the padding, the frame."""
        self.ensurePolished()
        return super().sizeHint().width() - self._wide(self.text().replace("&&", "&"))

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)
