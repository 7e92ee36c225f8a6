"""`demo` without a screen: the sample's day in words, its papers as PDF."""

from __future__ import annotations

from pathlib import Path

from salesbook.cli.day import today_reply
from salesbook.cli.papers import write_report
from salesbook.cli.shell import Reply, Shell
from salesbook.operations.sample import make_sample
from salesbook.reports import REPORTS
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
    """The sample's day, and every report as a rep usually wants it, in every language, in the home's `papers`."""
    notebook = shell.reader()
    papers = shell.folder("papers")
    reply = today_reply(notebook, shell.today)
    written: list[Reply] = []
    for report in REPORTS:
        options = report.options.usual(notebook, shell.today)
        # What is open has no first day.
        first = getattr(options, "first", shell.today)
        for code in LANGUAGES:
            path = papers / f"{report.name}-{first}-{code}.pdf"
            written.append(write_report(report, notebook, options, shell.today, path, code, shell.settings.paper))
    data = {**reply.data, "papers": [paper.data["file"] for paper in written]}
    return Reply(data, [*reply.lines, "", *(line for paper in written for line in paper.lines)])
