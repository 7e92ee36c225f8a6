"""Days and times as people type them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text, counted

_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}
# As far as the lunar calendar goes; a day beyond is a slip of the finger.
_FIRST, _LAST = date(1901, 1, 1), date(2099, 12, 31)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def parse_day(text: str, today: date) -> date:
    """ISO, `today`, `tomorrow`, `yesterday`, `+3d`, `-2d`, or `mon` … `sun` (the next such day), counted from `today`.

    Refuses anything else, and days outside 1901 to 2099.
    """
    word = text.strip().lower()
    if word in _NAMED:
        return today + timedelta(days=_NAMED[word])
    if word in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS.index(word) - today.weekday() - 1) % 7 + 1)
    shift = re.fullmatch(r"([+-]\d{1,5})d", word)
    try:
        day = today + timedelta(days=int(shift[1])) if shift else date.fromisoformat(word)
    except (ValueError, OverflowError):
        day = date.max
    if not _FIRST <= day <= _LAST:
        raise Refused(Text("“{text}” is not a day; write 2026-11-24, today, tomorrow, +3d or mon.", text=text.strip()))
    return day


def parse_time(text: str) -> time:
    """A wall time in 24 hours, `9:30` or `09:30`."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Refused(Text("“{text}” is not a time; write it like 9:30 or 14:00.", text=text.strip()))
    return time(int(found[1]), int(found[2]))


def parse_day_and_time(text: str, today: date) -> tuple[date, time | None]:
    """A day, and after a space the time where one is given."""
    day, _, at = text.strip().partition(" ")
    return parse_day(day, today), parse_time(at) if at.strip() else None


def text_and_day(text: str, today: date) -> tuple[str, date | None]:
    """`send samples @+3d` as its text and its day; the day is what follows the last ` @`."""
    words, found, day = text.rpartition(" @")
    return (words.strip(), parse_day(day, today)) if found else (text.strip(), None)


def days_past(day: date | None, today: date) -> int:
    """How many days a day lies behind today, which is how long overdue what was due on it is; 0 where it does not."""
    return max((today - day).days, 0) if day else 0


def how_long_ago(day: date, today: date) -> Text:
    """How long ago a day was, as one says it: in days up to two weeks, then in weeks, months and years, rounded down."""
    days = max((today - day).days, 0)
    if days == 0:
        return Text("today")
    if days < 14:
        return counted("{n} day ago", "{n} days ago", days)
    if days < 61:
        return counted("{n} week ago", "{n} weeks ago", days // 7)
    if days < 731:
        return counted("{n} month ago", "{n} months ago", int(days / 30.44))
    return counted("{n} year ago", "{n} years ago", int(days / 365.25))
