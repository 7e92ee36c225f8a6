"""What a notebook says on a disk with no room or without permission; run by test_disk.py as a process of its own.

`read-only FILE` opens and writes as a user without rights in that folder; `full FILE` writes under a limit of file size
until that fails, then lifts the limit. Prints one word a line.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from salesbook.domain.contact import Contact
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook
from tests.factories import KEY

NOBODY = 65534


def read_only(path: Path) -> None:
    """Say what writing to it comes to, and what making another beside it does."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    for attempt in (lambda: _add(Notebook.open(path, KEY)), lambda: Notebook.create(path.with_name("other"), KEY)):
        try:
            attempt()
            _say("written")
        except SalesbookError as error:
            _say(type(error).__name__)


def full(path: Path) -> None:
    """Say how many contacts were kept before there was no room, what was said then, and how many there are at last."""
    notebook = Notebook.open(path, KEY)
    room = path.stat().st_size + 100_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    kept = 0
    try:
        while True:
            _add(notebook)
            kept += 1
    except SalesbookError as error:
        _say(f"{kept} {type(error).__name__} {len(notebook.select(Contact))}")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    _add(notebook)
    notebook.close()
    _say(str(len(Notebook.open(path, KEY).select(Contact))))


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


def _add(notebook: Notebook) -> None:
    with notebook.change(Text("Add")) as change:
        change.insert(Contact("王小明", how_we_met="at the fair " * 200))


if __name__ == "__main__":
    {"read-only": read_only, "full": full}[sys.argv[1]](Path(sys.argv[2]))
