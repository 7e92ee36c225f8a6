"""The two faces every paper is set in, Noto Sans SC Regular and Bold, loaded once a process and always embedded."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from salesbook.system.paths import resources

# Printed where the font has no glyph: reportlab itself would print nothing at all.
SUBSTITUTE = "〓"


@dataclass(frozen=True)
class Face:
    """One weight: the name reportlab knows it by, advance widths in thousandths of an em, and the signs it has.

    `ink` gives the left and right edge of the quotation marks' ink, in thousandths of an em: their advance is a full em.
    """

    name: str
    widths: Mapping[int, int]
    known: Mapping[int, int]
    ink: Mapping[str, tuple[int, int]]

    def has(self, char: str) -> bool:
        """Whether the font can print the character."""
        return ord(char) in self.known

    def width(self, char: str) -> float:
        """The advance in em."""
        return self.widths[ord(char)] / 1000


@dataclass(frozen=True)
class Fonts:
    """The two weights."""

    regular: Face
    bold: Face

    def face(self, bold: bool) -> Face:
        """The face of a weight."""
        return self.bold if bold else self.regular


@cache
def fonts() -> Fonts:
    """The faces, registered with reportlab. The first call of a process takes about half a second."""
    return Fonts(_load("NotoSansSC-Regular"), _load("NotoSansSC-Bold"))


def _load(name: str) -> Face:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(resources() / "fonts" / f"{name}.ttf"))
    registerFont(font)
    face = font.face
    ink = {mark: _ink(face, face.charToGlyph[ord(mark)]) for mark in "“”‘’"}
    return Face(name, face.charWidths, face.charToGlyph, ink)


def _ink(face: Any, glyph: int) -> tuple[int, int]:
    """The left and right edge of a glyph's ink in thousandths of an em (OpenType: head, loca and glyf tables)."""
    head = face.get_table("head")
    (per_em,) = struct.unpack_from(">H", head, 18)
    (long_offsets,) = struct.unpack_from(">h", head, 50)
    loca = face.get_table("loca")
    start = (
        struct.unpack_from(">L", loca, 4 * glyph)[0]
        if long_offsets
        else 2 * struct.unpack_from(">H", loca, 2 * glyph)[0]
    )
    _contours, left, _bottom, right, _top = struct.unpack_from(">5h", face.get_table("glyf"), start)
    return left * 1000 // per_em, -(-right * 1000 // per_em)
