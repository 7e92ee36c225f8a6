"""Important dates: birthdays, anniversaries, festivals, in the solar or the lunar calendar.

Lunar dates follow the Chinese calendar as `borax` computes it (1900 to 2100). The rules of `mission.md`, section 3: day 30
in a month of 29 days falls on its last day; a date in a leap month that the year lacks falls into the ordinary month;
29 February falls on the 28th in common years.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.errors import Refused
from salesbook.domain.ids import new_id
from salesbook.domain.text import Text


class DateKind(Enum):
    """What happens on the day."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    FESTIVAL = "festival"
    OTHER = "other"


class Calendar(Enum):
    """The calendar a date is counted in."""

    SOLAR = "solar"
    LUNAR = "lunar"


@dataclass(frozen=True)
class ImportantDate:
    """A day that comes back every year. `year` is None where unknown; `label` names what `kind` does not.

    For a lunar date `year`, `month` and `day` are lunar, and `leap_month` says that the month is the leap one.
    """

    contact_id: str
    kind: DateKind
    month: int
    day: int
    year: int | None = None
    calendar: Calendar = Calendar.SOLAR
    leap_month: bool = False
    label: str = ""
    confirmed_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)

    def in_year(self, year: int) -> date:
        """The solar day on which it falls in the year; for a lunar date the lunar year, whose end lies in the next solar one."""
        if self.calendar is Calendar.LUNAR:
            return _solar_day_of_lunar(year, self.month, self.day, self.leap_month)
        return date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))

    def next_on_or_after(self, today: date) -> date:
        """The next solar day on which it falls, today included."""
        first = today.year - 1 if self.calendar is Calendar.LUNAR else today.year
        days = (self.in_year(year) for year in range(first, today.year + 2))
        return min(day for day in days if day >= today)

    def between(self, first: date, last: date) -> date | None:
        """The first solar day from `first` to `last` (both included) on which it falls, if any."""
        start = first.year - 1 if self.calendar is Calendar.LUNAR else first.year
        days = (self.in_year(year) for year in range(start, last.year + 1))
        return min((day for day in days if first <= day <= last), default=None)


def _solar_day_of_lunar(year: int, month: int, day: int, leap: bool) -> date:
    from borax.calendars.lunardate import LCalendars, LunarDate

    leap_here = leap and LCalendars.leap_month(year) == month
    length = LCalendars.ndays(year, month, leap_here)
    solar = LunarDate(year, month, min(day, length), leap_here).to_solar_date()
    return date(solar.year, solar.month, solar.day)


_WRITTEN = re.compile(r"(?:(\d{4})-|--)?(leap)?(\d{1,2})-(\d{1,2})")


def parse_important_date(text: str, contact_id: str, kind: DateKind = DateKind.BIRTHDAY) -> ImportantDate:
    """`[lunar:][Y-][leap]M-D` as an important date, for example `lunar:8-15` or `1984-leap10-3`."""
    body, is_lunar = (text[6:], True) if text.startswith("lunar:") else (text, False)
    found = _WRITTEN.fullmatch(body.strip())
    if not found:
        raise Refused(Text("“{text}” is not a date; write it like 1984-3-9, 3-9 or lunar:8-15.", text=text))
    year, month, day = int(found[1]) if found[1] else None, int(found[3]), int(found[4])
    leap = found[2] is not None
    last = 30 if is_lunar else calendar.monthrange(year or 2000, month)[1] if 1 <= month <= 12 else 0
    if not (1 <= month <= 12 and 1 <= day <= last) or (leap and not is_lunar) or (year and not 1 <= year <= 9999):
        raise Refused(Text("There is no such day as “{text}”; check its month and day.", text=text))
    return ImportantDate(
        contact_id, kind, month, day, year, Calendar.LUNAR if is_lunar else Calendar.SOLAR, leap_month=leap
    )
