"""Times of day and lengths of time inside a one-line entry, and whole moments: a day with its time and length.

An hour from 1 to 6 without am, pm or a leading zero is in the afternoon: nobody visits at three in the night.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise

from salesbook.domain.days import Toward
from salesbook.domain.entry_line_chips import When
from salesbook.domain.entry_line_days import DayWords, day_matches, day_words
from salesbook.domain.entry_line_numbers import DIGITS_OR_HAN, number
from salesbook.domain.entry_line_text import END, START, Span, compiled

_PARTS = {
    "morning": 9, "noon": 12, "afternoon": 15, "evening": 19, "night": 20, "早上": 9, "上午": 9, "早": 9, "中午": 12,
    "午": 12, "下午": 15, "傍晚": 18, "晚上": 19, "晚": 19,
}  # fmt: skip
_LATE = 13
"""Parts of the day from this hour on make 8 of “evening 8” and 3 of “下午3点” later by twelve hours."""

_ZH_PART = "早上|上午|中午|下午|傍晚|晚上|(?<=[昨今明])[早晚]"
_PART = START + r"(?:(?:in|on)\s+(?:the\s+)?|this\s+|at\s+)(morning|noon|afternoon|evening|night)" + END
_ZH_PART_ALONE = "(" + _ZH_PART + ")(?![茶饭餐])"
_PART_AFTER_A_DAY = r"\s+(morning|noon|afternoon|evening|night)" + END

_HALF = r"\s*(am|pm|a\.m\.?|p\.m\.?)"
_AT = r"(?:(?:at|from|around|about|by)\s+|@\s*)?"
_CLOCK = START + _AT + r"(\d{1,2}):(\d{2})(?![:\d])(?:" + _HALF + ")?" + END
_HOUR_AND_HALF = START + _AT + r"(\d{1,2})" + _HALF + END
_O_CLOCK = START + _AT + r"(\d{1,2})\s*o'clock" + END
_AT_HOUR = START + r"at\s+(\d{1,2})(?=\s*(?:$|[;,。!?\n)]|\.(?:\s|$)|(?:about|to|with|for|and|on)\b))"
# After a day “at 10” is the hour whatever follows, but for a house in a street and what is counted.
_AT_HOUR_AFTER_A_DAY = (
    r"\s+at\s+(\d{1,2})(?=\s+[a-z])(?!\s+(?:percent|euros?|eur|usd|dollars?|pounds?|people|pieces|units?)\b)"
    r"(?!\s+(?:[a-z.'’]+\s+){0,2}(?:street|st|road|rd|avenue|ave|lane|square|place|drive)\b)"
)
_ZH_CLOCK = (
    r"(?=[在于早上中下傍晚一二两三四五六七八九十\d\s])(?:在|于)?(" + _ZH_PART + r")?\s*"
    r"(?:(?<=[周期拜][一二三四五六日天])|(?<![\d.一二两三四五六七八九十有周期拜]))"
    r"(\d{1,2}|二十[一二三]?|十[一二三四五六七八九]?|[一二两三四五六七八九])点(钟|整|半|一刻|三刻|(" + DIGITS_OR_HAN + ")分?)?"
    "(?!建议|意见|要求|问题|内容|原因|左[^右]|[儿些])"
)  # fmt: skip
_MINUTES = {"半": 30, "一刻": 15, "三刻": 45}
_RANGE = r"\s*(?:-|–|~|to|until|到|至)\s*"

_LENGTH = START + r"(?:for\s+|lasted\s+)?(?:about\s+)?"
_HOURS = (
    _LENGTH + r"(\d{1,2}(?:\.\d)?|one|two|three|an?)\s*(?:h|hrs?|hours?)(?:\s*(?:and\s+)?(?:(\d{1,2})(?:\s*(?:min(?:ute)?s?|m))?"
    r"|(a half)))?" + END
)  # fmt: skip
_MINS = _LENGTH + r"(\d{1,3})\s*(?:min(?:ute)?s?)" + END
_HALF_AN_HOUR = _LENGTH + "half an hour" + END
_ZH_LENGTH = "(?:聊了|谈了|用了|花了|大约|大概|约)?"
_ZH_HOURS = (
    _ZH_LENGTH
    + r"(\d{1,2}(?:\.\d)?|"
    + DIGITS_OR_HAN
    + r")(?:个(半)?)?(?:小时|钟头)(半)?(?:("
    + DIGITS_OR_HAN
    + ")分钟?)?"
)
_ZH_MINS = _ZH_LENGTH + r"(?<![\d一二两三四五六七八九十])(\d{1,3}|" + DIGITS_OR_HAN + ")分钟"
_ZH_HALF = _ZH_LENGTH + "半个?(?:小时|钟头)"
_NOT_BEFORE_LENGTH = re.compile(r"(?:in|within|late by|over|under)\s+$")
_NOT_AFTER_LENGTH = re.compile(r"\s*(?:late|ago|later|away|drive|from|后|前|内|以|之|的路|车程)")
_LONGEST = 16 * 60


@dataclass(frozen=True)
class _Piece:
    """A time, a part of the day by its usual hour (which only settles the half of the day of a time), or minutes."""

    start: int
    end: int
    at: time | None = None
    part: int | None = None
    lasted: int | None = None


@dataclass(frozen=True)
class Moment:
    """A span of words that tell when; `certain` when its day lies on one side of today only."""

    start: int
    end: int
    when: When
    certain: bool = False


def moments(text: str, today: date) -> dict[Toward, list[Moment]]:
    """Days, times and lengths in read text, in order, as on either side of today; what stands together is one."""
    matches = day_matches(text)
    pieces = list(_pieces(text, [match.end() for match, _ in matches]))
    return {toward: _merged(text, day_words(text, matches, today, toward), pieces) for toward in Toward}


def _merged(text: str, days: list[DayWords], pieces: list[_Piece]) -> list[Moment]:
    taken = [(words.start, words.end) for words in days]
    free = _longest([piece for piece in pieces if not _overlaps(piece, taken)])
    merged = _joined(text, days, free)
    alone = [(one.start, one.end) for one in merged if one.part is not None and one.at is None]
    if alone:
        merged = _joined(text, days, [known for piece in free if (known := _without_hour(piece, alone))])
    return [Moment(one.start, one.end, one.when(), one.certain) for one in merged if one.when() != When()]


def _without_hour(piece: _Piece, alone: list[Span]) -> _Piece | None:
    """A part of the day without an hour tells no time: 上午 stays in the text, the 晚 of 昨晚 belongs to its day's word."""
    if piece.part is None or not _overlaps(piece, alone):
        return piece
    return replace(piece, part=None) if piece.end - piece.start == 1 else None


