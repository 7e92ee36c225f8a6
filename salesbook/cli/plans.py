"""`plan`, `move` and `did-not-happen`: visits to come."""

from __future__ import annotations

from datetime import time

import click

from salesbook.cli import entries
from salesbook.cli.day import visit_json
from salesbook.cli.main import command
from salesbook.cli.naming import choice, visit_named
from salesbook.cli.party import party_of
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.channel import Channel
from salesbook.domain.day_part import DayPart
from salesbook.domain.days import parse_day_and_hour
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.visits import did_not_happen, move_visit, plan_visit
from salesbook.queries.visits import names_of
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import day_and_hour, listed, weekday_and_day


@command(
    N_("Plan a visit with CONTACT; its code goes on the call sheet."),
    click.argument("contacts", metavar="CONTACT…", nargs=-1, required=True),
    click.option(
        "--at", "when", metavar='"DAY TIME"', required=True, help=N_('Such as "tomorrow 10:00" or "fri afternoon".')
    ),
    click.option("--purpose", default="", help=N_("What the visit is for.")),
    click.option("--want", default="", help=N_("The wanted result.")),
    click.option("--ace", default="", help=N_("The one thing that wins the day.")),
    click.option("--objection", multiple=True, metavar='"SAID => ANSWER"', help=N_("What to expect, and the answer.")),
    click.option("--channel", metavar="CHANNEL", help=N_("in-person otherwise.")),
    click.option("--place", default="", help=N_("Where.")),
    click.option(
        "--lasted", type=click.IntRange(1, 1440), metavar="MIN", help=N_("How long it should take, in minutes.")
    ),
)
def plan(
    shell: Shell,
    contacts: tuple[str, ...],
    when: str,
    purpose: str,
    want: str,
    ace: str,
    objection: tuple[str, ...],
    channel: str | None,
    place: str,
    lasted: int | None,
) -> Reply:
    """Plan a visit."""
    notebook = shell.notebook()
    day, hour = parse_day_and_hour(when, shell.today)
    if day < shell.today:
        raise Refused(Text("{day} is past; log what happened with “salesbook log --day”.", day=day))
    party = party_of(notebook, contacts, option="--purpose")
    visit = Visit(
        day,
        hour if isinstance(hour, time) else None,
        VisitState.PLANNED,
        choice(Channel, channel) if channel else Channel.IN_PERSON,
        lasted,
        place,
        purpose,
        want,
        ace,
        day_part=hour if isinstance(hour, DayPart) else None,
    )
    planned = plan_visit(
        notebook,
        VisitEntry(
            visit,
            entries.participations(visit, party, (), ()),
            objections=entries.objections_expected(visit, party.people[0], objection),
        ),
    )
    said = _("Planned: {names}, {when}, code {code}.")
    names = listed(tuple(person.name for person in party.people))
    return Reply(visit_json(notebook, planned), [said.format(names=names, when=_when(planned), code=planned.code)])


@command(
    N_("Move a planned visit to another day or time."),
    click.argument("visit", metavar="CODE"),
    click.option(
        "--at", "when", metavar='"DAY TIME"', required=True, help=N_("The new day, with its time or part of the day.")
    ),
)
def move(shell: Shell, visit: str, when: str) -> Reply:
    """Move a planned visit."""
    notebook = shell.notebook()
    found = visit_named(notebook, visit)
    day, hour = parse_day_and_hour(when, shell.today)
    names = listed(names_of(notebook, found.id))
    if isinstance(hour, DayPart):
        move_visit(notebook, found, day, None, names, hour)
    else:
        move_visit(notebook, found, day, hour or found.at, names)
    moved = visit_named(notebook, found.id)
    return Reply(visit_json(notebook, moved), [_("Moved: {names}, {when}.").format(names=names, when=_when(moved))])


@command(
    N_("Note that a planned visit did not happen, and why."),
    click.argument("visit", metavar="CODE"),
    click.option("--because", default="", help=N_("Why.")),
)
def call_off(shell: Shell, visit: str, because: str) -> Reply:
    """Note that a planned visit did not happen."""
    notebook = shell.notebook()
    found = visit_named(notebook, visit)
    names = listed(names_of(notebook, found.id))
    did_not_happen(notebook, found, because, names)
    said = _("Noted: the visit with {names} did not happen.").format(names=names)
    return Reply({"id": found.id, "state": VisitState.DID_NOT_HAPPEN.value, "because": because}, [said])


def _when(visit: Visit) -> str:
    return day_and_hour(weekday_and_day(visit.day), visit.hour)
