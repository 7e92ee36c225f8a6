"""`goal` and `goals`: so many contacts from one position of a lens to another by a day."""

from __future__ import annotations

from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.naming import contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.days import parse_day
from salesbook.domain.errors import Refused
from salesbook.domain.goal import Goal, GoalState
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.lenses.lens import Lens
from salesbook.domain.text import Text, counted
from salesbook.operations.goals import set_goal
from salesbook.queries.goals import GoalLine, goals_of_book
from salesbook.queries.lens_facts import book_of
from salesbook.queries.standings import positions_of_book
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import medium_date, render


@command(
    N_(
        "Set a goal: COUNT contacts from position FROM of LENS to position TO by a day. Without CONTACT all who stand at FROM "
        "now may set out. “salesbook delete ID” drops it."
    ),
    click.argument("lens"),
    click.argument("start", metavar="FROM"),
    click.argument("end", metavar="TO"),
    click.argument("count", type=int),
    click.argument("contacts", metavar="[CONTACT…]", nargs=-1),
    click.option("--by", metavar="D", required=True, help=N_("By when.")),
)
def goal(shell: Shell, lens: str, start: str, end: str, count: int, contacts: tuple[str, ...], by: str) -> Reply:
    """Set a goal."""
    notebook = shell.notebook()
    chosen = _lens(lens)
    made = Goal(
        chosen.name,
        _position(notebook, chosen, start, shell),
        _position(notebook, chosen, end, shell),
        count,
        shell.today,
        parse_day(by, shell.today),
    )
    named = tuple(contact_named(notebook, words).id for words in contacts)
    set_goal(notebook, made, named or _standing_at(notebook, made, shell))
    line = next(one for one in goals_of_book(notebook, shell.today) if one.progress.goal.id == made.id)
    return Reply(_json(line), [_said(line)])


@command(N_("Every goal with how far it is."))
def goals(shell: Shell) -> Reply:
    """Answer with the goals."""
    found = goals_of_book(shell.reader(), shell.today)
    return Reply({"goals": [_json(one) for one in found]}, [_said(one) for one in found] or [_("No goal is set.")])


def _lens(words: str) -> Lens:
    wanted = words.strip().lower().replace(" ", "-")
    found = next((one for one in LENSES if one.name == wanted), None)
    if found is None:
        names = tuple(one.name for one in LENSES)
        raise Refused(Text("“{word}” is no lens; the lenses are {names}.", word=words, names=names))
    return found


def _position(notebook: NotebookReader, lens: Lens, words: str, shell: Shell) -> str:
    wanted = words.strip().lower().replace(" ", "-")
    names = tuple(one.name for one in lens.positions_in(book_of(notebook, shell.today)))
    found = next((one for one in names if one.lower().replace(" ", "-") == wanted), None)
    if found is None:
        raise Refused(
            Text("“{word}” is no position of {lens}; choose from {names}.", word=words, lens=lens.name, names=names)
        )
    return found


def _standing_at(notebook: NotebookReader, made: Goal, shell: Shell) -> tuple[str, ...]:
    at = positions_of_book(notebook, shell.today)[made.lens]
    return tuple(contact for contact, position in at.items() if position == made.from_position)


_STATES = {
    GoalState.REACHED: Text("reached"),
    GoalState.MISSED: Text("the day has passed"),
}


def _said(line: GoalLine) -> str:
    told = line.progress
    left = counted("{n} day left", "{n} days left", told.days_left)
    return _("{lens}: {done} of {count} from {start} to {end} by {day}; {state}  {id}").format(
        lens=render(line.lens.words),
        done=len(told.arrived),
        count=told.goal.count,
        start=render(line.start),
        end=render(line.end),
        day=medium_date(told.goal.by),
        state=render(_STATES.get(told.state, left)),
        id=told.goal.id,
    )


def _json(line: GoalLine) -> dict[str, Any]:
    told = line.progress
    return {
        "id": told.goal.id,
        "lens": told.goal.lens,
        "from": told.goal.from_position,
        "to": told.goal.to_position,
        "count": told.goal.count,
        "since": told.goal.since.isoformat(),
        "by": told.goal.by.isoformat(),
        "arrived": list(told.arrived),
        "on_the_way": list(told.on_the_way),
        "state": told.state.value,
    }