def _joined(text: str, days: list[DayWords], pieces: list[_Piece]) -> list[_Open]:
    """Days and pieces, those that stand together and tell different parts as one."""
    found = [_Open(words.start, words.end, words.day, words.at, certain=words.certain) for words in days]
    found += [_Open(piece.start, piece.end, at=piece.at, part=piece.part, lasted=piece.lasted) for piece in pieces]
    merged: list[_Open] = []
    for one in sorted(found, key=lambda words: words.start):
        if not (merged and _together(text, merged[-1], one) and merged[-1].take(one)):
            merged.append(one)
    return merged


@dataclass
class _Open:
    """A moment that may still take what stands next to it."""

    start: int
    end: int
    day: date | None = None
    at: time | None = None
    part: int | None = None
    lasted: int | None = None
    certain: bool = False

    def take(self, other: _Open) -> bool:
        """Take the other's parts; False, and nothing changed, if both tell the same part."""
        mine, others = (self.day, self.at, self.part, self.lasted), (other.day, other.at, other.part, other.lasted)
        if any(a is not None and b is not None for a, b in zip(mine, others, strict=True)):
            return False
        self.day, self.at = self.day or other.day, self.at if self.at is not None else other.at
        self.part, self.lasted = self.part or other.part, self.lasted or other.lasted
        self.end, self.certain = other.end, self.certain or other.certain
        return True

    def when(self) -> When:
        """The moment, the part of the day settling which half a time is in."""
        at = self.at
        if at is not None and self.part is not None:
            at = _in_part(at, self.part)
        return When(self.day, at, self.lasted)


def _in_part(at: time, part: int) -> time:
    """8 in the evening is 20:00, 11 in the morning and 12 at noon stay."""
    if part >= _LATE and at.hour < 12:
        return at.replace(hour=at.hour + 12)
    return at.replace(hour=at.hour - 12) if part == 9 and 13 <= at.hour < 19 else at


def _together(text: str, first: _Open, second: _Open) -> bool:
    return compiled(r"\s*|\s*,\s+").fullmatch(text, first.end, second.start) is not None


def _overlaps(piece: _Piece, taken: list[Span]) -> bool:
    return any(piece.start < end and start < piece.end for start, end in taken)


