"""`log`: what happened, in one line."""

from __future__ import annotations

from typing import Any

import click

from salesbook.cli import entries
from salesbook.cli.contacts import contact_of_name
from salesbook.cli.main import command
from salesbook.cli.naming import choice, contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.cli.stages import evidence_json, evidence_words
from salesbook.domain.contact import Channel, Contact, Note
from salesbook.domain.days import parse_day, parse_time
from salesbook.domain.errors import Refused
from salesbook.domain.interest import Interest, Need
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import Logged, log_visit
from salesbook.queries.settings import method
from salesbook.queries.visits import visit_with_code
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, narrow_date, word


@command(
    click.argument("contacts", metavar="CONTACT…", nargs=-1, required=True),
    click.option("--day", metavar="D", help="When; today otherwise."),
    click.option("--time", "at", metavar="T", help="At what time, such as 10:30."),
    click.option("--place", default="", help="Where."),
    click.option("--lasted", type=click.IntRange(1, 1440), metavar="MIN", help="How long, in minutes."),
    click.option("--channel", metavar="WORD", help="in-person, phone, video, message, meal, event, sport …"),
    click.option("--emotion", multiple=True, metavar="WORD", help='How they left: happy; or "NAME: happy" for one.'),
    click.option("--expectation", multiple=True, metavar="WORD", help="below, as-expected or above."),
    click.option("--note", multiple=True, help="What happened."),
    click.option("--private-note", multiple=True, help="A note never printed, exported or handed over."),
    click.option("--evidence", multiple=True, metavar="MARKER", help="A marker seen, such as openly-supports-us."),
    click.option("--promise", multiple=True, metavar='"TEXT @DAY"', help="What I promised."),
    click.option("--their-promise", multiple=True, metavar='"TEXT @DAY"', help="What they promised."),
    click.option("--value", multiple=True, metavar="KIND:NOTE", help="product, service, price or non-business value."),
    click.option("--interest", multiple=True, help="Something learned that they care about."),
    click.option("--need", multiple=True, help="Something learned that they want solved."),
    click.option("--objection", multiple=True, metavar='"SAID => REAL REASON"', help="What was said against."),
    click.option("--expense", multiple=True, metavar='"AMOUNT KIND"', help="hospitality, gift, travel or other."),
    click.option("--next", "next_step", multiple=True, metavar='"TEXT @DAY"', help="What was agreed to happen next."),
    click.option("--new", is_flag=True, help="Add contacts nobody is found by."),
)
def log(shell: Shell, contacts: tuple[str, ...], *, new: bool, **said: Any) -> Reply:
    """Log a visit with CONTACT (or the code of its sheet); the moves it offers are named."""
    notebook = shell.notebook()
    label = Text("Log a visit: {name}", name=contacts[0])
    with notebook.change(label):
        people = _people(notebook, contacts, new=new)
        logged = log_visit(notebook, _entry(shell, notebook, contacts[0], people, said))
    return _reply(notebook, people, logged)


def _people(notebook: Notebook, names: tuple[str, ...], *, new: bool) -> list[Contact]:
    """Who took part: a sheet's code stands for all who were planned."""
    found: dict[str, Contact] = {}
    for name in names:
        for contact in _named(notebook, name, new=new):
            found[contact.id] = contact
    return list(found.values())


def _named(notebook: Notebook, name: str, *, new: bool) -> list[Contact]:
    visit = visit_with_code(notebook, name)
    if visit is not None:
        rows = notebook.rows("SELECT contact_id FROM participation WHERE visit_id = ? ORDER BY position", visit.id)
        planned = [notebook.get(Contact, row[0]) for row in rows]
        return [contact for contact in planned if contact is not None]
    try:
        return [contact_named(notebook, name)]
    except Refused:
        from salesbook.queries.search import contacts_matching

        if not new or contacts_matching(notebook, name, 1):
            raise
    added = contact_of_name(name)
    add_contact(notebook, Profile(added))
    return [notebook.get(Contact, added.id) or added]


def _entry(
    shell: Shell, notebook: Notebook, first_name: str, people: list[Contact], said: dict[str, Any]
) -> VisitEntry:
    planned = visit_with_code(notebook, first_name)
    # A sheet's code says which day was meant, unless the rep says another.
    day = parse_day(said["day"], shell.today) if said["day"] else planned.day if planned else shell.today
    if day > shell.today:
        raise Refused(Text("{day} is still to come; plan it with “salesbook plan”.", day=day))
    visit = Visit(
        day,
        parse_time(said["at"]) if said["at"] else None,
        channel=_channel(said["channel"], planned),
        lasted=said["lasted"],
        place=said["place"],
    )
    if planned is not None:
        from dataclasses import replace

        visit = replace(visit, id=planned.id)
    first = people[0]
    notes = [(text, False) for text in said["note"]] + [(text, True) for text in said["private_note"]]
    return VisitEntry(
        visit,
        entries.participations(visit, people, said["emotion"], said["expectation"]),
        notes=tuple(Note(t, visit_id=visit.id, private=private, position=at) for at, (t, private) in enumerate(notes)),
        evidence=entries.evidence(visit, people, said["evidence"]),
        promises=entries.promises(visit, first, said["promise"], said["their_promise"]),
        next_steps=entries.next_steps(visit, first, said["next_step"]),
        values=entries.values_given(visit, first, said["value"]),
        objections=entries.objections_heard(visit, first, said["objection"]),
        expenses=entries.expenses(visit, said["expense"], method(notebook).currency),
        interests=tuple(Interest(first.id, text, since=day, visit_id=visit.id) for text in said["interest"]),
        needs=tuple(Need(text, first.id, since=day, visit_id=visit.id) for text in said["need"]),
    )


def _channel(word: str | None, planned: Visit | None) -> Channel | None:
    """The channel typed; the plan's where there is one; else a visit in person, which is what logging one means."""
    if word:
        return choice(Channel, word)
    return None if planned is not None and planned.channel is not None else Channel.IN_PERSON


def _reply(notebook: Notebook, people: list[Contact], logged: Logged) -> Reply:
    names = {contact.id: contact.name for contact in people}
    visit = logged.visit
    lines = [
        _("Logged: {names}, {day}, {channel}.").format(
            names=listed(tuple(names.values())),
            day=narrow_date(visit.day),
            channel=word(visit.channel or Channel.IN_PERSON),
        )
    ]
    lines += [_("{name} is now at recognition.").format(name=names[one]) for one in logged.recognised]
    for contact_id, offer in logged.offers:
        evidence = "; ".join(evidence_words(fact) for fact in offer.evidence[:3])
        said = _("{name} can move to {stage}: {evidence}. “salesbook stage” accepts.")
        lines.append(said.format(name=names[contact_id], stage=word(offer.to), evidence=evidence))
    data = {
        "id": visit.id,
        "day": visit.day.isoformat(),
        "at": visit.at.strftime("%H:%M") if visit.at else None,
        "channel": visit.channel.value if visit.channel else None,
        "contacts": [{"id": contact.id, "name": contact.name} for contact in people],
        "recognised": list(logged.recognised),
        "offers": [
            {"contact": contact_id, "stage": offer.to.value, "evidence": [evidence_json(f) for f in offer.evidence]}
            for contact_id, offer in logged.offers
        ],
    }
    return Reply(data, lines)
