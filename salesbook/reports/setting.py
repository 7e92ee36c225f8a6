"""The line breaker: signs into lines of a width. `paper.md`, «Setting both scripts», rules 1 to 8."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import inf

from salesbook.reports.fonts import Fonts, fonts
from salesbook.reports.signs import Break, Ink, Kind, Sign, Span, signs

_HALF = 0.5  # em, what a full-width mark gives up at a line's end or start (rule 3)
_SLACK = 1e-6


@dataclass(frozen=True)
class Run:
    """Characters drawn in one go, `x` pt from the line's start."""

    x: float
    text: str
    bold: bool
    ink: Ink


@dataclass(frozen=True)
class Line:
    """One set line, its width in pt, and whether text was cut off at its end."""

    runs: tuple[Run, ...]
    width: float
    cut: bool = False

    @property
    def text(self) -> str:
        """What the line says, without its gaps."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Setter:
    """Sets text in the paper's faces and remembers, in order, the characters that had to be printed as 〓."""

    fonts: Fonts = field(default_factory=fonts)
    missing: dict[str, None] = field(default_factory=dict)
    _known: dict[tuple[object, ...], tuple[Line, ...]] = field(default_factory=dict)

    def line(self, text: str | Sequence[Span], size: float, bold: bool = False, ink: Ink = Ink.BLACK) -> Line:
        """Text on a single line of any width."""
        return self.lines(text, size, inf, bold=bold, ink=ink)[0]

    def lines(
        self,
        text: str | Sequence[Span],
        size: float,
        width: float,
        *,
        most: int | None = None,
        balanced: bool = False,
        bold: bool = False,
        ink: Ink = Ink.BLACK,
    ) -> tuple[Line, ...]:
        """The paragraph in lines of `width` pt, at least one, cut with "…" after `most`; time grows linearly with the text.

        `balanced` takes the narrowest width that keeps the number of lines (rule 5).
        """
        spans = (Span(text, bold, ink),) if isinstance(text, str) else tuple(text)
        # The same paragraph is asked for again and again while a page is fitted.
        key = (spans, size, width, most, balanced)
        if key not in self._known:
            self._known[key] = self._set(spans, size, width / size, most, balanced)
        return self._known[key]

    def _set(
        self, spans: tuple[Span, ...], size: float, ems: float, most: int | None, balanced: bool
    ) -> tuple[Line, ...]:
        shortened = False
        if most and ems < inf:
            # Lines that will not be printed need not be set: nobody puts six characters on an em.
            spans, shortened = _beginning(spans, int(6 * ems * most) + 64)
        row = _Row(signs(spans, self.fonts, self.missing))
        if not row.signs:
            return (Line((), 0.0),)
        ranges = row.broken(ems, most)
        if shortened or ranges[-1][1] < len(row.signs):
            return self._cut(row, ranges, ems, size)
        if balanced:
            ranges = row.balanced(ranges, ems)
        else:
            ranges = row.without_orphan(ranges, ems)
        return tuple(_placed(row, start, end, size) for start, end in ranges)

    def _cut(self, row: _Row, ranges: list[tuple[int, int]], ems: float, size: float) -> tuple[Line, ...]:
        """The lines with the last one ending in the sign of omission, after a whole word where possible."""
        start = ranges[-1][0]
        end = row.cut_at(start, ems - 1.2)
        while end > start + 1 and row.signs[end - 1].char in " ,;:，、；：":
            end -= 1
        last = row.signs[end - 1]
        chinese = last.kind is not Kind.LATIN
        dots = signs((Span("…" if chinese else "...", last.span.bold, last.span.ink),), self.fonts, self.missing)
        if not chinese:
            dots[0] = dots[0]._replace(gap=0.2)
        shortened = _Row(row.signs[start:end] + dots)
        kept = tuple(_placed(row, first, stop, size) for first, stop in ranges[:-1])
        tail = _placed(shortened, 0, len(shortened.signs), size)
        return (*kept, Line(tail.runs, tail.width, cut=True))


def _beginning(spans: tuple[Span, ...], length: int) -> tuple[tuple[Span, ...], bool]:
    """The first so many characters of the spans, and whether that leaves any out."""
    kept: list[Span] = []
    for span in spans:
        if len(span.text) > length:
            return (*kept, replace(span, text=span.text[:length])), True
        kept.append(span)
        length -= len(span.text)
    return spans, False


