"""Planning, logging, moving and deleting visits."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, OfferedMove, markers_shown_by, offered_move, reached_by_itself
from salesbook.domain.interest import Interest, Need
from salesbook.domain.stage import StageChange
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_code import code_for
from salesbook.domain.visit_entry import VisitEntry, VisitPart
from salesbook.operations.stages import write_stage_changes
from salesbook.queries.standing import evidence_above
from salesbook.queries.visits import codes_taken, planned_of
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook
from salesbook.store.records import NOUNS
from salesbook.system import clock

# What was learned at a visit stays known when the visit is deleted; what was said and done at it goes.
_LEARNED = (Interest, Need, StageChange)


@dataclass(frozen=True)
class Logged:
    """What logging brought: the visit as stored, who came to recognition by it, and the moves it offers, by contact."""

    visit: Visit
    recognised: tuple[str, ...] = ()
    offers: tuple[tuple[str, OfferedMove], ...] = ()


def log_visit(notebook: Notebook, entry: VisitEntry) -> Logged:
    """Log a done visit; it completes the first-named contact's planned visit of the day.

    What the channel proves is recorded as evidence of every participant, and recognition is set by itself.
    """
    contacts = _contacts_of(notebook, entry)
    entry = _completing_the_plan(notebook, entry)
    with notebook.change(Text("Log a visit: {name}", name=contacts[0].name)) as change:
        _write_entry(notebook, change, entry)
        recognised = []
        offers = []
        for contact in contacts:
            _record_shown(change, entry, contact)
            facts = evidence_above(notebook, contact)
            stage = contact.stage if contact.colleague else reached_by_itself(contact.stage, facts)
            if stage is not contact.stage:
                write_stage_changes(notebook, change, contact, stage, entry.visit.day, visit_id=entry.visit.id)
                recognised.append(contact.id)
            offer = None if contact.colleague else offered_move(stage, facts)
            if offer is not None:
                offers.append((contact.id, offer))
    return Logged(entry.visit, tuple(recognised), tuple(offers))


def plan_visit(notebook: Notebook, entry: VisitEntry) -> Visit:
    """Plan a visit; it is given the code its sheet carries."""
    contacts = _contacts_of(notebook, entry)
    visit = replace(
        entry.visit,
        state=VisitState.PLANNED,
        code=code_for(entry.visit.id, codes_taken(notebook)),
        created=entry.visit.created or clock.now(),
    )
    with notebook.change(Text("Plan a visit: {name}", name=contacts[0].name)) as change:
        change.insert(visit, *entry.participations, *entry.parts)
    return visit


def move_visit(notebook: Notebook, visit: Visit, day: date, at: time | None, name: str) -> None:
    """Move a planned visit to another day or time; it remembers when it was first planned for."""
    _must_be_planned(visit)
    first = visit.moved_from or datetime.combine(visit.day, visit.at or time())
    with notebook.change(Text("Move a visit: {name}", name=name)) as change:
        change.update(replace(visit, day=day, at=at, moved_from=first))


def did_not_happen(notebook: Notebook, visit: Visit, because: str, name: str) -> None:
    """Note that a planned visit did not happen, and why; its code is free again."""
    _must_be_planned(visit)
    with notebook.change(Text("Did not happen: {name}", name=name)) as change:
        change.update(replace(visit, state=VisitState.DID_NOT_HAPPEN, because=because, code=None))


def delete_visit(notebook: Notebook, visit: Visit, name: str) -> None:
    """Take a visit out with all that was said at it; interests and needs learned there stay."""
    with notebook.change(Text("Delete a visit: {name}", name=name)) as change:
        delete_visit_rows(notebook, change, visit)


def delete_visit_rows(notebook: Notebook, change: Change, visit: Visit) -> None:
    """Delete a visit's rows in an open change."""
    for noun in NOUNS:
        if any(field.name == "visit_id" for field in fields(noun)):
            for thing in notebook.select(noun, "visit_id = ?", visit.id):
                if isinstance(thing, _LEARNED):
                    change.update(replace(thing, visit_id=None))
                else:
                    change.delete(thing)
    change.delete(visit)


def _must_be_planned(visit: Visit) -> None:
    if visit.state is not VisitState.PLANNED:
        raise Refused(Text("This visit is not planned any more; only a planned one can be moved or called off."))


def _contacts_of(notebook: Notebook, entry: VisitEntry) -> list[Contact]:
    found = [notebook.get(Contact, part.contact_id) for part in entry.participations]
    contacts = [contact for contact in found if contact is not None]
    if not contacts:
        raise Refused(Text("A visit needs somebody who took part; name a contact."))
    return contacts


def _completing_the_plan(notebook: Notebook, entry: VisitEntry) -> VisitEntry:
    """The entry as the completion of what was planned: the plan's own words stay where the entry has none."""
    planned = notebook.get(Visit, entry.visit.id)
    if planned is None:
        found = planned_of(notebook, entry.participations[0].contact_id, entry.visit.day)
        planned = found[0] if found else None
    visit = replace(entry.visit, state=VisitState.DONE, code=None, created=entry.visit.created or clock.now())
    if planned is None:
        return replace(entry, visit=visit)
    visit = replace(
        visit,
        id=planned.id,
        at=visit.at or planned.at,
        channel=visit.channel or planned.channel,
        lasted=visit.lasted if visit.lasted is not None else planned.lasted,
        place=visit.place or planned.place,
        purpose=visit.purpose or planned.purpose,
        wanted_result=visit.wanted_result or planned.wanted_result,
        ace=visit.ace or planned.ace,
        moved_from=planned.moved_from,
        created=planned.created,
    )
    return _carried_to(entry, visit)


def _carried_to(entry: VisitEntry, visit: Visit) -> VisitEntry:
    """The entry with its parts belonging to another visit."""

    def carried(parts: tuple[VisitPart, ...]) -> tuple[VisitPart, ...]:
        return tuple(replace(part, visit_id=visit.id) if part.visit_id == entry.visit.id else part for part in parts)

    lists = {field.name: getattr(entry, field.name) for field in fields(entry) if field.name not in ("visit", "participations")}
    return replace(
        entry,
        visit=visit,
        participations=tuple(replace(part, visit_id=visit.id) for part in entry.participations),
        **{name: carried(parts) for name, parts in lists.items()},
    )


def _write_entry(notebook: Notebook, change: Change, entry: VisitEntry) -> None:
    """Write visit, participations and parts; those that were planned are updated, those who did not come leave."""
    if notebook.get(Visit, entry.visit.id) is None:
        change.insert(entry.visit, *entry.participations, *entry.parts)
        return
    change.update(entry.visit)
    planned = {part.contact_id: part for part in notebook.select(Participation, "visit_id = ?", entry.visit.id)}
    for part in entry.participations:
        known = planned.pop(part.contact_id, None)
        if known is None:
            change.insert(part)
        else:
            change.update(replace(part, id=known.id))
    change.delete(*planned.values())
    change.insert(*entry.parts)


def _record_shown(change: Change, entry: VisitEntry, contact: Contact) -> None:
    """Record what the channel proves for one participant, unless the entry says the same already."""
    said = {fact.marker for fact in entry.evidence if fact.contact_id == contact.id}
    for marker in markers_shown_by(entry.visit.channel):
        if marker not in said and not contact.colleague:
            change.insert(Evidence(contact.id, marker, entry.visit.day, entry.visit.id))
