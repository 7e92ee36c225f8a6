"""Days, times and lengths of time inside a one-line entry, in English and Chinese.

A weekday or a date without its year is the latest one for what was, and the next one for what is to come. Read text only
(`entry_line_text.read_text`): small letters, half width, simplified characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache, partial
from typing import TypeAlias

from dateutil.relativedelta import relativedelta

from salesbook.domain.days import FIRST_DAY, LAST_DAY, Toward
from salesbook.domain.entry_line_numbers import DIGITS_OR_HAN, NUMBER, number
from salesbook.domain.entry_line_numeric import stands_as_a_day
from salesbook.domain.entry_line_text import END, START, compiled
from salesbook.domain.numeric_days import NUMBERS, DayOrder, months_and_days


@dataclass(frozen=True)
class DayWords:
    """A span of words that tell a day; `certain` when they can mean nothing on the other side of today."""

    start: int
    end: int
    day: date
    certain: bool = False
    at: time | None = None


# A day, or None where the words mean no day on that side of today.
_Reading: TypeAlias = Callable[[re.Match[str], date, Toward], date | None]

_MONTH_STARTS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = (
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = "(monday|mon|tuesday|tues|tue|wednesday|wed|thursday|thurs|thur|thu|friday|fri|saturday|sat|sunday|sun)"
_WEEKDAY_STARTS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZH_WEEKDAYS = "一二三四五六日"
_OFFSETS = {
    "day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1,
    "tmr": 1, "day after tomorrow": 2, "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨": -1, "今天": 0, "今日": 0, "今": 0,
    "当天": 0, "明天": 1, "明日": 1, "明": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
_WEEK = "(?:周|星期|礼拜)"
_NOT_COUNTED = r"(?<![\d每一二两三四五六七八九十几])"


def _named(found: re.Match[str], today: date, _toward: Toward) -> date | None:
    return today + timedelta(days=_OFFSETS[found[1]])


def _weekday(found: re.Match[str], today: date, toward: Toward) -> date | None:
    weekday = _WEEKDAY_STARTS.index(found[2][:3])
    if found[1] == "last":
        return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    week = {"last": -1, "this": 0, "next": 1}.get(found[1] or found[3] or "")
    return _nearest_weekday(today, weekday, toward) if week is None else _of_week(today, week, weekday)


def _zh_weekday(found: re.Match[str], today: date, toward: Toward) -> date | None:
    weekday = _ZH_WEEKDAYS.index(found[2].replace("天", "日"))
    if not found[1]:
        return _nearest_weekday(today, weekday, toward)
    weeks = found[1].count("下") - found[1].count("上")
    return _of_week(today, weeks, weekday)


def _nearest_weekday(today: date, weekday: int, toward: Toward) -> date:
    """The latest such day, today included; or the next one, never today."""
    back = (today.weekday() - weekday) % 7
    return today - timedelta(days=back) if toward is Toward.PAST else today + timedelta(days=7 - back)


def _of_week(today: date, weeks: int, weekday: int) -> date:
    return today + timedelta(days=7 * weeks + weekday - today.weekday())


def _ago(found: re.Match[str], today: date, _toward: Toward) -> date | None:
    return _shifted(today, -number(found[1]), found[2])


def _ahead(found: re.Match[str], today: date, _toward: Toward) -> date | None:
    return _shifted(today, number(found[1]), found[2])


def _shifted(today: date, count: int, unit: str) -> date | None:
    if unit in ("month", "个月"):
        return today + relativedelta(months=count)
    return today + timedelta(days=count * (1 if unit in ("day", "天", "日") else 7))


def _day_month(found: re.Match[str], today: date, toward: Toward) -> date | None:
    return dated(found[3], _month(found[2]), found[1], today, toward)


def _month_day(found: re.Match[str], today: date, toward: Toward) -> date | None:
    return dated(found[3], _month(found[1]), found[2], today, toward)


def _iso(found: re.Match[str], today: date, toward: Toward) -> date | None:
    return dated(found[1], int(found[2]), found[3], today, toward)


def _zh_date(found: re.Match[str], today: date, toward: Toward) -> date | None:
    near = {"去": -1, "今": 0, "明": 1}
    year = str(today.year + near[found[1]]) if found[1] in near else found[1]
    return dated(year, number(found[2]), found[3], today, toward)


def _numeric(found: re.Match[str], today: date, toward: Toward, order: DayOrder | None = None) -> date | None:
    """The day of two numbers that can be read one way only, or whose order is known.

    Their point ends a sentence as well, and is none of the words.
    """
    year = found.groupdict().get("year")
    closed = bool(year) or found.string.startswith(".", found.end())
    pairs = months_and_days(found, closed=closed, order=order)
    return dated(year, pairs[0][0], str(pairs[0][1]), today, toward) if len(pairs) == 1 else None


def _month(word: str) -> int:
    return _MONTH_STARTS.split("|").index(word[:3]) + 1


def dated(year: str | None, month: int, day: str, today: date, toward: Toward) -> date | None:
    """The date; without a year the nearest one on that side of today that exists."""
    step = -1 if toward is Toward.PAST else 1
    # Eight years on there is always a 29 February.
    years = [int(year)] if year else [today.year + step * n for n in range(9)]
    for one in years:
        made = _made(one, month, number(day))
        if made and (year or (made - today).days * step >= 0):
            return made
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of_month(found: re.Match[str], today: date, toward: Toward) -> date | None:
    """The 5th, 5号, 下月5号: of the named month, or the nearest month that has one on that side of today."""
    named = found.groupdict().get("which") or ""
    shift = 1 if "下" in named else -1 if "上" in named else 0
    step = -1 if toward is Toward.PAST else 1
    for months in [shift] if named else [step * n for n in range(3)]:
        first = today.replace(day=1) + relativedelta(months=months)
        made = _made(first.year, first.month, number(found["day"]))
        if made and (named or (made - today).days * step >= 0):
            return made
    return None


def _period(found: re.Match[str], today: date, toward: Toward) -> date | None:
    """The first working day of a coming week or month's first day, the last of a week, month or year that ends."""
    words = found[0]
    later = 1 if "next" in words else words.count("下")
    if "末" in words or "weekend" in words:
        if "上" in words or "last" in words:
            return _of_week(today, -1, 5)
        return (
            _of_week(today, later, 5) if later or "本" in words or "这" in words else _nearest_weekday(today, 5, toward)
        )
    if "year" in words or "年" in words:
        return date(today.year, 12, 31)
    month = "month" in words or "月" in words
    ends = any(word in words for word in ("end", "底", "内"))
    if month:
        first = today.replace(day=1) + relativedelta(months=later)
        return first + relativedelta(months=1, days=-1) if ends else first
    return _of_week(today, later, 4 if ends else 0)


