"""What tables among files hold, column by column, before anybody reads them: found in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from salesbook.formats.column_heads import folded, is_of_a_program
from salesbook.formats.columns import NAMING
from salesbook.formats.files import content_of, importer_of
from salesbook.formats.table import Table
from salesbook.formats.table_import import TableImporter, no_names, wanted_meanings
from salesbook.system.progress import Progress

_SAMPLES, _LONGEST = 3, 60
_ROWS_LOOKED_AT = 200


@dataclass(frozen=True)
class AskedColumn:
    """A column with something in it: its head, some of what stands there, and the key of what it seems to hold."""

    head: str
    samples: str
    guess: str


@dataclass(frozen=True)
class AskedTable:
    """A table of a file. `is_known`: a program wrote it whose columns need no asking."""

    place: int
    file: str
    columns: tuple[AskedColumn, ...]
    is_known: bool
    sheets: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def kind(self) -> str:
        """What tables of the same heads have in common, to know them again by."""
        return sha256("\n".join(folded(column.head) for column in self.columns).encode()).hexdigest()[:32]


def has_table(files: Sequence[Path]) -> bool:
    """Whether there is a table among the files. Refuses what Salesbook cannot read."""
    return any(isinstance(importer_of(file), TableImporter) for file in files)


def asked_tables(files: tuple[Path, ...], sheets: Mapping[int, str], progress: Progress) -> list[AskedTable]:
    """In the child: the tables among the files; `sheets` name those that are wanted of some files, by their places."""
    found = []
    for place, file in enumerate(files):
        importer = importer_of(file)
        if isinstance(importer, TableImporter):
            table = importer.table(content_of(file), file.name, progress, sheets.get(place, ""))
            found.append(_asked(place, file.name, table))
    return found


def _asked(place: int, file: str, table: Table) -> AskedTable:
    columns: dict[str, AskedColumn] = {}
    meanings = wanted_meanings(table.heads, {})
    for number, (head, meaning) in enumerate(zip(table.heads, meanings, strict=True)):
        texts = [row.cells[number] for row in table.rows if number < len(row.cells) and row.cells[number]]
        if texts and head not in columns:
            columns[head] = AskedColumn(head, _samples(texts), meaning.key)
    known = is_of_a_program(table.heads) or not table.rows
    if not known and len(columns) < 2 and not any(meaning.field in NAMING for meaning in meanings):
        # A letter, maybe: there is nothing to ask about.
        raise no_names(table, file)
    return AskedTable(place, file, tuple(columns.values()), known, table.sheets, table.sheet)


def _samples(texts: Sequence[str]) -> str:
    different = dict.fromkeys(" ".join(text[:_LONGEST].split()) for text in texts[:_ROWS_LOOKED_AT])
    return " · ".join(list(different)[:_SAMPLES])
