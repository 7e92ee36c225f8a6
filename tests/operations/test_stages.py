"""Moving between the stages: on evidence, for a reason, and never without a line of history."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.stage import Stage, StageChange
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile

R, D, T, A = Stage.RECOGNITION, Stage.DATING, Stage.TRUST, Stage.ALLY


def wang_at(notebook: Notebook, stage: Stage | None, *markers: Marker, colleague: bool = False) -> Contact:
    made = profile("王小明")
    contact = replace(made.contact, stage=stage, colleague=colleague)
    add_contact(notebook, replace(made, contact=contact))
    for number, marker in enumerate(markers):
        add_part(notebook, Evidence(contact.id, marker, TODAY - timedelta(days=number)), "王小明")
    return now(notebook, contact)


def now(notebook: Notebook, contact: Contact) -> Contact:
    found = notebook.get(Contact, contact.id)
    assert found is not None
    return found


def path(notebook: Notebook, contact: Contact) -> list[tuple[Stage | None, Stage | None, str]]:
    lines = notebook.select(StageChange, "contact_id = ? ORDER BY in_order", contact.id)
    return [(line.from_stage, line.to_stage, line.because) for line in lines]


def test_a_move_up_on_evidence_needs_no_reason_and_names_its_visit(notebook: Notebook) -> None:
    wang = wang_at(notebook, None)
    dinner = log_visit(notebook, entry(wang, channel=Channel.MEAL)).visit
    move_to_stage(notebook, now(notebook, wang), D, TODAY + timedelta(days=1))
    assert now(notebook, wang).stage is D
    lines = notebook.select(StageChange, "contact_id = ? ORDER BY in_order", wang.id)
    assert [(line.from_stage, line.to_stage, line.visit_id) for line in lines] == [
        (None, R, dinner.id),
        (R, D, dinner.id),
    ]
    assert [line.day for line in lines] == [TODAY, TODAY + timedelta(days=1)]


def test_a_move_over_several_stages_writes_a_line_for_each(notebook: Notebook) -> None:
    wang = wang_at(notebook, None, Marker.REFERS_A_CUSTOMER)
    move_to_stage(notebook, wang, A, TODAY)
    assert path(notebook, wang) == [(None, R, ""), (R, D, ""), (D, T, ""), (T, A, "")]
    assert now(notebook, wang).stage is A


def test_undoing_a_move_takes_back_all_its_lines(notebook: Notebook) -> None:
    wang = wang_at(notebook, R, Marker.GOLF)
    move_to_stage(notebook, wang, T, TODAY)
    notebook.undo()
    assert now(notebook, wang).stage is R
    assert path(notebook, wang) == []


def test_a_move_up_without_evidence_is_refused_and_what_is_missing_is_named(notebook: Notebook) -> None:
    wang = wang_at(notebook, R, Marker.MET_IN_PERSON)
    with pytest.raises(Refused) as refused:
        move_to_stage(notebook, wang, T, TODAY)
    missing = dict(refused.value.text.values)["missing"]
    assert isinstance(missing, tuple)
    named = [dict(text.values) for text in missing if not isinstance(text, str | int) and hasattr(text, "values")]
    assert [(one["stage"], one["markers"]) for one in named] == [
        (D, (Marker.JOINED_AN_ACTIVITY,)),
        (T, (Marker.OPENLY_SUPPORTS_US, Marker.PRIVATE_ACTIVITY)),
    ]
    assert now(notebook, wang).stage is R
    assert path(notebook, wang) == []


def test_evidence_of_a_stage_below_does_not_open_the_one_above(notebook: Notebook) -> None:
    wang = wang_at(notebook, R, Marker.MEAL)
    with pytest.raises(Refused):
        move_to_stage(notebook, wang, T, TODAY)


def test_a_move_up_without_evidence_is_made_for_a_reason_which_is_kept(notebook: Notebook) -> None:
    wang = wang_at(notebook, R)
    move_to_stage(notebook, wang, T, TODAY, "we were at school together")
    assert path(notebook, wang) == [(R, D, "we were at school together"), (D, T, "we were at school together")]


def test_a_move_down_needs_a_reason_even_with_evidence(notebook: Notebook) -> None:
    wang = wang_at(notebook, T, Marker.MEAL, Marker.GOLF)
    with pytest.raises(Refused):
        move_to_stage(notebook, wang, D, TODAY)
    move_to_stage(notebook, wang, R, TODAY, "a new buyer")
    assert now(notebook, wang).stage is R
    assert path(notebook, wang) == [(T, R, "a new buyer")]


def test_the_lines_of_ups_and_downs_of_one_day_keep_their_order(notebook: Notebook) -> None:
    wang = wang_at(notebook, None, Marker.GOLF)
    move_to_stage(notebook, wang, T, TODAY)
    move_to_stage(notebook, now(notebook, wang), R, TODAY, "quarrel")
    move_to_stage(notebook, now(notebook, wang), T, TODAY)
    assert path(notebook, wang) == [
        (None, R, ""),
        (R, D, ""),
        (D, T, ""),
        (T, R, "quarrel"),
        (R, D, ""),
        (D, T, ""),
    ]


def test_nobody_moves_to_where_they_are(notebook: Notebook) -> None:
    wang = wang_at(notebook, D, Marker.MEAL)
    with pytest.raises(Refused):
        move_to_stage(notebook, wang, D, TODAY, "again")


def test_a_colleague_has_no_stage_whatever_the_reason(notebook: Notebook) -> None:
    ann = wang_at(notebook, None, Marker.GOLF, colleague=True)
    with pytest.raises(Refused):
        move_to_stage(notebook, ann, T, TODAY, "a friend")
    assert now(notebook, ann).stage is None


def test_a_marker_that_was_met_is_recorded_with_the_move_as_one_step(notebook: Notebook) -> None:
    wang = wang_at(notebook, D)
    move_to_stage(notebook, wang, T, TODAY, "at the production meeting", Marker.OPENLY_SUPPORTS_US)
    assert now(notebook, wang).stage is T
    (fact,) = notebook.select(Evidence)
    assert (fact.marker, fact.day, fact.note) == (Marker.OPENLY_SUPPORTS_US, TODAY, "at the production meeting")
    assert path(notebook, wang) == [(D, T, "at the production meeting")]
    notebook.undo()
    assert now(notebook, wang).stage is D
    assert notebook.select(Evidence) == []


def test_the_marker_alone_is_enough_but_one_of_another_stage_is_not(notebook: Notebook) -> None:
    wang = wang_at(notebook, D)
    with pytest.raises(Refused):
        move_to_stage(notebook, wang, T, TODAY, "", Marker.MEAL)
    assert notebook.select(Evidence) == []
    move_to_stage(notebook, wang, T, TODAY, "", Marker.GOLF)
    assert now(notebook, wang).stage is T
