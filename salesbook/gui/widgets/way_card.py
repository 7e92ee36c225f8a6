"""A card that is one button: a picture, what it does in a few words, and why; pressed anywhere, by Space or by Enter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, grown
from salesbook.gui.words import Button, label


class WayCard(Button):
    """As wide as there is room. The words within are no targets of their own: the pointer presses the card."""

    def __init__(self, words: str, why: str, picture: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "way")
        self.setAccessibleName(words)
        self.setAccessibleDescription(why)
        # Enter presses what has the keys.
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        self._row = row
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(_picture(picture, theme.accent, 20))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(words, "head"))
        texts.addWidget(label(why, "muted"))
        row.addLayout(texts, 1)
        row.addWidget(_picture("arrow-right", theme.text_muted, 16))
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Of what is in it; a button thinks of its own text only."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Not smaller than what is in it."""
        return self._row.minimumSize()


def _picture(name: str, colour: str, size: int) -> QLabel:
    mark = label("")
    mark.setPixmap(pixmap(name, colour, grown(size)))
    return mark
