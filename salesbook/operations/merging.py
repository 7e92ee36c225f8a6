"""Making one contact of two: a step that one undo takes back to the two there were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from salesbook.domain.contact import Contact, Note, uid_in_cards
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence
from salesbook.domain.interest import Need
from salesbook.domain.merging import merged
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Part, Profile
from salesbook.domain.referral import Referral
from salesbook.domain.relation import Relation
from salesbook.domain.reminders.reminder import Answer
from salesbook.domain.stage import StageChange
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation
from salesbook.operations.contacts import known_organisations
from salesbook.queries.contacts import profile_of
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.system import clock
from salesbook.wording import render

# What needs more than another owner, or has one in `merged` already.
_APART = (*Part.__args__, Participation, Evidence, StageChange, Answer)


@dataclass(frozen=True)
class _Pair:
    """The two contacts, and where what the second said stands now, by id."""

    keep: Contact
    give: Contact
    now: dict[str, str]


def merge_contacts(notebook: Notebook, keep: Contact, give: Contact, day: date) -> None:
    """Make `keep` one contact of both, with the history of both; `give` is gone. Refuses to merge somebody with themselves.

    `day` is the local day, for the stage history.
    """
    if keep.id == give.id:
        raise Refused(Text("Nobody can be merged with themselves; name two contacts."))
    mine, theirs = profile_of(notebook, keep), profile_of(notebook, give)
    # Cards of either went out under these identities, so both stay what they are.
    both = merged(_under_its_uid(mine), _under_its_uid(theirs), words=render)
    after = replace(both.profile, contact=replace(both.profile.contact, uid=keep.uid))
    pair = _Pair(keep, give, both.now)
    with notebook.change(Text("Merge {other} into {name}", other=give.name, name=keep.name)) as change:
        _write_parts(notebook, change, (mine, theirs), after)
        _hand_over_visits(notebook, change, pair)
        _hand_over_evidence(notebook, change, pair)
        _hand_over_the_rest(notebook, change, pair)
        _unite_history(notebook, change, pair, after.contact, day)
        change.delete(give)


def write_merged(notebook: Notebook, change: Change, before: Profile, after: Profile) -> None:
    """Write in an open change what merging a card made of a contact."""
    if after.photo is not None and before.contact.photo is None:
        change.insert(after.photo)
    _write_parts(notebook, change, (before,), after)


def _under_its_uid(profile: Profile) -> Profile:
    return replace(profile, contact=replace(profile.contact, uid=uid_in_cards(profile.contact)))


def _write_parts(notebook: Notebook, change: Change, before: tuple[Profile, ...], after: Profile) -> None:
    """Bring the rows of one or two profiles to what they are after: updated, added, and deleted where said elsewhere."""
    change.update(after.contact)
    there = {part.id: part for profile in before for part in profile.parts}
    known = known_organisations(notebook, change, after.organisations)
    change.update(*_filled_organisations(before, after))
    for part in after.parts:
        if isinstance(part, Employment | Need) and part.organisation_id in known:
            part = replace(part, organisation_id=known[part.organisation_id])  # noqa: PLW2901 - as it stands there
        if part.id in there:
            change.update(part)
        else:
            change.insert(part)
    gone = there.keys() - {part.id for part in after.parts}
    change.delete(*(part for part_id, part in there.items() if part_id in gone))


def _filled_organisations(before: tuple[Profile, ...], after: Profile) -> list[Organisation]:
    """Organisations of a profile that the other told more of."""
    there = {organisation.id for profile in before for organisation in profile.organisations}
    return [organisation for organisation in after.organisations if organisation.id in there]


def _hand_over_visits(notebook: Notebook, change: Change, pair: _Pair) -> None:
    """Participations go over; two in one visit become one, and a feeling that differs is noted at the visit."""
    mine = {part.visit_id: part for part in notebook.select(Participation, "contact_id = ?", pair.keep.id)}
    for part in notebook.select(Participation, "contact_id = ?", pair.give.id):
        known = mine.get(part.visit_id)
        if known is None:
            change.update(replace(part, contact_id=pair.keep.id))
            continue
        change.delete(part)
        change.update(
            replace(known, emotion=known.emotion or part.emotion, expectation=known.expectation or part.expectation)
        )
        pairs = ((known.emotion, part.emotion), (known.expectation, part.expectation))
        unsaid = [other for one, other in pairs if one and other and one is not other]
        for value in unsaid:
            text = render(Text("{label}: {value}", label=pair.give.name, value=value))
            change.insert(Note(text, visit_id=part.visit_id, private=True))


def _hand_over_evidence(notebook: Notebook, change: Change, pair: _Pair) -> None:
    """Evidence goes over; what both had of one visit is one fact."""
    mine = {_fact(one) for one in notebook.select(Evidence, "contact_id = ?", pair.keep.id)}
    for one in notebook.select(Evidence, "contact_id = ?", pair.give.id):
        if _fact(one) in mine:
            change.delete(one)
        else:
            change.update(replace(one, contact_id=pair.keep.id))


def _fact(one: Evidence) -> tuple[object, ...]:
    return one.marker, one.day, one.visit_id, one.note, one.wording


def _hand_over_the_rest(notebook: Notebook, change: Change, pair: _Pair) -> None:
    """Promises, sales, referrals and the like, answers under the reminders they answer now, and what others say of them."""
    for noun in NOUNS:
        if noun not in _APART and any(field.name == "contact_id" for field in fields(noun)):
            things: Iterable[Any] = notebook.select(noun, "contact_id = ?", pair.give.id)
            change.update(*(replace(thing, contact_id=pair.keep.id) for thing in things))
    subjects = {**pair.now, pair.give.id: pair.keep.id}
    for answer in notebook.select(Answer, "contact_id = ?", pair.give.id):
        kind, subject, occurrence = answer.reminder.split(":", 2)
        key = ":".join((kind, subjects.get(subject, subject), subjects.get(occurrence, occurrence)))
        change.update(replace(answer, contact_id=pair.keep.id, reminder=key))
    # Who was related to, or recommended, the other of the two is related to nobody else now; the words stay.
    for relation in notebook.select(Relation, "other_id IN (?, ?)", pair.keep.id, pair.give.id):
        other = None if relation.contact_id == pair.keep.id else pair.keep.id
        change.update(replace(relation, other_id=other))
    for referral in notebook.select(Referral, "to_contact_id IN (?, ?)", pair.keep.id, pair.give.id):
        to = None if referral.contact_id == pair.keep.id else pair.keep.id
        change.update(replace(referral, to_contact_id=to))


def _unite_history(notebook: Notebook, change: Change, pair: _Pair, contact: Contact, day: date) -> None:
    """The stage history of both in the order it happened; one more line where it does not end at the higher stage."""
    lines = notebook.select(StageChange, "contact_id IN (?, ?)", pair.keep.id, pair.give.id)
    lines.sort(key=lambda line: (line.day, line.at, line.in_order))
    for number, line in enumerate(lines):
        change.update(replace(line, contact_id=pair.keep.id, in_order=number))
    last = lines[-1].to_stage if lines else None
    if lines and last is not contact.stage:
        because = render(Text("merged with {name}", name=pair.give.name))
        change.insert(StageChange(contact.id, last, contact.stage, clock.now(), day, because, None, len(lines)))
