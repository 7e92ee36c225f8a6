"""Tables as contacts: what their columns hold is found by their heads, unless somebody says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from salesbook.domain.text import Text
from salesbook.formats.column_heads import meanings_of
from salesbook.formats.columns import NAMING, Field, Meaning, meaning_from
from salesbook.formats.format import ImportBatch, ImportedCard, RowProblem, UnreadableFile
from salesbook.formats.table import Row, Table
from salesbook.formats.table_card import read_row
from salesbook.formats.table_cells import Cell
from salesbook.formats.table_dates import order_of
from salesbook.system.progress import Progress

_ROWS_PER_REPORT = 200
_TOO_WIDE = Text("This row has more values than the table has columns; those were kept as text.")
_KEEP = Meaning(Field.KEEP)


@dataclass(frozen=True)
class Wishes:
    """What somebody says about tables: what columns hold, by their heads, as keys of `columns`; and which sheet is read."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""


class NoNames(UnreadableFile):
    """A table in which no column is known to name anybody."""


# Makes a table of a file's bytes; the name of the file is for reports, the sheet that of a workbook.
Reader = Callable[[bytes, str, str, Progress], Table]


@dataclass(frozen=True)
class TableImporter:
    """A format of tables."""

    name: str
    suffixes: tuple[str, ...]
    reader: Reader

    def table(self, data: bytes, file: str, progress: Progress, sheet: str = "") -> Table:
        """The table in the file's bytes, to ask what its columns hold. Raises UnreadableFile."""
        return self.reader(data, file, sheet, progress)

    def read(self, data: bytes, file: str, progress: Progress, wishes: Wishes = Wishes()) -> ImportBatch:
        """The contacts and problems of the file's bytes. Progress counts rows. Raises UnreadableFile."""
        table = self.table(data, file, lambda done, total: progress(done, 2 * total), wishes.sheet)
        return contacts_of(table, file, lambda done, total: progress(total + done, 2 * total), wishes.columns)


def contacts_of(table: Table, file: str, progress: Progress, said: Mapping[str, str]) -> ImportBatch:
    """The contacts of a table, each with the line it stands in. Raises NoNames where no column names anybody."""
    if missing := next((head for head in said if head not in table.heads), None):
        raise UnreadableFile(
            Text(
                "There is no column “{head}” in “{file}”; its columns are: {heads}.",
                head=missing,
                file=file,
                heads=_listed(table.heads),
            )
        )
    meanings = wanted_meanings(table.heads, said)
    if not any(meaning.field in NAMING for meaning in meanings):
        raise no_names(table, file)
    columns = _columns(table, meanings)
    cards: list[ImportedCard] = []
    problems: list[RowProblem] = list(table.problems)
    for number, row in enumerate(table.rows):
        if number % _ROWS_PER_REPORT == 0:
            progress(number, len(table.rows))
        if len(row.cells) > len(columns) and any(row.cells[len(columns) :]):
            problems.append(RowProblem(file, row.line, "", _TOO_WIDE))
        profile, odd = read_row(_filled(columns, row), row.line, file)
        problems += odd
        if profile is not None:
            cards.append(ImportedCard(profile, file, row.line))
    progress(len(table.rows), len(table.rows))
    return ImportBatch(tuple(cards), tuple(problems))


def no_names(table: Table, file: str) -> NoNames:
    """The refusal of a table in which nobody is named."""
    return NoNames(
        Text(
            "No column of “{file}” is known as one of names ({heads}); say which it is.",
            file=file,
            heads=_listed(table.heads),
        )
    )


def _listed(heads: Sequence[str]) -> str:
    return ", ".join(head for head in heads if head)[:300]


def wanted_meanings(heads: Sequence[str], said: Mapping[str, str]) -> list[Meaning]:
    """What each column holds: what is said of its head, else what its head says; the others are kept as they are."""
    found = []
    for head, known in zip(heads, meanings_of(heads), strict=True):
        chosen = meaning_from(said[head]) if head in said else known
        found.append(chosen or _KEEP)
    return found


def _columns(table: Table, meanings: Sequence[Meaning]) -> list[Cell]:
    """A cell without text for each column: what it holds, its head, and the order of the table's days."""
    of_days = [place for place, meaning in enumerate(meanings) if meaning.field in (Field.DATE, Field.CUSTOM)]
    order = order_of(row.cells[place] for row in table.rows for place in of_days if place < len(row.cells))
    return [
        Cell(meaning, head or f"#{place + 1}", "", order)
        for place, (head, meaning) in enumerate(zip(table.heads, meanings, strict=True))
    ]


def _filled(columns: Sequence[Cell], row: Row) -> list[Cell]:
    found = []
    for place, text in enumerate(row.cells):
        if not text:
            continue
        column = columns[place] if place < len(columns) else Cell(_KEEP, f"#{place + 1}", "")
        if column.meaning.field is not Field.LEAVE_OUT:
            found.append(Cell(column.meaning, column.head, text, column.order))
    return found
