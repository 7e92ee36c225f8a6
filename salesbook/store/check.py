"""Whether a notebook's file is sound: every page's MAC, SQLite's structure, the references, and what is made of the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from salesbook.domain.text import Text, counted
from salesbook.store.driver import Connection, dbapi
from salesbook.store.newest import newest_matches
from salesbook.store.notebook import NotebookReader
from salesbook.store.search import index_matches

Part: TypeAlias = Callable[[Connection], Iterator[Text]]


@dataclass(frozen=True)
class CheckResult:
    """What a check found; nothing is what one hopes for."""

    findings: tuple[Text, ...]

    @property
    def sound(self) -> bool:
        """Whether the notebook can be relied upon."""
        return not self.findings


def check(notebook: NotebookReader) -> CheckResult:
    """Look through the whole file. It reads every page, and changes nothing."""
    return CheckResult(_found(notebook.connection, (_pages, _structure, _references, _index, _newest)))


def damage_in(connection: Connection) -> tuple[Text, ...]:
    """What of the file itself is damaged: pages and structure."""
    return _found(connection, (_pages, _structure))


def _found(connection: Connection, parts: tuple[Part, ...]) -> tuple[Text, ...]:
    """The findings of each part, on its own: a damaged page stops a part half way."""
    found: list[Text] = []
    for part in parts:
        try:
            found += part(connection)
        except dbapi.DatabaseError:
            found.append(Text("a part of the file cannot be read"))
    return tuple(dict.fromkeys(found))


def _pages(connection: Connection) -> Iterator[Text]:
    """SQLCipher answers with a line for each page whose MAC does not fit."""
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if damaged:
        yield counted("{n} page of the file is damaged", "{n} pages of the file are damaged", n=len(damaged))


def _structure(connection: Connection) -> Iterator[Text]:
    lines = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
    if lines != ["ok"]:
        yield counted("{n} fault in the structure of the file", "{n} faults in the structure of the file", n=len(lines))


def _references(connection: Connection) -> Iterator[Text]:
    dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    if dangling:
        yield counted("{n} entry refers to nothing", "{n} entries refer to nothing", n=len(dangling))


def _index(connection: Connection) -> Iterator[Text]:
    if not index_matches(connection):
        yield Text("the search index does not match the contacts and visits")


def _newest(connection: Connection) -> Iterator[Text]:
    if not newest_matches(connection):
        yield Text("the last touches and emotions do not match the visits")
