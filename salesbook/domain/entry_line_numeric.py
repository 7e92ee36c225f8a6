"""Where two numbers in a one-line entry are a day and where they are a price, a half or a ratio."""

from __future__ import annotations

import re

from salesbook.domain.entry_line_text import MASK, START, Span, compiled
from salesbook.domain.numeric_days import NUMBERS

_BEHIND_A_DAY = START + r"(by|before|until|till|on|due|from|since)\s+(?:the\s+)?$|[在到]$"
# “up by 12.5.” tells how much.
_HOW_MUCH = (
    START
    + r"(?:up|down|ris\w*|rose|gr[eo]w\w*|fell|fall\w*|drop\w*|cut|rais\w*|lower\w*|reduc\w*|increas\w*|decreas\w*|"
    r"more|less|cheaper|price\w*|discount\w*|margin\w*)\b|[%€$£¥]|[涨降升跌]|价"
)
_FREE = (
    r"(?:^|[;,。!?\n]|"
    + MASK
    + "|"
    + START
    + r"(?:breakfast|lunch|dinner|coffee|tea|meal|called|call|phoned|rang|phone|video|"
    r"visited|visit|met|meet|meeting|saw|see|him|her|them|again|back|mon|tue|wed|thu|fri|sat|sun|\w{3,6}day)|"
    r"\d:\d\d|\d\s*[ap]m|[早午晚]饭|电话|拜访|见面|约|[改推定]到?)\s*$"
)
_POINT_INSIDE = START + NUMBERS + r"\.(?=\s+[^\s;,。!?\n)])"
_ENDS = r"\.?\s*(?:$|[;,。!?\n)])"
# 3/4的客户, 1/2 price: a part of something.
_A_FRACTION = r"\s*(?:的|左右|以[上下]|of\b|off\b|full\b|price\b|an?\s|hours?\b|days?\b|inch)|%"
_BEFORE_A_DAY = "[日号]?之?前"
# As far back as the words go that tell what the numbers are.
_LOOKED_AT = 48


def stands_as_a_day(text: str, found: re.Match[str]) -> bool:
    """Whether two numbers of read text, `28.2` or `28/2`, are meant as a day by what stands round them.

    They are behind “by” or “on” and before 之前, and where a line says when: at its beginning, behind a person, a channel
    or a weekday. Points need the one behind the month there.
    """
    if found["sign"] == "-" or found[0] == "24/7":
        return False
    if compiled(_BEFORE_A_DAY).match(text, found.end()):
        return True
    if compiled(_A_FRACTION).match(text, found.end()):
        return False
    before = text[max(0, found.start() - _LOOKED_AT) : found.start()]
    closed = found["sign"] == "/" or text.startswith(".", found.end())
    behind = compiled(_BEHIND_A_DAY).search(before)
    if behind:
        ends = compiled(_ENDS).match(text, found.end()) is not None
        return (closed or ends) and not (behind[1] == "by" and compiled(_HOW_MUCH).search(before))
    return closed and compiled(_FREE).search(before) is not None


def points_of_days(text: str) -> list[Span]:
    """The last points of days, as in “28.2. lunch”, where no clause ends."""
    return [
        (found.end() - 1, found.end())
        for found in compiled(_POINT_INSIDE).finditer(text)
        if compiled(_FREE).search(text[max(0, found.start() - _LOOKED_AT) : found.start()])
    ]
