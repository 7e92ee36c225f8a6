"""A page with nothing on it yet: what will appear here, how it comes, and the button that makes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, grown
from salesbook.gui.words import button, label

WIDEST, PICTURE = 360, 32


class EmptyPage(QWidget):
    """A little above the middle, at most 360 wide: an icon, a line in bold, a muted one, and what can be done."""

    def __init__(self, theme: Theme, picture: str, what: str = "", how: str = "") -> None:
        super().__init__()
        inner = QWidget()
        inner.setMaximumWidth(grown(WIDEST))
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(8)
        drawn = QLabel()
        drawn.setPixmap(pixmap(picture, theme.text_muted, grown(PICTURE)))
        self._column.addWidget(drawn, 0, Qt.AlignmentFlag.AlignHCenter)
        self.what, self.how = label("", "head"), label("", "muted")
        for line in (self.what, self.how):
            line.setWordWrap(True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(line)
        self._column.addSpacing(4)
        self.say(what, how)
        around = QVBoxLayout(self)
        around.addStretch(2)
        # Between stretches, and not aligned: only so the words get the height that their width needs.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        around.addLayout(middle)
        around.addStretch(3)

    def say(self, what: str, how: str) -> None:
        """Other words; without the second there is one line."""
        self.what.setText(what)
        self.how.setText(how)
        self.how.setVisible(bool(how))

    def offer(self, words: str, act: Callable[[], object], keys: str = "") -> QPushButton:
        """A button for what can be done, with its keys behind its words."""
        made = button(f"{words}  {keys}" if keys else words, "", words)
        made.clicked.connect(lambda _checked=False: act())
        self._column.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        return made
