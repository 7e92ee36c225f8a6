"""The quiet line under the expenses that warns before more is spent on a contact in a year than the notebook's limits allow.

Saving stays possible: the rep may have a reason, and what was spent must be told as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from salesbook.domain.contact import Contact
from salesbook.domain.errors import SalesbookError
from salesbook.domain.visit_entry import VisitEntry
from salesbook.queries.spending import over_limits
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

LONGEST_NAME = 60


class SpendingLine(QLabel):
    """Hidden while nothing comes to more than a limit."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "warning-small")
        self.setWordWrap(True)
        self.hide()

    def judge(self, reader: NotebookReader, entry: Callable[[], VisitEntry], newcomers: Sequence[Contact]) -> None:
        """Say what the visit would come to; while it cannot be read, an amount half typed, nothing is said."""
        try:
            found = over_limits(reader, entry(), newcomers)
        except SalesbookError:
            found = ()
        said = (render(replace(one, name=one.name[:LONGEST_NAME]).words) for one in found)
        self.setText("\n".join(_("{sentence}.").format(sentence=sentence) for sentence in said))
        self.setVisible(bool(found))
