"""Days written in numbers alone: 28.2., 28/2, 11/28, 28.2.2026. As in important dates, points stand where the day comes first.

`2/3` may be two days, and so may `3.5`. Which is meant is known where a `DayOrder` is: then one rule holds for every place
where days are typed, and what was understood is shown in words. Otherwise nobody guesses.
"""

from __future__ import annotations

import re
from enum import Enum


class DayOrder(Enum):
    """What comes first where a day is written in numbers; with the year first, as in Chinese, the month comes before the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


NUMBERS = r"(?P<one>\d{1,2})(?P<sign>[./-])(?P<two>\d{1,2})"
"""Two numbers of a day and a month, as a piece of a pattern."""

_WHOLE = re.compile(NUMBERS + r"(?:(?P=sign)(?P<year>\d{4})|(?P<point>\.))?")


def numeric_day(text: str) -> re.Match[str] | None:
    """The numbers of a text that is nothing but a day in numbers, the year last or not said."""
    return _WHOLE.fullmatch(text.replace(" ", ""))


def months_and_days(
    found: re.Match[str], *, closed: bool, order: DayOrder | None = None
) -> tuple[tuple[int, int], ...]:
    """Which months and days two numbers may mean: one pair, two where they can be read both ways, none if there are none.

    `order` settles what can be read both ways, but for a year behind them where it stands first, and points in American days.
    `closed` tells that a point or a year stands behind them, so that points are those of a date.
    """
    one, two = int(found["one"]), int(found["two"])
    ways = ((two, one), (one, two))
    possible = tuple(dict.fromkeys((month, day) for month, day in ways if 1 <= month <= 12 and 1 <= day <= 31))
    if len(possible) < 2 or (closed and found["sign"] == "."):
        return possible[:1]
    meant = {
        DayOrder.DAY_FIRST: possible[:1],
        DayOrder.MONTH_FIRST: possible[1:] if found["sign"] != "." else possible,
        DayOrder.YEAR_FIRST: possible if found.groupdict().get("year") else possible[1:],
    }
    return possible if order is None else meant[order]
