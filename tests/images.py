"""What is in a notebook, as plain values that can be compared: its rows by table, and what is made of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from salesbook.store.driver import connect
from salesbook.store.newest import renew_all
from salesbook.store.nouns import NOUNS
from salesbook.store.records import table_of
from salesbook.store.search import rebuild
from tests.factories import KEY

Rows: TypeAlias = dict[str, list[tuple[Any, ...]]]

INDEXES = ("contact_index", "visit_index")


class Observer:
    """Looks into a notebook's file through a connection of its own, past all our code but the driver."""

    def __init__(self, path: Path, key: bytes = KEY) -> None:
        self.connection = connect(path, key)
        self.connection.execute("PRAGMA query_only = OFF")
        for index in INDEXES:
            self.connection.execute(f"CREATE VIRTUAL TABLE temp.{index}_words USING fts5vocab(main, {index}, instance)")

    def rows(self) -> Rows:
        """Every noun's rows, sorted; of the photos only those a contact has, for the others stay when undone."""
        return {table: self._sorted(f'SELECT * FROM "{table}"' + _in_use(table)) for table in map(table_of, NOUNS)}

    def index(self) -> Rows:
        """Every token of the search index with its row, column and place, every row that has an entry, and the newest."""
        words = {index: self._sorted(f"SELECT doc, col, offset, term FROM temp.{index}_words") for index in INDEXES}
        entries = {f"{index} rows": self._sorted(f"SELECT rowid FROM {index}") for index in INDEXES}
        return words | entries | {"newest": self._sorted("SELECT * FROM newest")}

    def rebuilt_index(self) -> Rows:
        """What they would be, were they made from the rows alone; the file stays as it is."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            rebuild(self.connection)
            renew_all(self.connection)
            return self.index()
        finally:
            self.connection.execute("ROLLBACK")

    def broken_references(self) -> list[tuple[Any, ...]]:
        """Rows that name a row that is not there."""
        return self.connection.execute("PRAGMA foreign_key_check").fetchall()

    def journal(self) -> Rows:
        """The journal's two tables."""
        return {table: self._sorted(f"SELECT * FROM {table}") for table in ("change", "change_row")}

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def _sorted(self, sql: str) -> list[tuple[Any, ...]]:
        return sorted(self.connection.execute(sql).fetchall(), key=repr)


def _in_use(table: str) -> str:
    return " WHERE id IN (SELECT photo FROM contact)" if table == "photo" else ""
