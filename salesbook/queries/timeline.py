"""Everything that happened with one contact, newest first.

The index of it (kind, id, day) is one query; what an entry says is asked for a page at a time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact, Note
from salesbook.domain.day_part import Hour
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.promise import NextStep, Promise, PromiseState
from salesbook.domain.stage import Stage, StageChange, rank_of
from salesbook.domain.text import Text, Value
from salesbook.domain.visit import Expense, Participation, Visit, VisitState
from salesbook.queries.evidence import HAPPENED
from salesbook.queries.missed_dates import MissedDate, missed_by_id, missed_dates
from salesbook.queries.timeline_sales import Sale, sales_of
from salesbook.store.notebook import NotebookReader
from salesbook.store.records import Noun
from salesbook.store.visit_keys import day_of_key, first_key_of


class EntryKind(Enum):
    """The kinds of entry; each has a chip, but for missed dates, which stand among everything."""

    VISIT = "visit"
    PROMISE = "promise"
    SALE = "sale"
    EVIDENCE = "evidence"
    NOTE = "note"
    DATE = "date"


class MarkKind(Enum):
    """What a small line beneath an entry says."""

    EVIDENCE = "evidence"
    MOVE = "move"
    PROMISE = "promise"
    NEXT_STEP = "next-step"
    OBJECTION = "objection"
    EXPENSE = "expense"


@dataclass(frozen=True)
class Mark:
    """A small line beneath an entry; `stage` colours evidence, `late` an open promise past its day."""

    kind: MarkKind
    text: Text
    stage: Stage | None = None
    late: bool = False


class Place(NamedTuple):
    """Where an entry stands in the timeline. `source` is the table it comes from; `beneath` another entry tells it too."""

    kind: EntryKind
    source: str
    id: str
    key: int
    beneath: bool = False

    @property
    def year(self) -> int | None:
        """The year of its day; None for what has no day."""
        return day_of_key(self.key).year if self.key else None


@dataclass(frozen=True)
class Entry:
    """One entry. `title` and `aside` are words of ours, `body` is the rep's own text; `state` is a visit's."""

    kind: EntryKind
    id: str
    day: date
    title: Text
    hour: Hour | None = None
    aside: tuple[Text, ...] = ()
    amount: Money | None = None
    body: str = ""
    channel: Channel | None = None
    state: VisitState | None = None
    emotion: Emotion | None = None
    expectation: Expectation | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def planned(self) -> bool:
        """Whether it is a visit still to come."""
        return self.state is VisitState.PLANNED


def timeline_index(notebook: NotebookReader, contact_id: str, today: date) -> tuple[Place, ...]:
    """Where everything of a contact stands, newest first; with the important dates nobody answered, on their days."""
    places = [Place(EntryKind.VISIT, "visit", row[0], row[1]) for row in notebook.rows(_VISITS, contact_id)]
    for source, kind, sql in _OTHERS:
        found = notebook.rows(sql, contact_id)
        places += [Place(kind, source, row_id, _key_of_day(day), bool(beneath)) for row_id, day, beneath in found]
    notes = notebook.rows("SELECT id FROM note WHERE contact_id = ? AND private = 0", contact_id)
    places += [Place(EntryKind.NOTE, "note", row[0], _key_of_day(_day_of_id(row[0]).isoformat())) for row in notes]
    contact = notebook.get(Contact, contact_id)
    missed = missed_dates(notebook, contact, today) if contact else []
    places += [Place(EntryKind.DATE, "missed", one.id, _key_of_day(one.day.isoformat())) for one in missed]
    places.sort(key=attrgetter("key", "id"), reverse=True)
    return tuple(places)


@lru_cache(maxsize=4096)
def _key_of_day(day: str | None) -> int:
    """After the visits of its day: what is known only by day came of them."""
    return first_key_of(day, "23:59") if day else 0


def _day_of_id(row_id: str) -> date:
    """The local day a UUIDv7 was born on."""
    return datetime.fromtimestamp(int(row_id.replace("-", "")[:12], 16) / 1000).astimezone().date()


def entries_at(notebook: NotebookReader, contact_id: str, places: Sequence[Place], today: date) -> dict[str, Entry]:
    """What these entries say, by id."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for place in places:
        wanted[place.source].append(place.id)
    found: list[Entry] = []
    found += _visits(notebook, contact_id, wanted["visit"], today)
    found += [_promise(one, today) for one in _by_id(notebook, Promise, wanted["promise"])]
    found += [_evidence(one) for one in _by_id(notebook, Evidence, wanted["evidence"])]
    found += [_move(one) for one in _by_id(notebook, StageChange, wanted["stage_change"])]
    found += [_note(one) for one in _by_id(notebook, Note, wanted["note"])]
    found += [_sale(one) for one in sales_of(notebook, wanted)]
    found += [_missed(one) for one in missed_by_id(notebook, wanted["missed"])]
    return {entry.id: entry for entry in found}


