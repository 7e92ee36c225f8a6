"""Days written in numbers alone: 28.2., 28/2, 11/28, 28.2.2026. As in important dates, points stand where the day comes first.

`2/3` may be two days, and so may `3.5`; nobody is asked for their country, since a wrong guess would not be noticed.
"""

from __future__ import annotations

import re

NUMBERS = r"(?P<one>\d{1,2})(?P<sign>[./-])(?P<two>\d{1,2})"
"""Two numbers of a day and a month, as a piece of a pattern."""

_WHOLE = re.compile(NUMBERS + r"(?:(?P=sign)(?P<year>\d{4})|(?P<point>\.))?")


def numeric_day(text: str) -> re.Match[str] | None:
    """The numbers of a text that is nothing but a day in numbers, the year last or not said."""
    return _WHOLE.fullmatch(text.replace(" ", ""))


def months_and_days(found: re.Match[str], *, closed: bool) -> tuple[tuple[int, int], ...]:
    """Which months and days two numbers may mean: one pair, two where they can be read both ways, none if there are none.

    `closed` tells that a point or a year stands behind them, so that points are those of a date.
    """
    one, two = int(found["one"]), int(found["two"])
    ways = ((two, one), (one, two))
    possible = tuple(dict.fromkeys((month, day) for month, day in ways if 1 <= month <= 12 and 1 <= day <= 31))
    return possible[:1] if closed and found["sign"] == "." else possible
