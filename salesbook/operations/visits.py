"""Planning, logging, moving and deleting visits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from typing import Any

from salesbook.domain.contact import Contact
from salesbook.domain.day_part import DayPart, latest_time_of
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, OfferedMove, markers_shown_by, offered_move, reached_by_itself
from salesbook.domain.interest import Interest, Need
from salesbook.domain.stage import StageChange
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_code import code_for
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.marker_words import worded
from salesbook.operations.stages import write_stage_changes
from salesbook.queries.standing import evidence_above
from salesbook.queries.visits import codes_taken, planned_of
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.store.nouns import NOUNS
from salesbook.system import clock

# What was learned at a visit stays known when the visit is deleted; what was said and done at it goes.
_LEARNED = (Interest, Need, StageChange)


@dataclass(frozen=True)
class Logged:
    """What logging brought: the visit as stored, who came to recognition by it, the moves it offers, by contact, who is new."""

    visit: Visit
    recognised: tuple[str, ...] = ()
    offers: tuple[tuple[str, OfferedMove], ...] = ()
    newcomers: tuple[Contact, ...] = ()


def log_visit(notebook: Notebook, entry: VisitEntry) -> Logged:
    """Log a done visit; it completes the planned visits that those who took part had on the day.

    What the channel proves is recorded as evidence of every participant, and recognition is set by itself.
    """
    contacts = contacts_of(notebook, entry)
    plans = _plans_completed(notebook, entry)
    entry = _as_planned(entry, plans)
    with notebook.change(Text("Log a visit: {name}", name=contacts[0].name)) as change:
        _write_entry(notebook, change, entry)
        for plan in plans[1:]:
            _fold_into(notebook, change, plan, entry.visit)
        for contact in contacts:
            _record_shown(notebook, change, entry, contact)
        return stages_brought(notebook, change, entry.visit, contacts)


def stages_brought(notebook: Notebook, change: Change, visit: Visit, contacts: Iterable[Contact]) -> Logged:
    """Set the recognition that the recorded evidence brings these contacts, and say which moves it offers."""
    recognised = []
    offers = []
    for contact in contacts:
        facts = evidence_above(notebook, contact)
        stage = contact.stage if contact.colleague else reached_by_itself(contact.stage, facts)
        if stage is not contact.stage:
            write_stage_changes(notebook, change, contact, stage, visit.day, visit_id=visit.id)
            recognised.append(contact.id)
        offer = None if contact.colleague else offered_move(stage, facts)
        if offer is not None:
            offers.append((contact.id, offer))
    return Logged(visit, tuple(recognised), tuple(offers))


def plan_visit(notebook: Notebook, entry: VisitEntry) -> Visit:
    """Plan a visit; it is given the code its sheet carries."""
    contacts = contacts_of(notebook, entry)
    visit = replace(
        entry.visit,
        state=VisitState.PLANNED,
        code=code_for(entry.visit.id, codes_taken(notebook)),
        created=entry.visit.created or clock.now(),
    )
    with notebook.change(Text("Plan a visit: {name}", name=contacts[0].name)) as change:
        # What is still to come shows nothing of a stage.
        change.insert(visit, *entry.participations, *replace(entry, evidence=()).parts)
    return visit


def move_visit(
    notebook: Notebook, visit: Visit, day: date, at: time | None, name: str, part: DayPart | None = None
) -> None:
    """Move a planned visit to another day, time or part of the day; it remembers when it was first planned for.

    Without a time the part of the day stays, unless another is said. What
    the notebook holds now counts, so that two quick moves follow each other.
    """
    present = _must_be_planned(notebook.get(Visit, visit.id))
    part = None if at is not None else part or present.day_part
    if (day, at, part) == (present.day, present.at, present.day_part):
        return
    first = present.moved_from or datetime.combine(present.day, present.at or time())
    with notebook.change(Text("Move a visit: {name}", name=name)) as change:
        change.update(replace(present, day=day, at=at, day_part=part, moved_from=first))


def did_not_happen(notebook: Notebook, visit: Visit, because: str, name: str) -> None:
    """Note that a planned visit did not happen, and why; its code is free again."""
    _must_be_planned(visit)
    with notebook.change(Text("Did not happen: {name}", name=name)) as change:
        change.update(replace(visit, state=VisitState.DID_NOT_HAPPEN, because=because, code=None))
        change.delete(*notebook.of_visit(Evidence, visit.id))


def delete_visit(notebook: Notebook, visit: Visit, name: str) -> None:
    """Take a visit out with all that was said at it; interests and needs learned there stay."""
    with notebook.change(Text("Delete a visit: {name}", name=name)) as change:
        delete_visit_rows(notebook, change, visit)


def delete_visit_rows(notebook: Notebook, change: Change, visit: Visit) -> None:
    """Delete a visit's rows in an open change."""
    for noun in NOUNS:
        if any(field.name == "visit_id" for field in fields(noun)):
            for thing in _of_visit(notebook, noun, visit.id):
                if isinstance(thing, _LEARNED):
                    change.update(replace(thing, visit_id=None))
                else:
                    change.delete(thing)
    change.delete(visit)


def _of_visit(notebook: Notebook, noun: type[Any], visit_id: str) -> list[Any]:
    return notebook.select(noun, "visit_id = ?", visit_id)


def _must_be_planned(visit: Visit | None) -> Visit:
    if visit is None or visit.state is not VisitState.PLANNED:
        raise Refused(Text("This visit is not planned any more; only a planned one can be moved or called off."))
    return visit


