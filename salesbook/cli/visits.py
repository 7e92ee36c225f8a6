"""`log`: what happened, in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import click

from salesbook.cli import entries
from salesbook.cli.contacts import not_blank
from salesbook.cli.limits import must_not_pass_limits
from salesbook.cli.main import command
from salesbook.cli.naming import choice
from salesbook.cli.party import Party, party_of
from salesbook.cli.shell import Reply, Shell
from salesbook.cli.stages import evidence_json, evidence_shown
from salesbook.domain.contact import Channel, Note
from salesbook.domain.day_part import DayPart
from salesbook.domain.days import parse_day, parse_hour
from salesbook.domain.errors import Refused
from salesbook.domain.interest import Interest, Need
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import Logged, log_visit
from salesbook.queries.settings import method
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, narrow_date, word


@command(
    N_("Log a visit with CONTACT (or the code of its sheet); the moves it offers are named."),
    click.argument("contacts", metavar="CONTACT…", nargs=-1, required=True),
    click.option("--day", metavar="D", help=N_("When; today otherwise.")),
    click.option("--time", "at", metavar="T", help=N_("At what time, such as 10:30, or in which part of the day.")),
    click.option("--place", default="", help=N_("Where.")),
    click.option("--lasted", type=click.IntRange(1, 1440), metavar="MIN", help=N_("How long, in minutes.")),
    click.option("--channel", metavar="CHANNEL", help=N_("How you met; as planned otherwise, else not said.")),
    click.option(
        "--emotion", multiple=True, metavar="EMOTION", help=N_('How they left: happy; or "NAME: happy" for one.')
    ),
    click.option("--expectation", multiple=True, metavar="WORD", help=N_("below, as-expected or above.")),
    click.option("--note", multiple=True, help=N_("What happened.")),
    click.option("--private-note", multiple=True, help=N_("A note never printed, exported or handed over.")),
    click.option("--evidence", multiple=True, metavar="MARKER", help=N_("A marker seen, such as openly-supports-us.")),
    click.option("--promise", multiple=True, metavar='"TEXT @DAY"', help=N_("What I promised.")),
    click.option("--their-promise", multiple=True, metavar='"TEXT @DAY"', help=N_("What they promised.")),
    click.option(
        "--value",
        multiple=True,
        metavar="KIND:NOTE",
        help=N_("product, service, price or non-business value, or trial."),
    ),
    click.option("--interest", multiple=True, help=N_("Something learned that they care about.")),
    click.option("--need", multiple=True, help=N_("Something learned that they want solved.")),
    click.option(
        "--objection",
        multiple=True,
        metavar='"SAID => REAL REASON [KIND]"',
        help=N_("What was said against; KIND: price, liking, comparison or habit."),
    ),
    click.option(
        "--answer",
        multiple=True,
        metavar='"SAID => ANSWER [worked]"',
        help=N_("What I answered to what was said against; [worked] or [failed] where that is known."),
    ),
    click.option("--expense", multiple=True, metavar='"AMOUNT KIND"', help=N_("hospitality, gift, travel or other.")),
    click.option(
        "--next", "next_step", multiple=True, metavar='"TEXT @DAY"', help=N_("What was agreed to happen next.")
    ),
    click.option("--over-limit", is_flag=True, help=N_("Log it though it comes to more than a limit of the year.")),
    click.option("--new", is_flag=True, help=N_("Add contacts nobody is found by.")),
)
def log(shell: Shell, contacts: tuple[str, ...], *, new: bool, over_limit: bool, **said: Any) -> Reply:
    """Log a visit."""
    notebook = shell.notebook()
    party = party_of(notebook, contacts, new=new)
    entry = _entry(shell, notebook, party, said)
    if not over_limit:
        must_not_pass_limits(notebook, entry, party.strangers)
    if not party.strangers:
        return _reply(party, log_visit(notebook, entry))
    with notebook.change(Text("Log a visit: {name}", name=party.people[0].name)):
        for stranger in party.strangers:
            add_contact(notebook, Profile(stranger))
        logged = log_visit(notebook, entry)
    return _reply(party, logged)


def _day(shell: Shell, party: Party, typed: str | None) -> date:
    """When it was: a sheet's code says which day was meant, unless the rep says another."""
    if not typed and party.planned and party.planned.day > shell.today:
        raise Refused(
            Text("This visit is planned for {day}; if it has happened, say when with --day.", day=party.planned.day)
        )
    day = parse_day(typed, shell.today) if typed else party.planned.day if party.planned else shell.today
    if day > shell.today:
        raise Refused(Text("{day} is still to come; plan it with “salesbook plan”.", day=day))
    return day


