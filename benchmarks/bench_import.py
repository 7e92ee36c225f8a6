"""Importing 10,000 cards, against `executemany` of the same rows, images and index entries.

Measured: `operations.imports.apply_import` of cards such as phones hold thousands of, read and reviewed already.

Floor: the very rows, journal line, images and index entries that the import writes, with their values ready, by one
`executemany` a table in one transaction into a copy of the same empty notebook, on the same disk, through a connection of
the same settings. At the end both books must hold the same. Reviewing the cards against a book that has them all is
reported beside it.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

from benchmarks.bench_vcard_reading import profile
from benchmarks.big_notebook import KEY, scratch_folder
from benchmarks.figure import Figure, judge, report, seconds
from salesbook.operations.imports import apply_import
from salesbook.queries.duplicates import reviewed
from salesbook.store.driver import Connection, connect
from salesbook.store.notebook import Notebook
from salesbook.store.search import CONTACT_COLUMNS, contact_entries

CARDS = 10_000
MARK = 4.0
ROUNDS = 3

Statement = tuple[str, list[tuple[Any, ...]]]


def main() -> int:
    """Measure in turns on fresh books, compare the last two, and judge."""
    times: tuple[list[float], list[float]] = ([], [])
    with scratch_folder() as folder:
        empty = Path(folder) / "empty.salesbook"
        Notebook.create(empty, KEY).close()
        for number in range(ROUNDS):
            cards = tuple(profile(each) for each in range(CARDS))
            notebook = Notebook.open(Path(shutil.copy(empty, Path(folder) / f"measured-{number}.salesbook")), KEY)
            times[0].append(seconds(lambda book=notebook, all_=cards: apply_import(book, all_)))  # type: ignore[misc]
            statements = written(notebook)
            floor = connect(Path(shutil.copy(empty, Path(folder) / f"floor-{number}.salesbook")), KEY)
            floor.execute("PRAGMA query_only = OFF")
            times[1].append(seconds(lambda to=floor, said=statements: write(to, said)))  # type: ignore[misc]
            hold_the_same(notebook.connection, floor)
            floor.close()
            if number == ROUNDS - 1:
                report_reviewing(notebook)
            notebook.close()
    return judge(Figure("import 10,000 cards", statistics.median(times[0]), statistics.median(times[1]), MARK))


def report_reviewing(notebook: Notebook) -> None:
    """Print how long it takes to find all the cards known."""
    cards = tuple(profile(number) for number in range(CARDS))
    report("reviewing them again", seconds(lambda: reviewed(notebook, cards)))


def written(notebook: Notebook) -> list[Statement]:
    """The only change of the book, as the statements that write it again, a table at a time."""
    [change] = notebook.rows("SELECT id, label, at, state FROM change")
    images = notebook.rows("SELECT * FROM change_row ORDER BY position")
    by_table: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
    for _change, _position, table, _id, _before, after in images:
        row = json.loads(after)
        by_table.setdefault((table, tuple(row)), []).append(tuple(row.values()))
    found = [(insert(table, columns), rows) for (table, columns), rows in by_table.items()]
    found.append((insert("change", ("id", "label", "at", "state")), [change]))
    found.append(("INSERT INTO change_row VALUES (?, ?, ?, ?, ?, ?)", images))
    contacts = [row[0] for row in notebook.rows("SELECT id FROM contact")]
    entries = list(contact_entries(notebook.connection, contacts))
    found.append((insert("contact_index", ("rowid", *CONTACT_COLUMNS)), entries))
    return found


def insert(table: str, columns: tuple[str, ...]) -> str:
    """The statement that adds a row of these columns."""
    return 'INSERT INTO "{}" ({}) VALUES ({})'.format(table, ", ".join(columns), ", ".join("?" * len(columns)))


def write(connection: Connection, statements: list[Statement]) -> None:
    """All statements in one transaction, acknowledged by COMMIT."""
    connection.execute("BEGIN IMMEDIATE")
    for sql, rows in statements:
        connection.executemany(sql, rows)
    connection.execute("COMMIT")


def hold_the_same(one: Connection, other: Connection) -> None:
    """Raise unless both books hold the same rows, images and index: otherwise the floor would be no floor."""
    vocabularies = "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, contact_index, row)"
    tables = [row[0] for row in one.execute("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE TABLE%'")]
    plain = [name for name in tables if not name.startswith(("visit_index", "contact_index", "sqlite", "_sqlite"))]
    for connection in (one, other):
        connection.execute("PRAGMA query_only = OFF")
        connection.execute(vocabularies)
    for name in (*plain, "temp.words"):
        rows = [connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for connection in (one, other)]
        if rows[0] != rows[1]:
            raise AssertionError(f"the floor wrote other rows into {name}")


if __name__ == "__main__":
    sys.exit(main())
