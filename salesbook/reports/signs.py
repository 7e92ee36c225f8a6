"""A string as the signs the line breaker sets: cleaned, measured, with its gaps and the places where a line may end.

The rules are those of `paper.md`, «Setting both scripts», and are named by their numbers there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from salesbook.reports.fonts import SUBSTITUTE, Fonts

_FULL_OPENING = frozenset("（《「『【〔〈")
_FULL_CLOSING = frozenset("，。、；：？！）》」』】〕〉")
_NOT_FIRST = _FULL_CLOSING | frozenset("”’…·%％,.;:!?)]}»")
_NOT_LAST = _FULL_OPENING | frozenset("“‘([{«¥￥$€£")
_BREAKS_INSIDE_ADDRESS = frozenset("@/-")
_MARKS_OF_ADDRESS = ("@", "://", "www.")
_WORD = re.compile(r"\S+")
_GAP = 0.2  # em, between the scripts (rule 2)
_QUOTE_GAP = 0.1  # em, around the ink of a quotation mark in Latin text (rule 4)


class Ink(Enum):
    """The colours of the paper: black, second-rank grey, the red that means «act», and the grey of writing lines."""

    BLACK = (0.0, 0.0, 0.0)
    GREY = (0.38, 0.38, 0.38)
    RED = (0.72, 0.11, 0.09)
    WRITING = (0.55, 0.55, 0.55)
    WHITE = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Span:
    """Text of one weight and ink. A `whole` one is a single piece: no line ends inside it if that can be helped."""

    text: str
    bold: bool = False
    ink: Ink = Ink.BLACK
    whole: bool = False


class Kind(Enum):
    """How a sign behaves: Chinese, full-width marks, everything else, space."""

    HANZI = 1
    OPENING = 2
    CLOSING = 3
    LATIN = 4
    SPACE = 5


_MARKS_TOGETHER = {(Kind.CLOSING, Kind.CLOSING), (Kind.CLOSING, Kind.OPENING), (Kind.OPENING, Kind.OPENING)}


class Break(Enum):
    """Whether a line may end before a sign: never, only if a word is wider than its line, or freely."""

    NEVER = 0
    IF_NEEDED = 1
    FREELY = 2


class Sign(NamedTuple):
    """One character set in em: its width, how far its glyph is shifted, and the gap before it inside a line."""

    char: str
    span: Span
    kind: Kind
    width: float
    shift: float
    gap: float
    before: Break


def clean(text: str) -> str:
    """Composed text on one line: no control, direction or joining characters; a lone surrogate is left for 〓."""
    return "".join(_cleaned(char) for char in unicodedata.normalize("NFC", text))


def _cleaned(char: str) -> str:
    if " " <= char <= "~":
        return char
    category = unicodedata.category(char)
    if char in "\t\n\v\f\r\x85" or category in ("Zl", "Zp") or (category == "Zs" and char != "\u00a0"):
        return " "
    selects_a_variant = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return "" if category in ("Cc", "Cf") or selects_a_variant else char


def is_hanzi(char: str) -> bool:
    """Whether a character is set like a Chinese one: ideographs, kana, hangul, full-width forms."""
    code = ord(char)
    wide = 0x2E80 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7AF or 0xF900 <= code <= 0xFAFF
    return wide or 0xFF00 <= code <= 0xFFEF or 0x20000 <= code <= 0x3FFFF or char == "·"


def signs(spans: Sequence[Span], fonts: Fonts, missing: dict[str, None]) -> list[Sign]:
    """The signs of a paragraph; characters the font lacks become 〓 and are added to `missing`."""
    chars: list[tuple[str, Span]] = []
    for span in spans:
        chars += [(_known(char, span, fonts, missing), span) for char in clean(span.text)]
    chars = _spelled_out(chars)
    narrow = _narrow_quotes("".join(char for char, _ in chars))
    kinds = [_kind(char, place in narrow) for place, (char, _) in enumerate(chars)]
    kept = _needed_spaces(chars, kinds)
    measured = [_measured(*chars[place], kinds[place], place in narrow, fonts) for place in kept]
    return _joined(measured)


def _known(char: str, span: Span, fonts: Fonts, missing: dict[str, None]) -> str:
    if fonts.face(span.bold).has(char):
        return char
    missing[f"U+{ord(char):04X}" if "\ud800" <= char <= "\udfff" else char] = None
    return SUBSTITUTE


def _spelled_out(chars: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """With "…" after Latin text as three full stops: the font's own is a full em wide (rule 4)."""
    result: list[tuple[str, Span]] = []
    for char, span in chars:
        latin = char == "…" and bool(result) and result[-1][0] != "…" and not is_hanzi(result[-1][0])
        result += [(".", span)] * 3 if latin else [(char, span)]
    return result


