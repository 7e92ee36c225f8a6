"""`edit` and `delete`: any field of anything, and anything itself, by id."""

from __future__ import annotations

import re
import types
import typing
from dataclasses import fields, replace
from datetime import date, datetime, time
from enum import Enum
from typing import Any

import click

from salesbook.cli.contact_edits import PARTS_OF_IT, edit_contact
from salesbook.cli.limits import must_not_pass_limits_now, with_expense
from salesbook.cli.main import command
from salesbook.cli.naming import BY_NAME, choice, contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.cli.visit_edits import ALIASES, SAID_AT_IT, must_not_be_to_come, with_what_was_said
from salesbook.domain.card import CardPlan, CardTemplate
from salesbook.domain.contact import Contact, Photo
from salesbook.domain.days import parse_day, parse_time
from salesbook.domain.errors import Refused
from salesbook.domain.goal import Goal
from salesbook.domain.important_date import Calendar, ImportantDate, parse_important_date
from salesbook.domain.money import Money, parse_money
from salesbook.domain.organisation import Organisation
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.purchase import Offer, Product
from salesbook.domain.record import RECORDED
from salesbook.domain.reminders.reminder import Answer
from salesbook.domain.repeating import parse_repeat
from salesbook.domain.setting import Setting
from salesbook.domain.stage import StageChange
from salesbook.domain.text import Text
from salesbook.domain.tier import Tier, TierWay
from salesbook.domain.visit import Expense, Participation, Visit
from salesbook.operations.contacts import change_thing, delete_contact, delete_organisation, delete_part
from salesbook.operations.goals import drop_goal
from salesbook.operations.organisations import write_organisation
from salesbook.operations.own_reminders import forget_reminder
from salesbook.operations.records import delete_record
from salesbook.operations.tiers import set_tiers
from salesbook.operations.visit_editing import edit_visit
from salesbook.operations.visits import delete_visit
from salesbook.queries.settings import method
from salesbook.queries.visits import entry_of, names_of, visit_with_code
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.store.nouns import NOUNS
from salesbook.store.records import table_of
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed

# What only its own command changes, so that history and answers stay what they were.
_KEPT = (Photo, StageChange, Answer, Setting)
_BY_COMMAND = {
    (Contact, "stage"): Text("The stage moves by “salesbook stage”, so that its evidence and history are kept."),
    (Visit, "state"): Text("What became of a visit is said by “salesbook log” or “salesbook did-not-happen”."),
    (Offer, "state"): Text("What became of an offer is said by “salesbook offer CONTACT --won” or --lost."),
}
# What else `edit` takes of a noun, which stands in rows of its own.
_BESIDE = {Visit: SAID_AT_IT, Contact: PARTS_OF_IT}
_SOLD = "SELECT 1 FROM offer WHERE product_id = ?1 UNION ALL SELECT 1 FROM purchase WHERE product_id = ?1"


def thing_named(notebook: NotebookReader, words: str) -> Any:
    """Whatever has this id, the visit whose code it is, or the one contact of this name; not who works for a company of it."""
    for noun in NOUNS:
        if noun not in _KEPT and (found := notebook.get(noun, words)) is not None:
            return found
    return visit_with_code(notebook, words) or contact_named(notebook, words, BY_NAME)


@command(
    N_("Change fields of a contact, phone, promise or anything else; an empty value clears a field."),
    click.argument("id"),
    click.argument("changes", metavar="FIELD=VALUE…", nargs=-1, required=True),
    click.option("--over-limit", is_flag=True, help=N_("Change it though it comes to more than a limit of the year.")),
)
def edit(shell: Shell, id: str, changes: tuple[str, ...], *, over_limit: bool) -> Reply:  # noqa: A002
    """Change fields of anything."""
    notebook = shell.notebook()
    thing = thing_named(notebook, id)
    if isinstance(thing, Visit):
        named = _edit_visit(shell, notebook, thing, changes, over_limit=over_limit)
    elif isinstance(thing, Contact):
        named = _edit_contact(shell, notebook, thing, changes)
    else:
        new = dict(typed_change(thing, words, shell.today, method(notebook).currency) for words in changes)
        changed = replace(thing, **new)
        _must_hold(changed)
        if isinstance(changed, Expense) and not over_limit:
            must_not_pass_limits_now(notebook, *with_expense(notebook, changed))
        if isinstance(thing, Organisation):
            write_organisation(notebook, thing, new)
        else:
            change_thing(notebook, changed, name_of(notebook, thing))
        named = sorted(new)
    data = {"id": thing.id, "kind": table_of(type(thing)), "changed": named}
    return Reply(data, [_("Changed: {fields}.").format(fields=listed(tuple(named)))])


