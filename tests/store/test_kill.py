"""Killed at a random moment of mixed work, 200 times on the same file: nothing that was said to be done is lost.

Nothing is half there either: whatever the killed process was at, it is in the file whole, or not at all.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from salesbook.store.keys import Unprotected, WaysIn, create_key_file, key_path
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.store.records import table_of
from salesbook.store.restore import restore
from salesbook.store.search import index_matches
from salesbook.system.secrets import Keychain
from tests.images import Observer

ROUNDS = 200
# A worker lives until it has said so many things at most, and then so many seconds at most: on a slow machine, too,
# much is done before the kill, and the kill comes anywhere within the next act.
MOST_SAID = 6
LONGEST_THEN = 0.02

Said: TypeAlias = dict[str, Any]
Row: TypeAlias = dict[str, Any]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


@dataclass
class Book:
    """What must be in the notebook, as its writers said."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    newest: int = 0
    undone: set[int] = field(default_factory=set)
    kept: int = 0
    backups: list[str] = field(default_factory=list)

    def hear(self, said: Said) -> None:
        """Take in what a writer said it had done."""
        match said["kind"]:
            case "change":
                self.put(said["rows"])
                self.newest, self.undone = said["number"], set()
            case "undo":
                self.put_back(said["rows"])
                self.undone.add(said["number"])
            case "redo":
                self.put(said["rows"])
                self.undone.remove(said["number"])
            case "keep":
                self.kept = said["value"]
            case "backup":
                self.backups.append(said["name"])

    def put(self, rows: list[list[Any]]) -> None:
        for table, row_id, _, after in rows:
            self._set(table, row_id, after)

    def put_back(self, rows: list[list[Any]]) -> None:
        for table, row_id, before, _ in reversed(rows):
            self._set(table, row_id, before)

    def _set(self, table: str, row_id: str, image: str | None) -> None:
        if image is None:
            del self.rows[table, row_id]
        else:
            self.rows[table, row_id] = json.loads(image)


def rows_of(notebook: Notebook) -> dict[tuple[str, str], Row]:
    """Every row of the notebook's nouns, without its empty columns."""
    found = {}
    for table in map(table_of, NOUNS):
        names = [row[1] for row in notebook.rows(f'PRAGMA table_info("{table}")')]
        for row in notebook.rows(f'SELECT * FROM "{table}"'):
            filled = {name: cell for name, cell in zip(names, row, strict=True) if cell is not None}
            found[table, str(filled["id"])] = filled
    return found


def hear_of_what_was_cut_short(book: Book, notebook: Notebook) -> None:
    """Whatever the killed worker was at came through whole, if it came through; at most one thing did."""
    newest = notebook.rows("SELECT coalesce(max(id), 0) FROM change")[0][0]
    undone = {row[0] for row in notebook.rows("SELECT id FROM change WHERE state = 'undone'")}
    kept = int(notebook.kept("draft") or 0)
    assert newest >= book.newest, "a change that was said to be done is lost"
    assert book.kept <= kept <= book.kept + 1, "a text that was said to be kept is lost"
    came: list[Said] = [{"kind": "keep", "value": kept}] if kept != book.kept else []
    if newest != book.newest:
        came += [{"kind": "change", "number": number} for number in range(book.newest + 1, newest + 1)]
    else:
        came += [{"kind": "undo", "number": number} for number in undone - book.undone]
        came += [{"kind": "redo", "number": number} for number in book.undone - undone]
    assert len(came) <= 1, f"more than one thing nobody spoke of: {came}"
    for said in came:
        said["rows"] = notebook.rows(
            "SELECT noun, row_id, before, after FROM change_row WHERE change_id = ? ORDER BY position",
            said.get("number"),
        )
        book.hear(said)
    assert undone == book.undone


def check(book: Book, path: Path, key: bytes) -> None:
    """The notebook opens and holds what was said, perhaps one thing more, and nothing by halves."""
    notebook = Notebook.open(path, key)
    try:
        hear_of_what_was_cut_short(book, notebook)
        assert index_matches(notebook.connection), "a row without its entry in the index, or the other way round"
        assert rows_of(notebook) == book.rows
        assert notebook.rows("SELECT id FROM change WHERE id NOT IN (SELECT change_id FROM change_row)") == []
        assert all(path.with_name(name).stat().st_size > 0 for name in book.backups)
    finally:
        notebook.close()


