"""Days as tables hold them: ISO, with strokes or points, in English and Chinese words, in the lunar calendar.

`3/9/1984` is two days. Which one tells the rest of the table: a number over 12 in one place shows where the days stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from salesbook.domain.entry_line_numbers import DIGITS_OR_HAN, number
from salesbook.domain.errors import Refused
from salesbook.domain.important_date import Calendar, parse_important_date
from salesbook.formats.vcard_dates import UNKNOWN_YEARS, WrittenDate

MONTH_FIRST, DAY_FIRST = "mdy", "dmy"
_TIME = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm]|Z|[+-]\d{2}:?\d{2})?$")
_UNFILLED = re.compile(r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_CHINESE = re.compile(
    rf"(?:(\d{{4}})年)?\s*(闰|閏)?({DIGITS_OR_HAN}|正|冬|腊)月\s*初?({DIGITS_OR_HAN}|廿[一二三四五六七八九]?)[日号]?"
)
_LUNAR = re.compile(r"(?:农历|阴历|農曆|陰曆|lunar)[:：\s]*", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_WORDS = re.compile(
    r"(?:([A-Za-z]{3,9})\.?[\s-]*)?(\d{1,2})(?:st|nd|rd|th)?[\s,.-]*(?:([A-Za-z]{3,9})\.?[\s,-]*)?(\d{4})?"
)


class MayBeTwoDays(Exception):
    """A day in numbers that may be read both ways; its arguments are the two days."""


def is_no_date(text: str) -> bool:
    """Whether a cell says that no day is known, as Outlook's 0/0/00 does."""
    return _UNFILLED.fullmatch(_TIME.sub("", text)) is not None


def order_of(texts: Iterable[str]) -> str:
    """Where the days stand in days with the year last, or "" where nothing tells."""
    found = [match for text in texts if (match := _YEAR_LAST.fullmatch(_TIME.sub("", text)))]
    has_day_first = any(int(one[1]) > 12 for one in found)
    has_month_first = any(int(one[3]) > 12 for one in found)
    if has_day_first == has_month_first:
        return ""
    return DAY_FIRST if has_day_first else MONTH_FIRST


def read_table_date(text: str, order: str = "") -> WrittenDate | None:
    """The day a cell tells, or None. Raises MayBeTwoDays where neither the cell nor the `order` of its table decides."""
    plain = _TIME.sub("", text.strip())
    lunar = _LUNAR.match(plain)
    body = plain[lunar.end() :].strip() if lunar else plain
    written = _iso(body, order) or body
    try:
        found = parse_important_date(f"lunar:{written}" if lunar else written, "")
    except Refused:
        return None
    year = None if found.year in UNKNOWN_YEARS else found.year
    found = replace(found, year=year)
    return WrittenDate(found.year, found.month, found.day, Calendar(found.calendar), found.leap_month)


def _iso(text: str, order: str) -> str:
    """The day with year, month and day in this order, or "" where it is written in none of the ways read here."""
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return f"{int(found[1]):04}-{found[2]}-{found[3]}"
    if found := _YEAR_LAST.fullmatch(text):
        return _ordered(int(found[1]), int(found[3]), found[4], found[2], order)
    if found := _CHINESE.fullmatch(text):
        year = f"{found[1]}-" if found[1] else ""
        return f"{year}{'leap' if found[2] else ''}{_counted(found[3])}-{_counted(found[4])}"
    if found := _IN_WORDS.fullmatch(text):
        month = (found[1] or found[3] or "").lower()[:3]
        if month in _MONTHS and not (found[1] and found[3]):
            year = f"{found[4]}-" if found[4] else ""
            return f"{year}{_MONTHS.index(month) + 1}-{found[2]}"
    return ""


def _ordered(one: int, two: int, year: str, sign: str, order: str) -> str:
    ways = {MONTH_FIRST: f"{year}-{one}-{two}", DAY_FIRST: f"{year}-{two}-{one}"}
    if one > 12 or sign == ".":
        return ways[DAY_FIRST]
    if two > 12 or one == two:
        return ways[MONTH_FIRST]
    if not order:
        raise MayBeTwoDays(ways[MONTH_FIRST], ways[DAY_FIRST])
    return ways[order]


def _counted(word: str) -> int:
    """A month or a day as the lunar calendar calls it: 正月, 腊月, 廿三."""
    named = {"正": 1, "冬": 11, "腊": 12}
    if word in named:
        return named[word]
    if word.startswith("廿"):
        return 20 + (number(word[1:]) if word[1:] else 0)
    return number(word)