def _edit_contact(shell: Shell, notebook: Notebook, contact: Contact, changes: tuple[str, ...]) -> list[str]:
    """Change a contact's fields, and its birthday and the like, as one step; returns what was named."""
    new: dict[str, Any] = {}
    said: dict[str, str] = {}
    for words in changes:
        name, equals, value = words.partition("=")
        if equals and name.strip() in PARTS_OF_IT:
            said[name.strip()] = value
        else:
            name, parsed = typed_change(contact, words, shell.today, "")
            new[name] = parsed
    edit_contact(notebook, contact, said, replace(contact, **new))
    return sorted((*new, *said))


def _edit_visit(
    shell: Shell, notebook: Notebook, visit: Visit, changes: tuple[str, ...], *, over_limit: bool
) -> list[str]:
    """Correct a visit, so that what rests on its day, channel and company follows; returns what was named."""
    new: dict[str, Any] = {}
    said: dict[str, str] = {}
    for words in changes:
        name, equals, value = words.partition("=")
        name = name.strip().replace("-", "_")
        if equals and name in SAID_AT_IT:
            said[name] = value
        else:
            name, parsed = typed_change(visit, f"{ALIASES.get(name, name)}{equals}{value}", shell.today, "")
            new[name] = parsed
    before = entry_of(notebook, visit)
    after = with_what_was_said(notebook, replace(before, visit=replace(visit, **new)), said)
    must_not_be_to_come(before, after, shell.today)
    if not over_limit:
        must_not_pass_limits_now(notebook, before, after)
    edit_visit(notebook, before, after)
    return sorted((*new, *said))


@command(N_("Delete a contact, a visit or anything else; `undo` brings it back."), click.argument("id"))
def delete(shell: Shell, id: str) -> Reply:  # noqa: A002
    """Delete anything."""
    notebook = shell.notebook()
    thing = thing_named(notebook, id)
    name = name_of(notebook, thing)
    _must_be_free(notebook, thing)
    if isinstance(thing, Contact):
        delete_contact(notebook, thing)
    elif isinstance(thing, Visit):
        delete_visit(notebook, thing, name)
    elif isinstance(thing, Organisation):
        delete_organisation(notebook, thing)
    elif isinstance(thing, OwnReminder):
        forget_reminder(notebook, thing)
    elif isinstance(thing, Goal):
        drop_goal(notebook, thing)
    elif isinstance(thing, Tier):
        _delete_tier(notebook, thing)
    elif isinstance(thing, RECORDED) and (owner := notebook.get(Contact, thing.contact_id)) is not None:
        delete_record(notebook, thing, owner)
    else:
        delete_part(notebook, thing, name)
    said = _("Deleted {kind}: {name}. “salesbook undo” brings it back.")
    return Reply({"id": thing.id, "kind": table_of(type(thing))}, [said.format(kind=table_of(type(thing)), name=name)])


def _delete_tier(notebook: Notebook, tier: Tier) -> None:
    others = tuple(one for one in notebook.select(Tier, "1 ORDER BY position, id") if one.id != tier.id)
    kept = {one.id for one in others}
    set_tiers(notebook, others, tuple(way for way in notebook.select(TierWay) if way.tier_id in kept))


def name_of(notebook: NotebookReader, thing: Any) -> str:
    """Whose it is, or what it is called."""
    if isinstance(thing, Visit):
        return listed(names_of(notebook, thing.id))
    owner = notebook.get(Contact, getattr(thing, "contact_id", None) or "")
    return owner.name if owner else str(getattr(thing, "name", "") or getattr(thing, "text", ""))


