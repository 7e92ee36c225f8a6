"""The parts every paper is made of: label, field, tick box, writing line, running head, foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesbook.reports.marks import Block, Box, Mark, Rule, Words
from salesbook.reports.page import (
    FOOT_SIZE,
    HEAD_BASELINE,
    HEAD_RULE,
    LABEL_BASELINE,
    LABEL_SIZE,
    MEASURE,
    MM,
    TEXT_SIZE,
    THICK,
    THIN,
    WRITING,
    Measures,
    Paper,
)
from salesbook.reports.setting import Line, Setter
from salesbook.reports.signs import Ink

TICK = 3.2 * MM
LIST_TICK = 2.6 * MM
TO_WORD = 1.5 * MM
_BOX_UNDER = 1.3
_BETWEEN_HEAD_PARTS = 2.4 * MM
_BEFORE_CODE = 5

LINE_STEP = 8 * MM
FIRST_LINE = 11.5 * MM
SLOT = 18 * MM
SLOT_GAP = 4 * MM
SHORTEST_LINE = 15 * MM


@dataclass(frozen=True)
class Desk:
    """What every part needs to set its words: the line breaker and the measures of the language."""

    setter: Setter
    measures: Measures


def tick_box(x: float, baseline: float, side: float = TICK) -> Box:
    """A tick box whose bottom edge stands a little under the baseline of its word."""
    return Box(x, baseline + _BOX_UNDER, side)


def writing_line(x: float, y: float, width: float) -> Rule:
    """A line to write on."""
    return Rule(x, y, width, WRITING, Ink.WRITING)


def label(desk: Desk, words: str, width: float, *, hint: str = "", weight: float = THIN) -> tuple[Mark, ...]:
    """The rule of a field, its label under it and, where it fits, a grey hint at the right end."""
    named = desk.setter.lines(words, LABEL_SIZE, width, most=1, bold=True)[0]
    marks: list[Mark] = [Rule(0, 0, width, weight), Words(0, LABEL_BASELINE, named, LABEL_SIZE)]
    room = width - named.width - 2 * MM
    if hint and room > 6 * MM:
        marks.append(
            ending_at(width, LABEL_BASELINE, desk.setter.lines(hint, LABEL_SIZE, room, most=1, ink=Ink.GREY)[0])
        )
    return tuple(marks)


def ending_at(right: float, baseline: float, line: Line, size: float = LABEL_SIZE) -> Words:
    """A line that ends at the right edge."""
    return Words(right - line.width, baseline, line, size)


def text_lines(
    lines: Sequence[Line], x: float, first: float, leading: float, size: float = TEXT_SIZE
) -> tuple[Words, ...]:
    """Lines under each other, the first with its baseline at `first`."""
    return tuple(Words(x, first + number * leading, line, size) for number, line in enumerate(lines) if line.runs)


def field(
    desk: Desk, words: str, width: float, lines: Sequence[Line], *, hint: str = "", weight: float = THIN
) -> Block:
    """A rule, a label and text; without text, white space to write in."""
    first = LABEL_BASELINE + desk.measures.to_text
    marks = label(desk, words, width, hint=hint, weight=weight)
    last = first + max(len(lines) - 1, 0) * desk.measures.text
    return Block((*marks, *text_lines(lines, 0, first, desk.measures.text)), last)


def running_head(parts: Sequence[Line], right: Sequence[tuple[Line, float]]) -> Block:
    """The line on top of every page with the thick rule; `right` are lines with their sizes, in order, up to the edge."""
    marks: list[Mark] = [Rule(0, HEAD_RULE, MEASURE, THICK)]
    x = 0.0
    for part in parts:
        marks.append(Words(x, HEAD_BASELINE, part, LABEL_SIZE))
        x += part.width + _BETWEEN_HEAD_PARTS
    x = MEASURE - sum(line.width for line, _ in right) - _BEFORE_CODE * (len(right) - 1)
    for line, size in right:
        marks.append(Words(x, HEAD_BASELINE, line, size))
        x += line.width + _BEFORE_CODE
    return Block(tuple(marks), HEAD_RULE)


def foot(desk: Desk, paper: Paper, parts: Sequence[str], right: Words | None) -> Block:
    """The grey foot: what the sheet is and whose, parts that do not fit left out; `right` is a page number or a code."""
    marks: list[Mark] = []
    x, limit = 0.0, (right.x if right else MEASURE) - 4 * MM
    for part in parts:
        line = desk.setter.lines(part, FOOT_SIZE, max(limit - x, 1), most=1, ink=Ink.GREY)[0]
        if line.cut and x > 0:
            break
        marks.append(Words(x, paper.foot, line, FOOT_SIZE))
        x += line.width + _BETWEEN_HEAD_PARTS
    return Block((*marks, right) if right else tuple(marks), paper.foot)
