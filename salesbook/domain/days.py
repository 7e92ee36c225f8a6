"""Days and times as people type them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from salesbook.domain.day_part import PART_WORDS, Hour
from salesbook.domain.errors import Refused
from salesbook.domain.numeric_days import DayOrder
from salesbook.domain.text import Text, counted


class Toward(Enum):
    """Whether a day is one of what was or of what is to come."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True)
class Limit:
    """Which days a field takes, as days from today, and what is said of a day beyond them."""

    toward: Toward
    first: int | None
    last: int | None
    words: Callable[[date], Text]

    def refuse(self, day: date, today: date) -> None:
        """Refuse a day that lies beyond."""
        ahead = (day - today).days
        if (self.first is not None and ahead < self.first) or (self.last is not None and ahead > self.last):
            raise Refused(self.words(day))


UNTIL_TODAY = Limit(
    Toward.PAST, None, 0, lambda day: Text("{day} is still to come; give today or a day before.", day=day)
)
FROM_TODAY = Limit(Toward.FUTURE, 0, None, lambda day: Text("{day} is past; give today or a later day.", day=day))
AFTER_TODAY = Limit(Toward.FUTURE, 1, None, lambda day: Text("{day} is not after today; give a day to come.", day=day))

_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}
# As far as the lunar calendar goes; a day beyond is a slip of the finger.
FIRST_DAY, LAST_DAY = date(1901, 1, 1), date(2099, 12, 31)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def parse_day(text: str, today: date, toward: Toward | None = None, *, order: DayOrder | None = None) -> date:
    """A day as people say it, in English and Chinese: `tomorrow`, `fri`, `下周三`, `3 days ago`, `28.2.`, `12月5日`, `2026-11-24`.

    All that counts is counted from `today`; `+3d` and `-2d` too. Of a weekday or a day without its year it is the latest or the
    next one, as `toward` tells; without that the next weekday, never today, and of dates the nearest. Points stand in dates
    that begin with the day; where two numbers may be two days, as in `2/3`, it refuses, unless their order is known. It refuses
    what is no day, days that the calendar does not have, and those outside 1901 to 2099.
    """
    word = text.strip().lower()
    if word in _NAMED:
        return today + timedelta(days=_NAMED[word])
    if word in _WEEKDAYS and toward is not Toward.PAST:
        return today + timedelta(days=(_WEEKDAYS.index(word) - today.weekday() - 1) % 7 + 1)
    shift = re.fullmatch(r"([+-]\d{1,5})d", word)
    try:
        day = today + timedelta(days=int(shift[1])) if shift else date.fromisoformat(word)
    except (ValueError, OverflowError):
        # Only now: reading words takes patterns that a command with a plain day has no use for.
        from salesbook.domain.typed_days import typed_day

        day = date.max if shift else typed_day(text, today, toward, order=order) or date.max
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused(
            Text("“{text}” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24.", text=text.strip())
        )
    return day


def parse_time(text: str) -> time:
    """A wall time in 24 hours, `9:30` or `09:30`."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Refused(Text("“{text}” is not a time; write it like 9:30 or 14:00.", text=text.strip()))
    return time(int(found[1]), int(found[2]))


def parse_hour(text: str) -> Hour:
    """A wall time, or the part of the day by its name."""
    return PART_WORDS.get(text.strip().lower()) or parse_time(text)


def parse_day_and_time(text: str, today: date) -> tuple[date, time | None]:
    """A day, and after a space the time where one is given."""
    day, _, at = text.strip().rpartition(" ")
    return (parse_day(day, today), parse_time(at)) if day and ":" in at else (parse_day(text, today), None)


def parse_day_and_hour(text: str, today: date) -> tuple[date, Hour | None]:
    """A day, and after it the time or the part of the day where one is given: `tomorrow 10:00`, `fri afternoon`, `明天下午`."""
    words = text.strip()
    for name, part in PART_WORDS.items():
        day = words[: -len(name)].rstrip()
        if words.lower().endswith(name) and day and (day != words[: -len(name)] or not name.isascii()):
            return parse_day(day, today), part
    return parse_day_and_time(words, today)


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
