"""Recording evidence by hand: what shows a stage and was seen outside any visit."""

from __future__ import annotations

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, OfferedMove, offered_move, reached_by_itself
from salesbook.domain.text import Text
from salesbook.operations.marker_words import worded
from salesbook.operations.stages import write_stage_changes
from salesbook.queries.standing import evidence_above
from salesbook.store.notebook import Notebook


def record_evidence(notebook: Notebook, contact: Contact, fact: Evidence) -> OfferedMove | None:
    """Record that a contact met a marker; returns the move it offers.

    Having met in person sets recognition by itself, as it does at a visit.
    """
    if contact.colleague:
        raise Refused(Text("{name} is a colleague; colleagues have no stage.", name=contact.name))
    with notebook.change(Text("Evidence for {name}", name=contact.name)) as change:
        change.insert(*worded(notebook, (fact,)))
        facts = evidence_above(notebook, contact)
        stage = reached_by_itself(contact.stage, facts)
        if stage is not contact.stage:
            write_stage_changes(notebook, change, contact, stage, fact.day)
    return offered_move(stage, facts)