def _longest(pieces: list[_Piece]) -> list[_Piece]:
    kept: list[_Piece] = []
    for piece in sorted(pieces, key=lambda found: (found.start, -found.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _pieces(text: str, day_ends: list[int]) -> Iterator[_Piece]:
    yield from _parts(text, day_ends)
    clocks = [*_clocks(text), *_hours_after(text, day_ends)]
    yield from clocks
    yield from _ranges(text, clocks)
    yield from _lengths(text)


def _found(needs: str, pattern: str, text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern, which is tried only where the letters it needs are in the text."""
    return compiled(pattern).finditer(text) if compiled(needs).search(text) else iter(())


def _parts(text: str, day_ends: list[int]) -> Iterator[_Piece]:
    for found in (*_found("noon|ing|night", _PART, text), *_found("早上|午|晚|早", _ZH_PART_ALONE, text)):
        yield _Piece(found.start(), found.end(), part=_PARTS[found[1]])
    for end in day_ends:
        if found_after := compiled(_PART_AFTER_A_DAY).match(text, end):
            yield _Piece(end, found_after.end(), part=_PARTS[found_after[1]])


def _clocks(text: str) -> Iterator[_Piece]:
    for found in _found(r"\d:\d", _CLOCK, text):
        yield from _clock(found, _hour(found[1], found[3]), int(found[2]))
    for found in _found(r"\d\s*[ap]\.?m", _HOUR_AND_HALF, text):
        yield from _clock(found, _hour(found[1], found[2]), 0)
    for needs, pattern in (("o'clock", _O_CLOCK), (r"at\s+\d", _AT_HOUR)):
        for found in _found(needs, pattern, text):
            yield from _clock(found, _hour(found[1], None), 0)
    for found in _found("点", _ZH_CLOCK, text):
        yield from _zh_clock(text, found)


def _hours_after(text: str, day_ends: list[int]) -> Iterator[_Piece]:
    for end in day_ends:
        if found := compiled(_AT_HOUR_AFTER_A_DAY).match(text, end):
            yield from _clock(found, _hour(found[1], None), 0)


def _clock(found: re.Match[str], hour: int, minute: int) -> Iterator[_Piece]:
    if hour < 24 and minute < 60:
        yield _Piece(found.start(), found.end(), time(hour, minute))


def _zh_clock(text: str, found: re.Match[str]) -> Iterator[_Piece]:
    """三点 is a time after a part of the day or a day, or with 半 or 钟; 一点 alone is “a bit”."""
    part, hour, rest = found[1], found[2], found[3]
    digits = hour.isdecimal()
    if not (digits or part or rest or re.search("[天日一二三四五六号晚早]$", text[: found.start()])):
        return
    minute = _MINUTES.get(rest or "", number(found[4]) if found[4] else 0)
    value = number(hour)
    if value > 23 or minute > 59:
        return
    at = time(value if part else _hour(hour if digits else str(value), None), minute)
    yield _Piece(found.start(), found.end(), _in_part(at, _PARTS[part]) if part else at)


def _hour(digits: str, half: str | None) -> int:
    """The hour of 24; 99 where there is none such."""
    hour = int(digits)
    if half:
        return hour % 12 + (12 if half.startswith("p") else 0) if 1 <= hour <= 12 else 99
    return hour + 12 if 1 <= hour <= 6 and len(digits) == 1 else hour


def _ranges(text: str, clocks: list[_Piece]) -> Iterator[_Piece]:
    """From one time to another: the first, and how long."""
    for first, second in pairwise(_longest(clocks)):
        if first.at and second.at and compiled(_RANGE).fullmatch(text, first.end, second.start):
            lasted = second.at.hour * 60 + second.at.minute - first.at.hour * 60 - first.at.minute
            if lasted > 0:
                yield _Piece(first.start, second.end, first.at, lasted=lasted)


def _lengths(text: str) -> Iterator[_Piece]:
    for found in _found(r"\dh|\d\s*h|hour", _HOURS, text):
        words = found[1]
        hours = float(words) if words[0].isdecimal() else number(words)
        yield from _length(text, found, round(hours * 60) + (30 if found[3] else int(found[2] or 0)))
    for found in _found("小时|钟头", _ZH_HOURS, text):
        hours = float(found[1]) if found[1][0].isdecimal() else number(found[1])
        half = 30 if found[2] or found[3] else 0
        yield from _length(text, found, round(hours * 60) + half + (number(found[4]) if found[4] else 0))
    for needs, pattern in ((r"\d\s*min", _MINS), ("分钟", _ZH_MINS)):
        for found in _found(needs, pattern, text):
            yield from _length(text, found, number(found[1]))
    for needs, pattern in (("half an", _HALF_AN_HOUR), ("半个?[小钟]", _ZH_HALF)):
        for found in _found(needs, pattern, text):
            yield from _length(text, found, 30)


def _length(text: str, found: re.Match[str], minutes: int) -> Iterator[_Piece]:
    if not 0 < minutes <= _LONGEST or _NOT_AFTER_LENGTH.match(text, found.end()):
        return
    if not _NOT_BEFORE_LENGTH.search(text[max(0, found.start() - 10) : found.start()]):
        yield _Piece(found.start(), found.end(), lasted=minutes)
