"""The journal: one line a change for the whole notebook, whoever wrote, and the way back along it.

Undo takes the newest change that stands; redo takes the one undone last, until a new change closes it. An older change
can be taken back alone while none of its rows has changed since; that is a new change of its own, so it can be undone.

The window shows what undo would take from its first moment on, so what only writing needs is imported by what writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.store.driver import Connection
from salesbook.store.labels import text_from_json, text_to_json
from salesbook.store.obstacles import obstacle
from salesbook.store.records import Image

if TYPE_CHECKING:
    from salesbook.store.changes import Change

# Kept for so many days or so many changes, whichever is more.
KEPT_DAYS = 90
KEPT_CHANGES = 1000


class JournalState(Enum):
    """Whether a change stands, is undone and can come back, or was undone before something new was done."""

    DONE = "done"
    UNDONE = "undone"
    CLOSED = "closed"


@dataclass(frozen=True)
class JournalEntry:
    """One line of the journal; `at` is UTC, `takes_back` the entry that this one took back alone."""

    number: int
    label: Text
    at: datetime
    state: JournalState
    takes_back: int | None = None


class NothingToUndo(Refused):
    """No change stands that could be undone."""

    def __init__(self) -> None:
        super().__init__(Text("There is nothing to undo."))


class NothingToRedo(Refused):
    """Nothing was undone, or something new was done since."""

    def __init__(self) -> None:
        super().__init__(Text("There is nothing to redo."))


class NoSuchEntry(Refused):
    """The journal has no such line, or it does not stand."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Text("The journal has no change {number} that could be taken back; see “salesbook journal”.", number=number)
        )


class ChangedSince(Refused):
    """An older change cannot be taken back alone: something of it was changed again."""

    def __init__(self, label: Text, number: int) -> None:
        super().__init__(
            Text(
                "This was changed again since, by “{label}” ({number}); take that back first.",
                label=label,
                number=number,
            )
        )


def record(connection: Connection, change: Change, label: Text, at: datetime, takes_back: int | None = None) -> int:
    """Write a change into the journal, close redo, and forget what is too old. Returns its number."""
    from salesbook.store.changes import image_text

    connection.execute("UPDATE change SET state = 'closed' WHERE state = 'undone'")
    cursor = connection.execute(
        "INSERT INTO change (label, at, takes_back) VALUES (?, ?, ?)",
        (text_to_json(label), at.isoformat(), takes_back),
    )
    number = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT INTO change_row (change_id, position, noun, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (number, position, table, row_id, image_text(before), image_text(after))
            for position, (table, row_id, before, after) in enumerate(change.images)
        ),
    )
    _forget_old(connection, number, at)
    return number


def entries(connection: Connection, limit: int) -> list[JournalEntry]:
    """The newest lines of the journal, newest first."""
    rows = connection.execute("SELECT id, label, at, state, takes_back FROM change ORDER BY id DESC LIMIT ?", (limit,))
    return [_entry(row) for row in rows]


def entry_to_undo(connection: Connection) -> JournalEntry | None:
    """The change undo would take."""
    return _one(connection, "SELECT id, label, at, state, takes_back FROM change WHERE state = 'done' ORDER BY id DESC")


def entry_to_redo(connection: Connection) -> JournalEntry | None:
    """The change redo would bring back."""
    return _one(connection, "SELECT id, label, at, state, takes_back FROM change WHERE state = 'undone' ORDER BY id")


def undo(connection: Connection, change: Change) -> JournalEntry:
    """Take back the newest change that stands, through the verbs of `change`."""
    entry = entry_to_undo(connection)
    if entry is None:
        raise NothingToUndo
    for table, before, after in reversed(_images(connection, entry.number)):
        change.apply(table, after, before)
    connection.execute("UPDATE change SET state = 'undone' WHERE id = ?", (entry.number,))
    return entry


def redo(connection: Connection, change: Change) -> JournalEntry:
    """Bring back the change undone last."""
    entry = entry_to_redo(connection)
    if entry is None:
        raise NothingToRedo
    for table, before, after in _images(connection, entry.number):
        change.apply(table, before, after)
    connection.execute("UPDATE change SET state = 'done' WHERE id = ?", (entry.number,))
    return entry


