"""What looks like a day, a time or a code in a one-line entry and is none (“Feb 30”, 25:99): it stays text, and that is said.

Only what no chip took is looked at: the note, and the words of promises, next steps, purpose and wanted result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from salesbook.domain.entry_line_chips import Entry, NextStepSaid, PromiseSaid
from salesbook.domain.entry_line_numbers import DIGITS_OR_HAN, NUMBER
from salesbook.domain.entry_line_text import END, START, compiled, masked, read_text, unread_spans
from salesbook.domain.numeric_days import NUMBERS, months_and_days
from salesbook.domain.visit_code import looks_like_code, parse_code


class Doubted(Enum):
    """What the words look like."""

    DAY = "day"
    TIME = "time"
    CODE = "code"


@dataclass(frozen=True)
class Doubt:
    """Words that look like a day, a time or a visit's code and mean none, as they were typed."""

    words: str
    like: Doubted


# Whether a match means something all the same.
_Meaning: TypeAlias = Callable[[re.Match[str]], bool]

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# A number over 39 counts something: “in May 40 people”.
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"

_TOO_LATE = r"(?:[4-9]\d|\d{3})(?:st|nd|rd|th)?"
_BY = START + r"(?:by|before|until|till|due|on)\s+"
_ZH_FESTIVALS = r"(?<![\d一二三四五六七八九十])(?:春节|元旦|元宵|清明|五一|端午|七夕|中秋|国庆|十一|圣诞|过年|年关)"
_FESTIVALS = (
    r"(?:christmas|easter|thanksgiving|(?:chinese\s+|lunar\s+)?new\s+year(?:'s)?|spring\s+festival|national\s+day|"
    r"mid-?autumn(?:\s+festival)?|holidays?)"
)
# Days that are gone, which a visit to come cannot have; 三天前的报价 only tells of one.
_GONE: tuple[str, ...] = (
    r"(?:\d{1,3}|" + DIGITS_OR_HAN + ")(?:天|周|个?星期|个?礼拜|个月)(?:之前|以前|前)(?!的)",
    START + "(?:" + NUMBER + r")\s+(?:day|week|month)s?\s+ago" + END,
)


def _is_date(found: re.Match[str]) -> bool:
    """Whether a day and a month make a date, in some year where none is said."""
    words = found.groupdict()
    name = words["month"]
    month = int(name) if name.isdecimal() else _MONTHS.split("|").index(name[:3]) + 1
    try:
        date(int(words.get("year") or 2000), month, int(words["day"]))
    except ValueError:
        return False
    return True


def _is_in_numbers(found: re.Match[str]) -> bool:
    """Whether two numbers can be read one way only, and as a date."""
    year = found.groupdict().get("year")
    pairs = months_and_days(found, closed=bool(year) or found.string.startswith(".", found.end()))
    try:
        return len(pairs) == 1 and bool(date(int(year or 2000), *pairs[0]))
    except ValueError:
        return False


def _is_time(found: re.Match[str]) -> bool:
    return int(found["hour"]) <= 24 and int(found["minute"] or 0) < 60


def _never(_found: re.Match[str]) -> bool:
    return False


_Pattern: TypeAlias = tuple[Doubted, str, _Meaning]