def contacts_of(notebook: NotebookReader, entry: VisitEntry) -> list[Contact]:
    """Those who took part; refuses a visit of nobody."""
    found = [notebook.get(Contact, part.contact_id) for part in entry.participations]
    contacts = [contact for contact in found if contact is not None]
    if not contacts:
        raise Refused(Text("A visit needs somebody who took part; name a contact."))
    return contacts


def _plans_completed(notebook: Notebook, entry: VisitEntry) -> list[Visit]:
    """What the entry completes: the visit whose id it has, then the planned visits of the day of all who took part.

    Another's plan is completed only where everybody it was made for took part.
    """
    known = notebook.get(Visit, entry.visit.id)
    if known is not None and known.state is VisitState.DONE:
        raise Refused(Text("This visit is logged already; change it with “salesbook edit”."))
    took_part = [part.contact_id for part in entry.participations]
    plans = [known] if known else []
    covered = _planned_for(notebook, known) if known else set()
    for contact_id in took_part:
        if contact_id not in covered:
            mine = planned_of(notebook, contact_id, entry.visit.day)
            fitting = [one for one in mine if not plans or _planned_for(notebook, one) <= set(took_part)]
            if fitting:
                plans.append(min(fitting, key=lambda plan: _distance(plan, entry.visit)))
                covered |= _planned_for(notebook, plans[-1])
    return plans


def _planned_for(notebook: Notebook, plan: Visit) -> set[str]:
    return {part.contact_id for part in notebook.of_visit(Participation, plan.id)}


def _distance(plan: Visit, visit: Visit) -> tuple[bool, int]:
    """How unlike a plan is to what happened: another channel, then the minutes between; plans come by time."""
    other_channel = plan.channel is not visit.channel and None not in (plan.channel, visit.channel)
    was, planned = latest_time_of(visit.hour), latest_time_of(plan.hour) or time()
    if was is None:
        return other_channel, 0
    return other_channel, abs((planned.hour - was.hour) * 60 + planned.minute - was.minute)


def _as_planned(entry: VisitEntry, plans: list[Visit]) -> VisitEntry:
    """The entry as the completion of what was planned: the plans' own words stay where the entry has none."""
    visit = replace(entry.visit, state=VisitState.DONE, code=None, created=entry.visit.created or clock.now())
    if not plans:
        return replace(entry, visit=visit)
    first = plans[0]
    visit = replace(
        visit,
        id=first.id,
        **_hour_of_both(visit, first),
        channel=visit.channel or first.channel,
        lasted=visit.lasted if visit.lasted is not None else first.lasted,
        place=visit.place or first.place,
        purpose=visit.purpose or _joined(plan.purpose for plan in plans),
        wanted_result=visit.wanted_result or _joined(plan.wanted_result for plan in plans),
        ace=visit.ace or _joined(plan.ace for plan in plans),
        moved_from=first.moved_from,
        created=first.created,
    )
    return _carried_to(entry, visit)


def _hour_of_both(visit: Visit, plan: Visit) -> dict[str, Any]:
    """When on its day a planned visit was: as it was told; an hour that was planned stands where that says no other."""
    if visit.at is None and plan.at is not None and (visit.day_part is None or visit.day_part.holds(plan.at)):
        return {"at": plan.at, "day_part": None}
    return {"at": visit.at, "day_part": None if visit.at else visit.day_part or plan.day_part}


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(said for said in words if said))


def _carried_to(entry: VisitEntry, visit: Visit) -> VisitEntry:
    """The entry with its parts belonging to another visit."""

    lists: dict[str, Any] = {
        field.name: tuple(
            replace(part, visit_id=visit.id) if part.visit_id == entry.visit.id else part
            for part in getattr(entry, field.name)
        )
        for field in fields(entry)
        if field.name != "visit"
    }
    return VisitEntry(visit=visit, **lists)


def _write_entry(notebook: Notebook, change: Change, entry: VisitEntry) -> None:
    """Write visit, participations and parts; those that were planned are updated, those who did not come leave.

    A plan is no evidence: what an older version wrote with one goes.
    """
    if notebook.get(Visit, entry.visit.id) is None:
        change.insert(entry.visit, *entry.participations, *entry.parts)
        return
    change.update(entry.visit)
    change.delete(*notebook.of_visit(Evidence, entry.visit.id))
    planned = {part.contact_id: part for part in notebook.select(Participation, "visit_id = ?", entry.visit.id)}
    for part in entry.participations:
        known = planned.pop(part.contact_id, None)
        if known is None:
            change.insert(part)
        else:
            change.update(replace(part, id=known.id))
    change.delete(*planned.values())
    change.insert(*entry.parts)


def _fold_into(notebook: Notebook, change: Change, plan: Visit, visit: Visit) -> None:
    """Let a second plan end in the one visit that was: what was noted for it belongs to the visit now."""
    for noun in NOUNS:
        if any(field.name == "visit_id" for field in fields(noun)):
            for thing in _of_visit(notebook, noun, plan.id):
                if isinstance(thing, (Participation, Evidence)):
                    change.delete(thing)
                else:
                    change.update(replace(thing, visit_id=visit.id))
    change.delete(plan)


def _record_shown(notebook: Notebook, change: Change, entry: VisitEntry, contact: Contact) -> None:
    """Record what the channel proves for one participant, unless the entry says the same already."""
    said = {fact.marker for fact in entry.evidence if fact.contact_id == contact.id}
    for marker in markers_shown_by(entry.visit.channel):
        if marker not in said and not contact.colleague:
            change.insert(*worded(notebook, (Evidence(contact.id, marker, entry.visit.day, entry.visit.id),)))
