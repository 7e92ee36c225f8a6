"""A stored visit as what stands in the dialog, and back: only what was changed there is changed in the visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from salesbook.domain.contact import Note
from salesbook.domain.entry_line_chips import Candidate
from salesbook.domain.evidence import Evidence, Marker, markers_shown_by
from salesbook.domain.interest import Interest, Need
from salesbook.domain.objection import Objection
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.visit import Expense, Participation, VisitState
from salesbook.domain.visit_editing import people_of
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.visits.draft import (
    ExpenseLine,
    LearnedLine,
    ObjectionLine,
    PromiseLine,
    StepLine,
    ValueLine,
    VisitDraft,
)

_OF_VISIT = ("day", "at", "day_part", "lasted", "channel", "place", "purpose", "wanted_result", "ace")


def draft_of(entry: VisitEntry, names: Mapping[str, str] = MappingProxyType({})) -> VisitDraft:
    """What the dialog shows of a visit. Emotion and expectation are the first-named's; what the channel proves is not ticked.

    `names` are what those are called, by id, to whom a promise or a next step belongs that is not the first-named's.
    """
    visit, first = entry.visit, entry.participations[0]

    def whom(contact_id: str) -> Candidate | None:
        return None if contact_id == first.contact_id else Candidate(contact_id, names.get(contact_id, ""))

    proved = _proved(entry)
    return VisitDraft(
        people_of(entry),
        emotion=first.emotion,
        expectation=first.expectation,
        note="\n".join(note.text for note in entry.notes if not note.private),
        private_note="\n".join(note.text for note in entry.notes if note.private),
        markers=tuple(dict.fromkeys(fact.marker for fact in entry.evidence if fact.marker not in proved)),
        promises=tuple(
            PromiseLine(one.side, one.text, one.due, one.id, whom(one.contact_id)) for one in entry.promises
        ),
        steps=tuple(StepLine(one.text, one.due, one.at, one.id, whom(one.contact_id)) for one in entry.next_steps),
        interests=tuple(LearnedLine(one.text, one.id) for one in entry.interests),
        needs=tuple(LearnedLine(one.text, one.id) for one in entry.needs),
        values=tuple(ValueLine(one.kind, one.note, one.cost, one.felt, one.trial, one.id) for one in entry.values),
        objections=objection_lines(entry.objections),
        expenses=tuple(ExpenseLine(one.amount, one.kind, one.id) for one in entry.expenses),
        **{name: getattr(visit, name) for name in _OF_VISIT},
    )


def objection_lines(objections: Iterable[Objection]) -> tuple[ObjectionLine, ...]:
    """What the dialog shows of stored objections."""
    return tuple(
        ObjectionLine(one.said, one.real_reason, one.answer, one.kind, one.worked, one.id) for one in objections
    )


def edited(before: VisitEntry, was: VisitDraft, now: VisitDraft) -> VisitEntry:
    """The visit as the dialog says it is. `was` is what the dialog said when it opened: what still says the same stays."""
    visit, first = before.visit, now.people[0]
    new = {name: getattr(now, name) for name in _OF_VISIT if getattr(now, name) != getattr(was, name)}
    mine, day = visit.id, now.day

    def parts(name: str, make: Callable[[Any, int], Any], lines: str = "") -> tuple[Any, ...]:
        """The stored parts as their lines say, without those whose line went, and new ones for the other lines."""
        shown, left = getattr(was, lines or name), getattr(now, lines or name)
        return tuple(_each_part(getattr(before, name), shown, left, first, make))

    return VisitEntry(
        replace(visit, **new),
        _participations(before, was, now),
        notes=_notes(before, was, now),
        evidence=_evidence(before, was, now),
        promises=parts(
            "promises",
            lambda line, at: Promise(line.whose(first), line.side, line.text, line.due, mine, day, position=at),
        ),
        next_steps=parts(
            "next_steps",
            lambda line, at: NextStep(line.whose(first), line.text, line.due, line.at, mine, position=at),
            "steps",
        ),
        values=parts("values", lambda line, at: line.made(mine, first, at)),
        objections=parts("objections", lambda line, at: line.made(mine, first, at)),
        expenses=parts("expenses", lambda line, at: Expense(mine, line.amount, line.kind, position=at)),
        interests=parts(
            "interests", lambda line, at: Interest(first, line.text, since=day, visit_id=mine, position=at)
        ),
        needs=parts("needs", lambda line, at: Need(line.text, first, since=day, visit_id=mine, position=at)),
    )


def _proved(entry: VisitEntry) -> tuple[Marker, ...]:
    return markers_shown_by(entry.visit.channel) if entry.visit.state is VisitState.DONE else ()


def _participations(before: VisitEntry, was: VisitDraft, now: VisitDraft) -> tuple[Participation, ...]:
    """Who was there; a feeling chosen now counts for all, one that was not touched stays each one's own."""
    said = {name: getattr(now, name) for name in ("emotion", "expectation")}
    new = {name: value for name, value in said.items() if value != getattr(was, name)}
    known = {part.contact_id: part for part in before.participations}
    return tuple(
        replace(known[one], position=at, **new)
        if one in known
        else Participation(before.visit.id, one, **said, position=at)
        for at, one in enumerate(now.people)
    )


def _notes(before: VisitEntry, was: VisitDraft, now: VisitDraft) -> tuple[Note, ...]:
    """The notes; several that were changed as one text are one note from now on."""
    found: list[Note] = []
    for private, words, words_before in ((False, now.note, was.note), (True, now.private_note, was.private_note)):
        mine = [note for note in before.notes if note.private is private]
        if words == words_before:
            found += mine
        elif words.strip():
            first = mine[0] if mine else Note("", visit_id=before.visit.id, private=private, position=len(before.notes))
            found.append(replace(first, text=words.strip()))
    return tuple(found)


def _evidence(before: VisitEntry, was: VisitDraft, now: VisitDraft) -> tuple[Evidence, ...]:
    """The evidence without what was unticked; what was ticked counts for all, and for those who joined what all had."""
    untick = set(was.markers) - set(now.markers)
    facts = [fact for fact in before.evidence if fact.marker not in untick]
    # What only the former channel proved goes with it, so what is said by hand must be said anew.
    lost = set(_proved(before)) - set(markers_shown_by(now.channel))
    recorded = {(fact.contact_id, fact.marker) for fact in facts if fact.marker not in lost}
    there = people_of(before)
    for marker in now.markers:
        is_new = marker not in was.markers
        of_all = all((one, marker) in recorded for one in there)
        meant = [one for one in now.people if is_new or (of_all and one not in there)]
        facts += [Evidence(one, marker, now.day, before.visit.id) for one in meant if (one, marker) not in recorded]
    return tuple(facts)


def _each_part(
    stored: Sequence[Any],
    was: Sequence[Any],
    now: Sequence[Any],
    first: str,
    make: Callable[[Any, int], Any],
) -> Iterator[Any]:
    shown, left = {line.of: line for line in was}, {line.of: line for line in now}
    for part in stored:
        if part.id in left and part.id in shown:
            yield _as_line_says(part, shown[part.id], left[part.id], first)
        elif part.id not in shown:
            yield part
    position = 1 + max((part.position for part in stored), default=-1)
    new = (line for line in now if not line.of)
    yield from (make(line, at) for at, line in enumerate(new, position))


def _as_line_says(part: Any, was: Any, now: Any, first: str) -> Any:
    new = {one.name: getattr(now, one.name) for one in fields(now) if getattr(now, one.name) != getattr(was, one.name)}
    if "whom" in new:
        del new["whom"]
        new["contact_id"] = now.whose(first)
    return replace(part, **new)
