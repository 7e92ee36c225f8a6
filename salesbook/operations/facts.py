"""Changing single fields of what is in the notebook, so that two quick edits of one thing cannot undo each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from salesbook.domain.errors import Refused
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.text import Text
from salesbook.queries.organisations import organisation_called
from salesbook.store.notebook import Notebook

Thing = TypeVar("Thing")


def change_fields(notebook: Notebook, thing: Thing, name: str, new: dict[str, Any]) -> Thing:
    """Change only these fields of what the notebook holds now under the thing's id; `name` says whose, for the label.

    Refuses where it was deleted meanwhile. Returns the thing as it is now.
    """
    present = notebook.get(type(thing), thing.id)  # type: ignore[attr-defined]
    if present is None:
        raise Refused(Text("This was deleted meanwhile, so it cannot be changed."))
    changed = replace(present, **new)  # type: ignore[type-var]
    with notebook.change(Text("Change {name}", name=name)) as change:
        change.update(changed)
    return changed


def write_employment(notebook: Notebook, employment: Employment, organisation: str, name: str) -> Employment:
    """Say where a contact works; the organisation is found by its name, or added. An empty name means none."""
    with notebook.change(Text("Change {name}", name=name)) as change:
        organisation_id = None
        if organisation:
            known = organisation_called(notebook, organisation)
            employer = known or Organisation(organisation)
            if known is None:
                change.insert(employer)
            organisation_id = employer.id
        present = notebook.get(Employment, employment.id)
        written = replace(
            present or employment,
            organisation_id=organisation_id,
            title=employment.title,
            confirmed_on=employment.confirmed_on,
        )
        if present is None:
            change.insert(written)
        else:
            change.update(written)
    return written


def write_part(notebook: Notebook, part: Thing, name: str, new: dict[str, Any]) -> None:
    """Write fields of something that belongs to a contact, adding it where the notebook does not have it yet."""
    present = notebook.get(type(part), part.id)  # type: ignore[attr-defined]
    with notebook.change(Text("Change {name}", name=name)) as change:
        if present is None:
            change.insert(replace(part, **new))  # type: ignore[type-var]
        else:
            change.update(replace(present, **new))  # type: ignore[type-var]


def confirm_facts(notebook: Notebook, parts: Iterable[Any], name: str, day: date) -> None:
    """Note that facts about a contact still hold on a day; one that is gone by now is left out."""
    with notebook.change(Text("Confirm: {name}", name=name)) as change:
        for part in parts:
            present = notebook.get(type(part), part.id)
            if present is not None:
                change.update(replace(present, confirmed_on=day))


def remove_part(notebook: Notebook, part: object, name: str) -> None:
    """Take away something that belongs to a contact; nothing happens where it is gone already."""
    if notebook.get(type(part), part.id) is not None:  # type: ignore[attr-defined]
        with notebook.change(Text("Change {name}", name=name)) as change:
            change.delete(part)