def typed_change(thing: Any, words: str, today: date, currency: str) -> tuple[str, Any]:
    """The field that `FIELD=VALUE` names, and its value. Refuses what the thing does not have, or what is no such value."""
    name, equals, value = words.partition("=")
    name = name.strip().replace("-", "_")
    hints = typing.get_type_hints(type(thing))
    if (type(thing), name) in _BY_COMMAND:
        raise Refused(_BY_COMMAND[type(thing), name])
    known = changeable(type(thing)) + _BESIDE.get(type(thing), ())
    if not equals or name not in known:
        raise Refused(
            Text("“{words}” changes nothing here; write FIELD=VALUE with one of {fields}.", words=words, fields=known)
        )
    return name, _value(hints[name], name, value, today, currency)


def changeable(noun: type[Any]) -> tuple[str, ...]:
    """The fields of a noun that `edit` may set: not those Salesbook keeps itself, nor those another command moves."""
    hints = typing.get_type_hints(noun)
    return tuple(
        field.name
        for field in fields(noun)
        if not (
            field.name in ("id", "photo", "code")
            or field.name.endswith("_id")
            or datetime in (hints[field.name], *typing.get_args(hints[field.name]))
            or (noun, field.name) in _BY_COMMAND
        )
    )


def _must_hold(thing: Any) -> None:
    """Refuse a date that no calendar has: what reads it later could not say where the slip was."""
    if isinstance(thing, ImportantDate):
        leap = "leap" if thing.leap_month else ""
        year = f"{thing.year:04}-" if thing.year is not None else ""
        lunar = "lunar:" if thing.calendar is Calendar.LUNAR else ""
        parse_important_date(f"{lunar}{year}{leap}{thing.month}-{thing.day}", thing.contact_id)
    if isinstance(thing, OwnReminder):
        parse_repeat(thing.rule, thing.start)


def _must_be_free(notebook: NotebookReader, thing: Any) -> None:
    """Refuse to delete what something else rests on."""
    if isinstance(thing, Product) and notebook.rows(_SOLD, thing.id):
        raise Refused(Text("“{name}” was offered or bought, so it stays; change its name instead.", name=thing.name))
    if isinstance(thing, Product) and notebook.select(ProductNews, "product_id = ?", thing.id):
        raise Refused(Text("There is news about “{name}”; delete the news first.", name=thing.name))
    if isinstance(thing, CardTemplate) and notebook.select(CardPlan, "template_id = ?", thing.id):
        raise Refused(Text("Cards are planned with “{name}”; give them other words first.", name=thing.name))
    if isinstance(thing, Participation) and len(notebook.of_visit(Participation, thing.visit_id)) == 1:
        raise Refused(Text("Nobody else took part in this visit; delete the visit instead."))


def _value(hint: Any, name: str, value: str, today: date, currency: str) -> Any:
    """What was typed as the type of the field; empty clears it where it may be empty."""
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    kind = next(option for option in options if option is not types.NoneType)
    if not value.strip():
        if types.NoneType in options:
            return None
        if kind is str and name not in ("name", "text", "value"):
            return ""
        if typing.get_origin(kind) is tuple:
            return ()
        raise Refused(Text("“{field}” cannot be empty; type a value.", field=name))
    return _parsed(kind, name, value, today, currency)


def _parsed(kind: Any, name: str, value: str, today: date, currency: str) -> Any:
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        parts = [part.strip() for part in re.split("[,，、]", value)]
        return tuple(_parsed(inner, name, part, today, currency) for part in parts if part)
    if kind is Money:
        return parse_money(value, currency)
    if kind is bool:
        if value.lower() not in ("yes", "no"):
            raise Refused(Text("“{field}” is yes or no.", field=name))
        return value.lower() == "yes"
    if kind is int:
        if not re.fullmatch("[0-9]{1,9}", value.strip()):
            raise Refused(Text("“{field}” is a whole number.", field=name))
        return int(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return choice(kind, value)
    if kind is date:
        return parse_day(value, today)
    return parse_time(value) if kind is time else value
