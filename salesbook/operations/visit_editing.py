"""Correcting a visit that is in the notebook, logged or planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime, time
from typing import Any

from salesbook.domain.errors import Refused
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit, VisitState
from salesbook.domain.visit_editing import corrected, people_of
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.marker_words import worded
from salesbook.operations.visits import Logged, contacts_of, stages_brought
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook

# What editing leaves to other operations, or to nobody.
_KEPT = ("id", "state", "code", "created", "moved_from")


def edit_visit(notebook: Notebook, before: VisitEntry, after: VisitEntry) -> Logged:
    """Write what `after` says differently from `before`, the visit as it was read; nothing else is touched.

    So what others changed meanwhile stays: a promise kept, an answer judged. What follows from the change follows
    (`domain/visit_editing.py`); a stage once reached stands. Returns what newly recorded evidence brought.
    """
    if notebook.get(Visit, before.visit.id) is None:
        raise Refused(Text("This was deleted meanwhile, so it cannot be changed."))
    contacts = contacts_of(notebook, after)
    if len(contacts) < len(after.participations):
        raise Refused(Text("Somebody who took part was deleted meanwhile; open the visit again."))
    after = corrected(before, after, {contact.id for contact in contacts if contact.colleague})
    recorded = {fact.id for fact in before.evidence}
    kept = tuple(fact for fact in after.evidence if fact.id in recorded)
    new = worded(notebook, (fact for fact in after.evidence if fact.id not in recorded))
    after = replace(after, visit=_moved(before.visit, after.visit), evidence=(*kept, *new))
    with notebook.change(Text("Edit a visit: {name}", name=contacts[0].name)) as change:
        _write_difference(notebook, change, (before.visit,), (after.visit,))
        _write_difference(notebook, change, before.participations, after.participations)
        _write_difference(notebook, change, before.parts, after.parts)
        _let_stages_follow(notebook, change, before, after)
        proved = {fact.contact_id for fact in new}
        return stages_brought(notebook, change, after.visit, (one for one in contacts if one.id in proved))


def _moved(before: Visit, after: Visit) -> Visit:
    """The visit without what editing does not touch; a planned one remembers when it was first planned for."""
    visit = replace(after, **{name: getattr(before, name) for name in _KEPT})
    if (
        visit.state is VisitState.PLANNED
        and before.moved_from is None
        and (before.day, before.hour) != (visit.day, visit.hour)
    ):
        return replace(visit, moved_from=datetime.combine(before.day, before.at or time()))
    return visit


def _write_difference(notebook: Notebook, change: Change, before: Sequence[Any], after: Sequence[Any]) -> None:
    """Bring the rows of `before` to what `after` says, field by field."""
    known = {thing.id: thing for thing in before}
    for thing in after:
        was = known.pop(thing.id, None)
        new = {one.name: getattr(thing, one.name) for one in fields(thing)}
        if was is not None:
            new = {name: value for name, value in new.items() if value != getattr(was, name)}
        if new:
            present = notebook.get(type(thing), thing.id)
            change.insert(thing) if present is None else change.update(replace(present, **new))
    change.delete(*(thing for thing in known.values() if notebook.get(type(thing), thing.id) is not None))


def _let_stages_follow(notebook: Notebook, change: Change, before: VisitEntry, after: VisitEntry) -> None:
    """Let go of what somebody who was not there reached by the visit; a recognition it brought by itself moves with its day."""
    left = set(people_of(before)) - set(people_of(after))
    nouns: tuple[type[Any], ...] = (StageChange, Referral, Praise)
    for noun in nouns:
        for thing in notebook.of_visit(noun, before.visit.id):
            if thing.contact_id in left:
                change.update(replace(thing, visit_id=None))
            elif isinstance(thing, StageChange) and _by_itself(thing) and thing.day == before.visit.day:
                change.update(replace(thing, day=after.visit.day))


def _by_itself(line: StageChange) -> bool:
    return line.from_stage is None and line.to_stage is Stage.RECOGNITION and not line.because