_UNIT = "(天|周|个星期|星期|个礼拜|个月)"
_ORDINAL = "(?:st|nd|rd|th)"
_COUNT = r"(\d{1,3}|" + DIGITS_OR_HAN + ")"
_HAN_DAYS = "[昨今明后当前]"

# The letters any match needs, one of which must be in the line before the pattern is tried at all; then the pattern.
_READINGS: tuple[tuple[str, str, _Reading], ...] = (
    (
        "today|tonight|morrow|tmr|yesterday|last night",
        START + "(day before yesterday|day after tomorrow|yesterday|last night|today|tonight|tomorrow|tmrw|tmr)" + END,
        _named,
    ),
    (
        _HAN_DAYS,
        "((?<![之以大])前天|大前天|昨[天日]|今[天日]|当天|明[天日]|(?<![然之以最大])后天|大后天|"
        "[昨今明](?=[早晚](?!饭|餐)|[上下中]午))",
        _named,
    ),
    (
        "mon|tue|wed|thu|fri|sat|sun",
        START + r"(?:(last|next|this|coming)\s+)?" + _WEEKDAY + END + r"(?:\s+(last|next|this)\s+week" + END + ")?",
        _weekday,
    ),
    (
        "周|星期|礼拜",
        "(?:(上上个?|上个?|下下个?|下个?|这个?|本)" + _WEEK + "|" + _NOT_COUNTED + _WEEK
        + ")([一二三四五六日天])(?![程报期刊气])",
        _zh_weekday,
    ),
    ("ago", START + "(" + NUMBER + r")\s+(day|week|month)s?\s+ago" + END, _ago),
    ("前", _COUNT + _UNIT + "(?:之前|以前|前)", _ago),
    ("in", START + r"(?:with)?in\s+(" + NUMBER + r")\s+(day|week|month)s?(?:'?\s+time)?" + END, _ahead),
    ("from|later", START + "(" + NUMBER + r")\s+(day|week|month)s?\s+(?:from now|later|from today)" + END, _ahead),
    ("过", "过" + _COUNT + _UNIT + "(?:之?后|以后)?(?=[再来去给就跟和联打见])", _ahead),
    ("[后内]", _COUNT + _UNIT + "(?:之后|以后|后|之内|以内|内)", _ahead),
    (
        _MONTH_STARTS,
        START + r"(\d{1,2})" + _ORDINAL + r"?\s*(?:of\s+)?" + _MONTH + END + r"(?:,?\s+(\d{4})" + END + ")?",
        _day_month,
    ),
    (
        _MONTH_STARTS,
        START + _MONTH + r"\s+(\d{1,2})" + _ORDINAL + "?" + END + r"(?!:\d|[.,]\d)(?:,?\s+(\d{4})" + END + ")?",
        _month_day,
    ),
    (r"\d[-/.]", START + r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + END + "日?", _iso),
    (r"\d[-/.]", START + r"(?<!\d[-/.])" + NUMBERS + r"(?P=sign)(?P<year>\d{4})" + END + r"(?![-/.]\d)", _numeric),
    (r"\d[/.]", START + r"(?<!\d[-/.])" + NUMBERS + END + r"(?![-/%]|\.\d)", _numeric),
    (
        "月",
        r"(?:(\d{4}|今|去|明)年)?(?<![\d一二三四五六七八九十])(" + DIGITS_OR_HAN + r")月(" + DIGITS_OR_HAN + ")[日号]",
        _zh_date,
    ),
    (r"the\s", START + r"the\s+(?P<day>\d{1,2})" + _ORDINAL + END, _day_of_month),
    (
        "号",
        r"(?P<which>下个?月|上个?月|本月|这个月)?(?<![\d第一二三四五六七八九十])(?P<day>" + DIGITS_OR_HAN
        + ")号(?![机楼线门车厅产样仓院柜会店位馆客])",
        _day_of_month,
    ),
    (
        "end|next",
        START + r"(?:(?:the\s+)?end\s+of\s+(?:the\s+|this\s+|next\s+)?(?:week|month|year)|"
        r"(?:the|this|last|next)\s+weekend|next\s+(?:week|month))" + END,
        _period,
    ),
    (
        "周|星期|礼拜|月|年底",
        "(?:(?:上个?|本|这个?|下下个?|下个?)?" + _WEEK + "末|(?:本|这|这个|下|下个)" + _WEEK
        + "之?内|下?下个?" + _WEEK
        + "(?![一二三四五六日天末])|(?:本|这个?|下下个?|下个?)?月底|(?:本|这个)月之?内|"
        "下?下个?月(?![底初中份一二三四五六七八九十\\d])|年底)",
        _period,
    ),
)  # fmt: skip

