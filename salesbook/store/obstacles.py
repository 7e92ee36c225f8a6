"""What keeps an older change from being taken back alone, besides its own rows having changed: other rows that rest on it.

A contact cannot go while a later visit names it, a phone cannot come back to a contact deleted since, and a visit cannot
have its old code again when another sheet carries it now. Undo needs none of this, as it takes changes in their order.
"""

from __future__ import annotations

from collections.abc import Iterable

from salesbook.store.driver import Connection
from salesbook.store.records import Image

# Child table, child column, parent table.
Reference = tuple[str, str, str]


def obstacle(connection: Connection, images: list[tuple[str, Image | None, Image | None]]) -> str | None:
    """The id of a row that would be broken by putting these rows back from the second image to the first, if any."""
    own = {str(image["id"]) for _, before, after in images for image in (before, after) if image}
    references = _references(connection)
    for table, before, after in images:
        if before is None:
            found = _resting_on(connection, references, table, str(after["id"] if after else ""))
        else:
            found = [*_missing(connection, references, table, before), *_with_the_code_of(connection, table, before)]
        in_the_way = next((row_id for row_id in found if row_id not in own), None)
        if in_the_way is not None:
            return in_the_way
    return None


def _references(connection: Connection) -> list[Reference]:
    return connection.execute(
        """SELECT child.name, key."from", key."table" FROM sqlite_schema child, pragma_foreign_key_list(child.name) key
           WHERE child.type = 'table' AND child.name <> 'change_row'"""
    ).fetchall()


def _resting_on(connection: Connection, references: list[Reference], table: str, row_id: str) -> Iterable[str]:
    """The rows that name a row which would go."""
    for child, column, parent in references:
        if parent == table:
            yield from (row[0] for row in connection.execute(_naming_sql(child, column), (row_id,)))


def _missing(connection: Connection, references: list[Reference], table: str, image: Image) -> Iterable[str]:
    """The rows that a row which would come back names, and that are not there any more."""
    for child, column, parent in references:
        named = image[column] if child == table else None
        if named is not None and not connection.execute(_naming_sql(parent, "id"), (named,)).fetchone():
            yield str(named)


def _with_the_code_of(connection: Connection, table: str, image: Image) -> Iterable[str]:
    """The visit that carries the code a visit would have again."""
    if table == "visit" and image["code"] is not None:
        yield from (row[0] for row in connection.execute(_naming_sql("visit", "code"), (image["code"],)))


def _naming_sql(table: str, column: str) -> str:
    return f'SELECT id FROM "{table}" WHERE "{column}" = ?'
