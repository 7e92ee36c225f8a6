"""Salesbook's command line in this process: what a command printed, how it ended, and what it left in the home."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from salesbook.app import demo, open_notebook, read_notebook, self_test, window
from salesbook.cli.main import run
from salesbook.cli.shell import Doors, Shell
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.system import clock
from salesbook.system.secrets import Keychain
from tests.images import Observer

NO_NOTEBOOK = "There is no notebook here yet; make one with “salesbook new NAME”, or bring one back with “salesbook restore FILE”."


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


class Program:
    """The program with a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    @property
    def book(self) -> Path:
        """The notebook the home's tests are about."""
        return self.home / "book.salesbook"

    def typed(self, *words: str) -> Ended:
        """Run exactly these words."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = run(Shell(Doors(open_notebook, read_notebook)), (demo, self_test), window, list(words))
        return Ended(status, out.getvalue(), err.getvalue())

    def run(self, *words: str) -> Ended:
        """Run a command in the home, whatever comes of it."""
        return self.typed("--home", str(self.home), *words)

    def say(self, *words: str) -> list[str]:
        """The lines of a command that has to work."""
        ended = self.run(*words)
        assert (ended.status, ended.err) == (0, "")
        return ended.out.splitlines()

    def json(self, *words: str) -> Any:
        """The JSON of a command that has to work."""
        ended = self.run(*words, "--json")
        assert (ended.status, ended.err) == (0, "")
        return ended.data

    def refused(self, *words: str, status: int = 1) -> str:
        """The one sentence of a command that has to fail, and to leave everything as it was."""
        before = self.contents()
        ended = self.run(*words)
        assert (ended.status, ended.out) == (status, "")
        assert ended.err.count("\n") == 1
        assert ended.err.endswith(".\n")
        assert self.contents() == before
        return ended.err.rstrip("\n")

    def misused(self, *words: str) -> str:
        """What is said about wrong usage, which leaves everything as it was."""
        before = self.contents()
        ended = self.run(*words)
        assert (ended.status, ended.out) == (2, "")
        assert self.contents() == before
        return ended.err

    def files(self) -> list[str]:
        """The home's files, without those SQLite keeps beside an open notebook."""
        found = (path.relative_to(self.home).as_posix() for path in self.home.rglob("*") if path.is_file())
        return sorted(name for name in found if not name.endswith(("-wal", "-shm")))

    def contents(self) -> Any:
        """Everything in the home that may not change when a command is refused."""
        settings = self.home / "settings.json"
        return self.files(), settings.read_text() if settings.exists() else "", self.rows()

    def rows(self) -> Any:
        """Every row, the search index and the journal of the notebook, where it can be opened without asking."""
        if not self.book.exists() or not key_path(self.book).exists():
            return None
        observer = Observer(self.book, unlock(key_path(self.book), WaysIn(), Keychain()))
        try:
            return observer.rows(), observer.index(), observer.journal()
        finally:
            observer.close()

    def labels(self) -> list[str]:
        """The journal's labels, newest first."""
        return [entry["label"] for entry in self.json("journal")["entries"]]

    def id_of(self, name: str) -> str:
        """The id of the one contact of this name."""
        found = [contact["id"] for contact in self.json("find", name)["contacts"] if contact["name"] == name]
        assert len(found) == 1
        return str(found[0])

    def part(self, contact: str, kind: str, text: str | None = None) -> str:
        """The id of the one part of this kind that a contact has."""
        parts = self.json("show", contact)["parts"]
        found = [part["id"] for part in parts if part["kind"] == kind and text in (None, part["text"])]
        assert len(found) == 1
        return str(found[0])


def today() -> date:
    """The day the program thinks it is."""
    return clock.today()


def day(shift: int) -> str:
    """The ISO day so many days from today."""
    return (clock.today() + timedelta(days=shift)).isoformat()
