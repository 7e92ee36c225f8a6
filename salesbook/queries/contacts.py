"""Contacts: which one is meant, and everything about one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.store.notebook import NotebookReader

if TYPE_CHECKING:
    from salesbook.domain.contact import Contact
    from salesbook.domain.organisation import Employment, Organisation
    from salesbook.domain.profile import Profile


@dataclass(frozen=True)
class ContactLine:
    """A contact in a list: the name, and the organisation and title of the present employment."""

    id: str
    name: str
    organisation: str
    title: str


def contact_line(notebook: NotebookReader, contact_id: str) -> ContactLine:
    """One contact as a line of a list."""
    found = contact_lines(notebook, (contact_id,))
    return found[contact_id]


def contact_lines(notebook: NotebookReader, contact_ids: tuple[str, ...]) -> dict[str, ContactLine]:
    """Contacts as lines of a list, by id and in the order of the ids."""
    return {row[0]: ContactLine(*row) for row in notebook.rows(LINES, json.dumps(contact_ids))}


LINES = """
    SELECT c.id, c.name, coalesce(o.name, ''), coalesce(e.title, '') FROM json_each(?) AS wanted
    CROSS JOIN contact c ON c.id = wanted.value
    LEFT JOIN employment e ON e.id = (
        SELECT id FROM employment WHERE contact_id = c.id AND to_day IS NULL ORDER BY position LIMIT 1)
    LEFT JOIN organisation o ON o.id = e.organisation_id
    ORDER BY wanted.key
"""


def profile_of(notebook: NotebookReader, contact: Contact) -> Profile:
    """A contact with all that belongs to it."""
    from salesbook.domain.contact import (
        Address,
        CardProperty,
        Email,
        MessagingId,
        Note,
        Phone,
        Photo,
        Tag,
        Website,
    )
    from salesbook.domain.important_date import ImportantDate
    from salesbook.domain.interest import Interest, Need
    from salesbook.domain.organisation import Employment, Organisation
    from salesbook.domain.profile import Profile
    from salesbook.domain.relation import Relation

    mine = contact.id
    employments = notebook.of_contact(Employment, mine)
    named = tuple(dict.fromkeys(e.organisation_id for e in employments if e.organisation_id))
    photo = notebook.get(Photo, contact.photo) if contact.photo else None
    return Profile(
        contact=contact,
        phones=tuple(notebook.of_contact(Phone, mine)),
        emails=tuple(notebook.of_contact(Email, mine)),
        addresses=tuple(notebook.of_contact(Address, mine)),
        messaging_ids=tuple(notebook.of_contact(MessagingId, mine)),
        websites=tuple(notebook.of_contact(Website, mine)),
        tags=tuple(notebook.of_contact(Tag, mine)),
        notes=tuple(notebook.of_contact(Note, mine)),
        employments=tuple(employments),
        relations=tuple(notebook.of_contact(Relation, mine)),
        interests=tuple(notebook.of_contact(Interest, mine)),
        needs=tuple(notebook.of_contact(Need, mine)),
        dates=tuple(notebook.of_contact(ImportantDate, mine)),
        card_properties=tuple(notebook.of_contact(CardProperty, mine)),
        organisations=tuple(org for one in named if (org := notebook.get(Organisation, one))),
        photo=photo,
    )


def employment_now(profile: Profile) -> tuple[Employment | None, Organisation | None]:
    """The present employment of a profile, and its organisation."""
    now = next((employment for employment in profile.employments if employment.to_day is None), None)
    if now is None:
        return None, None
    return now, next((org for org in profile.organisations if org.id == now.organisation_id), None)
