"""How something comes again: RRULEs (RFC 5545, 3.3.10) by day, from words and back into words, and the days they mean.

A rule that cannot be read means once. So a rule from elsewhere spoils nothing, and nothing here raises but what reads words.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text

if TYPE_CHECKING:
    from dateutil.rrule import rrulebase

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
# By the hour or finer would mean thousands of occurrences; the parts by week and day of the year nobody types.
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"})

_WORDS = {
    "daily": "DAILY",
    "weekly": "WEEKLY",
    "monthly": "MONTHLY",
    "yearly": "YEARLY",
    "每天": "DAILY",
    "每周": "WEEKLY",
    "每月": "MONTHLY",
    "每年": "YEARLY",
}
_UNITS = {
    "day": "DAILY",
    "week": "WEEKLY",
    "month": "MONTHLY",
    "year": "YEARLY",
    "天": "DAILY",
    "周": "WEEKLY",
    "个月": "MONTHLY",
    "月": "MONTHLY",
    "年": "YEARLY",
}
_EVERY = re.compile(r"every\s+(?:(\d{1,3})\s+)?(day|week|month|year)s?|每\s*(\d{1,3}|两)\s*(天|周|个月|月|年)")


def parse_repeat(words: str, start: date) -> str:
    """`weekly`, `every 2 weeks`, `每两周` or an RRULE as the RRULE of something that begins on a day; empty means once.

    A month or year without the day of the month takes its last day.
    """
    said = " ".join(words.split()).lower()
    every = _EVERY.fullmatch(said)
    if not said or said == "once":
        return ""
    if said in _WORDS:
        return repeat_rule(_WORDS[said], 1, start)
    if every and every[2]:
        return _every(_UNITS[every[2]], every[1] or "1", start, words)
    if every and every[4]:
        return _every(_UNITS[every[4]], "2" if every[3] == "两" else every[3], start, words)
    rule = said.upper().replace(" ", "").removeprefix("RRULE:")
    found = _days_of(rule, start)
    if found is None or next(iter(found), None) is None:
        raise _not_understood(words)
    return rule


def _every(frequency: str, interval: str, start: date, words: str) -> str:
    if int(interval) == 0:
        raise _not_understood(words)
    return repeat_rule(frequency, int(interval), start)


def _not_understood(words: str) -> Refused:
    return Refused(
        Text("“{words}” is no way to repeat; write weekly, every 2 weeks, or an RRULE by days or longer.", words=words)
    )


def repeat_rule(frequency: str, interval: int, start: date) -> str:
    """The RRULE of every so many days, weeks, months or years from a day on."""
    parts = [f"FREQ={frequency}"]
    if interval > 1:
        parts.append(f"INTERVAL={interval}")
    # Plain RRULEs pass over months that lack the day; the last day there is better than none.
    if frequency == "MONTHLY" and start.day > 28:
        parts += ["BYMONTHDAY=" + ",".join(str(day) for day in range(28, start.day + 1)), "BYSETPOS=-1"]
    if frequency == "YEARLY" and (start.month, start.day) == (2, 29):
        parts += ["BYMONTH=2", "BYMONTHDAY=28,29", "BYSETPOS=-1"]
    return ";".join(parts)


def repeat_in_words(rule: str) -> Text:
    """How a rule repeats; one that says more than every so often is shown as it is."""
    parts = _parts(rule)
    n = int(parts.get("INTERVAL", "1"))
    # As `repeat_rule` says the last day of a short month.
    short_month = parts.get("BYSETPOS") == "-1" and "BYMONTHDAY" in parts and "BYDAY" not in parts
    plain = short_month or parts.keys() <= {"FREQ", "INTERVAL"}
    frequency = parts.get("FREQ") if plain else ""
    if not rule:
        return Text("once")
    if frequency == "DAILY":
        return Text("every day") if n == 1 else Text("every {n} days", n=n)
    if frequency == "WEEKLY":
        return Text("every week") if n == 1 else Text("every {n} weeks", n=n)
    if frequency == "MONTHLY":
        return Text("every month") if n == 1 else Text("every {n} months", n=n)
    if frequency == "YEARLY":
        return Text("every year") if n == 1 else Text("every {n} years", n=n)
    return Text("{rule}", rule=rule)


def is_of_a_day_of_the_year(rule: str) -> bool:
    """Whether a rule goes by the year, as an anniversary does."""
    return _parts(rule).get("FREQ") == "YEARLY"


def names_weekdays(rule: str) -> bool:
    """Whether a rule goes by days of the week, as a weekly one does."""
    parts = _parts(rule)
    return parts.get("FREQ") == "WEEKLY" or "BYDAY" in parts


@lru_cache(maxsize=1_000)
def last_occurrence(rule: str, start: date, day: date) -> date | None:
    """The newest day up to `day` on which something that begins on `start` comes; None where it has not come yet.

    What cannot be read comes once, on `start`.
    """
    found = _days_of(rule, start) if rule else None
    if found is None:
        return start if start <= day else None
    before = found.before(datetime.combine(day, time.max), inc=True)
    return before.date() if before else None


def _days_of(rule: str, start: date) -> rrulebase | None:
    """The occurrences of a rule; None where it is none, or one of those that are not for days."""
    if not _is_ours(_parts(rule)):
        return None
    from dateutil.rrule import rrulestr

    # Days have no zone, and a rule that ends at a moment of one ends on that day.
    plain = re.sub(r"UNTIL=(\d{8})(T\d{6}Z?)?", r"UNTIL=\1T235959", rule)
    try:
        return rrulestr(plain, dtstart=datetime.combine(start, time()))
    except (ValueError, TypeError):
        return None


def _parts(rule: str) -> dict[str, str]:
    """The parts of a rule by name; empty for what has not the form of one."""
    found = dict(part.partition("=")[::2] for part in rule.split(";"))
    count = found.get("INTERVAL", "1"), found.get("COUNT", "1")
    if not all(re.fullmatch(r"[1-9][0-9]{0,2}", number) for number in count):
        return {}
    return found


def _is_ours(parts: dict[str, str]) -> bool:
    """Whether a rule is by days or longer, and comes at all: looking for the first of one that never does takes for ever."""
    frequency = parts.get("FREQ")
    if frequency not in FREQUENCIES or not parts.keys() <= _PARTS:
        return False
    if frequency in ("DAILY", "WEEKLY"):
        return not parts.keys() & {"BYMONTHDAY", "BYSETPOS"} and not re.search(r"\d", parts.get("BYDAY", ""))
    if parts.get("BYSETPOS", "1") not in ("1", "-1") or not _WEEKDAYS.fullmatch(parts.get("BYDAY", "MO")):
        return False
    numbers = re.findall(r"-?\d+", parts.get("BYMONTHDAY", "1"))
    months = re.findall(r"\d+", parts.get("BYMONTH", "1"))
    return any(abs(int(number)) <= _LONGEST.get(int(month), 0) for number in numbers for month in months)


_WEEKDAYS = re.compile(r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU))*")
# The days of each month where it is longest.
_LONGEST = {month: 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31 for month in range(1, 13)}