def _by_id(notebook: NotebookReader, noun: type[Noun], ids: list[str]) -> list[Noun]:
    return notebook.select(noun, "id IN (SELECT value FROM json_each(?))", json.dumps(ids)) if ids else []


def _by_visit(
    notebook: NotebookReader, noun: type[Noun], ids: list[str], contact_id: str = "", only: str = ""
) -> dict[str, list[Noun]]:
    """The parts of these visits, by visit; with a contact only theirs, and `only` those that meet a condition."""
    where, values = "visit_id IN (SELECT value FROM json_each(?))", [json.dumps(ids)]
    if contact_id:
        where, values = f"{where} AND contact_id = ?", [*values, contact_id]
    found: dict[str, list[Noun]] = defaultdict(list)
    for part in notebook.select(noun, f"{where} {only}", *values):
        found[part.visit_id].append(part)  # type: ignore[attr-defined]
    for parts in found.values():
        parts.sort(key=lambda part: getattr(part, "position", 0))
    return found


def _visits(notebook: NotebookReader, contact_id: str, ids: list[str], today: date) -> list[Entry]:
    if not ids:
        return []
    notes = _by_visit(notebook, Note, ids)
    parts = _by_visit(notebook, Participation, ids, contact_id)
    others: dict[str, list[str]] = defaultdict(list)
    for visit_id, name in notebook.rows(_WHO_ELSE, json.dumps(ids), contact_id):
        others[visit_id].append(name)
    marks = _marks(notebook, contact_id, ids, today)
    return [
        _visit(one, parts[one.id], notes[one.id], tuple(others[one.id]), marks[one.id])
        for one in _by_id(notebook, Visit, ids)
    ]


def _visit(
    visit: Visit, parts: list[Participation], notes: list[Note], others: tuple[str, ...], marks: list[Mark]
) -> Entry:
    body = "\n".join([*(note.text for note in notes), *([visit.because] if visit.because else [])])
    if not body and visit.state is not VisitState.DONE:
        body = visit.purpose
    return Entry(
        EntryKind.VISIT,
        visit.id,
        visit.day,
        _visit_title(visit),
        visit.hour,
        _aside(visit, others),
        body=body,
        channel=visit.channel,
        state=visit.state,
        emotion=parts[0].emotion if parts else None,
        expectation=parts[0].expectation if parts else None,
        marks=tuple(marks),
    )


def _visit_title(visit: Visit) -> Text:
    what: Value = visit.channel if visit.channel else Text("touch")
    if visit.state is VisitState.PLANNED:
        return Text("planned: {what}", what=what)
    if visit.state is VisitState.DID_NOT_HAPPEN:
        return Text("did not happen: {what}", what=what)
    return Text("{what}", what=what)


def _aside(visit: Visit, others: tuple[str, ...]) -> tuple[Text, ...]:
    lasted = (_lasting(visit.lasted),) if visit.lasted else ()
    place = (Text("{place}", place=visit.place),) if visit.place else ()
    return (*lasted, *place, *((Text("with {names}", names=others),) if others else ()))


