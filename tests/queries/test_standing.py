"""Where a contact stands: the way there, what is offered, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.evidence import MARKERS_OF, Evidence, Marker
from salesbook.domain.stage import STAGES, Stage, next_stage
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit
from salesbook.queries.contact_head import standing_shown
from salesbook.queries.stage_board import board_cards
from salesbook.queries.standing import StageStanding, evidence_above, standing_of
from salesbook.store.notebook import Notebook
from salesbook.wording import render
from tests.factories import TODAY, entry, profile

R, D, T, A = Stage.RECOGNITION, Stage.DATING, Stage.TRUST, Stage.ALLY


def added(notebook: Notebook, stage: Stage | None = None, *, colleague: bool = False) -> Contact:
    made = profile("王小明")
    contact = replace(made.contact, stage=stage, colleague=colleague)
    add_contact(notebook, replace(made, contact=contact))
    return contact


def standing(notebook: Notebook, contact: Contact) -> StageStanding:
    found = notebook.get(Contact, contact.id)
    assert found is not None
    return standing_of(notebook, found)


def move(notebook: Notebook, contact: Contact, stage: Stage, day: date) -> None:
    found = notebook.get(Contact, contact.id)
    assert found is not None
    move_to_stage(notebook, found, stage, day, "because")


def test_somebody_not_met_yet_has_no_stage_and_two_ways_to_the_first(notebook: Notebook) -> None:
    found = standing(notebook, added(notebook))
    assert (found.stage, found.history, found.evidence, found.offered) == (None, (), (), None)
    assert [render(text) for text in found.missing_in_words] == [
        "for recognition: meet in person",
        "for recognition: leave a good first impression",
    ]


def test_after_a_meal_dating_is_offered_and_nothing_is_missing(notebook: Notebook) -> None:
    wang = added(notebook)
    log_visit(notebook, entry(wang, channel=Channel.MEAL))
    found = standing(notebook, wang)
    assert found.stage is R
    assert found.offered is not None
    assert (found.offered.to, [fact.marker for fact in found.offered.evidence]) == (D, [Marker.MEAL])
    assert found.missing_in_words == ()


@pytest.mark.parametrize("stage", [None, R, D, T, A])
def test_for_each_stage_the_words_say_what_to_do_for_the_next(notebook: Notebook, stage: Stage | None) -> None:
    found = standing(notebook, added(notebook, stage))
    target = next_stage(stage)
    words = [render(text) for text in found.missing_in_words]
    if target is None:
        assert words == []
    else:
        assert found.missing == MARKERS_OF[target]
        assert len(words) == len(MARKERS_OF[target])
        assert all(text.startswith(f"for {target.value}: ") and len(text) > 20 for text in words)


def test_after_a_step_back_only_what_shows_it_since_is_offered(notebook: Notebook) -> None:
    wang = added(notebook)
    log_visit(notebook, entry(wang, channel=Channel.MEAL, day=TODAY - timedelta(days=30)))
    move(notebook, wang, D, TODAY - timedelta(days=30))
    move(notebook, wang, R, TODAY - timedelta(days=1))

    def told() -> tuple[Any, ...]:
        """What the page, its head, the board and the next visit say of the way up."""
        contact = notebook.get(Contact, wang.id)
        assert contact is not None
        pages = standing_of(notebook, contact), standing_shown(notebook, contact)
        card = board_cards(notebook, (wang.id,), TODAY)[wang.id]
        return (*pages, card, bool(evidence_above(notebook, contact)))

    page, head, card, speaks = told()
    assert [one.offered for one in (page, head, card)] == [None] * 3
    assert {one.missing for one in (page, head, card)} == {(Marker.JOINED_AN_ACTIVITY,)}
    assert not speaks
    # What was recorded stays recorded, and of the very day of the step back nobody knows what came first.
    assert [fact.marker for fact in page.evidence_for(D)] == [Marker.MEAL]
    log_visit(notebook, entry(wang, channel=Channel.SPORT, day=TODAY - timedelta(days=1)))
    page, head, card, speaks = told()
    assert [[fact.marker for fact in one.offered.evidence] for one in (page, head, card)] == [[Marker.SPORT]] * 3
    assert {one.missing for one in (page, head, card)} == {()}
    assert speaks


def test_a_colleague_has_no_stage_and_nothing_is_missing(notebook: Notebook) -> None:
    ann = added(notebook, colleague=True)
    add_part(notebook, Evidence(ann.id, Marker.GOLF, TODAY), "Ann")
    found = standing(notebook, ann)
    assert (found.stage, found.offered, found.missing, found.missing_in_words) == (None, None, (), ())


def test_history_is_oldest_first_and_evidence_newest_first(notebook: Notebook) -> None:
    wang = added(notebook)
    for number, channel in enumerate((Channel.IN_PERSON, Channel.SPORT, Channel.MEAL)):
        log_visit(notebook, entry(wang, channel=channel, day=TODAY + timedelta(days=number)))
    move(notebook, wang, D, TODAY + timedelta(days=5))
    found = standing(notebook, wang)
    assert [line.to_stage for line in found.history] == [R, D]
    assert [fact.day for fact in found.evidence] == sorted((fact.day for fact in found.evidence), reverse=True)
    assert [fact.marker for fact in found.evidence_for(D)] == [Marker.MEAL, Marker.SPORT]
    assert [fact.marker for fact in found.evidence_for(R)] == [Marker.MET_IN_PERSON] * 3
    assert found.evidence_for(T) == ()


def test_each_stage_was_reached_on_the_day_its_line_says(notebook: Notebook) -> None:
    wang = added(notebook)
    move(notebook, wang, R, date(2026, 1, 1))
    move(notebook, wang, T, date(2026, 3, 1))
    found = standing(notebook, wang)
    assert [found.reached_on(stage) for stage in STAGES] == [
        date(2026, 1, 1),
        date(2026, 3, 1),
        date(2026, 3, 1),
        None,
    ]


def test_a_stage_lost_and_won_again_counts_from_the_second_time(notebook: Notebook) -> None:
    wang = added(notebook)
    move(notebook, wang, A, date(2026, 1, 1))
    move(notebook, wang, R, date(2026, 2, 1))
    assert [standing(notebook, wang).reached_on(stage) for stage in STAGES] == [date(2026, 1, 1), None, None, None]
    move(notebook, wang, T, date(2026, 3, 1))
    assert [standing(notebook, wang).reached_on(stage) for stage in STAGES] == [
        date(2026, 1, 1),
        date(2026, 3, 1),
        date(2026, 3, 1),
        None,
    ]
    move(notebook, wang, D, date(2026, 4, 1))
    # Dating was kept on the way down, so it still counts from March.
    assert [standing(notebook, wang).reached_on(stage) for stage in STAGES] == [
        date(2026, 1, 1),
        date(2026, 3, 1),
        None,
        None,
    ]


def test_a_stage_without_history_has_no_day(notebook: Notebook) -> None:
    assert standing(notebook, added(notebook, T)).reached_on(D) is None


def test_evidence_above_is_what_a_move_up_can_rest_on(notebook: Notebook) -> None:
    wang = added(notebook, D)
    for marker in (Marker.MET_IN_PERSON, Marker.MEAL, Marker.GOLF, Marker.REFERS_A_CUSTOMER):
        add_part(notebook, Evidence(wang.id, marker, TODAY), wang.name)
    found = {at: {fact.marker for fact in evidence_above(notebook, replace(wang, stage=at))} for at in (None, *STAGES)}
    assert found == {
        None: {Marker.MET_IN_PERSON, Marker.MEAL, Marker.GOLF, Marker.REFERS_A_CUSTOMER},
        R: {Marker.MEAL, Marker.GOLF, Marker.REFERS_A_CUSTOMER},
        D: {Marker.GOLF, Marker.REFERS_A_CUSTOMER},
        T: {Marker.REFERS_A_CUSTOMER},
        A: set(),
    }
