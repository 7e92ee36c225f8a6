"""The days of a report, from and to, with the spans that are asked for most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from salesbook.domain.text import Text
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

Days = tuple[date, date]


def week_of(day: date) -> Days:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def month_of(day: date) -> Days:
    """The first to the last of a month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


QUICK: tuple[tuple[Text, Callable[[date], Days]], ...] = (
    (Text("Today"), lambda today: (today, today)),
    (Text("This week"), week_of),
    (Text("Last week"), lambda today: week_of(today - timedelta(days=7))),
    (Text("This month"), month_of),
)


class DaysField(QWidget):
    """Two days, the second never before the first: the one that was not touched follows."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._days: Days = (today(), today())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.first, self.last = DayEdit(today), DayEdit(today)
        for row, (field, words) in enumerate(((self.first, _("From")), (self.last, _("To")))):
            field.setAccessibleName(words)
            named = label(words, "muted")
            named.setBuddy(field)
            grid.addWidget(named, row, 0)
            grid.addWidget(field, row, 1)
        column.addLayout(grid)
        column.addLayout(self._quick())
        self.first.decided.connect(lambda: self._decide(self.first.day(), first=True))
        self.last.decided.connect(lambda: self._decide(self.last.day(), first=False))

    def days(self) -> Days:
        """From and to, as they were when both were days."""
        return self._days

    def show_days(self, days: Days) -> None:
        """Show days, without telling."""
        self._days = days
        for field, day in zip((self.first, self.last), days, strict=True):
            field.show_day(day)
        self._mark()

    def _quick(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        self.quick = []
        for number, (words, span) in enumerate(QUICK):
            chip = button(render(words), "chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._take, span))
            self.quick.append(chip)
            grid.addWidget(chip, number // 2, number % 2)
        return grid

    def _take(self, span: Callable[[date], Days], _checked: bool = False) -> None:
        before = self.days()
        self.show_days(span(self._today()))
        if self.days() != before:
            self.changed.emit()

    def _decide(self, day: date, *, first: bool) -> None:
        """One of the two is another day: the other follows where it would come before or after it."""
        begin, end = self._days
        self.show_days((day, max(day, end)) if first else (min(begin, day), day))
        self.changed.emit()

    def _mark(self) -> None:
        for chip, (_words, span) in zip(self.quick, QUICK, strict=True):
            chip.setChecked(span(self._today()) == self.days())
