"""What shows that a stage is reached, as mission.md section 1 says it."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.domain.contact import Channel
from salesbook.domain.evidence import (
    MARKERS_OF,
    Evidence,
    Marker,
    markers_shown_by,
    missing_markers,
    offered_move,
    reached_by_itself,
    skipped_without_evidence,
)
from salesbook.domain.stage import STAGES, Stage

R, D, T, A = Stage.RECOGNITION, Stage.DATING, Stage.TRUST, Stage.ALLY
ACTIVITIES = (Marker.MEAL, Marker.SPORT, Marker.EXHIBITION, Marker.CONFERENCE, Marker.SEMINAR)
PRIVATE_ACTIVITIES = (Marker.FAMILY_OUTING, Marker.GOLF, Marker.HOME_VISIT)


def seen(marker: Marker, day: int = 1) -> Evidence:
    return Evidence("somebody", marker, date(2026, 11, day))


@pytest.mark.parametrize(
    ("channel", "markers"),
    [
        (Channel.IN_PERSON, {Marker.MET_IN_PERSON}),
        (Channel.PHONE, set()),
        (Channel.VIDEO, set()),
        (Channel.MESSAGE, set()),
        (Channel.MEAL, {Marker.MET_IN_PERSON, Marker.MEAL}),
        (Channel.EVENT, {Marker.MET_IN_PERSON, Marker.JOINED_AN_ACTIVITY}),
        (Channel.SPORT, {Marker.MET_IN_PERSON, Marker.SPORT}),
        (Channel.PRIVATE_ACTIVITY, {Marker.MET_IN_PERSON, Marker.PRIVATE_ACTIVITY}),
        (Channel.GIFT, set()),
        (Channel.CARD, set()),
        (None, set()),
    ],
)
def test_each_channel_proves_what_it_shows(channel: Channel | None, markers: set[Marker]) -> None:
    assert set(markers_shown_by(channel)) == markers


def test_every_channel_has_its_line_in_this_table() -> None:
    assert {channel for channel in Channel if markers_shown_by(channel)} == {
        Channel.IN_PERSON,
        Channel.MEAL,
        Channel.EVENT,
        Channel.SPORT,
        Channel.PRIVATE_ACTIVITY,
    }


def test_every_marker_shows_one_stage() -> None:
    stages = {
        R: {Marker.MET_IN_PERSON, Marker.GOOD_FIRST_IMPRESSION},
        D: {Marker.JOINED_AN_ACTIVITY, *ACTIVITIES},
        T: {Marker.OPENLY_SUPPORTS_US, Marker.PRIVATE_ACTIVITY, *PRIVATE_ACTIVITIES},
        A: {
            Marker.INTRODUCES_A_DECISION_MAKER,
            Marker.ARGUES_FOR_US,
            Marker.GIVES_INFORMATION,
            Marker.REFERS_A_CUSTOMER,
        },
    }
    assert {stage: {marker for marker in Marker if marker.stage is stage} for stage in STAGES} == stages
    assert {marker for markers in MARKERS_OF.values() for marker in markers} == {marker.general for marker in Marker}


def test_a_particular_activity_counts_as_the_general_one() -> None:
    assert {marker.general for marker in ACTIVITIES} == {Marker.JOINED_AN_ACTIVITY}
    assert {marker.general for marker in PRIVATE_ACTIVITIES} == {Marker.PRIVATE_ACTIVITY}
    assert Marker.ARGUES_FOR_US.general is Marker.ARGUES_FOR_US


def test_having_met_sets_recognition_by_itself() -> None:
    assert reached_by_itself(None, [seen(Marker.MET_IN_PERSON)]) is R


def test_nothing_else_is_reached_by_itself() -> None:
    assert reached_by_itself(None, []) is None
    assert reached_by_itself(None, [seen(Marker.GOOD_FIRST_IMPRESSION), seen(Marker.REFERS_A_CUSTOMER)]) is None
    assert reached_by_itself(R, [seen(Marker.MET_IN_PERSON), seen(Marker.MEAL)]) is R
    assert reached_by_itself(T, [seen(Marker.MET_IN_PERSON)]) is T


def test_the_highest_stage_with_a_marker_is_offered() -> None:
    facts = [seen(Marker.MET_IN_PERSON), seen(Marker.MEAL), seen(Marker.GOLF), seen(Marker.GOOD_FIRST_IMPRESSION)]
    offer = offered_move(R, facts)
    assert offer is not None
    assert offer.to is T
    assert [fact.marker for fact in offer.evidence] == [Marker.GOLF]


def test_an_offer_brings_its_evidence_newest_first() -> None:
    facts = [seen(Marker.MEAL, 3), seen(Marker.SPORT, 9), seen(Marker.SEMINAR, 5), seen(Marker.MET_IN_PERSON, 20)]
    offer = offered_move(R, facts)
    assert offer is not None
    assert [fact.day.day for fact in offer.evidence] == [9, 5, 3]


def test_no_stage_is_offered_that_is_held_or_was_passed() -> None:
    facts = [seen(Marker.MET_IN_PERSON), seen(Marker.MEAL), seen(Marker.GOLF)]
    assert offered_move(T, facts) is None
    assert offered_move(A, [*facts, seen(Marker.REFERS_A_CUSTOMER)]) is None
    assert offered_move(R, []) is None


def test_a_good_impression_offers_recognition_to_somebody_not_met_yet() -> None:
    offer = offered_move(None, [seen(Marker.GOOD_FIRST_IMPRESSION)])
    assert offer is not None
    assert offer.to is R


@pytest.mark.parametrize("stage", [None, R, D, T])
def test_with_nothing_recorded_every_marker_of_the_next_stage_is_missing(stage: Stage | None) -> None:
    following = {None: R, R: D, D: T, T: A}[stage]
    assert missing_markers(stage, []) == MARKERS_OF[following]


@pytest.mark.parametrize("marker", [Marker.JOINED_AN_ACTIVITY, *ACTIVITIES])
def test_any_activity_is_what_dating_was_missing(marker: Marker) -> None:
    assert missing_markers(R, [seen(Marker.MET_IN_PERSON)]) == (Marker.JOINED_AN_ACTIVITY,)
    assert missing_markers(R, [seen(Marker.MET_IN_PERSON), seen(marker)]) == ()


def test_one_marker_is_enough_so_nothing_is_missing_beside_it() -> None:
    assert missing_markers(D, [seen(Marker.HOME_VISIT)]) == ()
    assert missing_markers(T, [seen(Marker.GIVES_INFORMATION)]) == ()


def test_a_marker_further_up_does_not_stand_for_the_next_stage() -> None:
    assert missing_markers(R, [seen(Marker.REFERS_A_CUSTOMER)]) == (Marker.JOINED_AN_ACTIVITY,)


def test_nothing_is_missing_for_an_ally() -> None:
    assert missing_markers(A, []) == ()


def test_skipping_names_what_is_missing_for_each_stage_passed() -> None:
    assert skipped_without_evidence(None, T, [seen(Marker.MET_IN_PERSON)]) == (
        (D, (Marker.JOINED_AN_ACTIVITY,)),
        (T, (Marker.OPENLY_SUPPORTS_US, Marker.PRIVATE_ACTIVITY)),
    )
    assert skipped_without_evidence(R, T, [seen(Marker.GOLF)]) == ((D, (Marker.JOINED_AN_ACTIVITY,)),)
    assert skipped_without_evidence(R, D, [seen(Marker.MEAL)]) == ()
    assert skipped_without_evidence(T, R, []) == ()
