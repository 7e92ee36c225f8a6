"""`find`: contacts first, then visits."""

from __future__ import annotations

from typing import Any

import click

from salesbook.cli.contact_json import contact_json
from salesbook.cli.main import command
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.contact import Contact
from salesbook.domain.visit import Visit
from salesbook.queries.search import contacts_matching, visits_matching
from salesbook.queries.visits import names_of, visit_with_code
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import day_and_hour, listed, narrow_date, word


@command(
    N_(
        "Find contacts by name, pinyin, initials, phone or anything else of theirs, and visits by words in their notes."
    ),
    click.argument("words", nargs=-1, required=True),
    click.option(
        "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help=N_("How many of each at most.")
    ),
)
def find(shell: Shell, words: tuple[str, ...], limit: int) -> Reply:
    """Answer with the contacts and visits these words find."""
    notebook = shell.reader()
    wanted = " ".join(words)
    lines: list[str] = []
    contacts: list[dict[str, Any]] = []
    visits: list[dict[str, Any]] = []
    planned = visit_with_code(notebook, wanted)
    if planned is not None:
        visits.append(_planned_json(notebook, planned))
        lines.append(_planned_words(notebook, planned))
    people, hits = contacts_matching(notebook, wanted, limit + 1), visits_matching(notebook, wanted, limit + 1)
    for line in people[:limit]:
        contact = notebook.get(Contact, line.id)
        assert contact is not None
        contacts.append(contact_json(notebook, contact, shell.today) if shell.options.get("json") else {})
        stage = word(contact.stage) if contact.stage else _("no stage")
        lines.append("  ".join(part for part in (line.name, line.organisation, line.title, stage, line.id) if part))
    for hit in hits[:limit]:
        names = listed(hit.names)
        visits.append(
            {"id": hit.id, "day": hit.day.isoformat(), "contacts": list(hit.names), "text": hit.snippet.text.strip()}
        )
        lines.append(f"{narrow_date(hit.day)}  {names}  {hit.snippet.text.strip()}")
    if max(len(people), len(hits)) > limit:
        lines.append(_("There are more; --limit shows them."))
    return Reply({"contacts": contacts, "visits": visits}, lines or [_("Nothing found.")])


def _planned_json(notebook: NotebookReader, visit: Visit) -> dict[str, Any]:
    names = list(names_of(notebook, visit.id))
    return {"id": visit.id, "code": visit.code, "day": visit.day.isoformat(), "contacts": names, "text": visit.purpose}


def _planned_words(notebook: NotebookReader, visit: Visit) -> str:
    when = day_and_hour(narrow_date(visit.day), visit.hour)
    return f"{visit.code}  {when}  {listed(names_of(notebook, visit.id))}  {visit.purpose}".rstrip()
