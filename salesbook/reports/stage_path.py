"""The stage path in full: four fields on one line, solid as far as it is reached, dotted ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salesbook.domain.stage import STAGES, Stage, rank_of
from salesbook.reports.marks import Block, Dot, Mark, Rule, Words
from salesbook.reports.page import DAY, FIELD, MEASURE, TEXT_SIZE, column, span
from salesbook.reports.parts import Desk, ending_at, text_lines
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink
from salesbook.wording import capitalised, narrow_date, word

_LINE_AT = 12.0
_NAME_AT = 28.5
_NAME_SIZE = 9
_DOT = 5.2
_RING = 10.0
_CLEAR = 2.0  # white between a dot and the line ahead
_DOTS = (1.2, 2.2)


@dataclass(frozen=True)
class PathField:
    """One stage: the day it was reached and the lines under its name."""

    stage: Stage
    reached_on: date | None
    lines: tuple[Line, ...]


def stage_path(desk: Desk, present: Stage | None, fields: Sequence[PathField]) -> Block:
    """The band of the four stages under a rule across the measure."""
    marks: list[Mark] = [Rule(0, 0, MEASURE)]
    marks += _track(rank_of(present))
    last = _NAME_AT
    for number, field in enumerate(fields):
        left = column(number * FIELD)
        named = desk.setter.line(capitalised(word(field.stage)), _NAME_SIZE, bold=True)
        marks.append(Words(left, _NAME_AT, named, _NAME_SIZE))
        if field.reached_on:
            day = desk.setter.line(narrow_date(field.reached_on), 7.5, ink=Ink.GREY)
            marks.append(ending_at(left + span(FIELD), _NAME_AT, day))
        first = _NAME_AT + desk.measures.stage
        marks += text_lines(field.lines, left, first, desk.measures.text, TEXT_SIZE)
        if field.lines:
            last = max(last, first + (len(field.lines) - 1) * desk.measures.text)
    return Block(tuple(marks), last)


def _track(reached: int) -> list[Mark]:
    """The line with its dots; the present stage is the last one reached and stands in a ring."""
    centres = [column(number * FIELD) + _RING / 2 for number in range(len(STAGES))]
    marks: list[Mark] = []
    for number, (here, there) in enumerate(zip(centres, [*centres[1:], MEASURE], strict=True), start=1):
        start = here + (_RING if number == reached else _DOT) / 2
        end = there - (_RING if number + 1 == reached else _DOT) / 2 if number < len(STAGES) else there
        if number < reached:
            marks.append(Rule(start, _LINE_AT, end - start, DAY))
        else:
            marks.append(Rule(start + _CLEAR, _LINE_AT, end - start - _CLEAR - 1, DAY, dots=_DOTS))
    for number, here in enumerate(centres, start=1):
        if number == reached:
            marks.append(Dot(here, _LINE_AT, _RING, full=False))
        marks.append(Dot(here, _LINE_AT, _DOT, full=number <= reached))
    return marks
