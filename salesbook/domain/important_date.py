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
from functools import lru_cache

from salesbook.domain.errors import Refused
from salesbook.domain.ids import new_id
from salesbook.domain.numeric_days import DayOrder, months_and_days
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
class SolarDay:
    """A month and day of the solar calendar, of no year, to be named in a Text."""

    month: int
    day: int


@dataclass(frozen=True)
class LunarDay:
    """A month and day of the lunar calendar, to be named in a Text."""

    month: int
    day: int
    leap_month: bool = False


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
        return min(day for day in self._days(today.year, today.year + 1) if day >= today)

    def between(self, first: date, last: date) -> date | None:
        """The first solar day from `first` to `last` (both included) on which it falls, if any."""
        return min((day for day in self._days(first.year, last.year) if first <= day <= last), default=None)

    def all_between(self, first: date, last: date) -> list[date]:
        """Every solar day from `first` to `last` on which it falls, in order."""
        return sorted(day for day in self._days(first.year, last.year) if first <= day <= last)

    def _days(self, first: int, last: int) -> list[date]:
        """Its days in the solar years `first` to `last`; for a lunar date those of the lunar years that touch them."""
        if self.calendar is Calendar.LUNAR:
            first, last = max(first - 1, LUNAR_YEARS[0]), min(last, LUNAR_YEARS[-1])
        return [self.in_year(year) for year in range(first, last + 1)]


# The lunar years borax knows.
LUNAR_YEARS = range(1900, 2101)


@lru_cache(maxsize=2000)
def _solar_day_of_lunar(year: int, month: int, day: int, leap: bool) -> date:
    from borax.calendars.lunardate import LCalendars, LunarDate

    leap_here = leap and LCalendars.leap_month(year) == month
    length = LCalendars.ndays(year, month, leap_here)
    solar = LunarDate(year, month, min(day, length), leap_here).to_solar_date()
    return date(solar.year, solar.month, solar.day)


def solar_dates(day: date) -> list[tuple[int, int]]:
    """The months and days that fall on a solar day: its own, and on the last of a February the 29th too."""
    found = [(day.month, day.day)]
    if found == [(2, 28)] and not calendar.isleap(day.year):
        found.append((2, 29))
    return found


def lunar_dates(day: date) -> list[tuple[int, int]]:
    """The lunar months and days that fall on a solar day: its own, and on the last of a month of 29 days the 30th too.

    A leap month has the number of the month before it. No lunar date falls on a day outside the tables.
    """
    from borax.calendars.lunardate import LunarDate

    try:
        lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    except ValueError:
        return []
    # Day 30 of a longer month too, which is told apart when the day of the date itself is asked for.
    return [(int(lunar.month), number) for number in ((29, 30) if lunar.day == 29 else (int(lunar.day),))]


_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})\s*(?P<sign>[./-])\s*(?P<two>\d{1,2})\s*[./-]\s*(?P<year>\d{4})")
_TWO_NUMBERS = re.compile(r"(?P<one>\d{1,2})\s*(?P<sign>[./])\s*(?P<two>\d{1,2})(?P<point>\.)?")
_WRITTEN = re.compile(r"(?:(\d{4})-|--)?(leap)?(\d{1,2})-(\d{1,2})")


def parse_important_date(text: str, contact_id: str, kind: DateKind = DateKind.BIRTHDAY) -> ImportantDate:
    """`[lunar:][Y-][leap]M-D` as an important date, for example `lunar:8-15` or `lunar:1984-leap10-3`.

    Refuses what is no date, and days that the calendar does not have: with a year in that year, without one in any.
    """
    calendar_name, colon, written = text.strip().rpartition(":")
    is_lunar = calendar_name.lower() == "lunar"
    body = written if is_lunar or not colon else text
    found = _WRITTEN.fullmatch(body.strip() if is_lunar else year_first(body.strip()))
    if not found:
        raise Refused(Text("“{text}” is not a date; write it like 1984-3-9, 9.3.1984, 3-9 or lunar:8-15.", text=text))
    year, month, day = int(found[1]) if found[1] else None, int(found[3]), int(found[4])
    leap = found[2] is not None
    if not 1 <= month <= 12 or not 1 <= day <= _longest(year, month, leap, is_lunar):
        raise Refused(Text("There is no such day as “{text}”; check its month and day.", text=text))
    return ImportantDate(
        contact_id, kind, month, day, year, Calendar.LUNAR if is_lunar else Calendar.SOLAR, leap_month=leap
    )


def year_first(text: str, order: DayOrder | None = None) -> str:
    """`28/11/1980`, `28.11.1980`, `11/28/1980` and `28/11` with year, month and day in this order; anything else as it is.

    Points stand in dates that begin with the day. The number over 12 is the day; where both may be, `order` tells which, as
    for every other day that is typed. Refuses where that is not known.
    """
    if found := _TWO_NUMBERS.fullmatch(text):
        return _month_and_day(text, found, order)
    found = _YEAR_LAST.fullmatch(text)
    if not found:
        return text
    pairs = months_and_days(found, closed=True, order=order)
    ways = [f"{found['year']}-{month}-{day}" for month, day in reversed(pairs)]
    if len(ways) == 2:
        one, other = ways
        raise Refused(
            Text(
                "“{text}” may be two days; write {one} or {other}, year, month and day.",
                text=text,
                one=one,
                other=other,
            )
        )
    return ways[0] if ways else f"{found['year']}-{found['two']}-{found['one']}"


def _month_and_day(text: str, found: re.Match[str], order: DayOrder | None) -> str:
    pairs = months_and_days(found, closed=bool(found["point"]), order=order)
    if len(pairs) == 2:
        one, other = (f"{month}-{day}" for month, day in reversed(pairs))
        raise Refused(
            Text("“{text}” may be two days; write {one} or {other}, month and day.", text=text, one=one, other=other)
        )
    month, day = pairs[0] if pairs else (int(found["two"]), int(found["one"]))
    return f"{month}-{day}"


def _longest(year: int | None, month: int, leap: bool, is_lunar: bool) -> int:
    """The last day of the month in its year, or in the longest such month of any year; 0 if there is no such month."""
    if not is_lunar:
        return 0 if leap or year == 0 else calendar.monthrange(year or 2000, month)[1]
    if year is None:
        return 30
    if year not in LUNAR_YEARS:
        return 0
    from borax.calendars.lunardate import LCalendars

    return 0 if leap and LCalendars.leap_month(year) != month else int(LCalendars.ndays(year, month, leap))
