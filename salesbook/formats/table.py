"""A table of a foreign file as text: the heads of its columns and its rows, whatever kind of file it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from salesbook.domain.text import Text
from salesbook.formats.column_heads import meanings_of
from salesbook.formats.columns import Field
from salesbook.formats.format import RowProblem, UnreadableFile

MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
# How far down the heads are looked for: lists of Excel have titles over them.
_HEADS_WITHIN = 10
_REACH = re.compile(r"\S@\S+\.\S|(?:\d[\s().-]?){7}")
_ABOVE = Text("This line stands above the heads of the columns and was left out.")


@dataclass(frozen=True)
class Row:
    """A line of a table: its number, which counts from 1, and its cells, without blanks around them."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Heads, rows under them, and what could not be read. Of a workbook, `sheets` are all that hold something."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""


def table_of(rows: Sequence[Row], file: str, problems: Sequence[RowProblem] = ()) -> Table:
    """The table of these rows. Rows of nothing count for nothing.

    The heads are the first row, unless one below it is made of heads we know, or it is somebody's row already. Raises
    UnreadableFile for a table of nothing, and for one beyond the limits.
    """
    filled = [row for row in rows if any(row.cells)]
    if not filled:
        raise UnreadableFile(Text("There is nothing in “{file}”; choose another file.", file=file))
    if len(filled) > MOST_ROWS:
        raise too_many_rows(file)
    if max(len(row.cells) for row in filled) > MOST_COLUMNS:
        raise too_many_columns(file)
    place = max(range(min(len(filled), _HEADS_WITHIN)), key=lambda at: (_known(filled[at]), -at))
    if not _known(filled[place]) and _is_of_somebody(filled[0]):
        # A list without heads: its columns are called by their numbers.
        width = max(len(row.cells) for row in filled)
        return Table(tuple(f"#{number}" for number in range(1, width + 1)), tuple(filled), tuple(problems))
    above = [RowProblem(file, row.line, next(filter(None, row.cells))[:80], _ABOVE) for row in filled[:place]]
    return Table(filled[place].cells, tuple(filled[place + 1 :]), (*above, *problems))


def _is_of_somebody(row: Row) -> bool:
    """Whether a row holds a phone number or an email address, which no head does."""
    return any(_REACH.search(cell) for cell in row.cells)


def _known(row: Row) -> int:
    """How many heads we know are in a row; one alone may be any word."""
    found = {one for one in meanings_of(row.cells) if one is not None and one.field is not Field.KEEP}
    return len(found) if len(found) > 1 else 0


def too_many_rows(file: str) -> UnreadableFile:
    """The refusal of a table with more rows than the limit."""
    return UnreadableFile(
        Text(
            "“{file}” has more than {limit} rows; split it and import the parts one after another.",
            file=file,
            limit=MOST_ROWS,
        )
    )


def too_many_columns(file: str) -> UnreadableFile:
    """The refusal of a table with more columns than the limit."""
    return UnreadableFile(
        Text("“{file}” has more than {limit} columns; no list of contacts has.", file=file, limit=MOST_COLUMNS)
    )
