"""Several values in one cell: parted by Google's `:::`, by signs people use, and put together so that they part again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

GOOGLES = ":::"
_SIGNS = re.compile(r"[;；、\n]")
_TAG_SIGNS = re.compile(r"[;；、\n,，]")
_ALSO_OF_NUMBERS = re.compile(r"[/,，]")
_FEWEST_DIGITS = 7


def several(cell: str) -> list[str]:
    """The values of a cell."""
    return _parted(cell, _SIGNS)


def tags_in(cell: str) -> list[str]:
    """The words of a cell of tags, which a comma parts too."""
    return _parted(cell, _TAG_SIGNS)


def numbers_in(cell: str) -> list[str]:
    """The phone numbers of a cell: strokes and commas part them where each piece is long enough for one."""
    if GOOGLES in cell:
        return _parted(cell, _SIGNS)
    found: list[str] = []
    for one in _parted(cell, _SIGNS):
        pieces = _parted(one, _ALSO_OF_NUMBERS)
        is_each_one = all(sum(sign.isdigit() for sign in piece) >= _FEWEST_DIGITS for piece in pieces)
        found += pieces if is_each_one else [one]
    return found


def in_one_cell(values: Sequence[str], read: Callable[[str], list[str]] = several, between: str = "") -> str:
    """The cell of which `read` makes these values again; `between` is what stands between them where it may."""
    plain = between.join(values)
    if (between or len(values) == 1) and read(plain) == list(values):
        return plain
    # Behind a single one, too, so that nothing else parts it.
    return f" {GOOGLES} ".join(values) + (f" {GOOGLES}" if len(values) == 1 else "")


def _parted(cell: str, signs: re.Pattern[str]) -> list[str]:
    pieces = cell.split(GOOGLES) if GOOGLES in cell else signs.split(cell)
    return [piece.strip() for piece in pieces if piece.strip()]
