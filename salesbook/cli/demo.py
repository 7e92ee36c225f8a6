"""`demo` without a screen: the sample's day in words, its papers as PDF."""

from __future__ import annotations

from pathlib import Path

from salesbook.cli.day import today_reply
from salesbook.cli.papers import write_call_sheets
from salesbook.cli.shell import Reply, Shell
from salesbook.operations.sample import make_sample
from salesbook.queries.visits import next_day_with_a_visit
from salesbook.store.keys import Unprotected, key_path
from salesbook.store.making import make_notebook
from salesbook.system.i18n import LANGUAGES
from salesbook.system.secrets import Keychain


def remade_sample(shell: Shell) -> Path:
    """The sample notebook, made anew in the home; no other notebook is touched."""
    path = shell.home / "demo.salesbook"
    for old in (path, key_path(path), *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        old.unlink(missing_ok=True)
    notebook, _key = make_notebook(path, (Unprotected(),), Keychain())
    make_sample(notebook, shell.today)
    notebook.close()
    return path


def print_and_write(shell: Shell) -> Reply:
    """The sample's day, and its call sheets in every language in the home's `papers`."""
    notebook = shell.reader()
    papers = shell.folder("papers")
    day = next_day_with_a_visit(notebook, shell.today) or shell.today
    reply = today_reply(notebook, shell.today)
    written = [
        write_call_sheets(
            notebook, (day, day), None, shell.today, papers / f"call-sheet-{day}-{code}.pdf", code, shell.settings.paper
        )
        for code in LANGUAGES
    ]
    data = {**reply.data, "papers": [paper.data["file"] for paper in written]}
    return Reply(data, [*reply.lines, "", *(line for paper in written for line in paper.lines)])