OF_A_CALENDAR: tuple[_Reading, ...] = (_day_month, _month_day, _zh_date, _day_of_month)
"""The readings whose days come back every month or year, so that the nearest may be meant; the others look ahead."""

_MOVED_TO = r"(?:moved|postponed|rescheduled|pushed|put\s+off)(?:\s+back)?\s+(?:to|until|till)"
_BEFORE = (
    START + "(?:" + _MOVED_TO + r"|by|before|until|till|on|due|from|at|over)\s+(?:the\s+)?$|"
    "(?:(?:改|推迟?|延后?|延期|挪)[到在至]|[在到])$"
)  # fmt: skip
_AFTER = "之前|以前|前|为止"
_NUMBER_AFTER = (
    r"[ ]+(\d{1,2})(?=\s*(?:$|[;,。!?\n)]|\.(?:\s|$)|"
    r"(?:about|to|with|for|re|at|call|lunch|dinner|coffee|meeting|visit|video)\b|拜访|电话|见面|吃饭|[午晚]饭|开会))"
)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], re.Pattern[str], _Reading], ...]:
    return tuple((re.compile(needs), re.compile(pattern), reading) for needs, pattern, reading in _READINGS)


DayMatch: TypeAlias = tuple[re.Match[str], _Reading]


def day_matches(text: str, order: DayOrder | None = None) -> list[DayMatch]:
    """What may be a day in read text; which day depends on the side of today, for which `day_words` is asked."""
    in_order = partial(_numeric, order=order)
    return [
        (match, in_order if reading is _numeric else reading)
        for needs, pattern, reading in _compiled()
        if needs.search(text)
        for match in pattern.finditer(text)
        if not _is_no_day(text, match)
    ]


