"""Logging a typical visit, against writing the same bytes by prepared SQL.

Measured: `operations.visits.log_visit` with one participant, an emotion, a note, a promise, a next step and the evidence
the channel proves, in a book of 1,000 contacts, 10,000 visits and a journal past its 1,000 changes.

Floor: the very rows, journal line, images, index entry and newest that the measured run just wrote, read back and written into a
copy of the book in one transaction, on the same disk, through a connection of the same settings; the SQL is prepared (the
driver keeps the statements) and the values are ready. It is fair because it puts the same bytes into the same kind of
file with the same promise, COMMIT and all; what is left is what the product thinks, checks and looks up. At the end both
books must hold the same.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.big_notebook import KEY, TODAY, make_big_notebook, scratch_folder
from benchmarks.figure import Figure, judge, seconds
from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact, Note
from salesbook.domain.emotion import Emotion
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.search_text import index_text
from salesbook.domain.visit import Participation, Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.visits import log_visit
from salesbook.store.driver import Connection, connect
from salesbook.store.notebook import Notebook
from salesbook.store.search import VISIT_WORDS

MARK = 3.0
ROUNDS = 300
JOURNAL = 1_200

Statement = tuple[str, tuple[Any, ...]]


def main() -> int:
    """Measure, compare the two books, and judge."""
    with scratch_folder() as folder:
        measured = make_big_notebook(Path(folder) / "measured.salesbook", 1_000, 10_000)
        notebook = Notebook.open(measured, KEY)
        contacts = [one for one in notebook.select(Contact) if one.stage is not None]
        for number in range(JOURNAL):
            log_visit(notebook, typical_entry(contacts[number % len(contacts)], number))
        notebook.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        copy = Path(folder) / "floor.salesbook"
        shutil.copy(measured, copy)
        floor = connect(copy, KEY)
        floor.execute("PRAGMA query_only = OFF")
        times: tuple[list[float], list[float]] = ([], [])
        for number in range(ROUNDS):
            entry = typical_entry(contacts[number * 7 % len(contacts)], JOURNAL + number)
            times[0].append(seconds(lambda entry=entry: log_visit(notebook, entry)))  # type: ignore[misc]
            statements = written_last(notebook)
            times[1].append(seconds(lambda said=statements: write(floor, said)))  # type: ignore[misc]
        hold_the_same(notebook.connection, floor)
        notebook.close()
        floor.close()
    return judge(Figure("log a typical visit", statistics.median(times[0]), statistics.median(times[1]), MARK))


def typical_entry(contact: Contact, number: int) -> VisitEntry:
    """What a rep says after a visit."""
    visit = Visit(TODAY - timedelta(days=1 + number % 3), channel=Channel.IN_PERSON, purpose="新品介绍")
    return VisitEntry(
        visit=visit,
        participations=(Participation(visit.id, contact.id, Emotion.HAPPY),),
        notes=(Note(f"客户对样品很满意，希望下周收到报价，预算大约{number}万，需要领导批准。", visit_id=visit.id),),
        promises=(Promise(contact.id, Side.ME, "寄样品", visit.day, visit.id, visit.day),),
        next_steps=(NextStep(contact.id, "打电话", visit.day, visit_id=visit.id),),
    )


def written_last(notebook: Notebook) -> list[Statement]:
    """The newest change of the book, as the statements that write it again."""
    [change] = notebook.rows("SELECT id, label, at, state FROM change ORDER BY id DESC LIMIT 1")
    images = notebook.rows("SELECT * FROM change_row WHERE change_id = ? ORDER BY position", change[0])
    statements: list[Statement] = []
    for _change, _position, table, _id, before, after in images:
        if before is not None:
            raise ValueError("a typical visit only adds rows; the floor has no other statements")
        row = json.loads(after)
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        statements.append((f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(row.values())))
        if table == "visit":
            [(words,)] = notebook.rows(f"SELECT {VISIT_WORDS} FROM visit v WHERE v.key = ?", row["key"])
            entry = (row["key"], index_text(words))
        elif table == "participation":
            contact = row["contact_id"]
    statements.append(("INSERT INTO change (id, label, at, state) VALUES (?, ?, ?, ?)", change))
    statements += [("INSERT INTO change_row VALUES (?, ?, ?, ?, ?, ?)", image) for image in images]
    statements.append(("INSERT INTO visit_index (rowid, words) VALUES (?, ?)", entry))
    [newest] = notebook.rows("SELECT * FROM newest WHERE contact_id = ?", contact)
    statements.append(("REPLACE INTO newest VALUES (?, ?, ?, ?)", newest))
    return statements


def write(connection: Connection, statements: list[Statement]) -> None:
    """All statements in one transaction, acknowledged by COMMIT."""
    execute = connection.execute
    execute("BEGIN IMMEDIATE")
    for sql, values in statements:
        execute(sql, values)
    execute("COMMIT")


def hold_the_same(one: Connection, other: Connection) -> None:
    """Raise unless both books hold the same rows, images and index: otherwise the floor would be no floor."""
    vocabularies = "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, visit_index, row)"
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
