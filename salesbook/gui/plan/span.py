"""Which days the plan shows: a week or a whole month, around the chosen day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from salesbook.domain.important_date import LUNAR_YEARS
from salesbook.wording import date_in_words, whole_month

WEEK = timedelta(days=7)
# As far as the lunar calendar and everything else in the book goes.
FIRST_DAY, LAST_DAY = date(LUNAR_YEARS[0] + 1, 2, 1), date(LUNAR_YEARS[-1] - 1, 11, 30)


class View(Enum):
    """How much is seen at once."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Span:
    """The days around `day`: its week, or the weeks that its month touches. Weeks begin on Monday."""

    view: View
    day: date

    @property
    def first(self) -> date:
        """The Monday it begins with."""
        start = self.day if self.view is View.WEEK else self.day.replace(day=1)
        return start - timedelta(days=start.weekday())

    @property
    def last(self) -> date:
        """The Sunday it ends with."""
        if self.view is View.WEEK:
            return self.first + timedelta(days=6)
        end = self.day.replace(day=calendar.monthrange(self.day.year, self.day.month)[1])
        return end + timedelta(days=6 - end.weekday())

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def holds(self, day: date) -> bool:
        """Whether the day belongs to it; of a month's first and last week only the days of the month do."""
        if self.view is View.MONTH:
            return (day.year, day.month) == (self.day.year, self.day.month)
        return self.first <= day <= self.last

    def at(self, day: date) -> Span:
        """The same view around another day, as far as days go."""
        return replace(self, day=min(max(day, FIRST_DAY), LAST_DAY))

    def turned(self, steps: int) -> Span:
        """So many weeks or months on; a day that the month lacks is its last one."""
        if self.view is View.WEEK:
            return self.at(self.day + steps * WEEK)
        months = self.day.year * 12 + self.day.month - 1 + steps
        year, month = months // 12, months % 12 + 1
        return self.at(date(year, month, min(self.day.day, calendar.monthrange(year, month)[1])))

    @property
    def title(self) -> str:
        """`November 2026`, or `23 – 29 November 2026`; `2026年11月`, `2026年11月23日 – 29日`."""
        if self.view is View.MONTH:
            return whole_month(self.day)
        same_month, same_year = self.first.month == self.last.month, self.first.year == self.last.year
        start = date_in_words(
            self.first,
            "d" if same_month else "d MMMM" if same_year else "d MMMM yyyy",
            "yyyy年M月d日",
        )
        end = date_in_words(
            self.last, "d MMMM yyyy", "d日" if same_month else "M月d日" if same_year else "yyyy年M月d日"
        )
        return f"{start} – {end}"
