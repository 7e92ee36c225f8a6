"""The text of a one-line entry: what is read of it, where parsing is off, its clauses, and the note that is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

from salesbook.domain.search_text import CJK

Span: TypeAlias = tuple[int, int]

compiled = cache(re.compile)
"""A pattern, compiled when first needed and not looked up slowly: a keystroke asks for some hundred."""

MASK = "\ufffc"
"""Stands in the read text for what is not to be read: it is part of no word and ends no clause."""
MAX_READ = 1_000
"""Characters of a line that are read for chips; what follows is note."""

START, END = "(?<![a-z0-9\u00c0-\u024f])", "(?![a-z0-9\u00c0-\u024f])"
"""The borders of an English word in read text; Chinese characters may stand next to it."""

_TRADITIONAL = (
    "週後個點號禮開飯電話見樣雙兩幾時鐘報應諾證許們觀會議訪談發聯絡視頻訊網羅氣慮憂擔滿興樂悅懷"
    "謝動無對給與買賣請參過還約來賀討論憤煩惱關溫試準備簽紹復籃騎釣覺緒態戶闆來當"
)
_SIMPLIFIED = (
    "周后个点号礼开饭电话见样双两几时钟报应诺证许们观会议访谈发联络视频讯网罗气虑忧担满兴乐悦怀"
    "谢动无对给与买卖请参过还约来贺讨论愤烦恼关温试准备签绍复篮骑钓觉绪态户板来当"
)
_READ = (
    {ord(capital): ord(capital.lower()) for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    | {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide - 0xFEE0) not in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    | {wide: wide - 0xFEE0 + 32 for wide in range(0xFF21, 0xFF3B)}
    | {ord("’"): ord("'"), 0x3000: ord(" "), 0xA0: ord(" ")}
    | dict(zip(map(ord, _TRADITIONAL), map(ord, _SIMPLIFIED), strict=True))
)
# A straight quote after a letter or digit closes, or means inches: 5" filters.
_QUOTES = re.compile('(?<![A-Za-z0-9])"[^"]*(?:"|$)|“[^”]*(?:”|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)|«[^»]*(?:»|$)')
_BORDER = (
    r"[;。!?\n]|(?<!\d),|,(?!\d)|"
    r"(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bdr)(?<!\bprof)(?<!\ba\.m)(?<!\bp\.m)\.(?=\s|$)"
)
_SEPARATOR = r"[\s;,，；、。:：]|\.(?!\d)|[-–—](?=\s|$)"
_BRACKETS_ONLY = r"[\s()（）\[\]【】]*"


def read_text(line: str) -> str:
    """The line as the patterns read it, character by character: small letters, half width, simplified."""
    return line[:MAX_READ].translate(_READ)


def unread_spans(line: str, refused: Iterable[str]) -> list[Span]:
    """Where parsing is off: inside quotes (an open one reaches to the end), and where a refused text stands."""
    line = line[:MAX_READ]
    spans = [found.span() for found in _QUOTES.finditer(line)]
    for text in refused:
        start = line.find(text) if text.strip() else -1
        while start >= 0:
            end = start + len(text)
            if not (_in_word(line, start) or _in_word(line, end)):
                spans.append((start, end))
            start = line.find(text, end)
    return spans


def _in_word(line: str, place: int) -> bool:
    """Whether a place is inside a word of Latin letters or digits."""
    if not 0 < place < len(line):
        return False
    before, after = line[place - 1], line[place]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with these spans not to be read."""
    for start, end in spans:
        text = text[:start] + MASK * (min(end, len(text)) - start) + text[end:]
    return text


def clauses(text: str) -> list[Span]:
    """The parts of read text between its commas, semicolons and full stops."""
    borders = [found.span() for found in compiled(_BORDER).finditer(text)]
    starts = [0, *(end for _, end in borders)]
    ends = [*(start for start, _ in borders), len(text)]
    return list(zip(starts, ends, strict=True))


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks and separators at its ends."""
    while start < end and (text[start].isspace() or text[start] in ";,:、。"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ";,:、。"):
        end -= 1
    return start, end


def note_of(line: str, spans: Sequence[Span]) -> str:
    """What the line says beside these spans, which are in order; separators between nothing and nothing go."""
    if not spans:
        return line.strip()
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(line)]
    note, between = "", ""
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        lead, core, trail = _parts(line[start:end], first=place == 0, last=place == len(spans))
        if not core:
            between += lead or " "
            continue
        note = note + _joint(note, between + lead, core) + core if note else core
        between = trail or " "
    return "" if re.fullmatch(_BRACKETS_ONLY, note) else note


def _parts(piece: str, first: bool, last: bool) -> tuple[str, str, str]:
    """A piece between two chips, its separators apart; the line's own ends keep theirs where there are words."""
    if re.fullmatch(f"(?:{_SEPARATOR})*", piece):
        return piece, "", ""
    lead = re.match(r"\s*" if first else f"(?:{_SEPARATOR})*", piece)
    left = lead.end() if lead else 0
    right = len(piece)
    while right > left and re.match(r"\s" if last else _SEPARATOR, piece[right - 1]):
        right -= 1
    return piece[:left], piece[left:right], piece[right:]


def _joint(before: str, between: str, after: str) -> str:
    """What stands between two pieces of the note: a line break, the first separator, a blank, or nothing."""
    if "\n" in between:
        return "\n"
    sign = between.strip()[:1]
    if sign:
        return (" " + sign if sign in "-–—" else sign) + (" " if sign in ";,.:-–—" else "")
    together = re.match(f"[{CJK}]", before[-1]) and re.match(f"[{CJK}]", after[0])
    return "" if together else " "
