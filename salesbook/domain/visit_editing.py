"""Correcting a visit: what follows from another day, another channel or other people, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from salesbook.domain.evidence import Evidence, markers_shown_by
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry

Part = TypeVar("Part")


def people_of(entry: VisitEntry) -> tuple[str, ...]:
    """The contacts that took part, the first-named first."""
    return tuple(part.contact_id for part in entry.participations)


def corrected(before: VisitEntry, after: VisitEntry, colleagues: Set[str]) -> VisitEntry:
    """`after` with all that follows from how it differs from `before`.

    Who stays keeps their part. What belonged to somebody who was not there after all belongs to the first-named now, their
    evidence goes. What was dated by the visit's day is dated by the new one. What the channel proves follows the channel;
    a participant whose channel did not change keeps or lacks it as they did.
    """
    visit = _with_one_hour(before.visit, after.visit)
    entry = replace(after, visit=visit, participations=_same_parts(before, after))
    entry = _of_those_there(before, entry)
    entry = _on_the_day(before.visit.day, entry)
    if entry.visit.state is not VisitState.DONE:
        return replace(entry, evidence=())
    return replace(entry, evidence=_as_shown(before, entry, colleagues))


def _with_one_hour(before: Visit, after: Visit) -> Visit:
    """A part of the day that is said now takes the place of the hour; an hour takes that of the part."""
    if after.at is None or after.day_part is None:
        return after
    return replace(after, at=None) if after.day_part is not before.day_part else replace(after, day_part=None)


def _same_parts(before: VisitEntry, after: VisitEntry) -> tuple[Participation, ...]:
    known = {part.contact_id: part.id for part in before.participations}
    return tuple(replace(part, id=known.get(part.contact_id, part.id)) for part in after.participations)


def _of_those_there(before: VisitEntry, entry: VisitEntry) -> VisitEntry:
    people = people_of(entry)
    left = set(people_of(before)) - set(people)
    if not left:
        return entry

    def theirs(parts: Sequence[Part]) -> tuple[Part, ...]:
        moved: list[Any] = [
            replace(part, contact_id=people[0]) if part.contact_id in left else part  # type: ignore[attr-defined, type-var]
            for part in parts
        ]
        return tuple(moved)

    return replace(
        entry,
        evidence=tuple(fact for fact in entry.evidence if fact.contact_id not in left),
        promises=theirs(entry.promises),
        next_steps=theirs(entry.next_steps),
        values=theirs(entry.values),
        objections=theirs(entry.objections),
        interests=theirs(entry.interests),
        needs=theirs(entry.needs),
    )


def _on_the_day(old: date, entry: VisitEntry) -> VisitEntry:
    new = entry.visit.day
    if new == old:
        return entry
    return replace(
        entry,
        evidence=tuple(replace(one, day=new) if one.day == old else one for one in entry.evidence),
        promises=tuple(replace(one, given_on=new) if one.given_on == old else one for one in entry.promises),
        interests=tuple(replace(one, since=new) if one.since == old else one for one in entry.interests),
        needs=tuple(replace(one, since=new) if one.since == old else one for one in entry.needs),
    )


def _as_shown(before: VisitEntry, entry: VisitEntry, colleagues: Set[str]) -> tuple[Evidence, ...]:
    visit = entry.visit
    shown, shown_before = markers_shown_by(visit.channel), markers_shown_by(before.visit.channel)
    recorded = {fact.id for fact in before.evidence}
    kept = [
        fact
        for fact in entry.evidence
        if not (fact.id in recorded and fact.marker in shown_before and fact.marker not in shown)
    ]
    said = {(fact.contact_id, fact.marker) for fact in kept}
    there_before = set(people_of(before))
    for contact_id in people_of(entry):
        for marker in shown:
            known = contact_id in there_before and marker in shown_before
            if not known and contact_id not in colleagues and (contact_id, marker) not in said:
                kept.append(Evidence(contact_id, marker, visit.day, visit.id))
    return tuple(kept)