def _lasting(minutes: int) -> Text:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return Text("{minutes} min", minutes=rest)
    return Text("{hours} h {minutes} min", hours=hours, minutes=rest) if rest else Text("{hours} h", hours=hours)


def _marks(notebook: NotebookReader, contact_id: str, ids: list[str], today: date) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = defaultdict(list)
    moves = _by_visit(notebook, StageChange, ids, contact_id)
    for visit_id, facts in _by_visit(notebook, Evidence, ids, contact_id, f"AND {HAPPENED}").items():
        found[visit_id] += [_evidence_mark(fact) for fact in _telling(facts, moved=visit_id in moves)]
    for visit_id, changes in moves.items():
        found[visit_id] += [Mark(MarkKind.MOVE, _move_words(one), one.to_stage) for one in changes]
    for visit_id, promises in _by_visit(notebook, Promise, ids, contact_id).items():
        found[visit_id] += [_promise_mark(one, today) for one in promises]
    for visit_id, steps in _by_visit(notebook, NextStep, ids, contact_id).items():
        found[visit_id] += [_step_mark(one) for one in steps]
    for visit_id, objections in _by_visit(notebook, Objection, ids).items():
        found[visit_id] += [
            Mark(MarkKind.OBJECTION, _objection_words(one))
            for one in objections
            if one.contact_id in (None, contact_id)
        ]
    for visit_id, expenses in _by_visit(notebook, Expense, ids).items():
        found[visit_id] += [Mark(MarkKind.EXPENSE, _expense_words(one)) for one in expenses]
    return found


def _telling(facts: Iterable[Evidence], *, moved: bool) -> list[Evidence]:
    """A lunch shows that they met, so the higher evidence alone says it; that they met says nothing the tenth time."""
    kept = sorted(facts, key=lambda fact: rank_of(fact.marker.stage), reverse=True)
    if kept[0].marker is Marker.MET_IN_PERSON and not moved:
        return []
    return [fact for fact in kept if fact.marker.stage is kept[0].marker.stage]


def _evidence_mark(fact: Evidence) -> Mark:
    return Mark(MarkKind.EVIDENCE, Text("evidence: {what}", what=fact.words), fact.marker.stage)


def _promise_mark(promise: Promise, today: date) -> Mark:
    said = Text("{side}: {text}", side=promise.side, text=promise.text)
    late = promise.days_overdue(today) > 0
    if promise.state is not PromiseState.OPEN:
        return Mark(MarkKind.PROMISE, Text("{said}, {state}", said=said, state=promise.state))
    if promise.due is None:
        return Mark(MarkKind.PROMISE, said)
    words = (
        Text("{said}, was due {day}", said=said, day=promise.due)
        if late
        else Text("{said}, by {day}", said=said, day=promise.due)
    )
    return Mark(MarkKind.PROMISE, words, late=late)


def _step_mark(step: NextStep) -> Mark:
    said = Text("next: {text}", text=step.text)
    if step.due is not None and step.at is not None:
        said = Text("{said}, {day}, {at}", said=said, day=step.due, at=step.at)
    elif step.due is not None:
        said = Text("{said}, {day}", said=said, day=step.due)
    return Mark(MarkKind.NEXT_STEP, said)


def _objection_words(objection: Objection) -> Text:
    said = Text("objection: “{said}”", said=objection.said)
    return Text("{said} {reason}", said=said, reason=objection.real_reason) if objection.real_reason else said


def _expense_words(expense: Expense) -> Text:
    """What was spent at the visit, on all who were there together."""
    said = Text("{kind}: {amount}", kind=expense.kind, amount=expense.amount)
    return Text("{said}, {note}", said=said, note=expense.note) if expense.note else said


def _promise(promise: Promise, today: date) -> Entry:
    day = promise.settled_on or promise.given_on or promise.due or today
    titles = {
        PromiseState.KEPT: Text("promise kept"),
        PromiseState.BROKEN: Text("promise broken"),
        PromiseState.RELEASED: Text("promise released"),
        PromiseState.OPEN: Text("open promise"),
    }
    marks = (_promise_mark(promise, today),) if promise.days_overdue(today) else ()
    aside = (Text("{side}", side=promise.side),)
    return Entry(EntryKind.PROMISE, promise.id, day, titles[promise.state], aside=aside, body=promise.text, marks=marks)


