"""Logging, planning or correcting a visit with somebody who is not in the notebook yet: one step, one undo."""

from __future__ import annotations

from dataclasses import replace

from salesbook.domain.contact import Contact
from salesbook.domain.objection import Objection
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact
from salesbook.operations.visit_editing import edit_visit
from salesbook.operations.visits import Logged, log_visit, plan_visit
from salesbook.store.notebook import Notebook


def log_first_visit(notebook: Notebook, entry: VisitEntry, newcomers: tuple[Contact, ...]) -> Logged:
    """Add the newcomers and log the visit with them."""
    with notebook.change(Text("Log a visit: {name}", name=_first_name(notebook, entry, newcomers))):
        for contact in newcomers:
            add_contact(notebook, Profile(contact))
        return replace(log_visit(notebook, entry), newcomers=newcomers)


def plan_first_visit(notebook: Notebook, entry: VisitEntry, newcomers: tuple[Contact, ...]) -> Visit:
    """Add the newcomers and plan the visit with them."""
    with notebook.change(Text("Plan a visit: {name}", name=_first_name(notebook, entry, newcomers))):
        for contact in newcomers:
            add_contact(notebook, Profile(contact))
        return plan_visit(notebook, entry)


def complete_plan(
    notebook: Notebook, expected: tuple[Objection, ...], entry: VisitEntry, newcomers: tuple[Contact, ...]
) -> Logged:
    """Log a planned visit as its sheet says it was, with the newcomers.

    `expected` are the objections of the plan that were on the sheet: they are now what was heard, with what became of the
    answer, and one that was taken off the sheet was not raised.
    """
    heard = {one.id: one for one in entry.objections}
    settled: set[str] = set()
    with notebook.change(Text("Log a visit: {name}", name=_first_name(notebook, entry, newcomers))) as change:
        for present in (notebook.get(Objection, one.id) for one in expected):
            if present is None:
                continue
            settled.add(present.id)
            now = heard.get(present.id)
            if now is None:
                change.delete(present)
            elif (told := replace(now, contact_id=present.contact_id, position=present.position)) != present:
                change.update(told)
        new = tuple(one for one in entry.objections if one.id not in settled)
        return log_first_visit(notebook, replace(entry, objections=new), newcomers)


def edit_visit_with(
    notebook: Notebook, before: VisitEntry, after: VisitEntry, newcomers: tuple[Contact, ...]
) -> Logged:
    """Add the newcomers and correct the visit, in which they took part after all."""
    with notebook.change(Text("Edit a visit: {name}", name=_first_name(notebook, after, newcomers))):
        for contact in newcomers:
            add_contact(notebook, Profile(contact))
        return replace(edit_visit(notebook, before, after), newcomers=newcomers)


def _first_name(notebook: Notebook, entry: VisitEntry, newcomers: tuple[Contact, ...]) -> str:
    first = entry.participations[0].contact_id if entry.participations else ""
    names = {contact.id: contact.name for contact in newcomers}
    known = notebook.get(Contact, first)
    return known.name if known else names.get(first, "")