def day_words(text: str, matches: list[DayMatch], today: date, toward: Toward) -> list[DayWords]:
    """The days told in read text, in order, without overlaps; the longest words of a place count."""
    found = [
        _with_number(text, match, day, today, reading, toward)
        for match, reading in matches
        if (day := _on_its_side(match, reading, today, toward))
    ]
    found.sort(key=lambda words: (words.start, -words.end))
    kept: list[DayWords] = []
    for words in found:
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
    return kept


def _bounds(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The span of a match with “by”, “on the”, 在 before it and 之前 behind it."""
    window = text[max(0, match.start() - 24) : match.start()]
    before = compiled(_BEFORE).search(window)
    after = compiled(_AFTER).match(text, match.end())
    return match.start() - (len(window) - before.start() if before else 0), after.end() if after else match.end()


def _on_its_side(match: re.Match[str], reading: _Reading, today: date, toward: Toward) -> date | None:
    """The day of the words if it lies on the side of today that is asked for."""
    try:
        day = reading(match, today, toward)
    except (OverflowError, ValueError):
        return None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        return None
    return day if (day <= today if toward is Toward.PAST else day >= today) else None


def _is_no_day(text: str, match: re.Match[str]) -> bool:
    """“we sat with”, “the sun”: short words that mean something else here; and numbers that stand where no day does."""
    word, parts = match[0], match.groupdict()
    if "sign" in parts and not parts.get("year"):
        return not stands_as_a_day(text, match)
    if word == "sat":
        after = re.match(r"\s+(?:down|with|next|together|in|at|by|there|on|for|through)\b", text[match.end() :])
        return after is not None or re.search(r"\b(?:i|we|he|she|they|and|who)\s+$", text[: match.start()]) is not None
    return word == "sun" and re.search(r"\bthe\s+$", text[: match.start()]) is not None


def _with_number(
    text: str, match: re.Match[str], day: date, today: date, reading: _Reading, toward: Toward
) -> DayWords:
    """The day with the bare number after it: “Thu 10” is ten o'clock, “Thu 24” the 24th if that is a Thursday."""
    other = Toward.FUTURE if toward is Toward.PAST else Toward.PAST
    certain = _on_its_side(match, reading, today, other) is None
    start, end = _bounds(text, match)
    words = DayWords(start, end, day, certain)
    after = compiled(_NUMBER_AFTER).match(text, end)
    if not after:
        return words
    value = int(after[1])
    if 7 <= value <= 21:
        return replace(words, end=after.end(), at=time(value))
    if reading in (_weekday, _zh_weekday):
        dated = _dated_weekday(day, value, toward)
        if dated:
            return replace(words, end=after.end(), day=dated)
    return replace(words, end=after.end(), at=time(value + 12)) if 1 <= value <= 6 else words


def _dated_weekday(day: date, number_in_month: int, toward: Toward) -> date | None:
    """The day of that number within five weeks that has the same weekday."""
    step = -7 if toward is Toward.PAST else 7
    return next(
        (one for n in range(5) if (one := day + timedelta(days=n * step)).day == number_in_month),
        None,
    )