def _entry(shell: Shell, notebook: Notebook, party: Party, said: dict[str, Any]) -> VisitEntry:
    day, planned, first = _day(shell, party, said["day"]), party.planned, party.people[0]
    hour = parse_hour(said["at"]) if said["at"] else None
    visit = Visit(
        day,
        hour if isinstance(hour, time) else None,
        channel=choice(Channel, said["channel"]) if said["channel"] else None,
        lasted=said["lasted"],
        place=said["place"],
        day_part=hour if isinstance(hour, DayPart) else None,
    )
    if planned is not None:
        visit = replace(visit, id=planned.id)
    notes = [(text, False) for text in not_blank(said["note"])] + [
        (text, True) for text in not_blank(said["private_note"])
    ]
    return VisitEntry(
        visit,
        entries.participations(visit, party, said["emotion"], said["expectation"]),
        notes=tuple(Note(t, visit_id=visit.id, private=private, position=at) for at, (t, private) in enumerate(notes)),
        evidence=entries.evidence(visit, party, said["evidence"]),
        promises=entries.promises(visit, first, said["promise"], said["their_promise"]),
        next_steps=entries.next_steps(visit, first, said["next_step"]),
        values=entries.values_given(visit, first, said["value"]),
        objections=entries.objections_heard(visit, first, said["objection"], said["answer"]),
        expenses=entries.expenses(visit, said["expense"], method(notebook).currency),
        interests=tuple(Interest(first.id, text, since=day, visit_id=visit.id) for text in not_blank(said["interest"])),
        needs=tuple(Need(text, first.id, since=day, visit_id=visit.id) for text in not_blank(said["need"])),
    )


def _reply(party: Party, logged: Logged) -> Reply:
    names = {contact.id: contact.name for contact in party.people}
    visit = logged.visit
    lines = [
        _("Logged: {names}, {day}, {channel}.").format(
            names=listed(tuple(names.values())),
            day=narrow_date(visit.day),
            channel=word(visit.channel) if visit.channel else _("touch"),
        )
    ]
    if visit.channel is None:
        # What was not said is not recorded: nobody's meeting is proved by a line that does not tell of one.
        lines.append(_("How it was is not said, so it shows no meeting; --channel says it, such as in-person."))
    lines += [_("{name} is now at recognition.").format(name=names[one]) for one in logged.recognised]
    for contact_id, offer in logged.offers:
        evidence = evidence_shown(offer.evidence)
        said = _("{name} can move to {stage}: {evidence}. “salesbook stage CONTACT {word}” accepts it.")
        lines.append(said.format(name=names[contact_id], stage=word(offer.to), evidence=evidence, word=offer.to.value))
    data = {
        "id": visit.id,
        "day": visit.day.isoformat(),
        "at": visit.at.strftime("%H:%M") if visit.at else None,
        "day_part": visit.day_part.value if visit.day_part else None,
        "channel": visit.channel.value if visit.channel else None,
        "contacts": [{"id": contact.id, "name": contact.name} for contact in party.people],
        "recognised": list(logged.recognised),
        "offers": [
            {"contact": contact_id, "stage": offer.to.value, "evidence": [evidence_json(f) for f in offer.evidence]}
            for contact_id, offer in logged.offers
        ],
    }
    return Reply(data, lines)