def _narrow_quotes(text: str) -> set[int]:
    """The places of the quotation marks and apostrophes that stand in Latin text (rule 4)."""
    chinese_before = [0]
    for char in text:
        chinese_before.append(chinese_before[-1] + is_hanzi(char))
    narrow: set[int] = set()
    opened: list[int] = []
    for place, char in enumerate(text):
        if char in "“‘":
            opened.append(place)
        elif char in "”’":
            after_latin = place > 0 and text[place - 1] != " " and not is_hanzi(text[place - 1])
            apostrophe = char == "’" and after_latin and text[place + 1 : place + 2].isalnum()
            pair = bool(opened) and (text[opened[-1]] == "“") == (char == "”") and not apostrophe
            if pair and chinese_before[place] == chinese_before[opened[-1]]:
                narrow |= {opened[-1], place}
            elif not pair and after_latin:
                narrow.add(place)
            if pair:
                opened.pop()
    return narrow | {place for place in opened if not is_hanzi(text[place + 1 : place + 2] or " ")}


def _kind(char: str, narrow: bool) -> Kind:
    if char == " ":
        return Kind.SPACE
    if char in _FULL_OPENING or (char in "“‘" and not narrow):
        return Kind.OPENING
    if char in _FULL_CLOSING or (char in "”’" and not narrow):
        return Kind.CLOSING
    return Kind.HANZI if is_hanzi(char) or char == "…" else Kind.LATIN


def _needed_spaces(chars: list[tuple[str, Span]], kinds: list[Kind]) -> list[int]:
    """The places that are set: spaces run into one, none beside a full-width mark or where the scripts meet (rule 2)."""
    kept: list[int] = []
    spaced: int | None = None
    for place, kind in enumerate(kinds):
        if kind is Kind.SPACE:
            spaced = spaced if spaced is not None else place
            continue
        if spaced is not None and kept and not _space_gives_way(chars, kinds, kept[-1], place):
            kept.append(spaced)
        spaced = None
        kept.append(place)
    return kept


def _space_gives_way(chars: list[tuple[str, Span]], kinds: list[Kind], before: int, after: int) -> bool:
    marks = (Kind.OPENING, Kind.CLOSING)
    return (
        kinds[before] in marks
        or kinds[after] in marks
        or _scripts_meet(chars[before][0], kinds[before], chars[after][0], kinds[after])
    )


def _scripts_meet(left: str, left_kind: Kind, right: str, right_kind: Kind) -> bool:
    chinese_first = left_kind is Kind.HANZI and right_kind is Kind.LATIN and right.isalnum()
    return chinese_first or (left_kind is Kind.LATIN and left.isalnum() and right_kind is Kind.HANZI)


def _measured(char: str, span: Span, kind: Kind, narrow: bool, fonts: Fonts) -> Sign:
    face = fonts.face(span.bold)
    if narrow:
        left, right = face.ink[char]
        width = (right - left) / 1000 + _QUOTE_GAP
        return Sign(char, span, kind, width, _QUOTE_GAP / 2 - left / 1000, 0.0, Break.NEVER)
    return Sign(char, span, kind, face.width(char), 0.0, 0.0, Break.NEVER)


def _joined(measured: list[Sign]) -> list[Sign]:
    """The signs with what depends on their neighbours: gaps, marks that give way, places to break."""
    addresses = _address_places(measured)
    result: list[Sign] = []
    for place, sign in enumerate(measured):
        left = result[-1] if result else None
        if left is None:
            result.append(sign)
            continue
        # Two full-width marks together: the first gives up half an em (rule 3).
        if (left.kind, sign.kind) in _MARKS_TOGETHER:
            shift = left.shift - 0.5 if left.kind is Kind.OPENING else left.shift
            result[-1] = left._replace(width=left.width - 0.5, shift=shift)
        gap = _GAP if _scripts_meet(left.char, left.kind, sign.char, sign.kind) else 0.0
        before = _break_between(measured, place, place in addresses)
        result.append(sign._replace(gap=gap, before=before))
    return result


def _address_places(measured: list[Sign]) -> set[int]:
    text = "".join(sign.char if sign.kind is Kind.LATIN else " " for sign in measured)
    words = (found for found in _WORD.finditer(text) if any(mark in found.group() for mark in _MARKS_OF_ADDRESS))
    return {place for found in words for place in range(*found.span())}


def _break_between(row: list[Sign], place: int, in_address: bool) -> Break:
    """Whether a line may end before the sign at `place` (rules 1 and 6)."""
    sign, left = row[place], row[place - 1]
    if sign.kind is Kind.SPACE:
        return Break.NEVER
    spaced = left.kind is Kind.SPACE
    if spaced and place > 1:
        left = row[place - 2]
    if sign.char in _NOT_FIRST or left.char in _NOT_LAST:
        return Break.NEVER
    inside_whole = sign.span.whole and left.span is sign.span
    if spaced:
        number = sign.char.isdecimal() and not (sign.span.whole and not inside_whole)
        number_after_word = number and left.kind is Kind.LATIN and left.char.isalpha()
        return Break.IF_NEEDED if number_after_word or inside_whole else Break.FREELY
    if sign.kind is not Kind.LATIN or left.kind is not Kind.LATIN:
        return Break.IF_NEEDED if inside_whole else Break.FREELY
    if left.char in _BREAKS_INSIDE_ADDRESS and sign.char not in _BREAKS_INSIDE_ADDRESS:
        return Break.FREELY if in_address and not inside_whole else Break.IF_NEEDED
    return Break.NEVER
