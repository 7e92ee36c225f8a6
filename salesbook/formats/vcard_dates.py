"""Dates on vCards: with and without a year, with a time to drop, and Apple's birthdays in the Chinese calendar."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from salesbook.domain.important_date import Calendar
from salesbook.formats.vcard_heads import Head

_TIME = r"(?:[T ].*)?"
_COMPACT = re.compile(r"(?:(\d{4})|--)(\d{2})(\d{2})" + _TIME, re.DOTALL)
_PARTED = re.compile(r"(?:(\d{4})[-/.]|--)(\d{1,2})[-/.](\d{1,2})" + _TIME, re.DOTALL)
_CHINESE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?")
# Apple writes cycle, year in the cycle, month and day in figures; cycle 78 began in 1984.
# L marks a leap month (RFC 7529).
_APPLE_LUNAR = re.compile(r"(\d{4})(\d{4})(\d{2})(L?)(\d{2})")
_LUNAR = re.compile(r"(?:(\d{4})-?|--)(\d{1,2})(L?)-?(\d{2}|\d)" + _TIME, re.DOTALL)
UNKNOWN_YEARS = {0, 1604}  # 1604 is what Apple writes for a year it does not know.


class WrittenDate(NamedTuple):
    """A day of the year, its year where known, and the calendar they are counted in."""

    year: int | None
    month: int
    day: int
    calendar: Calendar = Calendar.SOLAR
    leap_month: bool = False


def read_date(text: str, head: Head) -> WrittenDate | None:
    """The date in a value, or None where there is none (RFC 2426, 3.1.5; RFC 6350, 4.3.1)."""
    scale = head.parameter("CALSCALE").lower()
    if scale == "chinese":
        return _lunar(text)
    if scale not in ("", "gregorian"):
        return None
    found = _COMPACT.fullmatch(text) or _PARTED.fullmatch(text) or _CHINESE.fullmatch(text)
    if not found:
        return None
    year, month, day = int(found[1] or 0), int(found[2]), int(found[3])
    known = None if year in UNKNOWN_YEARS or head.parameter("X-APPLE-OMIT-YEAR") == f"{year:04}" else year
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2000, month)[1]):
        return None
    return WrittenDate(known, month, day)


def _lunar(text: str) -> WrittenDate | None:
    apple = _APPLE_LUNAR.fullmatch(text)
    if apple:
        year = 1984 + (int(apple[1]) - 78) * 60 + int(apple[2]) - 1 if int(apple[1]) and int(apple[2]) else 0
        month, leap, day = int(apple[3]), apple[4], int(apple[5])
    else:
        found = _LUNAR.fullmatch(text)
        if not found:
            return None
        year, month, leap, day = int(found[1] or 0), int(found[2]), found[3], int(found[4])
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    return WrittenDate(year if 1 <= year <= 9999 and year != 1604 else None, month, day, Calendar.LUNAR, bool(leap))
