"""The same done to several contacts at once, as one undo step."""

from __future__ import annotations

from datetime import date

from salesbook.domain.contact import Contact, Tag
from salesbook.domain.errors import Refused
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, counted
from salesbook.operations.contacts import delete_contact
from salesbook.operations.stages import move_to_stage
from salesbook.store.notebook import Notebook


def tag_contacts(notebook: Notebook, contact_ids: tuple[str, ...], word: str) -> int:
    """Give contacts a tag, those that have it already left alone; returns how many got it."""
    having = {row[0] for row in notebook.rows("SELECT contact_id FROM tag WHERE word = ?", word)}
    new = [one for one in contact_ids if one not in having]
    with notebook.change(counted("Tag {n} contact: {word}", "Tag {n} contacts: {word}", len(new), word=word)) as change:
        change.insert(*(Tag(one, word) for one in new))
    return len(new)


def move_contacts(notebook: Notebook, contact_ids: tuple[str, ...], stage: Stage, day: date, because: str) -> int:
    """Move contacts to a stage for one reason; colleagues and those there already stay. Returns how many moved."""
    if not because.strip():
        raise Refused(Text("Moving several contacts at once needs a reason."))
    found = [notebook.get(Contact, one) for one in contact_ids]
    moving = [one for one in found if one is not None and not one.colleague and one.stage is not stage]
    label = counted("Move {n} contact to {stage}", "Move {n} contacts to {stage}", len(moving), stage=stage)
    with notebook.change(label):
        for contact in moving:
            move_to_stage(notebook, contact, stage, day, because)
    return len(moving)


def delete_contacts(notebook: Notebook, contact_ids: tuple[str, ...]) -> int:
    """Take contacts out with all that belongs to them; returns how many there were."""
    contacts = [one for one in (notebook.get(Contact, each) for each in contact_ids) if one is not None]
    label = (
        Text("Delete {name}", name=contacts[0].name)
        if len(contacts) == 1
        else counted("Delete {n} contact", "Delete {n} contacts", len(contacts))
    )
    with notebook.change(label):
        for contact in contacts:
            delete_contact(notebook, contact)
    return len(contacts)
