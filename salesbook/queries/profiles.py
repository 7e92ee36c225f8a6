"""Whole entries of many contacts, for what leaves the notebook."""

from __future__ import annotations

import json
from typing import Any

from salesbook.domain.contact import (
    Address,
    CardProperty,
    Contact,
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
from salesbook.queries.search import contacts_matching
from salesbook.store.notebook import NotebookReader

# The fields of Profile that are lists of parts, and what is in them.
_PARTS: dict[str, type[Any]] = {
    "phones": Phone,
    "emails": Email,
    "addresses": Address,
    "messaging_ids": MessagingId,
    "websites": Website,
    "tags": Tag,
    "notes": Note,
    "employments": Employment,
    "relations": Relation,
    "interests": Interest,
    "needs": Need,
    "dates": ImportantDate,
    "card_properties": CardProperty,
}
_EVERYBODY = 1_000_000


def chosen_contacts(notebook: NotebookReader, words: str = "") -> list[Contact]:
    """The contact with this id, else those the words find, best first; without words all, colleagues too, oldest first."""
    if not words.strip():
        return notebook.select(Contact, "1 ORDER BY key")
    one = notebook.get(Contact, words.strip())
    if one is not None:
        return [one]
    ids = [line.id for line in contacts_matching(notebook, words, _EVERYBODY)]
    found = {contact.id: contact for contact in notebook.select(Contact, *_among("id", ids))}
    return [found[contact_id] for contact_id in ids]


def profiles_of(notebook: NotebookReader, contacts: list[Contact], *, pictures: bool = True) -> list[Profile]:
    """These contacts with all that belongs to them: one query a noun, however many; without pictures, no photo is read."""
    ids = [contact.id for contact in contacts]
    parts = {field: _by_contact(notebook, noun, ids) for field, noun in _PARTS.items()}
    wanted = [one.photo for one in contacts if one.photo] if pictures else []
    photos = {photo.id: photo for photo in notebook.select(Photo, *_among("id", wanted))}
    organisations = {organisation.id: organisation for organisation in notebook.select(Organisation)}
    found = []
    for contact in contacts:
        mine: dict[str, Any] = {field: tuple(known.get(contact.id, ())) for field, known in parts.items()}
        named = dict.fromkeys(one.organisation_id for one in mine["employments"] if one.organisation_id)
        found.append(
            Profile(
                contact,
                **mine,
                organisations=tuple(organisations[one] for one in named),
                photo=photos.get(contact.photo or ""),
            )
        )
    return found


def _among(column: str, ids: list[str]) -> tuple[str, str]:
    return f"{column} IN (SELECT value FROM json_each(?))", json.dumps(ids)


def _by_contact(notebook: NotebookReader, noun: type[Any], ids: list[str]) -> dict[str, list[Any]]:
    """The rows of a noun by contact, each list in the contact's own order."""
    found: dict[str, list[Any]] = {}
    rows = notebook.select(noun, *_among("contact_id", ids))
    for row in sorted(rows, key=lambda row: getattr(row, "position", 0)):
        found.setdefault(row.contact_id, []).append(row)
    return found
