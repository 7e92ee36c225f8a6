"""Where a contact stands: stage, the way there, the evidence, what is offered and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.evidence import (
    Evidence,
    Marker,
    OfferedMove,
    missing_markers,
    offered_move,
    skipped_without_evidence,
    speaking,
)
from salesbook.domain.stage import Stage, StageChange, last_step_back, next_stage, rank_of
from salesbook.domain.text import Text
from salesbook.queries.evidence import HAPPENED, SPEAKS
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class StageStanding:
    """A contact's stage with its history (oldest first) and evidence (newest first)."""

    stage: Stage | None
    history: tuple[StageChange, ...]
    evidence: tuple[Evidence, ...]
    offered: OfferedMove | None
    missing: tuple[Marker, ...]

    @property
    def missing_in_words(self) -> tuple[Text, ...]:
        """What is missing for the next stage, as sentences a rep can act on; one of them is enough."""
        target = next_stage(self.stage)
        return tuple(Text("for {stage}: {advice}", stage=target, advice=advice) for advice in self.advice if target)

    @property
    def advice(self) -> tuple[Text, ...]:
        """What a rep can do for the next stage, without its name; one of them is enough."""
        return tuple(_ADVICE[marker] for marker in self.missing)

    @property
    def passed(self) -> tuple[Stage, ...]:
        """The stages that the offered move passes though nothing recorded shows them."""
        if self.offered is None:
            return ()
        return tuple(stage for stage, _ in skipped_without_evidence(self.stage, self.offered.to, self.evidence))

    @property
    def last_evidence(self) -> date | None:
        """The day of the newest evidence; None where nothing is recorded."""
        return max((fact.day for fact in self.evidence), default=None)

    def reached_on(self, stage: Stage) -> date | None:
        """The day the contact last came to a stage they still hold; None if they do not hold it."""
        if rank_of(stage) > rank_of(self.stage):
            return None
        days = [
            change.day
            for change in self.history
            if change.to_stage is not None and rank_of(change.from_stage) < rank_of(stage) <= rank_of(change.to_stage)
        ]
        return days[-1] if days else None

    def evidence_for(self, stage: Stage) -> tuple[Evidence, ...]:
        """The recorded facts that meet a marker of the stage, newest first."""
        return tuple(fact for fact in self.evidence if fact.marker.stage is stage)


_ADVICE = {
    Marker.MET_IN_PERSON: Text("meet in person"),
    Marker.GOOD_FIRST_IMPRESSION: Text("leave a good first impression"),
    Marker.JOINED_AN_ACTIVITY: Text("invite them out of the office, to a meal, sport, an exhibition or a seminar"),
    Marker.OPENLY_SUPPORTS_US: Text("win their open support in front of others"),
    Marker.PRIVATE_ACTIVITY: Text("share a private activity, such as a family outing or golf"),
    Marker.INTRODUCES_A_DECISION_MAKER: Text("ask them to introduce a decision maker"),
    Marker.ARGUES_FOR_US: Text("let them argue for us inside"),
    Marker.GIVES_INFORMATION: Text("ask them for information only they have"),
    Marker.REFERS_A_CUSTOMER: Text("ask for a referral"),
}


def evidence_above(notebook: NotebookReader, contact: Contact) -> list[Evidence]:
    """The evidence that speaks for stages above the present one: all that a move is offered for, and little to read."""
    markers = [marker.value for marker in Marker if marker.stage.rank > rank_of(contact.stage)]
    where = "contact_id = ? AND marker IN ({}) AND {}".format(", ".join("?" * len(markers)), SPEAKS)
    return notebook.select(Evidence, where, contact.id, *markers)


def standing_of(notebook: NotebookReader, contact: Contact) -> StageStanding:
    """Where a contact stands. A colleague has no stage, and nothing is missing."""
    history = notebook.select(StageChange, "contact_id = ? ORDER BY in_order", contact.id)
    evidence = notebook.select(Evidence, f"contact_id = ? AND {HAPPENED} ORDER BY day DESC, id DESC", contact.id)
    return standing_told(contact, history, evidence)


def standing_told(contact: Contact, history: list[StageChange], evidence: list[Evidence]) -> StageStanding:
    """Where a contact stands by what is told of them: the history oldest first, the evidence newest first."""
    if contact.colleague:
        return StageStanding(None, tuple(history), tuple(evidence), None, ())
    new = speaking(evidence, last_step_back(history))
    return StageStanding(
        contact.stage,
        tuple(history),
        tuple(evidence),
        offered_move(contact.stage, new),
        missing_markers(contact.stage, new),
    )
