"""The plan as one list: each day, what stands on it, in a week its free hours, and the row that opens the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from salesbook.domain.plan import PlanItem
from salesbook.domain.work_calendar import WorkCalendar
from salesbook.gui.plan.plan_words import day_sentence, item_sentence, item_tip, more_words
from salesbook.gui.plan.span import Span, View
from salesbook.gui.widgets.elided import literal_tip
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time, date_in_words

RowRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex

# The hours of a working day; a week shows more where something stands outside them.
FIRST_HOUR, LAST_HOUR = 8, 19


@dataclass(frozen=True)
class DayRow:
    """A day itself: Enter plans something on it."""

    day: date

    @property
    def key(self) -> str:
        """Which row it is."""
        return f"day:{self.day.isoformat()}"


@dataclass(frozen=True)
class ItemRow:
    """Something on a day."""

    item: PlanItem

    @property
    def day(self) -> date:
        """The day it stands on."""
        return self.item.day

    @property
    def key(self) -> str:
        """Which row it is."""
        return self.item.key


@dataclass(frozen=True)
class FreeRow:
    """A full hour of a week: Enter plans something then, where nothing stands in it."""

    day: date
    at: time

    @property
    def key(self) -> str:
        """Which row it is."""
        return f"free:{self.day.isoformat()}:{self.at.isoformat()}"


@dataclass(frozen=True)
class MoreRow:
    """What does not fit into a day, in one row that opens the day's list."""

    day: date

    @property
    def key(self) -> str:
        """Which row it is."""
        return f"more:{self.day.isoformat()}"


PlanRow: TypeAlias = DayRow | ItemRow | FreeRow | MoreRow


def rows_of(span: Span, items: Sequence[PlanItem]) -> list[PlanRow]:
    """The rows of a span, day by day."""
    days: dict[date, list[PlanItem]] = {}
    for item in items:
        days.setdefault(item.day, []).append(item)
    hours = hours_of(items) if span.view is View.WEEK else range(0)
    rows: list[PlanRow] = []
    for day in span.days:
        rows.append(DayRow(day))
        rows += [ItemRow(item) for item in days.get(day, [])]
        rows += [FreeRow(day, time(hour)) for hour in hours]
        rows.append(MoreRow(day))
    return rows


def hours_of(items: Sequence[PlanItem]) -> range:
    """The hours a week shows: the working day, and as much more as something needs."""
    starts = [item.at.hour for item in items if item.at is not None]
    ends = [end_of(item) for item in items if item.at is not None]
    return range(min([FIRST_HOUR, *starts]), max([LAST_HOUR, *(-(-end // 60) for end in ends)]))


def end_of(item: PlanItem) -> int:
    """The minute of the day at which it is over, midnight at the latest: an hour where nobody said how long."""
    at = item.at or time()
    return min(24 * 60, at.hour * 60 + at.minute + (item.lasted or 60))


class PlanModel(QAbstractListModel):
    """`RowRole` gives the row; readers get one sentence each. `hidden` is what the view had no room for, by day; `calendar`
    knows which days are worked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PlanRow] = []
        self.now = datetime.combine(date.min, time())
        self.hidden: dict[date, int] = {}
        self.calendar = WorkCalendar(frozenset(range(5)))
        self._places: dict[str, int] = {}
        self._counts: dict[date, int] = {}

    def show(self, rows: list[PlanRow], now: datetime) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.rows, self.now, self.hidden = rows, now, {}
        self._places = {row.key: place for place, row in enumerate(rows)}
        self._counts = {}
        for row in rows:
            if isinstance(row, ItemRow):
                self._counts[row.day] = self._counts.get(row.day, 0) + 1
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """The row with a key, -1 where there is none."""
        return self._places.get(key, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many rows, shown or not."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, its sentence, and the same as a tip."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, ItemRow):
            return literal_tip(item_tip(row.item, self.now))
        return None

    def sentence(self, row: PlanRow) -> str:
        """A row in words, for readers and for tests."""
        if isinstance(row, ItemRow):
            return item_sentence(row.item, self.now)
        if isinstance(row, MoreRow):
            return more_words(self.hidden.get(row.day, 0))
        if isinstance(row, FreeRow):
            day = date_in_words(row.day, "EEEE d MMMM", "M月d日 EEEE")
            return _("{day}, {time}, free").format(day=day, time=clock_time(row.at))
        return day_sentence(row.day, self.now.date(), self._counts.get(row.day, 0), self.calendar)
