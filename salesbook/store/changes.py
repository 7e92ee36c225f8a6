"""Writing: the three verbs of a change, the images they leave in the journal, and what the change touched.

Everything that writes rows goes through `Change`: an operation's insert, update and delete, and undo, which applies the
images the other way round.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from salesbook.domain.contact import Contact, Photo
from salesbook.domain.visit import Visit
from salesbook.store.driver import Connection
from salesbook.store.errors import ThingGone
from salesbook.store.newest import Met
from salesbook.store.nouns import NOUNS
from salesbook.store.records import Image, Record, record_of, table_of
from salesbook.store.search import Dirty, mark
from salesbook.store.visit_keys import MINUTES_A_DAY, SLOT_BITS, first_key_of

# `json.dumps` would make an encoder for each image.
_as_json = json.JSONEncoder(ensure_ascii=False).encode
_TABLES = {table_of(noun): noun for noun in NOUNS}


class Change:
    """What an open change offers: insert, update and delete, each taking a domain object."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.images: list[tuple[str, str, Image | None, Image | None]] = []
        self.dirty = Dirty()
        self.met = Met()
        self.failed = False

    def insert(self, *things: object) -> None:
        """Add objects that are not in the notebook yet. A photo that is there already stays as it is.

        Many at a time go in quicker when those of one noun stand together.
        """
        for noun, of_noun in groupby(things, type):
            if noun is Photo:
                for photo in of_noun:
                    self._keep_photo(photo)  # type: ignore[arg-type]
            elif noun is Visit:
                for visit in of_noun:
                    image = record_of(Visit).image(visit)  # type: ignore[arg-type]
                    image["key"] = self._new_key(Visit, image)
                    self.apply("visit", None, image)
            else:
                self._insert_all(noun, of_noun)

    def _insert_all(self, noun: type[Any], things: Iterable[Any]) -> None:
        """Add objects of one noun by one statement."""
        images = [record_of(noun).image(thing) for thing in things]
        if noun is Contact:
            for number, image in enumerate(images, self._new_key(Contact, images[0])):
                image["key"] = number
        table = table_of(noun)
        self._connection.executemany(_insert_sql(table, tuple(images[0])), [tuple(image.values()) for image in images])
        for image in images:
            self._note(table, None, image)

    def update(self, *things: object) -> None:
        """Replace the rows of objects by what they are now; nothing happens to one that did not change."""
        for thing in things:
            table = table_of(type(thing))
            before = self._present(table, thing.id)  # type: ignore[attr-defined]
            after = record_of(type(thing)).image(thing)
            if "key" in before:
                moved = table == "visit" and (before["day"], before["at"]) != (after["day"], after["at"])
                after["key"] = self._new_key(Visit, after) if moved else before["key"]
            if after != before:
                self.apply(table, before, after)

    def delete(self, *things: object) -> None:
        """Take objects out. What depends on them must go in the same change."""
        for thing in things:
            table = table_of(type(thing))
            self.apply(table, self._present(table, thing.id), None)  # type: ignore[attr-defined]

    def apply(self, table: str, before: Image | None, after: Image | None) -> None:
        """Make the row that looks like `before` look like `after`, and remember both."""
        image = after or before
        assert image is not None
        if before is None:
            self._connection.execute(_insert_sql(table, tuple(image)), tuple(image.values()))
        elif after is None:
            self._connection.execute(_delete_sql(table), (image["id"],))
        else:
            self._connection.execute(_update_sql(table, tuple(after)), (*after.values(), image["id"]))
        self._note(table, before, after)

    def _note(self, table: str, before: Image | None, after: Image | None) -> None:
        """Remember a row as it was and is, and what must be made anew because of it."""
        self.images.append((table, str((after or before or {})["id"]), before, after))
        for side in (before, after):
            if side is not None:
                mark(self.dirty, table, side)
                self.met.mark(table, side)

    def put_back(self, table: str, before: Image | None, after: Image | None) -> None:
        """Make a row that a change left as `after` look like `before` again, long since: its key may be another's now."""
        now = None if after is None else self._present(table, str(after["id"]))
        if before is not None and "key" in before and self._is_given_away(table, before):
            before = {**before, "key": self._new_key(_TABLES[table], before)}
        self.apply(table, now, before)

    def _is_given_away(self, table: str, image: Image) -> bool:
        sql = f'SELECT 1 FROM "{table}" WHERE key = ? AND id <> ?'
        return self._connection.execute(sql, (image["key"], image["id"])).fetchone() is not None

    def _present(self, table: str, row_id: str) -> Image:
        cursor = self._connection.execute(_select_sql(table), (row_id,))
        row = cursor.fetchone()
        if row is None:
            raise ThingGone
        return dict(zip((column[0] for column in cursor.description), row, strict=True))

    def _new_key(self, noun: type, image: Image) -> int:
        """The next free key: for a contact of all, for a visit within its minute (without: after the done of its day)."""
        if noun is Contact:
            found = self._connection.execute("SELECT max(key) FROM contact").fetchone()[0]
            return int(found or 0) + 1
        first = first_key_of(str(image["day"]), image["at"])  # type: ignore[arg-type]
        if image["at"] is None and image["state"] == "done":
            first = self._minute_after_the_done(first)
        found = self._connection.execute(
            "SELECT max(key) FROM visit WHERE key BETWEEN ? AND ?", (first, first + (1 << SLOT_BITS) - 1)
        ).fetchone()[0]
        return first if found is None else int(found) + 1

    def _minute_after_the_done(self, day_start: int) -> int:
        """The minute of the last visit done on a day: one logged without a time came after those logged before it."""
        found = self._connection.execute(
            "SELECT max(key) FROM visit WHERE key BETWEEN ? AND ? AND state = 'done'",
            (day_start, day_start + (MINUTES_A_DAY << SLOT_BITS) - 1),
        ).fetchone()[0]
        return day_start if found is None else int(found) >> SLOT_BITS << SLOT_BITS

    def _keep_photo(self, photo: Photo) -> None:
        # Photos stand outside the journal: they are named by their content, so undoing a contact's row is enough.
        self._connection.execute(
            "INSERT OR IGNORE INTO photo (id, media_type, data) VALUES (?, ?, ?)",
            (photo.id, photo.media_type, photo.data),
        )


def image_text(image: Image | None) -> str | None:
    """An image as JSON, without the columns that hold nothing."""
    if image is None:
        return None
    return _as_json({name: cell for name, cell in image.items() if cell is not None})


def image_from(text: str | None, table: str) -> Image | None:
    """The image of a JSON text. What it lacks is empty, or came later than the image and is left as it is."""
    if text is None:
        return None
    found: dict[str, Any] = json.loads(text)
    record: Record[Any] = record_of(_TABLES[table])
    may_be_empty = record.may_be_empty
    names = (name for name in record.column_names if name in found or name in may_be_empty)
    return {name: found.get(name) for name in (*names, *_keys_of(found))}


def _keys_of(found: dict[str, Any]) -> tuple[str, ...]:
    return ("key",) if "key" in found else ()


def _insert_sql(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return 'INSERT INTO "{}" ({}) VALUES ({})'.format(table, ", ".join(columns), marks)


def _update_sql(table: str, columns: tuple[str, ...]) -> str:
    return 'UPDATE "{}" SET {} WHERE id = ?'.format(table, ", ".join(f"{name} = ?" for name in columns))


def _delete_sql(table: str) -> str:
    return f'DELETE FROM "{table}" WHERE id = ?'


def _select_sql(table: str) -> str:
    return f'SELECT * FROM "{table}" WHERE id = ?'
