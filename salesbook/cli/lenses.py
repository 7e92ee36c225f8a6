"""`lens`: where contacts stand, why, and what would move them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.naming import contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.lenses.every import LENSES, OF_ORGANISATIONS
from salesbook.domain.lenses.lens import Lens, Position, Standing
from salesbook.domain.lenses.pareto import PARETO, ParetoFigures, who_make_most
from salesbook.domain.text import Text
from salesbook.queries.contacts import contact_lines
from salesbook.queries.lens_facts import book_of
from salesbook.queries.settings import method
from salesbook.queries.standings import (
    position_counts,
    standings_of,
    standings_of_book,
    standings_of_organisations,
)
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, joined, render

_BY_NAME = {lens.name: lens for lens in LENSES}


@command(
    N_(
        "Where contacts stand. Without words: every lens, with how many stand where. NAME: everybody in that lens. CONTACT: "
        "where they stand in every lens, or in the one named, why, and what would move them up."
    ),
    click.argument("words", metavar="[NAME] [CONTACT]", nargs=-1),
    click.option(
        "--organisations", is_flag=True, help=N_("Organisations in place of contacts: pareto, customer-equity.")
    ),
    click.option("--day", metavar="D", help=N_("As of another day.")),
)
def lens(shell: Shell, words: tuple[str, ...], organisations: bool, day: str | None) -> Reply:
    """Answer with where contacts stand."""
    notebook = shell.reader()
    on = shell.day(day)
    chosen, contact = _named(words)
    if organisations:
        if contact is not None or chosen not in OF_ORGANISATIONS:
            names = tuple(one.name for one in OF_ORGANISATIONS)
            raise Refused(Text("Organisations stand in {names}; name one of these, and nobody beside it.", names=names))
        return _organisations(notebook, chosen, on)
    if contact is not None:
        return _contact(notebook, contact_named(notebook, contact), chosen, on)
    return _counts(notebook, on) if chosen is None else _book(notebook, chosen, on)


def _named(words: tuple[str, ...]) -> tuple[Lens | None, str | None]:
    """The lens and the contact that were named, in this order; a single word that is no lens names a contact."""
    first = _BY_NAME.get(words[0].strip().lower().replace(" ", "-")) if words else None
    if len(words) > 2 or (len(words) == 2 and first is None):
        raise Refused(
            Text("“{word}” is no lens; the lenses are {names}.", word=words[0], names=tuple(_BY_NAME))
            if first is None
            else Text("Name one contact; put a name of several words into quotes.")
        )
    if first is None:
        return None, words[0] if words else None
    return first, words[1] if len(words) == 2 else None


def _counts(notebook: NotebookReader, day: date) -> Reply:
    """Every lens with how many stand in each of its positions."""
    counts = position_counts(notebook, day)
    data = {
        "day": day.isoformat(),
        "lenses": [
            {
                "lens": one.name,
                "name": render(one.words),
                "positions": [
                    {"position": found.position.name, "name": render(found.position.words), "count": found.count}
                    for found in counts[one.name]
                ],
            }
            for one in LENSES
        ],
    }
    lines: list[str] = []
    for one in LENSES:
        lines += [*([""] if lines else []), f"{render(one.words)}  ({one.name})"]
        lines += [f"  {found.count:>6}  {render(found.position.words)}" for found in reversed(counts[one.name])]
    return Reply(data, lines)


def _book(notebook: NotebookReader, chosen: Lens, day: date) -> Reply:
    """Everybody in one lens, the best position first."""
    standings = standings_of_book(notebook, chosen, day)
    positions = chosen.positions_in(book_of(notebook, day))
    known = contact_lines(notebook, tuple(standings))
    named = {key: {"id": key, "name": known[key].name, "organisation": known[key].organisation} for key in standings}
    return _with_few(notebook, chosen, standings, _everybody(chosen, positions, standings, named, "contact", day))


def _organisations(notebook: NotebookReader, chosen: Lens, day: date) -> Reply:
    """Every organisation that bought, in a lens that places organisations."""
    standings = standings_of_organisations(notebook, chosen, day)
    names = dict(notebook.rows("SELECT id, name FROM organisation"))
    named = {key: {"id": key, "name": names[key]} for key in standings}
    reply = _everybody(chosen, chosen.positions, standings, named, "organisation", day)
    return _with_few(notebook, chosen, standings, reply)


def _with_few(notebook: NotebookReader, chosen: Lens, standings: dict[str, Standing], reply: Reply) -> Reply:
    """The 80/20 rule of the book under the name of the lens that is about it."""
    if chosen is not PARETO:
        return reply
    few = who_make_most((one.position for one in standings.values()), method(notebook))
    head, *lines = reply.lines
    return Reply(reply.data, [head, *([capitalised(render(few))] if few else []), *lines])


def _everybody(
    chosen: Lens,
    positions: tuple[Position, ...],
    standings: dict[str, Standing],
    named: dict[str, dict[str, str]],
    kind: str,
    day: date,
) -> Reply:
    data: dict[str, Any] = {"day": day.isoformat(), "lens": chosen.name, "name": render(chosen.words), "positions": []}
    lines = [render(chosen.words)]
    for position in reversed(positions):
        there = [key for key, one in standings.items() if one.position.name == position.name]
        there.sort(key=lambda key: (_rank(standings[key]), named[key]["name"]))
        data["positions"].append(
            {
                "position": position.name,
                "name": render(position.words),
                "count": len(there),
                "standings": [{kind: named[key]} | standing_json(standings[key]) for key in there],
            }
        )
        if there:
            lines += ["", f"{capitalised(render(position.words))} ({len(there)})"]
            lines += [f"  {named[key]['name']}  {_said(_beside(standings[key]))}" for key in there]
    return Reply(data, lines if standings else [*lines, _("Nobody stands here yet.")])


def _beside(standing: Standing) -> tuple[Text, ...]:
    """What a line of the book has room for: what is marked, and the first two reasons."""
    return ((standing.mark,) if standing.mark else ()) + standing.because[:2]


def _rank(standing: Standing) -> int:
    return standing.figures.rank if isinstance(standing.figures, ParetoFigures) else 0


def _contact(notebook: NotebookReader, contact: Contact, chosen: Lens | None, day: date) -> Reply:
    """Where one contact stands, in every lens or in one."""
    if contact.colleague:
        raise Refused(Text("{name} is a colleague; colleagues stand in no lens.", name=contact.name))
    standings = [one for one in standings_of(notebook, contact.id, day) if chosen is None or one.lens == chosen.name]
    if not standings:
        raise Refused(Text("{name} was not known yet on {day}; give a later day.", name=contact.name, day=day))
    data: dict[str, Any] = {"day": day.isoformat(), "contact": {"id": contact.id, "name": contact.name}}
    if chosen is None:
        data["lenses"] = [standing_json(one) for one in standings]
    else:
        data |= standing_json(standings[0])
    lines = [contact.name]
    for one in standings:
        lines += ["", standing_line(one)]
        lines += [f"  {render(text)}" for text in one.because]
        lines += [_("  to move up: {text}").format(text=render(text)) for text in one.to_move_up]
    return Reply(data, lines)


def _said(texts: Iterable[Text]) -> str:
    return joined(tuple(render(text) for text in texts))


def standing_line(standing: Standing) -> str:
    """A standing in one line: the lens and the position."""
    return _("{lens}: {position}").format(lens=render(_BY_NAME[standing.lens].words), position=render(standing.words))


def standing_json(standing: Standing) -> dict[str, Any]:
    """A standing as JSON; its figures by their names in code, amounts in minor units."""
    return {
        "lens": standing.lens,
        "position": standing.position.name,
        "because": [render(text) for text in standing.because],
        "to_move_up": [render(text) for text in standing.to_move_up],
        "figures": _plain(standing.figures),
    }


def _plain(value: Any) -> Any:
    """What pictures are drawn from, in the plain values of JSON."""
    if isinstance(value, Text):
        return render(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    return value
