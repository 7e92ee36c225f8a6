"""`demo` without a screen: the sample's day in words, its papers as PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from salesbook.cli.day import today_reply
from salesbook.cli.papers import write_report
from salesbook.cli.shell import Reply, Shell
from salesbook.operations.sample import make_sample
from salesbook.reports import REPORTS
from salesbook.reports.options import NothingToPrint
from salesbook.reports.report import Report
from salesbook.store.files import disk_errors_in_words
from salesbook.store.keys import Unprotected, key_path
from salesbook.store.making import make_notebook
from salesbook.store.notebook import NotebookReader
from salesbook.store.restore import nobody_else_in
from salesbook.system.i18n import LANGUAGES, language
from salesbook.system.i18n import gettext as _
from salesbook.system.secrets import Keychain


def sample_of(shell: Shell, *, fresh: bool) -> tuple[Path, list[str]]:
    """The home's sample notebook as it was left, and what there is to say; made where there is none, or anew where `fresh`.

    No other notebook is touched. Raises NotebookInUse where a window, or another command, has the one to be replaced open.
    """
    path = shell.home / "demo.salesbook"
    is_there = path.exists()
    if is_there and not fresh:
        return path, []
    said = [_("Replaced the sample notebook {file}, with all that was entered there.").format(file=path)]
    _make(path, shell.today)
    return path, said if is_there else []


def _make(path: Path, today: date) -> None:
    with nobody_else_in(path), disk_errors_in_words(path):
        for old in (path, key_path(path), *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            old.unlink(missing_ok=True)
    notebook, _key = make_notebook(path, (Unprotected(),), Keychain())
    make_sample(notebook, today, language())
    notebook.close()


def print_and_write(shell: Shell) -> Reply:
    """The sample's day, and every report as a rep usually wants it, in every language, in the home's `papers`."""
    notebook = shell.reader()
    papers = shell.folder("papers")
    reply = today_reply(notebook, shell.today)
    written: list[Reply] = []
    for report in REPORTS:
        options = _usual(report, notebook, shell.today)
        first = getattr(options, "first", shell.today)
        for code in LANGUAGES:
            path = papers / f"{report.name}-{first}-{code}.pdf"
            written.append(write_report(report, notebook, options, shell.today, path, code, shell.settings.paper))
    data = {**reply.data, "papers": [paper.data["file"] for paper in written]}
    return Reply(data, [*reply.lines, "", *(line for paper in written for line in paper.lines)])


def _usual(report: Report, notebook: NotebookReader, today: date) -> Any:
    """What a report is usually of; one that must be told of whom, of the contact who was seen most."""
    usual = report.options.usual(notebook, today)
    try:
        usual.check(notebook)
    except NothingToPrint:
        rows = notebook.rows("SELECT contact_id FROM participation GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
        return report.options.usual(notebook, today, contact_id=rows[0][0])
    return usual
