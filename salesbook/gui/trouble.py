"""A notebook that does not open: which of the reasons it is, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, grown
from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _


class Trouble(QWidget):
    """Says one sentence about a notebook, and offers to try again once it was followed."""

    def __init__(self, name: str, sentence: str, theme: Theme, again: Callable[[], None]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(12)
        column.addWidget(label(name, "title"))
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = label("")
        mark.setPixmap(pixmap("shield-alert", theme.danger, grown(20)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.sentence = label(sentence)
        self.sentence.setWordWrap(True)
        row.addWidget(self.sentence, 1)
        column.addLayout(row)
        column.addStretch(1)
        feet = QHBoxLayout()
        feet.addStretch(1)
        leave = button(_("Quit"))
        leave.clicked.connect(lambda _checked=False: self.window().close())
        self.again = button(_("Try again"), "filled")
        self.again.clicked.connect(lambda _checked=False: again())
        feet.addWidget(leave)
        feet.addWidget(self.again)
        column.addLayout(feet)
        self.setFocusProxy(self.again)