def take_back(connection: Connection, change: Change, number: int) -> JournalEntry:
    """Take back one older change alone; refuses when a later change that stands touched its rows or rests on them."""
    # As text, since no number is too large for that; the column makes it a number again.
    entry = _one(
        connection, "SELECT id, label, at, state, takes_back FROM change WHERE state = 'done' AND id = ?", str(number)
    )
    if entry is None:
        raise NoSuchEntry(number)
    images = _images(connection, number)
    later = _touched_again(connection, number)
    if later is None:
        row_id = obstacle(connection, images)
        later = None if row_id is None else _last_to_touch(connection, row_id)
    if later is not None:
        raise ChangedSince(later.label, later.number)
    for table, before, after in reversed(images):
        change.put_back(table, before, after)
    return entry


def _touched_again(connection: Connection, number: int) -> JournalEntry | None:
    """The newest standing change that touched a row of an older one."""
    return _one(
        connection,
        """SELECT id, label, at, state, takes_back FROM change WHERE state = 'done' AND id IN (
               SELECT later.change_id FROM change_row mine JOIN change_row later ON later.row_id = mine.row_id
               WHERE mine.change_id = ?1 AND later.change_id > ?1) ORDER BY id DESC""",
        number,
    )


def _last_to_touch(connection: Connection, row_id: str) -> JournalEntry | None:
    return _one(
        connection,
        """SELECT id, label, at, state, takes_back FROM change WHERE state = 'done' AND id IN (
               SELECT change_id FROM change_row WHERE row_id = ?) ORDER BY id DESC""",
        row_id,
    )


def _images(connection: Connection, number: int) -> list[tuple[str, Image | None, Image | None]]:
    from salesbook.store.changes import image_from

    rows = connection.execute(
        "SELECT noun, before, after FROM change_row WHERE change_id = ? ORDER BY position", (number,)
    )
    return [(table, image_from(before, table), image_from(after, table)) for table, before, after in rows]


def _one(connection: Connection, sql: str, *values: int | str) -> JournalEntry | None:
    row = connection.execute(sql + " LIMIT 1", values).fetchone()
    return _entry(row) if row else None


def _entry(row: tuple[Any, ...]) -> JournalEntry:
    return JournalEntry(row[0], text_from_json(row[1]), datetime.fromisoformat(row[2]), JournalState(row[3]), row[4])


def _forget_old(connection: Connection, newest: int, at: datetime) -> None:
    """Drop lines past both limits, and photos that neither a contact nor the journal needs any more."""
    before = (at - timedelta(days=KEPT_DAYS)).isoformat()
    old = connection.execute(
        "SELECT max(id) FROM change WHERE id <= ? AND at < ?", (newest - KEPT_CHANGES, before)
    ).fetchone()[0]
    if old is None:
        return
    photos = connection.execute(_PHOTOS_OF_OLD, (old,)).fetchall()
    connection.execute("DELETE FROM change_row WHERE change_id <= ?", (old,))
    connection.execute("DELETE FROM change WHERE id <= ?", (old,))
    connection.executemany(_FORGET_PHOTO, photos)


# Photos named by lines about to be dropped, which no contact has; few, so that the journal is seldom searched for them.
_PHOTOS_OF_OLD = """
    SELECT photo FROM (
        SELECT json_extract(before, '$.photo') AS photo FROM change_row WHERE change_id <= ?1 AND noun = 'contact'
        UNION SELECT json_extract(after, '$.photo') FROM change_row WHERE change_id <= ?1 AND noun = 'contact') AS named
    WHERE photo IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.photo = named.photo)
"""
_FORGET_PHOTO = """
    DELETE FROM photo WHERE id = ?1 AND NOT EXISTS (
        SELECT 1 FROM change_row
        WHERE noun = 'contact' AND ?1 IN (json_extract(before, '$.photo'), json_extract(after, '$.photo')))
"""
