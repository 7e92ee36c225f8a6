"""Rows of a list: cells of lines beside each other, and the parts of a row that is deeper than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesbook.reports.marks import Block, Mark, Words, moved
from salesbook.reports.page import LABEL_SIZE, TEXT_SIZE, column
from salesbook.reports.parts import Desk
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink
from salesbook.system.i18n import gettext as _


@dataclass(frozen=True)
class CellLine:
    """Marks around a baseline at 0, and the step from the baseline above."""

    marks: tuple[Mark, ...]
    leading: float


@dataclass(frozen=True)
class Row:
    """The lines of each column; their first baselines are on one height."""

    cells: tuple[tuple[CellLine, ...], ...]

    @property
    def depth(self) -> float:
        """From the first baseline to the last."""
        return max(sum(line.leading for line in cell[1:]) for cell in self.cells)

    @property
    def block(self) -> Block:
        """The marks with the first baseline at 0."""
        return Block(tuple(mark for cell in self.cells for mark in _drawn(cell)), self.depth)


def _drawn(cell: Sequence[CellLine]) -> Iterator[Mark]:
    y = 0.0
    for number, line in enumerate(cell):
        y += line.leading if number else 0.0
        yield from (moved(mark, 0, y) for mark in line.marks)


def in_parts(desk: Desk, row: Row, room: float) -> list[Row]:
    """The row, or as many as are needed where it is deeper than a page; they say so where the first cell has ended."""
    parts = []
    while row.depth > room:
        fitting, rest = zip(*(_broken(cell, room) for cell in row.cells), strict=True)
        parts.append(Row(fitting))
        again = desk.setter.lines(_("continued"), LABEL_SIZE, column(1), most=1, ink=Ink.GREY)[0]
        said = (CellLine((Words(0, 0, again, LABEL_SIZE),), desk.measures.text),)
        row = Row((rest[0] or said, *rest[1:]))
    return [*parts, row]


def _broken(cell: tuple[CellLine, ...], room: float) -> tuple[tuple[CellLine, ...], tuple[CellLine, ...]]:
    depth = 0.0
    for number, line in enumerate(cell):
        depth += line.leading if number else 0.0
        if depth > room:
            return cell[:number], cell[number:]
    return cell, ()


def cell(desk: Desk, lines: Sequence[Line], left: float, *, right: float | None = None) -> tuple[CellLine, ...]:
    """Lines of text as a cell from `left` on, or each ending at `right`."""
    return tuple(
        CellLine(
            (Words(left if right is None else right - line.width, 0, line, TEXT_SIZE),),
            desk.measures.text,
        )
        for line in lines
        if line.runs
    )
