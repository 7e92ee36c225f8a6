"""Markers, and the evidence that meets them.

A marker is what shows that a stage is reached; evidence is a recorded, dated fact that meets a marker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.channel import Channel
from salesbook.domain.ids import new_id
from salesbook.domain.stage import STAGES, Stage, next_stage, rank_of


class Marker(Enum):
    """The glossary's markers, and the particular activities that count as one."""

    MET_IN_PERSON = "met-in-person"
    GOOD_FIRST_IMPRESSION = "good-first-impression"
    JOINED_AN_ACTIVITY = "joined-an-activity"
    MEAL = "meal"
    SPORT = "sport"
    EXHIBITION = "exhibition"
    CONFERENCE = "conference"
    SEMINAR = "seminar"
    OPENLY_SUPPORTS_US = "openly-supports-us"
    PRIVATE_ACTIVITY = "private-activity"
    FAMILY_OUTING = "family-outing"
    GOLF = "golf"
    HOME_VISIT = "home-visit"
    INTRODUCES_A_DECISION_MAKER = "introduces-a-decision-maker"
    ARGUES_FOR_US = "argues-for-us"
    GIVES_INFORMATION = "gives-information"
    REFERS_A_CUSTOMER = "refers-a-customer"

    @property
    def stage(self) -> Stage:
        """The stage this marker shows to be reached."""
        return _STAGE_OF[self]

    @property
    def general(self) -> Marker:
        """The marker a particular activity is an example of; itself for all others."""
        return _GENERAL.get(self, self)


MARKERS_OF: dict[Stage, tuple[Marker, ...]] = {
    Stage.RECOGNITION: (Marker.MET_IN_PERSON, Marker.GOOD_FIRST_IMPRESSION),
    Stage.DATING: (Marker.JOINED_AN_ACTIVITY,),
    Stage.TRUST: (Marker.OPENLY_SUPPORTS_US, Marker.PRIVATE_ACTIVITY),
    Stage.ALLY: (
        Marker.INTRODUCES_A_DECISION_MAKER,
        Marker.ARGUES_FOR_US,
        Marker.GIVES_INFORMATION,
        Marker.REFERS_A_CUSTOMER,
    ),
}
_GENERAL = dict.fromkeys(
    (Marker.MEAL, Marker.SPORT, Marker.EXHIBITION, Marker.CONFERENCE, Marker.SEMINAR), Marker.JOINED_AN_ACTIVITY
) | dict.fromkeys((Marker.FAMILY_OUTING, Marker.GOLF, Marker.HOME_VISIT), Marker.PRIVATE_ACTIVITY)
_STAGE_OF = {marker: stage for stage, markers in MARKERS_OF.items() for marker in markers}
_STAGE_OF |= {marker: _STAGE_OF[general] for marker, general in _GENERAL.items()}

# Being there in the flesh proves the meeting, whatever else the visit was.
MET_BY = frozenset({Channel.IN_PERSON, Channel.MEAL, Channel.EVENT, Channel.SPORT, Channel.PRIVATE_ACTIVITY})
_SHOWN_BY = {
    Channel.MEAL: Marker.MEAL,
    Channel.EVENT: Marker.JOINED_AN_ACTIVITY,
    Channel.SPORT: Marker.SPORT,
    Channel.PRIVATE_ACTIVITY: Marker.PRIVATE_ACTIVITY,
}


@dataclass(frozen=True)
class Evidence:
    """A dated fact that meets a marker. `wording` is the marker's wording when it was recorded, in the rep's words."""

    contact_id: str
    marker: Marker
    day: date
    visit_id: str | None = None
    note: str = ""
    wording: str = ""
    id: str = field(default_factory=new_id)

    @property
    def words(self) -> str | Marker:
        """What it is called: in the rep's words of that time, or as the program calls its marker."""
        return self.wording or self.marker


@dataclass(frozen=True)
class OfferedMove:
    """A move up that recorded evidence allows; `evidence` are the facts of the target stage, newest first."""

    to: Stage
    evidence: tuple[Evidence, ...]


def markers_shown_by(channel: Channel | None) -> tuple[Marker, ...]:
    """The markers a done visit of this channel proves for every participant, by itself."""
    met = (Marker.MET_IN_PERSON,) if channel in MET_BY else ()
    shown = (_SHOWN_BY[channel],) if channel in _SHOWN_BY else ()
    return met + shown


def reached_by_itself(stage: Stage | None, evidence: Iterable[Evidence]) -> Stage | None:
    """Recognition, when the contact has no stage and was met in person: the only move nobody has to accept."""
    if stage is None and any(fact.marker is Marker.MET_IN_PERSON for fact in evidence):
        return Stage.RECOGNITION
    return stage


def speaking(evidence: Iterable[Evidence], stepped_back: date | None) -> tuple[Evidence, ...]:
    """The evidence that speaks for a move up: not what is older than the last step back.

    The rep knew of that when they moved the contact down, and said why; offering the way up again for it would take them
    for forgetful, and nothing would seem to be missing.
    """
    return tuple(fact for fact in evidence if stepped_back is None or fact.day >= stepped_back)


def offered_move(stage: Stage | None, evidence: Iterable[Evidence]) -> OfferedMove | None:
    """The highest stage above the present one that has evidence, with that evidence; None if there is none."""
    facts = sorted(evidence, key=lambda fact: fact.day, reverse=True)
    for target in reversed(STAGES[rank_of(stage) :]):
        found = tuple(fact for fact in facts if fact.marker.stage is target)
        if found:
            return OfferedMove(target, found)
    return None


def missing_markers(stage: Stage | None, evidence: Iterable[Evidence]) -> tuple[Marker, ...]:
    """The markers of the next stage, any one of which would be enough; none once one of them is met."""
    target = next_stage(stage)
    if target is None or any(fact.marker.stage is target for fact in evidence):
        return ()
    return MARKERS_OF[target]


def skipped_without_evidence(
    stage: Stage | None, target: Stage, evidence: Iterable[Evidence]
) -> tuple[tuple[Stage, tuple[Marker, ...]], ...]:
    """The stages a move up passes or reaches that no evidence meets, each with the markers that would."""
    met = {fact.marker.stage for fact in evidence}
    passed = STAGES[rank_of(stage) : rank_of(target)]
    return tuple((step, MARKERS_OF[step]) for step in passed if step not in met)
