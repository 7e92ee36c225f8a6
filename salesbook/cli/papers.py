"""`report`: papers as PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import click

from salesbook.cli.main import command
from salesbook.cli.naming import MOST_LISTED, contact_named, organisation_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.days import parse_day
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.queries.contact_groups import contact_groups
from salesbook.reports import REPORTS, report_named
from salesbook.reports.page import paper_named
from salesbook.reports.report import Report, write
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import N_, ngettext
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language as current_language
from salesbook.wording import render


@command(
    N_("Write a report as PDF: call sheets, the visits made, promises, a contact's dossier and others."),
    click.argument("name", metavar="REPORT", type=click.Choice([report.name for report in REPORTS])),
    click.option("--output", required=True, metavar="FILE", help=N_("The PDF to write.")),
    click.option(
        "--from",
        "first",
        metavar="D",
        help=N_("The first day; otherwise the days usual for the report."),
    ),
    click.option("--to", "last", metavar="D", help=N_("The last day; the first otherwise.")),
    click.option("--contact", help=N_("Only this contact's.")),
    click.option("--organisation", help=N_("Only this organisation's.")),
    click.option(
        "--group",
        metavar="NAME",
        help=N_("Only those of a group: customers, buyers, stage:…, tier:…, filter:…, tag:… or organisation:…."),
    ),
    click.option(
        "--set", "others", multiple=True, metavar="NAME=VALUE", help=N_("Another option of the report, as private=yes.")
    ),
    click.option("--language", type=click.Choice(["en", "zh_CN"]), help=N_("The language of the paper.")),
    click.option("--paper", type=click.Choice(["a4", "letter"]), help=N_("The size of the paper.")),
)
def report(
    shell: Shell,
    name: str,
    output: str,
    first: str | None,
    last: str | None,
    contact: str | None,
    organisation: str | None,
    group: str | None,
    others: tuple[str, ...],
    language: str | None,
    paper: str | None,
) -> Reply:
    """Write a report as PDF."""
    notebook = shell.reader()
    chosen = report_named(name)
    wanted: dict[str, Any] = {}
    if contact:
        wanted["contact_id"] = contact_named(notebook, contact).id
    if organisation:
        wanted["organisation_id"] = organisation_named(notebook, organisation).id
    further = chosen_others(chosen, others)
    if group:
        further["group"] = _group_named(notebook, chosen, group, shell.today)
    options = _options(chosen, notebook, shell.today, first, last, wanted, further)
    spoken = language or current_language()
    return write_report(chosen, notebook, options, shell.today, Path(output), spoken, paper or shell.settings.paper)


def _options(
    chosen: Report,
    notebook: NotebookReader,
    today: date,
    first: str | None,
    last: str | None,
    wanted: dict[str, Any],
    others: dict[str, Any],
) -> Any:
    """The report's own options as they were typed; refuses those it does not have, and what would be an empty paper."""
    _check_known(chosen, wanted)
    if first is None and last is None:
        options = replace(chosen.options.usual(notebook, today, **wanted), **others)
        options.check(notebook)
        return options
    if "first" not in {field.name for field in fields(chosen.options)}:
        raise Refused(Text("The report “{name}” is not about days; leave out --from and --to.", name=chosen.name))
    if first is None:
        raise Refused(Text("The last day needs a first one; give it with --from."))
    start = parse_day(first, today)
    end = parse_day(last, start) if last else start
    if end < start:
        raise Refused(Text("The last day comes before the first; swap them."))
    options = chosen.options(start, end, **wanted, **others)
    options.check(notebook)
    return options


def _check_known(chosen: Report, wanted: Iterable[str]) -> None:
    """Refuse what the report cannot be narrowed down to."""
    strange = set(wanted) - {field.name for field in fields(chosen.options)}
    if strange:
        option = "--" + min(strange).removesuffix("_id")
        raise Refused(Text("The report “{name}” has no {option}; leave it out.", name=chosen.name, option=option))


def _group_named(notebook: NotebookReader, chosen: Report, words: str, today: date) -> str:
    """The key of the group meant, by its key or by its words."""
    _check_known(chosen, ("group",))
    groups = contact_groups(notebook, today)
    wanted = words.strip().casefold()
    meant = [one.key for one in groups if wanted in (one.key.casefold(), render(one.words).casefold())]
    if meant:
        return meant[0]
    known = tuple(one.key for one in groups[:MOST_LISTED])
    if not known:
        raise Refused(Text("There is no group yet; leave out --group."))
    raise Refused(Text("There is no group “{words}”; there are {known}.", words=words, known=known))


def chosen_others(chosen: Report, others: tuple[str, ...]) -> dict[str, Any]:
    """`NAME=VALUE` by the fields of the report's options that have no flag of their own; refuses what it does not have."""
    known = {field.name.replace("_", "-"): field for field in fields(chosen.options) if "words" in field.metadata}
    kinds = get_type_hints(chosen.options)
    found: dict[str, Any] = {}
    for words in others:
        name, _equals, value = words.partition("=")
        field = known.get(name.strip().replace("_", "-"))
        if field is None and not known:
            raise Refused(Text("The report “{name}” has no further options; leave out --set.", name=chosen.name))
        if field is None:
            raise Refused(Text("The report “{name}” can be set {names}.", name=chosen.name, names=tuple(known)))
        found[field.name] = _valued(field, kinds[field.name], value.strip().lower())
    return found


def _valued(field: Field[Any], kind: Any, value: str) -> Any:
    """A value as it was typed: yes or no, a number within its bounds, or one of the words."""
    name = field.name.replace("_", "-")
    if kind is int:
        least, most = field.metadata["least"], field.metadata["most"]
        if value.isdecimal() and least <= int(value) <= most:
            return int(value)
        raise Refused(Text("“{name}” is a number from {least} to {most}.", name=name, least=least, most=most))
    values = {"yes": True, "no": False} if kind is bool else {member.value: member for member in kind}
    if value not in values:
        raise Refused(Text("“{name}” is one of {values}.", name=name, values=tuple(values)))
    return values[value]


def write_report(
    chosen: Report, notebook: NotebookReader, options: Any, today: date, path: Path, language: str, paper: str
) -> Reply:
    """Write a report to a file, and say so."""
    document = write(chosen, notebook, options, today, path, language=language, paper=paper_named(paper))
    data: dict[str, Any] = {
        "report": chosen.name,
        "file": str(path),
        "pages": document.pages,
        "language": language,
        "missing_glyphs": list(document.missing_glyphs),
    }
    wrote = ngettext("{report}: wrote {n} page to {file}.", "{report}: wrote {n} pages to {file}.", document.pages)
    lines = [wrote.format(report=render(chosen.words), n=document.pages, file=path)]
    if document.missing_glyphs:
        signs = " ".join(document.missing_glyphs)
        lines.append(_("The font lacks {signs}; they are printed as 〓.").format(signs=signs))
    return Reply(data, lines)
