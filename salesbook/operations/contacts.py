"""Adding, changing, relating and deleting contacts and what belongs to them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.interest import Need
from salesbook.domain.organisation import Employment, Organisation, organisation_key
from salesbook.domain.profile import Profile
from salesbook.domain.purchase import Purchase
from salesbook.domain.referral import Referral
from salesbook.domain.relation import Relation
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import Visit
from salesbook.operations.visits import delete_visit_rows
from salesbook.queries.organisations import organisation_called
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.system import clock

Thing = TypeVar("Thing")


def add_contact(notebook: Notebook, profile: Profile) -> None:
    """Add a contact with all that belongs to it; organisations known by name are used, new ones added."""
    with notebook.change(Text("Add {name}", name=profile.contact.name)) as change:
        insert_profile(notebook, change, profile)


def insert_profile(notebook: Notebook, change: Change, profile: Profile) -> None:
    """Write a profile's rows in an open change."""
    change.insert(*profile_rows(notebook, change, profile))


def profile_rows(
    notebook: Notebook, change: Change, profile: Profile, organisations: dict[str, str] | None = None
) -> list[object]:
    """A profile's things as they are to be added, its unknown organisations being added at once.

    `organisations` are the ids of those that are known, by `organisation_key`; it remembers them from one profile to the next.
    """
    contact = profile.contact
    if contact.added is None:
        contact = replace(contact, added=clock.now())
    rows: list[object] = [contact] if profile.photo is None else [profile.photo, contact]
    known = known_organisations(notebook, change, profile.organisations, organisations)
    for part in profile.parts:
        if isinstance(part, Employment | Need) and known.get(part.organisation_id, part.organisation_id) != (
            part.organisation_id
        ):
            rows.append(replace(part, organisation_id=known[part.organisation_id]))
        else:
            rows.append(part)
    return rows


def known_organisations(
    notebook: Notebook,
    change: Change,
    organisations: tuple[Organisation, ...],
    remembered: dict[str, str] | None = None,
) -> dict[str | None, str]:
    """For each organisation's id the id it has in the notebook; those not there by id or name are added.

    A name is one however it is written (`organisation_key`). `remembered` holds the ids of all that are known, by that.
    """
    known: dict[str | None, str] = {}
    for organisation in organisations:
        key = organisation_key(organisation.name)
        found = remembered.get(key) if remembered is not None else None
        if found is None:
            there = notebook.get(Organisation, organisation.id)
            if there is None and remembered is None:
                there = organisation_called(notebook, organisation.name)
            if there is None:
                change.insert(organisation)
            found = (there or organisation).id
            if remembered is not None:
                remembered[key] = found
        known[organisation.id] = found
    return known


def change_thing(notebook: Notebook, thing: Thing, name: str) -> None:
    """Replace something that is in the notebook by what it should be; `name` says whose, for the label."""
    with notebook.change(Text("Change {name}", name=name)) as change:
        change.update(thing)


def change_with_parts(
    notebook: Notebook,
    contact: Contact,
    name: str,
    new: tuple[object, ...] = (),
    other: tuple[object, ...] = (),
    gone: tuple[object, ...] = (),
) -> None:
    """Change a contact together with what belongs to it: what is new, what is other than before, and what goes.

    `name` is what the contact was called before, for the label.
    """
    with notebook.change(Text("Change {name}", name=name)) as change:
        change.delete(*gone)
        change.update(contact, *other)
        change.insert(*new)


def add_part(notebook: Notebook, part: object, name: str) -> None:
    """Add something that belongs to a contact, such as a phone or an interest; `name` is the contact's."""
    with notebook.change(Text("Change {name}", name=name)) as change:
        change.insert(part)


def delete_part(notebook: Notebook, part: object, name: str) -> None:
    """Take away something that nothing else depends on; `name` says whose, for the label."""
    with notebook.change(Text("Change {name}", name=name)) as change:
        change.delete(part)


def relate(notebook: Notebook, relation: Relation, name: str) -> None:
    """Note somebody as related to a contact."""
    if not relation.word.strip() or not relation.name.strip():
        raise Refused(Text("A relation needs a word and a name, such as spouse and 陈静."))
    with notebook.change(Text("Relate {other} to {name}", other=relation.name, name=name)) as change:
        change.insert(relation)


def delete_contact(notebook: Notebook, contact: Contact) -> None:
    """Take a contact out with all that belongs to it; visits others took part in stay with the others."""
    with notebook.change(Text("Delete {name}", name=contact.name)) as change:
        for visit in notebook.select(
            Visit,
            """id IN (SELECT visit_id FROM participation WHERE contact_id = ?1) AND NOT EXISTS (
                   SELECT 1 FROM participation p WHERE p.visit_id = visit.id AND p.contact_id <> ?1)""",
            contact.id,
        ):
            delete_visit_rows(notebook, change, visit)
        for relation in notebook.select(Relation, "other_id = ?", contact.id):
            change.update(replace(relation, other_id=None))
        for referral in notebook.select(Referral, "to_contact_id = ?", contact.id):
            change.update(replace(referral, to_contact_id=None))
        for purchase in notebook.select(
            Purchase, "contact_id <> ?1 AND offer_id IN (SELECT id FROM offer WHERE contact_id = ?1)", contact.id
        ):
            change.update(replace(purchase, offer_id=None))
        for noun in NOUNS:
            if noun is not Contact and any(field.name == "contact_id" for field in fields(noun)):
                change.delete(*notebook.select(noun, "contact_id = ?", contact.id))
        change.delete(contact)


def delete_organisation(notebook: Notebook, organisation: Organisation) -> None:
    """Take an organisation out; refuses while contacts, offers or purchases name it."""
    uses = notebook.rows(
        """SELECT (SELECT count(*) FROM employment WHERE organisation_id = ?1)
                + (SELECT count(*) FROM offer WHERE organisation_id = ?1)
                + (SELECT count(*) FROM purchase WHERE organisation_id = ?1)
                + (SELECT count(*) FROM need WHERE organisation_id = ?1)""",
        organisation.id,
    )[0][0]
    if uses:
        raise Refused(
            counted(
                "“{name}” is still used in {n} place; change that first.",
                "“{name}” is still used in {n} places; change those first.",
                uses,
                name=organisation.name,
            )
        )
    with notebook.change(Text("Delete {name}", name=organisation.name)) as change:
        change.delete(organisation)
