"""`report`: papers as PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.naming import contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.days import parse_day
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.queries.visits import next_day_with_a_visit
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language as current_language
from salesbook.system.i18n import ngettext


@command(
    click.argument("name", type=click.Choice(["call-sheet"]), expose_value=False),
    click.option("--output", required=True, metavar="FILE", help="The PDF to write."),
    click.option("--from", "first", metavar="D", help="The first day; otherwise the next day with a visit."),
    click.option("--to", "last", metavar="D", help="The last day; the first otherwise."),
    click.option("--contact", help="Only this contact's."),
    click.option("--language", type=click.Choice(["en", "zh_CN"]), help="The language of the paper."),
    click.option("--paper", type=click.Choice(["a4", "letter"]), help="The size of the paper."),
)
def report(
    shell: Shell,
    output: str,
    first: str | None,
    last: str | None,
    contact: str | None,
    language: str | None,
    paper: str | None,
) -> Reply:
    """Write a report as PDF: call-sheet, one page for each planned visit."""
    notebook = shell.reader()
    start = parse_day(first, shell.today) if first else next_day_with_a_visit(notebook, shell.today)
    if start is None:
        raise Refused(Text("No visit is planned, so there is no call sheet; plan one with “salesbook plan”."))
    end = parse_day(last, start) if last else start
    if end < start:
        raise Refused(Text("The last day comes before the first; swap them."))
    contact_id = contact_named(notebook, contact).id if contact else None
    chosen = language or current_language()
    return write_call_sheets(
        notebook, (start, end), contact_id, shell.today, Path(output), chosen, paper or shell.settings.paper
    )


def write_call_sheets(
    notebook: NotebookReader,
    days: tuple[date, date],
    contact_id: str | None,
    today: date,
    path: Path,
    language: str,
    paper: str,
) -> Reply:
    """Write the sheets of the days' planned visits to a file."""
    from salesbook.reports.call_sheet import compose
    from salesbook.reports.call_sheet_gather import Options, gather
    from salesbook.reports.page import PAPERS
    from salesbook.reports.report import render as render_report
    from salesbook.reports.saving import save

    content = gather(notebook, Options(days[0], days[1], contact_id), today)
    if not content.visits:
        raise Refused(Text("No visit is planned from {first} to {last}.", first=days[0], last=days[1]))
    document = render_report(compose, content, language=language, paper={known.name: known for known in PAPERS}[paper])
    save(document.pdf, path)
    data: dict[str, Any] = {
        "report": "call-sheet",
        "file": str(path),
        "pages": document.pages,
        "language": language,
        "missing_glyphs": list(document.missing_glyphs),
    }
    lines = [
        ngettext("Wrote {n} call sheet to {file}.", "Wrote {n} call sheets to {file}.", document.pages).format(
            n=document.pages, file=path
        )
    ]
    if document.missing_glyphs:
        signs = " ".join(document.missing_glyphs)
        lines.append(_("The font lacks {signs}; they are printed as 〓.").format(signs=signs))
    return Reply(data, lines)
