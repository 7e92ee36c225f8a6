"""What stands on a page, as plain values: words, rules, boxes, dots, faces, gathered in blocks. `pad.py` draws them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from salesbook.domain.emotion import Mood
from salesbook.reports.page import THIN
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink


@dataclass(frozen=True)
class Words:
    """A set line with its left end at `x` and its baseline at `y`."""

    x: float
    y: float
    line: Line
    size: float


@dataclass(frozen=True)
class Rule:
    """A horizontal rule; `dots` makes it dotted: the length of a dot and of the gap after it."""

    x: float
    y: float
    width: float
    weight: float = THIN
    ink: Ink = Ink.BLACK
    dots: tuple[float, float] | None = None


@dataclass(frozen=True)
class Upright:
    """A vertical rule, `y` being its upper end."""

    x: float
    y: float
    height: float
    weight: float = THIN
    ink: Ink = Ink.BLACK


@dataclass(frozen=True)
class Box:
    """A tick box; `x` and `y` are its lower left corner."""

    x: float
    y: float
    side: float


@dataclass(frozen=True)
class Dot:
    """A dot of the stage path around a centre: full, or open with white inside."""

    x: float
    y: float
    diameter: float
    full: bool


@dataclass(frozen=True)
class Face:
    """A drawn face around a centre: ring and smile, ring and straight mouth, or a solid disc with white features."""

    x: float
    y: float
    diameter: float
    mood: Mood
    ink: Ink = Ink.BLACK


@dataclass(frozen=True)
class Picture:
    """A photo in a box with its top left corner at `x` and `y`; without one, or with a broken one, a tint and a sign."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    sign: Line
    sign_size: float


Mark: TypeAlias = Words | Rule | Upright | Box | Dot | Face | Picture


@dataclass(frozen=True)
class Block:
    """Marks that stand together; `last` is the last baseline, `y` counts from the block's own top."""

    marks: tuple[Mark, ...]
    last: float


def beside(blocks: Iterable[Block], lefts: Iterable[float]) -> Block:
    """Blocks side by side at their left edges, as deep as the deepest."""
    placed = [(block, left) for block, left in zip(blocks, lefts, strict=True)]
    marks = tuple(moved(mark, left, 0) for block, left in placed for mark in block.marks)
    return Block(marks, max((block.last for block, _ in placed), default=0.0))


def moved(mark: Mark, right: float, down: float) -> Mark:
    """The mark somewhere else."""
    return replace(mark, x=mark.x + right, y=mark.y + down)