_PATTERNS: tuple[_Pattern, ...] = (
    (Doubted.DAY, START + _MONTH + r"\s+" + _DAY + END, _is_date),
    (Doubted.DAY, START + _DAY + r"\s*(?:of\s+)?" + _MONTH + END, _is_date),
    (Doubted.DAY, START + r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + END, _is_date),
    (Doubted.DAY, r"(?<!\d)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})(?:[日号]|(?![\d.]))", _is_date),
    (Doubted.DAY, r"(?<![\d月])3[2-9]号(?![机楼线门车厅产样仓院柜会店位馆客])", _never),
    (Doubted.DAY, START + r"(?<!\d[-/.])" + NUMBERS + r"(?P=sign)(?P<year>(?:19|20)\d\d)" + END, _is_in_numbers),
    # 3.5 and 1/2 are numbers too; behind “by” and at the end of the words they were meant as a day.
    # A number over 39 is a day that is none only where nothing but a day can stand.
    (Doubted.DAY, START + _TOO_LATE + r"\s*(?:of\s+)?" + _MONTH + r"(?=\s*(?:$|[;,)\n]))", _never),
    (Doubted.DAY, _BY + "(?P<said>" + _TOO_LATE + r"\s*(?:of\s+)?" + _MONTH + ")" + END, _never),
    (Doubted.DAY, _BY + r"(?P<said>" + _MONTH + r"\s+" + _TOO_LATE + r")(?=\s*(?:$|[;,)\n]))", _never),
    (Doubted.DAY, _BY + r"(?P<said>the\s+(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th))" + END, _never),
    (Doubted.DAY, r"(?<![\d月])[4-9]\d号(?=之?前)", _never),
    (
        Doubted.DAY,
        START + r"(?:by|before|until|till|on|due)\s+(?P<said>" + NUMBERS + r")(?=\.?\s*(?:$|[;,)\n]))",
        _is_in_numbers,
    ),
    (Doubted.DAY, r"(?<![\d./-])" + NUMBERS + "(?=[日号]?之?前)", _is_in_numbers),
    # A festival is a day that is not worked out here.
    (Doubted.DAY, _ZH_FESTIVALS + "(?:节|假期)?(?:之?前|以前|前后|之?后|以后)(?!的)", _never),
    (Doubted.DAY, _BY + r"(?P<said>(?:the\s+)?" + _FESTIVALS + ")" + END, _never),
    (Doubted.TIME, r"(?<![\d:.])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\d:])", _is_time),
    (Doubted.TIME, r"(?<![\d:.])(?P<hour>[0-2]?\d)点(?:(?P<minute>\d{1,2})分?)?", _is_time),
)


# “Anna Thu 10 contract renewal”: ten o'clock, or ten of something.
_HOUR_OR_NUMBER = r"(?P<hour>[7-9]|1\d|2[01])(?=\s+[^\W\d])"


def doubts(entry: Entry, *, of_a_plan: bool = False) -> tuple[Doubt, ...]:
    """What of a line looks like a day or a time and was not read as one, each once, in the order of the line's parts.

    Of a plan without a time also a number after its day that may be one; of a visit that was also what looks like the code of a
    planned one, while no planned visit has it.
    """
    gone = tuple((Doubted.DAY, pattern, _never) for pattern in _GONE) if of_a_plan else ()
    found = [doubt for words in _left(entry) for doubt in _doubts_in(words, _PATTERNS + gone)]
    if of_a_plan and entry.when.day is not None and entry.when.at is None:
        hour = compiled(_HOUR_OR_NUMBER).match(read_text(entry.note))
        found += [Doubt(hour["hour"], Doubted.TIME)] if hour else []
    if not of_a_plan and entry.plan is None:
        found += _codes_in(entry.note)
    return tuple(dict.fromkeys(found))


def _codes_in(note: str) -> Iterator[Doubt]:
    """Words that check as a code, and at the beginning also those that only look like one: a slip of the finger."""
    text = masked(read_text(note), unread_spans(note, ()))
    for match in compiled(START + "[a-z][2-9]-?[2-9a-z]{2}" + END).finditer(text):
        words = note[slice(*match.span())]
        if "-" in words and (parse_code(words) or (looks_like_code(words) and not text[: match.start()].strip())):
            yield Doubt(words, Doubted.CODE)


def _left(entry: Entry) -> Iterator[str]:
    yield entry.note
    for chip in entry.chips:
        value = chip.value
        if isinstance(value, (PromiseSaid, NextStepSaid)):
            yield value.text
        elif isinstance(value, str):
            yield value


def _doubts_in(words: str, patterns: tuple[_Pattern, ...]) -> Iterator[Doubt]:
    text = masked(read_text(words), unread_spans(words, ()))
    found = [
        (*match.span("said" if "said" in match.groupdict() else 0), like)
        for like, pattern, means in patterns
        for match in compiled(pattern).finditer(text)
        if not means(match)
    ]
    past = 0
    for start, end, like in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= past:
            yield Doubt(words[start:end], like)
            past = end
