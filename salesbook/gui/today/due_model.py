"""Today's two lists as one model: a head for each, its rows, and «show all» after twelve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from salesbook.domain.days import days_past
from salesbook.domain.text import Text, counted
from salesbook.gui.widgets.elided import literal_tip
from salesbook.gui.widgets.marks import stage_words
from salesbook.gui.words import in_clauses
from salesbook.queries.due_rows import DueRow
from salesbook.wording import capitalised, day_and_month, render, word

RowRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Head:
    """The head of a list, with its count."""

    words: str
    count: int


@dataclass(frozen=True)
class More:
    """The row that shows the rest."""

    words: str


class DueModel(QAbstractListModel):
    """Heads, rows and the rest. `RowRole` gives the object; readers get one sentence a row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Head | DueRow | More] = []
        self.today = date.min

    def show(self, rows: tuple[list[DueRow], list[DueRow]], heads: tuple[Head, Head], today: date) -> None:
        """Replace everything; the heads count all that is due, shown or not."""
        self.beginResetModel()
        self.today = today
        self._rows = []
        for head, shown in zip(heads, rows, strict=True):
            if shown:
                self._rows += [head, *shown]
        if sum(head.count for head in heads) > sum(len(shown) for shown in rows):
            self._rows.append(More(_all_words(heads)))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many rows, heads included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The object of a row, and its sentence."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return sentence(row, self.today)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, DueRow):
            return literal_tip(reason_words(row, self.today))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], Head):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def sentence(row: Head | DueRow | More, today: date) -> str:
    """A row in words, for readers and for tests."""
    if isinstance(row, Head):
        return in_clauses(row.words, str(row.count))
    if isinstance(row, More):
        return row.words
    who = (row.line.name, row.line.organisation, stage_words(row.stage)) if row.line.id else (nobody_words(),)
    parts = list(who)
    parts += [capitalised(word(row.emotion))] if row.emotion else []
    return in_clauses(*parts, reason_words(row, today), day_words(row, today))


def _all_words(heads: tuple[Head, Head]) -> str:
    """`Show all 72: 24 must, 48 worth doing`, so that it goes with the heads, each of which counts its own half."""
    must, worth = (head.count for head in heads)
    return render(Text("Show all {n}: {must} must, {worth} worth doing", n=must + worth, must=must, worth=worth))


def nobody_words() -> str:
    """Who a reminder is about that is about nobody."""
    return render(Text("For myself"))


def reason_words(row: DueRow, today: date) -> str:
    """Why it is due, without how long overdue and which year: the day beside it says the one, today the other."""
    return capitalised(render(row.reminder.reason, today)).removesuffix(day_words(row, today)).rstrip(";； ")


def day_words(row: DueRow, today: date) -> str:
    """When it is due, as the right column says it: today, tomorrow, so many days overdue, or the day."""
    if late := days_past(row.reminder.due, today):
        return render(counted("{n} day overdue", "{n} days overdue", late))
    days = (row.reminder.due - today).days
    if days <= 1:
        return render(Text("Today") if days == 0 else Text("Tomorrow"))
    return day_and_month(row.reminder.due)
