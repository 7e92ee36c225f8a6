"""`add` and `relate`."""

from __future__ import annotations

from datetime import date

import click

from salesbook.cli.contact_json import contact_json
from salesbook.cli.main import command
from salesbook.cli.naming import BY_NAME, contact_if_named, contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.contact import Contact, Email, Phone, Tag
from salesbook.domain.errors import Refused
from salesbook.domain.important_date import parse_important_date
from salesbook.domain.interest import Interest, Need
from salesbook.domain.names import split_name
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.relation import Relation, relation_text
from salesbook.domain.text import Text
from salesbook.operations.contacts import add_contact, relate
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import medium_date, render


def contact_of_name(name: str, met: str = "") -> Contact:
    """A new contact of this name, with its parts split off."""
    name = one_line(name)
    if not name:
        raise Refused(Text("A contact needs a name; type one."))
    family, given = split_name(name)
    return Contact(name, family, given, how_we_met=met.strip())


def one_line(words: str) -> str:
    """Words as they stand in one line, whatever was pasted."""
    return " ".join(words.split())


def not_blank(values: tuple[str, ...]) -> tuple[str, ...]:
    """What an option was given, without those that say nothing."""
    return tuple(value.strip() for value in values if value.strip())


@command(
    N_("Add a contact."),
    click.argument("name"),
    click.option("--organisation", default="", help=N_("The company they work for.")),
    click.option("--title", default="", help=N_("Their role there.")),
    click.option("--phone", multiple=True, help=N_("A phone number; may be given several times.")),
    click.option("--email", multiple=True, help=N_("An email address; may be given several times.")),
    click.option("--tag", multiple=True, help=N_("A word to sort by.")),
    click.option("--interest", multiple=True, help=N_("Something they care about.")),
    click.option("--need", multiple=True, help=N_("Something they want solved.")),
    click.option("--birthday", help=N_("[lunar:][Y-][leap]M-D")),
    click.option("--met", default="", help=N_("How we met.")),
)
def add(
    shell: Shell,
    name: str,
    organisation: str,
    title: str,
    phone: tuple[str, ...],
    email: tuple[str, ...],
    tag: tuple[str, ...],
    interest: tuple[str, ...],
    need: tuple[str, ...],
    birthday: str | None,
    met: str,
) -> Reply:
    """Add a contact from what the options say."""
    contact = contact_of_name(name, met)
    mine = contact.id
    employer = Organisation(one_line(organisation)) if organisation.strip() else None
    title = one_line(title)
    works = Employment(mine, employer.id if employer else None, title) if employer or title else None
    profile = Profile(
        contact,
        phones=tuple(Phone(mine, value, position=at) for at, value in enumerate(not_blank(phone))),
        emails=tuple(Email(mine, value, position=at) for at, value in enumerate(not_blank(email))),
        tags=tuple(Tag(mine, word) for word in dict.fromkeys(not_blank(tag))),
        employments=(works,) if works else (),
        interests=tuple(_interest(mine, text, at, shell.today) for at, text in enumerate(not_blank(interest))),
        needs=tuple(Need(text, mine, since=shell.today, position=at) for at, text in enumerate(not_blank(need))),
        dates=(parse_important_date(birthday, mine),) if birthday else (),
        organisations=(employer,) if employer else (),
    )
    notebook = shell.notebook()
    add_contact(notebook, profile)
    stored = notebook.get(Contact, mine)
    assert stored is not None
    data = contact_json(notebook, stored, shell.today)
    lines = [_("Added {name} ({id}).").format(name=contact.name, id=mine)]
    birthdays = (entry.next_on_or_after(shell.today) for entry in profile.dates)
    lines += [_("Next birthday: {day}").format(day=medium_date(birthday)) for birthday in birthdays]
    return Reply(data, lines)


def _interest(contact_id: str, text: str, position: int, today: date) -> Interest:
    return Interest(contact_id, text, since=today, position=position)


@command(
    N_(
        "Note that OTHER is CONTACT's WORD (spouse, child, boss, assistant, friend …); linked where OTHER is a contact."
    ),
    click.argument("contact"),
    click.argument("word"),
    click.argument("other"),
)
def relate_contacts(shell: Shell, contact: str, word: str, other: str) -> Reply:
    """Note how two people are related."""
    notebook = shell.notebook()
    one = contact_named(notebook, contact)
    linked = contact_if_named(notebook, other, BY_NAME)
    if linked is not None and linked.id == one.id:
        raise Refused(Text("Nobody is related to themselves; name another contact."))
    relation = Relation(one.id, word, linked.name if linked else other, linked.id if linked else None)
    relate(notebook, relation, one.name)
    said = Text("{other} is noted as {name}'s {word}.", other=relation.name, name=one.name, word=relation_text(word))
    return Reply({"id": relation.id, "linked": relation.other_id}, [render(said)])
