"""The quiet line under the chips that says which words look like a day, a time or a code and are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from salesbook.domain.entry_line_chips import Entry
from salesbook.domain.entry_line_doubts import Doubt, Doubted, doubts
from salesbook.gui.day_order import day_order
from salesbook.system.i18n import gettext as _

MOST_SAID = 3


class DoubtLine(QLabel):
    """Hidden while everything that looks like one was understood."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "small-muted")
        self.setWordWrap(True)
        self.hide()

    def judge(self, entry: Entry, *, of_a_plan: bool = False) -> None:
        """Say what of the line is in doubt."""
        found = doubts(entry, of_a_plan=of_a_plan, order=day_order())[:MOST_SAID]
        self.setText("\n".join(_words(one) for one in found))
        self.setVisible(bool(found))


def _words(doubt: Doubt) -> str:
    if doubt.like is Doubted.DAY:
        return _("“{words}” is not understood as a day: it stays in the text").format(words=doubt.words)
    if doubt.like is Doubted.CODE:
        return _("“{words}” is the code of no planned visit: it stays in the text").format(words=doubt.words)
    return _("“{words}” is not understood as a time: it stays in the text").format(words=doubt.words)
