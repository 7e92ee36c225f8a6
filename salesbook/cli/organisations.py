"""`organisation` and `organisations`: what is known of whom contacts work for, put right, and two made one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.naming import organisation_named
from salesbook.cli.shell import Reply, Shell
from salesbook.cli.things import typed_change
from salesbook.domain.errors import Refused
from salesbook.domain.organisation import Organisation
from salesbook.domain.text import Text, counted
from salesbook.operations.organisations import merge_organisations, write_organisation
from salesbook.queries.organisation_page import OrganisationPage, Person, organisation_page
from salesbook.queries.organisations import organisations_listed
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, money, narrow_date, render, word

FIELDS = ("name", "phonetic", "place", "address", "phone", "website", "notes")


@command(
    N_("What is known of an ORGANISATION; FIELD=VALUE changes its name, place, address, phone, website or notes."),
    click.argument("words", metavar="ORGANISATION"),
    click.argument("changes", metavar="[FIELD=VALUE…]", nargs=-1),
    click.option(
        "--merge",
        "give",
        metavar="OTHER",
        help=N_("Make one of both: it takes over everything of OTHER, which is gone."),
    ),
)
def organisation(shell: Shell, words: str, changes: tuple[str, ...], give: str | None) -> Reply:
    """Show an organisation, change fields of it, or merge another into it."""
    if give is not None and changes:
        raise Refused(Text("Change an organisation or merge it, one after the other."))
    if not changes and give is None:
        notebook = shell.reader()
        return _shown(shell, organisation_named(notebook, words))
    writable = shell.notebook()
    one = organisation_named(writable, words)
    if give is not None:
        other = organisation_named(writable, give)
        after = merge_organisations(writable, one, other)
        said = _("Merged {other} into {name}. “salesbook undo” brings both back.")
        return Reply(_fields_json(after), [said.format(other=other.name, name=one.name)])
    new = dict(typed_change(one, change, shell.today, "") for change in changes)
    after = write_organisation(writable, one, new)
    return Reply(_fields_json(after), [_("Changed: {fields}.").format(fields=listed(tuple(sorted(new))))])


@command(
    N_("The organisations, or those with WORDS in their name, each with how many people you know there."),
    click.argument("words", nargs=-1),
)
def organisations(shell: Shell, words: tuple[str, ...]) -> Reply:
    """List organisations by name."""
    found = organisations_listed(shell.reader(), " ".join(words))
    data = [{"id": one.id, "name": one.name, "place": one.place, "people": one.people} for one in found]
    lines = [
        "  ".join(
            part
            for part in (one.name, one.place, render(counted("{n} person", "{n} people", one.people)), one.id)
            if part
        )
        for one in found
    ]
    return Reply({"organisations": data}, lines or [_("Nothing found.")])


def _shown(shell: Shell, one: Organisation) -> Reply:
    page = organisation_page(shell.reader(), one.id, shell.today)
    assert page is not None
    data = {
        **_fields_json(one),
        "people": [_person_json(person) for person in page.people],
        "offers": [
            {
                "day": offer.day.isoformat(),
                "product": offer.product,
                **_amount(offer.amount),
                "state": offer.state.value,
                "contact": offer.contact_id,
            }
            for offer in page.offers
        ],
        "purchases": [
            {
                "day": bought.day.isoformat(),
                "product": bought.product,
                **_amount(bought.amount),
                "contact": bought.contact_id,
            }
            for bought in page.purchases
        ],
        "last_touch": {"day": page.last_touch.day.isoformat(), "contact": page.last_touch.contact_id}
        if page.last_touch
        else None,
        "alike": [other.id for other in page.alike],
    }
    return Reply(data, list(_lines(page)))


def _fields_json(one: Organisation) -> dict[str, Any]:
    return {"id": one.id, **{field: getattr(one, field) for field in FIELDS}}


def _amount(amount: Any) -> dict[str, Any]:
    return {"amount": amount.minor, "currency": amount.currency}


def _person_json(person: Person) -> dict[str, Any]:
    row = person.row
    return {
        "id": row.id,
        "name": row.name,
        "title": person.title,
        "buying_role": person.buying_role.value if person.buying_role else None,
        "stage": row.stage.value if row.stage else None,
        "until": person.to_day.isoformat() if person.to_day else None,
        "last_touch": row.last_touch.isoformat() if row.last_touch else None,
    }


def _lines(page: OrganisationPage) -> Iterable[str]:
    it = page.organisation
    yield it.name + (f" ({it.phonetic})" if it.phonetic else "")
    yield it.id
    for label, said in (
        (_("phone"), it.phone),
        (_("address"), it.address),
        (_("place"), it.place),
        (_("website"), it.website),
        (_("note"), it.notes),
    ):
        if said:
            yield "  " + _("{what}: {note}").format(what=label, note=said)
    for other in page.alike:
        yield _("“{name}” is probably the same organisation; --merge makes one of both.").format(name=other.name)
    yield from _section(_("People"), map(_person_line, page.people))
    yield from _section(
        _("Offers"),
        (
            _joined(narrow_date(one.day), one.product, money(one.amount), word(one.state), one.contact)
            for one in page.offers
        ),
    )
    yield from _section(
        _("Purchases"),
        (_joined(narrow_date(one.day), one.product, money(one.amount), one.contact) for one in page.purchases),
    )


def _person_line(person: Person) -> str:
    row = person.row
    return _joined(
        row.name,
        person.title,
        word(person.buying_role) if person.buying_role else "",
        "" if row.colleague else word(row.stage) if row.stage else _("no stage"),
        _("last touch {day}").format(day=narrow_date(row.last_touch)) if row.last_touch else "",
        _("until {day}").format(day=narrow_date(person.to_day)) if person.to_day else "",
    )


def _joined(*parts: str) -> str:
    return "  ".join(part for part in parts if part)


def _section(head: str, lines: Iterable[str]) -> list[str]:
    found = [f"  {line}" for line in lines]
    return ["", head, *found] if found else []
