"""Contacts, plans and feelings for the tests of visits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from salesbook.domain.contact import Contact
from salesbook.domain.emotion import Emotion
from salesbook.domain.objection import Objection
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Participation, Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import plan_visit
from salesbook.store.notebook import Notebook
from tests.factories import entry, profile


def added(notebook: Notebook, name: str, *, colleague: bool = False, stage: Stage | None = None) -> Contact:
    contact = replace(profile(name).contact, colleague=colleague, stage=stage)
    add_contact(notebook, replace(profile(name), contact=contact))
    return now(notebook, contact)


def now(notebook: Notebook, contact: Contact) -> Contact:
    found = notebook.get(Contact, contact.id)
    assert found is not None
    return found


def visit_now(notebook: Notebook, visit: Visit) -> Visit:
    found = notebook.get(Visit, visit.id)
    assert found is not None
    return found


def who(notebook: Notebook, visit: Visit) -> set[str]:
    names = {contact.id: contact.name for contact in notebook.select(Contact)}
    return {names[part.contact_id] for part in notebook.of_visit(Participation, visit.id)}


def feeling(made: VisitEntry, *emotions: Emotion | None) -> VisitEntry:
    parts = zip(made.participations, emotions, strict=True)
    return replace(made, participations=tuple(replace(part, emotion=emotion) for part, emotion in parts))


def planned(notebook: Notebook, *contacts: Contact, **fields: Any) -> Visit:
    made = entry(*contacts, **{"channel": None, **fields})
    said = Objection("too expensive", made.visit.id, contacts[0].id, answer="lifetime cost")
    return plan_visit(notebook, replace(made, objections=(said,)))
