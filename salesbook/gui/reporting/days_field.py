"""The days of a report, from and to, with the spans that are asked for most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QVBoxLayout, QWidget

from salesbook.domain.text import Text
from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.first, self.last = _day(_("From")), _day(_("To"))
        for row, field in enumerate((self.first, self.last)):
            named = label(field.accessibleName(), "muted")
            named.setBuddy(field)
            grid.addWidget(named, row, 0)
            grid.addWidget(field, row, 1)
        column.addLayout(grid)
        column.addLayout(self._quick())
        self.first.dateChanged.connect(lambda _day: self._keep_order(self.first, self.last))
        self.last.dateChanged.connect(lambda _day: self._keep_order(self.last, self.first))

    def days(self) -> Days:
        """From and to."""
        return _date(self.first), _date(self.last)

    def show_days(self, days: Days) -> None:
        """Show days, without telling."""
        for field, day in zip((self.first, self.last), days, strict=True):
            with QSignalBlocker(field):
                field.setDate(QDate(day.year, day.month, day.day))
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

    def _keep_order(self, touched: QDateEdit, other: QDateEdit) -> None:
        first, last = self.days()
        if first > last:
            with QSignalBlocker(other):
                other.setDate(touched.date())
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        for chip, (_words, span) in zip(self.quick, QUICK, strict=True):
            chip.setChecked(span(self._today()) == self.days())


def _day(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setAccessibleName(name)
    field.setCalendarPopup(True)
    field.setLocale(QLocale(language()))
    field.setDisplayFormat("yyyy年M月d日 ddd" if language() == "zh_CN" else "ddd d MMM yyyy")
    return field


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
