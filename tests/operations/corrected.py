"""What the world has as it was and as it is corrected, for the scenarios of editing it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeGuard

from salesbook.domain.contact import Contact, Email, Note
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.visit import Participation, Visit
from salesbook.domain.visit_entry import VisitEntry
from tests.world import TOMORROW, YESTERDAY, World


def corrected_one(it: World, **fields: Any) -> tuple[VisitEntry, VisitEntry]:
    """The world's done visit, and the same with other fields."""
    before = it.entry
    return before, replace(before, visit=replace(before.visit, **fields))


def with_other_people(it: World, *people: Contact) -> tuple[VisitEntry, VisitEntry]:
    before = it.entry
    parts = tuple(Participation(it.done.id, one.id, position=at) for at, one in enumerate(people))
    return before, replace(before, participations=parts)


def with_other_words(it: World) -> tuple[VisitEntry, VisitEntry]:
    """The done visit with everything that was said at it changed, taken away or added to."""
    before = it.entry
    (note,), (promise, *_) = before.notes, before.promises
    return before, replace(
        before,
        participations=tuple(replace(part, emotion=None) for part in before.participations),
        notes=(replace(note, text="聊了水泵"), Note("a secret", visit_id=it.done.id, private=True)),
        promises=(replace(promise, text="send the plan", due=None),),
        next_steps=(),
        objections=(),
        needs=(),
        evidence=(Evidence(it.other.id, Marker.ARGUES_FOR_US, YESTERDAY, it.done.id),),
    )


def planned_entry(it: World) -> VisitEntry:
    return VisitEntry(it.planned, tuple(part for part in it.things if _took_part(part, it.planned)))


def _took_part(thing: Any, visit: Visit) -> TypeGuard[Participation]:
    return isinstance(thing, Participation) and thing.visit_id == visit.id


def moved(planned: VisitEntry) -> VisitEntry:
    return replace(planned, visit=replace(planned.visit, day=TOMORROW, purpose="show it again", at=None))


def changed_parts(it: World) -> tuple[tuple[object, ...], ...]:
    """Of a contact's parts what is new, what is other than before, and what goes."""
    new, other = Email(it.contact.id, "a@example.com"), replace(it.phone, value="+8613900139000")
    return (new,), (other,), (it.birthday,)
