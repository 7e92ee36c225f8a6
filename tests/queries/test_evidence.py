"""A visit that is planned, or did not happen, is never evidence, in notebooks too that hold such rows from before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit, VisitState
from salesbook.operations.contacts import add_contact
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import did_not_happen, log_visit, plan_visit
from salesbook.queries.contact_head import standing_shown
from salesbook.queries.stage_board import board_cards
from salesbook.queries.stage_moves import moves_of
from salesbook.queries.standing import evidence_above, standing_of
from salesbook.queries.timeline import EntryKind, MarkKind, entries_at, timeline_index
from salesbook.queries.visits import entry_of
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def wang(notebook: Notebook) -> Contact:
    """Somebody at recognition, for whom a meal would open dating."""
    made = profile("王小明")
    contact = replace(made.contact, stage=Stage.RECOGNITION)
    add_contact(notebook, replace(made, contact=contact))
    return contact


def planned_meal(notebook: Notebook, wang: Contact) -> Visit:
    made = entry(wang, day=TOMORROW, channel=Channel.MEAL)
    fact = Evidence(wang.id, Marker.MEAL, TOMORROW, made.visit.id, note="lunch")
    return plan_visit(notebook, replace(made, evidence=(fact,)))


def with_row_of_before(notebook: Notebook, wang: Contact, state: VisitState) -> Visit:
    """A visit with the evidence that an older version wrote with its plan."""
    visit = planned_meal(notebook, wang)
    if state is not VisitState.PLANNED:
        did_not_happen(notebook, visit, "", wang.name)
    with notebook.change(Text("as before")) as change:
        change.insert(Evidence(wang.id, Marker.MEAL, TOMORROW, visit.id))
    return visit


def test_planning_writes_no_evidence_whatever_the_entry_says(notebook: Notebook, wang: Contact) -> None:
    planned_meal(notebook, wang)
    assert notebook.select(Evidence) == []


@pytest.mark.parametrize("state", [VisitState.PLANNED, VisitState.DID_NOT_HAPPEN])
def test_a_row_of_before_shows_and_offers_nothing(notebook: Notebook, wang: Contact, state: VisitState) -> None:
    visit = notebook.get(Visit, with_row_of_before(notebook, wang, state).id)
    assert visit is not None
    assert visit.state is state
    for standing in (standing_of(notebook, wang), standing_shown(notebook, wang)):
        assert standing.evidence == ()
        assert standing.offered is None
        assert standing.missing == (Marker.JOINED_AN_ACTIVITY,)
    assert evidence_above(notebook, wang) == []
    card = board_cards(notebook, (wang.id,), TODAY)[wang.id]
    assert (card.offered, card.missing) == (None, (Marker.JOINED_AN_ACTIVITY,))
    assert entry_of(notebook, visit).evidence == ()
    places = timeline_index(notebook, wang.id, TODAY)
    assert [place.kind for place in places] == [EntryKind.VISIT]
    (shown,) = entries_at(notebook, wang.id, places, TODAY).values()
    assert [mark for mark in shown.marks if mark.kind is MarkKind.EVIDENCE] == []


def test_a_move_does_not_rest_on_a_visit_to_come(notebook: Notebook, wang: Contact) -> None:
    with_row_of_before(notebook, wang, VisitState.PLANNED)
    move_to_stage(notebook, wang, Stage.DATING, TOMORROW, "he asked for it")
    assert [(move.evidence, move.visit_id) for move in moves_of(notebook, wang)] == [(None, "")]


def test_what_is_logged_for_a_plan_counts_and_not_what_was_planned(notebook: Notebook, wang: Contact) -> None:
    visit = with_row_of_before(notebook, wang, VisitState.PLANNED)
    logged = log_visit(notebook, entry(wang, day=TOMORROW, channel=Channel.PHONE))
    assert logged.visit.id == visit.id
    assert (notebook.select(Evidence), logged.offers) == ([], ())


def test_two_plans_that_end_in_one_call_leave_no_evidence(notebook: Notebook, wang: Contact) -> None:
    li = profile("李雷")
    add_contact(notebook, li)
    with_row_of_before(notebook, wang, VisitState.PLANNED)
    with_row_of_before(notebook, li.contact, VisitState.PLANNED)
    log_visit(notebook, entry(wang, li.contact, day=TOMORROW, channel=Channel.PHONE))
    assert notebook.select(Evidence) == []


def test_calling_off_takes_away_what_was_written_with_the_plan(notebook: Notebook, wang: Contact) -> None:
    visit = with_row_of_before(notebook, wang, VisitState.PLANNED)
    did_not_happen(notebook, visit, "ill", wang.name)
    assert notebook.select(Evidence) == []