class Crew:
    """The process that forks a worker for each round."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "tests.store.kill_child", str(path), key.hex()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )

    def round(self, way: str, seed: str, things: int, seconds: float) -> list[Said]:
        """What a worker said until it was killed, so many seconds after it said so many things, or had killed itself."""
        assert self.child.stdin
        self.child.stdin.write(f"{way} {seed}\n".encode())
        self.child.stdin.flush()
        heard, until = b"", float("inf")
        while b'"ended"' not in heard:
            heard += self._read(until)
            said = spoken(heard)
            worker = [one["pid"] for one in said if one["kind"] == "started"]
            if until == float("inf") and worker and len(said) > things:
                until = time.monotonic() + seconds
            if time.monotonic() >= until and b'"ended"' not in heard:
                os.kill(worker[0], signal.SIGKILL)
                until, things = float("inf"), sys.maxsize
        said = spoken(heard)
        assert said[-1] == {"kind": "ended", "signal": signal.SIGKILL}
        return said

    def _read(self, until: float) -> bytes:
        """What there is to read; waits for it, but no longer than until then."""
        assert self.child.stdout
        left = None if until == float("inf") else max(0.0, until - time.monotonic())
        readable, _, _ = select.select([self.child.stdout], [], [], left)
        return os.read(self.child.stdout.fileno(), 1 << 16) if readable else b""

    def close(self) -> None:
        assert self.child.stdin
        assert self.child.stdout
        self.child.stdin.close()
        self.child.wait()
        self.child.stdout.close()


def spoken(heard: bytes) -> list[Said]:
    """The whole lines heard; a half one, cut off by the kill, was not said."""
    said = []
    for line in heard.splitlines(keepends=True):
        try:
            said.append(json.loads(line))
        except ValueError:
            continue
    return said


@dataclass(frozen=True)
class Place:
    """A notebook with its key file, and the crew that works on it."""

    path: Path
    key: bytes
    crew: Crew


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    path = tmp_path / "book.salesbook"
    key = create_key_file(key_path(path), "book", (Unprotected(),), Keychain()).key
    Notebook.create(path, key).close()
    crew = Crew(path, key)
    yield Place(path, key, crew)
    crew.close()


@pytest.mark.slow
def test_killed_200_times_at_work_nothing_said_is_lost_and_nothing_is_half_there(place: Place) -> None:
    book, chance = Book(), random.Random()
    kinds: set[str] = set()
    for number in range(ROUNDS):
        way = "work" if number else "do_each_thing_once"
        things = chance.randrange(MOST_SAID) if number else sys.maxsize
        for said in place.crew.round(way, str(chance.random()), things, chance.uniform(0, LONGEST_THEN)):
            book.hear(said)
            kinds.add(said["kind"])
        check(book, place.path, place.key)
        if number % 20 == 0:
            assert_sound(place)
    assert_sound(place)
    assert kinds >= {"change", "undo", "redo", "keep", "backup"}
    assert book.newest > ROUNDS
    restored = place.path.with_name("restored.salesbook")
    restore(place.path.with_name(book.backups[-1]), restored, WaysIn(), Keychain())
    Notebook.open(restored, place.key).close()


def assert_sound(place: Place) -> None:
    """Every page, every reference and every token of the index is as it should be."""
    observer = Observer(place.path, place.key)
    assert observer.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert observer.connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert observer.broken_references() == []
    assert observer.index() == observer.rebuilt_index()
    observer.close()


@pytest.mark.parametrize(
    ("wrong", "what"), [("tell_before_commit", "is lost"), ("forget_the_index", "without its entry")]
)
def test_a_writer_that_says_too_much_or_writes_half_is_caught(place: Place, wrong: str, what: str) -> None:
    book = Book()
    for said in place.crew.round("work", "1", 5, 0):
        book.hear(said)
    check(book, place.path, place.key)
    for said in place.crew.round(wrong, "1", sys.maxsize, 0):
        book.hear(said)
    with pytest.raises(AssertionError, match=what):
        check(book, place.path, place.key)
