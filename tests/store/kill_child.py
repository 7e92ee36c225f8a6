"""Works on a notebook at random until it is killed; run by test_kill.py as a process of its own.

Each line on its standard input is a round, `WAY SEED`: it forks a worker, says its pid, and later how it ended. A worker
says what it did as one line of JSON, after the operation returned: what was said must survive whatever comes. It was warm
before it was forked, and opens the notebook itself. The two other ways of working are wrong on purpose.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.operations.contacts import add_contact, change_thing, delete_contact
from salesbook.operations.imports import apply_import
from salesbook.operations.visits import delete_visit, log_visit, plan_visit
from salesbook.store.backup import back_up
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, new_notebook, profile

NAMES = ("王小明", "李雷", "Anna Meier", "韩梅梅", "Łukasz O’Neil")
MANY = 120


class Worker:
    """One process's work, from opening the notebook to being killed."""

    def __init__(self, path: Path, key: bytes, seed: str) -> None:
        self.notebook = Notebook.open(path, key)
        self.chance = random.Random(seed)
        self.acts: dict[Callable[[], None], int] = {
            self.add: 15,
            self.edit: 12,
            self.delete: 9,
            self.log: 15,
            self.plan: 6,
            self.delete_a_visit: 9,
            self.bring_in: 3,
            self.undo: 9,
            self.redo: 6,
            self.take_back: 3,
            self.keep: 6,
            self.back_up: 1,
        }

    def work(self) -> None:
        """Do one thing after the other, for ever."""
        while True:
            (act,) = self.chance.choices(tuple(self.acts), tuple(self.acts.values()))
            try:
                act()
            except Refused:
                continue

    def do_each_thing_once(self) -> None:
        """Every act, in an order in which none is refused, and a backup; then die."""
        acts = (self.bring_in, self.add, self.edit, self.log, self.plan, self.delete_a_visit, self.keep, self.delete)
        for act in (*acts, self.undo, self.redo, self.back_up):
            act()
        self.do(Notebook.take_back, self.newest())
        die()

    def do(self, operation: Callable[..., Any], *given: Any) -> None:
        before = self.newest()
        operation(self.notebook, *given)
        if self.newest() > before:
            self.told("change", self.newest())

    def newest(self) -> int:
        """The number of the newest line of the journal."""
        lines = self.notebook.journal(1)
        return lines[0].number if lines else 0

    def told(self, kind: str, number: int) -> None:
        rows = self.notebook.rows(
            "SELECT noun, row_id, before, after FROM change_row WHERE change_id = ? ORDER BY position", number
        )
        say({"kind": kind, "number": number, "rows": rows})

    def one(self, noun: type[Any]) -> Any:
        """Something of the notebook, or a refusal where there is nothing."""
        found = self.notebook.select(noun)
        if not found:
            raise Refused(Text("There is none."))
        return self.chance.choice(found)

    def profile(self) -> Any:
        return profile(
            self.chance.choice(NAMES), f"138 {self.chance.randrange(10**8)}", self.chance.choice(("", "拜耳"))
        )

    def add(self) -> None:
        self.do(add_contact, self.profile())

    def bring_in(self) -> None:
        if len(self.notebook.rows("SELECT 1 FROM contact")) < MANY:
            self.do(apply_import, tuple(self.profile() for _ in range(20)))

    def edit(self) -> None:
        contact = self.one(Contact)
        self.do(change_thing, replace(contact, best_hours=str(self.chance.random())), contact.name)

    def delete(self) -> None:
        self.do(delete_contact, self.one(Contact))

    def log(self) -> None:
        day = TODAY + timedelta(days=self.chance.randrange(-30, 1))
        self.do(log_visit, entry(self.one(Contact), day=day, note="打羽毛球, then samples"))

    def plan(self) -> None:
        self.do(plan_visit, entry(self.one(Contact)))

    def delete_a_visit(self) -> None:
        self.do(delete_visit, self.one(Visit), "x")

    def undo(self) -> None:
        self.told("undo", self.notebook.undo().number)

    def redo(self) -> None:
        self.told("redo", self.notebook.redo().number)

    def take_back(self) -> None:
        self.do(Notebook.take_back, self.newest() - self.chance.randrange(3))

    def keep(self) -> None:
        kept = int(self.notebook.kept("draft") or 0) + 1
        self.notebook.keep("draft", str(kept))
        say({"kind": "keep", "value": kept})

    def back_up(self) -> None:
        name = f"{self.chance.randrange(10**9)}.backup"
        back_up(self.notebook, self.notebook.path.with_name(name))
        say({"kind": "backup", "name": name})

    def tell_before_commit(self) -> None:
        """Wrong: say that something was done while it is not committed yet, and die."""
        with self.notebook.change(Text("Wrong")) as change:
            contact = Contact("王小明")
            change.insert(contact)
            rows = [["contact", contact.id, None, json.dumps({"id": contact.id})]]
            say({"kind": "change", "number": self.newest() + 1, "rows": rows})
            die()

    def forget_the_index(self) -> None:
        """Wrong: write a row past the door, without journal and index, and die."""
        self.notebook.connection.execute("PRAGMA query_only = OFF")
        self.notebook.connection.execute("INSERT INTO contact (id, name) VALUES ('x', '王小明')")
        die()


def say(what: dict[str, Any]) -> None:
    """A line on the standard output; written at once, for the next moment may not come."""
    left = memoryview((json.dumps(what) + "\n").encode())
    while left:
        left = left[os.write(1, left) :]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def warm_up() -> None:
    """Load and compile what working needs, so that the workers need not each; every connection is closed again."""
    with tempfile.TemporaryDirectory() as folder:
        notebook = new_notebook(Path(folder))
        apply_import(notebook, (profile("王小明", "138"), profile("Anna", organisation="拜耳")))
        log_visit(notebook, entry(*notebook.select(Contact), note="打羽毛球"))
        delete_contact(notebook, notebook.select(Contact)[0])
        notebook.undo()
        notebook.close()


def main() -> None:
    """Fork a worker for each line of the standard input."""
    path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
    warm_up()
    for line in sys.stdin:
        way, seed = line.split()
        worker = os.fork()
        if worker == 0:
            getattr(Worker(path, key, seed), way)()
        say({"kind": "started", "pid": worker})
        _, status = os.waitpid(worker, 0)
        # A new line first: the worker's last one may be half there.
        os.write(1, b"\n")
        say({"kind": "ended", "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0})


if __name__ == "__main__":
    main()