class _Row:
    """The signs of a paragraph with their places on one endless line, so that each line is found without a walk."""

    def __init__(self, row: list[Sign]) -> None:
        self.signs = row
        self.starts: list[float] = []
        self.ends: list[float] = []
        self.free: list[int] = []
        self.needed: list[int] = []
        x, free, needed = 0.0, 0, 0
        for place, sign in enumerate(row):
            self.starts.append(x + sign.gap)
            x += sign.gap + sign.width
            self.ends.append(x)
            free = place if sign.before is Break.FREELY else free
            needed = place if sign.before is not Break.NEVER else needed
            self.free.append(free)
            self.needed.append(needed)

    def broken(self, ems: float, most: int | None = None) -> list[tuple[int, int]]:
        """The half-open ranges of signs that make the lines, the first `most` of them."""
        ranges: list[tuple[int, int]] = []
        start = 0
        while start < len(self.signs) and (most is None or len(ranges) < most):
            following = self._next(start, ems)
            ranges.append((start, following))
            start = following
        return ranges

    def cut_at(self, start: int, ems: float) -> int:
        """Where a line that begins at `start` ends if it must be cut to a width."""
        following = min(self._next(start, ems), len(self.signs))
        return following if following > start else start + 1

    def _next(self, start: int, ems: float) -> int:
        """The sign the line after the one from `start` begins with."""
        origin = self.origin(start)
        end = bisect_right(self.ends, origin + ems + _SLACK, lo=start)
        # A closing mark fits with the half of it that has ink.
        while end < len(self.signs) and self._hangs(end) and self.ends[end] - origin - _HALF <= ems + _SLACK:
            end += 1
        while end < len(self.signs) and self.signs[end].kind is Kind.SPACE:
            end += 1
        if end >= len(self.signs):
            return len(self.signs)
        for places in (self.free, self.needed):
            if places[end] > start:
                return places[end]
        return max(end, start + 1)

    def _hangs(self, place: int) -> bool:
        # Beside another mark it has given up its half already.
        return self.signs[place].kind is Kind.CLOSING and self.signs[place].width > _HALF

    def origin(self, start: int) -> float:
        """Where a line from `start` begins on the endless line: an opening mark there gives up its empty half."""
        sign = self.signs[start]
        half = sign.kind is Kind.OPENING and sign.width > _HALF
        return self.starts[start] + (_HALF if half else 0.0)

    def balanced(self, ranges: list[tuple[int, int]], ems: float) -> list[tuple[int, int]]:
        """The lines at the narrowest width that needs no more of them."""
        narrow, wide, best = ems / 2, ems, ranges
        if len(ranges) == 1:
            return ranges
        while wide - narrow > 0.1:
            middle = (narrow + wide) / 2
            tried = self.broken(middle, len(ranges))
            if tried[-1][1] == len(self.signs) and not self._splits_words(tried):
                wide, best = middle, tried
            else:
                narrow = middle
        return best

    def _splits_words(self, ranges: list[tuple[int, int]]) -> bool:
        return any(self.signs[start].before is not Break.FREELY for start, _ in ranges[1:])

    def without_orphan(self, ranges: list[tuple[int, int]], ems: float) -> list[tuple[int, int]]:
        """The lines set narrower where the last one would hold only one or two Chinese characters (rule 5)."""
        if len(ranges) == 1 or not self._is_orphan(ranges[-1]):
            return ranges
        for halves in range(1, 9):
            tried = self.broken(ems - halves / 2, len(ranges))
            if tried[-1][1] < len(self.signs) or self._splits_words(tried):
                return ranges
            if not self._is_orphan(tried[-1]):
                return tried
        return ranges

    def _is_orphan(self, last: tuple[int, int]) -> bool:
        tail = self.signs[slice(*last)]
        latin = any(sign.kind is Kind.LATIN and sign.char.isalnum() for sign in tail)
        return not latin and sum(sign.kind is Kind.HANZI for sign in tail) <= 2


def _placed(row: _Row, start: int, end: int, size: float) -> Line:
    """The range as a line: runs broken where the pen moves, spaces at the end left out."""
    while end > start + 1 and row.signs[end - 1].kind is Kind.SPACE:
        end -= 1
    origin = row.origin(start)
    pieces: list[tuple[float, Sign]] = []
    keys: list[int] = []
    for place in range(start, end):
        sign = row.signs[place]
        pieces.append((row.starts[place] - origin + sign.shift, sign))
        moved = not keys or sign.gap > 0 or sign.shift != 0 or _pen_moved(row.signs[place - 1])
        changed = bool(keys) and row.signs[place - 1].span is not sign.span
        keys.append((keys[-1] if keys else 0) + (moved or changed))
    runs: list[Run] = []
    for _, group in groupby(zip(keys, pieces, strict=True), key=lambda pair: pair[0]):
        members = [piece for _, piece in group]
        x, first = members[0]
        text = "".join(sign.char for _, sign in members)
        runs.append(Run(x * size, text, first.span.bold, first.span.ink))
    return Line(tuple(runs), (row.ends[end - 1] - origin) * size)


def _pen_moved(left: Sign) -> bool:
    """Whether a sign's width is not its glyph's own, so that the next one needs its own place."""
    return left.shift != 0 or (left.kind in (Kind.OPENING, Kind.CLOSING) and left.width <= _HALF)