def _evidence(fact: Evidence) -> Entry:
    return Entry(
        EntryKind.EVIDENCE,
        fact.id,
        fact.day,
        Text("evidence: {what}", what=fact.words),
        body=fact.note,
        marks=(Mark(MarkKind.EVIDENCE, Text("shows {stage}", stage=fact.marker.stage), fact.marker.stage),),
    )


def _move_words(change: StageChange) -> Text:
    if change.to_stage is None:
        return Text("no stage any more")
    up = rank_of(change.to_stage) > rank_of(change.from_stage)
    return (
        Text("moved up to {stage}", stage=change.to_stage)
        if up
        else Text("moved down to {stage}", stage=change.to_stage)
    )


def _move(change: StageChange) -> Entry:
    return Entry(EntryKind.EVIDENCE, change.id, change.day, _move_words(change), body=change.because)


def _note(note: Note) -> Entry:
    return Entry(EntryKind.NOTE, note.id, _day_of_id(note.id), Text("note"), body=note.text)


def _missed(missed: MissedDate) -> Entry:
    name: Value = missed.entry.label or missed.entry.kind
    return Entry(EntryKind.DATE, missed.id, missed.day, Text("missed: {what}", what=name))


def _sale(sale: Sale) -> Entry:
    kind = EntryKind.SALE if sale.amount is not None else EntryKind.EVIDENCE
    return Entry(kind, sale.id, sale.day, sale.title, aside=sale.aside, amount=sale.amount, body=sale.body)


_VISITS = "SELECT v.id, v.key FROM participation p JOIN visit v ON v.id = p.visit_id WHERE p.contact_id = ?"

_WHO_ELSE = """
    SELECT p.visit_id, c.name FROM participation p JOIN contact c ON c.id = p.contact_id
    WHERE p.visit_id IN (SELECT value FROM json_each(?)) AND p.contact_id <> ? ORDER BY p.visit_id, p.position
"""

_OTHERS: tuple[tuple[str, EntryKind, str], ...] = (
    (
        "promise",
        EntryKind.PROMISE,
        """SELECT id, coalesce(settled_on, given_on, due), visit_id IS NOT NULL AND state = 'open'
           FROM promise WHERE contact_id = ?""",
    ),
    (
        "evidence",
        EntryKind.EVIDENCE,
        f"SELECT id, day, visit_id IS NOT NULL FROM evidence WHERE contact_id = ? AND {HAPPENED}",
    ),
    ("stage_change", EntryKind.EVIDENCE, "SELECT id, day, visit_id IS NOT NULL FROM stage_change WHERE contact_id = ?"),
    ("purchase", EntryKind.SALE, "SELECT id, day, 0 FROM purchase WHERE contact_id = ?"),
    (
        "offer",
        EntryKind.SALE,
        "SELECT id, coalesce(settled_on, given_on), state = 'won' FROM offer WHERE contact_id = ?",
    ),
    ("referral", EntryKind.EVIDENCE, "SELECT id, day, 0 FROM referral WHERE contact_id = ?"),
    ("praise", EntryKind.EVIDENCE, "SELECT id, day, 0 FROM praise WHERE contact_id = ?"),
    ("favour", EntryKind.EVIDENCE, "SELECT id, day, 0 FROM favour WHERE contact_id = ?"),
    ("refusal", EntryKind.EVIDENCE, "SELECT id, day, 0 FROM refusal WHERE contact_id = ?"),
    ("reward", EntryKind.EVIDENCE, "SELECT id, day, 0 FROM reward WHERE contact_id = ?"),
    ("judgement", EntryKind.EVIDENCE, "SELECT id, day, 0 FROM judgement WHERE contact_id = ?"),
)

__all__ = ["Entry", "EntryKind", "Mark", "MarkKind", "Place", "entries_at", "timeline_index"]
