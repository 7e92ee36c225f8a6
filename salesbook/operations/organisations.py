"""Changing what is noted of an organisation, and making one organisation of two."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import Any

from salesbook.domain.errors import Refused
from salesbook.domain.merging_parts import same_parts, united
from salesbook.domain.organisation import Employment, Organisation, organisation_key, united_organisation
from salesbook.domain.phone_number import HOME_REGION
from salesbook.domain.text import Text
from salesbook.operations.facts import change_fields
from salesbook.queries.organisations import organisations_of_key
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.wording import render


def write_organisation(notebook: Notebook, organisation: Organisation, new: dict[str, Any]) -> Organisation:
    """Change fields of an organisation; returns it as it is now. Refuses no name, and one by which another is known."""
    name = new.get("name", organisation.name)
    if not name.strip():
        raise Refused(Text("An organisation needs a name."))
    key = organisation_key(name)
    if key != organisation_key(organisation.name):
        other = next((one for one in organisations_of_key(notebook, key) if one.id != organisation.id), None)
        if other is not None:
            raise Refused(Text("There is “{name}” already; merge the two organisations instead.", name=other.name))
    return change_fields(notebook, organisation, organisation.name, new)


def merge_organisations(notebook: Notebook, keep: Organisation, give: Organisation) -> Organisation:
    """Make `keep` one organisation of both, with the people, needs, offers and purchases of both; `give` is gone.

    Returns it as it is then. Refuses to merge one with itself, and one that was deleted meanwhile.
    """
    if keep.id == give.id:
        raise Refused(Text("No organisation can be merged with itself; name two."))
    mine, other = notebook.get(Organisation, keep.id), notebook.get(Organisation, give.id)
    if mine is None or other is None:
        raise Refused(Text("This was deleted meanwhile, so it cannot be changed."))
    both = united_organisation(mine, other, render)
    with notebook.change(Text("Merge {other} into {name}", other=other.name, name=mine.name)) as change:
        change.update(both)
        _unite_employments(notebook, change, mine.id, other.id)
        for noun in NOUNS:
            if noun is not Employment and any(field.name == "organisation_id" for field in fields(noun)):
                things: list[Any] = notebook.select(noun, "organisation_id = ?", other.id)
                change.update(*(replace(thing, organisation_id=mine.id) for thing in things))
        change.delete(other)
    return both


def _unite_employments(notebook: Notebook, change: Change, keep: str, give: str) -> None:
    """The places of work go over; who had the same place in both has it once."""
    by_contact: dict[str, list[Employment]] = defaultdict(list)
    for employment in notebook.select(Employment, "organisation_id IN (?, ?) ORDER BY position, id", keep, give):
        by_contact[employment.contact_id].append(employment)
    same = same_parts(HOME_REGION)["employments"]
    for employments in by_contact.values():
        mine = tuple(one for one in employments if one.organisation_id == keep)
        moved = tuple(replace(one, organisation_id=keep) for one in employments if one.organisation_id == give)
        after = united(mine, moved, same)
        # What somebody works at first stays so, whichever of the two was theirs.
        first: dict[str, int] = {}
        for one in employments:
            first.setdefault(after.now.get(one.id, one.id), one.position)
        change.update(*(replace(part, position=first[part.id]) for part in after.parts))
        change.delete(*(one for one in moved if one.id in after.now))
