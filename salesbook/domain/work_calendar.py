"""Which days are worked, and where what falls on a day off is laid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from salesbook.domain.setting import WEEK, Method

_ONE_DAY = timedelta(days=1)
# Nobody is off for longer; where a calendar says so it is a slip, and nothing is moved.
_LONGEST_REST = 200


@dataclass(frozen=True)
class WorkCalendar:
    """The weekdays that are worked (Monday is 0), the days off, and the days of weekends worked instead.

    Where a day is both off and worked instead, it is off: the rep's own days off come after what a country says.
    """

    weekdays: frozenset[int] = frozenset(range(7))
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    _laid: dict[date, date] = field(default_factory=dict, init=False, repr=False, compare=False)

    def is_worked(self, day: date) -> bool:
        """Whether the rep works on the day."""
        return day not in self.off and (day in self.worked or day.weekday() in self.weekdays)

    def stands_out(self, day: date) -> bool:
        """Whether a day is off that is usually worked, or worked instead of another."""
        return self.is_worked(day) != (day.weekday() in self.weekdays)

    def next_worked(self, day: date) -> date:
        """The first day from this one on that is worked."""
        return self._worked_from(day, 0)

    def worked_after(self, day: date, number: int) -> date:
        """The first, second … day after this one that is worked."""
        return self._worked_from(day + _ONE_DAY, number - 1)

    def laid(self, day: date) -> date:
        """Where something due on a day is laid that need not be done on a day off: there is no pile after a rest.

        A day that is worked stays. What is due on the first of some days off in a row comes on the first day worked after
        them, what is due on the second on the second, and so on: each of these days carries one day of the rest beside its own
        (and, after a long rest with a weekend behind it, one of the weekend's). A thing's own day says where it goes and not
        its place among the others, so that doing one brings no other forward.
        """
        if day not in self._laid:
            self._laid[day] = self._laid_anew(day)
        return self._laid[day]

    def _laid_anew(self, day: date) -> date:
        before = 0
        while not self.is_worked(day - before * _ONE_DAY):
            before += 1
            if before > _LONGEST_REST:
                return day
        return self._worked_from(day, before - 1) if before else day

    def _worked_from(self, day: date, passed_over: int) -> date:
        """The first day from this one on that is worked, so many of them passed over."""
        found = day
        for _ in range(2 * _LONGEST_REST):
            if self.is_worked(found):
                if not passed_over:
                    return found
                passed_over -= 1
            found += _ONE_DAY
        return day


def work_calendar(method: Method, holidays: Iterable[date], worked: Iterable[date]) -> WorkCalendar:
    """The calendar of a notebook: its working days and days off, with a country's holidays and the days worked instead."""
    own = frozenset(date.fromisoformat(day) for day in method.days_off)
    weekdays = frozenset(WEEK.index(day) for day in method.working_days if day in WEEK)
    return WorkCalendar(weekdays, own | frozenset(holidays), frozenset(worked))
