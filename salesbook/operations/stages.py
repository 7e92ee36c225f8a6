"""Moving a contact between the stages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker, skipped_without_evidence
from salesbook.domain.stage import Stage, StageChange, path_between, rank_of
from salesbook.domain.text import Text
from salesbook.operations.marker_words import worded
from salesbook.queries.evidence import HAPPENED
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook
from salesbook.system import clock


def move_to_stage(
    notebook: Notebook,
    contact: Contact,
    target: Stage,
    day: date,
    because: str = "",
    shown_by: Marker | None = None,
) -> None:
    """Move a contact to a stage: up on evidence, or with a reason without; down always with a reason.

    `shown_by` is a marker met that is not recorded yet; it is recorded with the move, `because` as its note.
    """
    shown = (Evidence(contact.id, shown_by, day, note=because),) if shown_by else ()
    new = list(worded(notebook, shown))
    facts = new + notebook.select(Evidence, f"contact_id = ? AND {HAPPENED} ORDER BY day DESC", contact.id)
    _must_be_allowed(contact, target, facts, because)
    reached = next((fact for fact in facts if fact.marker.stage is target), None)
    up = rank_of(target) > rank_of(contact.stage)
    with notebook.change(Text("Move {name} to {stage}", name=contact.name, stage=target)) as change:
        change.insert(*new)
        visit_id = reached.visit_id if reached and up else None
        write_stage_changes(notebook, change, contact, target, day, because, visit_id)


def write_stage_changes(
    notebook: Notebook,
    change: Change,
    contact: Contact,
    target: Stage | None,
    day: date,
    because: str = "",
    visit_id: str | None = None,
) -> None:
    """Set the stage in an open change, with one history line for each stage passed."""
    first = notebook.rows("SELECT count(*) FROM stage_change WHERE contact_id = ?", contact.id)[0][0]
    for number, (start, end) in enumerate(path_between(contact.stage, target), start=first):
        change.insert(StageChange(contact.id, start, end, clock.now(), day, because, visit_id, number))
    change.update(replace(contact, stage=target))


def _must_be_allowed(contact: Contact, target: Stage, facts: list[Evidence], because: str) -> None:
    if contact.colleague:
        raise Refused(Text("{name} is a colleague; colleagues have no stage.", name=contact.name))
    if contact.stage is target:
        raise Refused(Text("{name} is at this stage already: {stage}.", name=contact.name, stage=target))
    if because:
        return
    if rank_of(target) < rank_of(contact.stage):
        raise Refused(Text("Moving down to {stage} needs a reason; give it with --because.", stage=target))
    if not any(fact.marker.stage is target for fact in facts):
        missing = tuple(
            Text("{stage}: {markers}", stage=stage, markers=markers)
            for stage, markers in skipped_without_evidence(contact.stage, target, facts)
        )
        raise Refused(
            Text(
                "Nothing recorded shows {stage} yet; log what happened, or give a reason with --because. Missing: {missing}.",
                stage=target,
                missing=missing,
            )
        )
