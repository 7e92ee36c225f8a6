"""What happened in a period, of everybody, of one contact, of the people of one organisation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.promise import NextStep, Promise, PromiseState, Side
from salesbook.domain.stage import Stage
from salesbook.operations.contacts import add_contact, add_part, change_thing
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.period import (
    Period,
    moves_up_in,
    my_open_promises,
    my_promises_given_in,
    organisation_on,
    planned_between,
    steps_between,
    visits_in,
)
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile

FIRST, LAST = TODAY - timedelta(days=6), TODAY
PERIOD = Period(FIRST, LAST)


def added(notebook: Notebook, name: str, organisation: str = "") -> Contact:
    made = profile(name, organisation=organisation)
    add_contact(notebook, made)
    return made.contact


@pytest.fixture
def wang(notebook: Notebook) -> Contact:
    return added(notebook, "王小明", "Bayer")


@pytest.fixture
def osei(notebook: Notebook) -> Contact:
    return added(notebook, "Daniel Osei", "DHL")


def house(notebook: Notebook, name: str) -> str:
    return notebook.select(Organisation, "name = ?", name)[0].id


def promise(contact: Contact, text: str, given: date | None, **fields: Any) -> Promise:
    return replace(Promise(contact.id, Side.ME, text, given_on=given), **fields)


def test_the_visits_of_the_period_come_by_day_and_time_and_those_without_time_last(
    notebook: Notebook, wang: Contact
) -> None:
    days = (LAST + timedelta(days=1), LAST, FIRST, FIRST - timedelta(days=1))
    for day in days:
        for at in (None, time(23, 59), time(0)):
            log_visit(notebook, entry(wang, day=day, at=at))
    found = [(visit.day, visit.at) for visit in visits_in(notebook, PERIOD)]
    assert found == [(day, at) for day in (FIRST, LAST) for at in (time(0), time(23, 59), None)]


def test_a_period_narrows_down_to_one_contact(notebook: Notebook, wang: Contact, osei: Contact) -> None:
    both = log_visit(notebook, entry(osei, wang)).visit
    log_visit(notebook, entry(osei, at=time(9)))
    assert visits_in(notebook, replace(PERIOD, contact_id=wang.id)) == [both]


def test_a_period_narrows_down_to_who_worked_for_the_organisation_then(
    notebook: Notebook, wang: Contact, osei: Contact
) -> None:
    before = log_visit(notebook, entry(wang, day=FIRST)).visit
    log_visit(notebook, entry(wang, day=LAST))
    log_visit(notebook, entry(osei, day=FIRST))
    old = notebook.of_contact(Employment, wang.id)[0]
    change_thing(notebook, replace(old, to_day=FIRST), wang.name)
    assert visits_in(notebook, replace(PERIOD, organisation_id=house(notebook, "Bayer"))) == [before]


def test_the_organisation_of_a_day_is_the_one_of_then(notebook: Notebook, wang: Contact) -> None:
    old = notebook.of_contact(Employment, wang.id)[0]
    change_thing(notebook, replace(old, to_day=FIRST), wang.name)
    assert organisation_on(notebook, wang.id, FIRST)[1] == "Bayer"
    assert organisation_on(notebook, wang.id, LAST) == ("", "")


def test_only_moves_up_inside_the_period_count(notebook: Notebook, wang: Contact) -> None:
    for stage, day in (
        (Stage.DATING, FIRST - timedelta(days=1)),
        (Stage.ALLY, FIRST),
        (Stage.RECOGNITION, LAST),
        (Stage.TRUST, LAST + timedelta(days=1)),
    ):
        contact = notebook.get(Contact, wang.id)
        assert contact is not None
        move_to_stage(notebook, contact, stage, day, "because")
    moves = moves_up_in(notebook, PERIOD)
    assert [(move.from_stage, move.to_stage) for move in moves] == [
        (Stage.DATING, Stage.TRUST),
        (Stage.TRUST, Stage.ALLY),
    ]


def test_a_contact_who_became_a_colleague_has_no_moves(notebook: Notebook, wang: Contact) -> None:
    move_to_stage(notebook, wang, Stage.TRUST, LAST, "because")
    change_thing(notebook, replace(wang, colleague=True, stage=None), wang.name)
    assert moves_up_in(notebook, PERIOD) == []


def test_promises_given_count_by_their_day_or_that_of_their_visit(notebook: Notebook, wang: Contact) -> None:
    visit = entry(wang, day=FIRST)
    at_it = promise(wang, "at the visit", None, visit_id=visit.visit.id, state=PromiseState.KEPT)
    log_visit(notebook, replace(visit, promises=(at_it, replace(at_it, side=Side.THEM, id="theirs"))))
    inside = promise(wang, "inside", LAST)
    for one in (inside, promise(wang, "before", FIRST - timedelta(days=1))):
        add_part(notebook, one, wang.name)
    assert {one.text for one in my_promises_given_in(notebook, PERIOD)} == {"at the visit", "inside"}


def test_open_promises_are_those_given_until_then_by_due_day(notebook: Notebook, wang: Contact, osei: Contact) -> None:
    for one in (
        promise(wang, "no day", FIRST),
        promise(wang, "late", FIRST, due=LAST),
        promise(osei, "early", FIRST - timedelta(days=50), due=FIRST),
        promise(wang, "kept", FIRST, state=PromiseState.KEPT),
        promise(wang, "given later", LAST + timedelta(days=1), due=FIRST),
    ):
        add_part(notebook, one, "x")
    assert [one.text for one in my_open_promises(notebook, PERIOD)] == ["early", "late", "no day"]
    at_bayer = replace(PERIOD, organisation_id=house(notebook, "Bayer"), contact_id=wang.id)
    assert [one.text for one in my_open_promises(notebook, at_bayer)] == ["late", "no day"]


def test_what_is_planned_for_other_days_keeps_to_the_contact(notebook: Notebook, wang: Contact, osei: Contact) -> None:
    tomorrow, later = LAST + timedelta(days=1), LAST + timedelta(days=9)
    plans = [plan_visit(notebook, entry(one, day=day)) for day in (tomorrow, later) for one in (wang, osei)]
    log_visit(notebook, entry(wang, day=tomorrow, channel=Channel.PHONE, at=time(23)))
    for who, day in ((wang, tomorrow), (osei, tomorrow), (wang, later)):
        add_part(notebook, NextStep(who.id, who.name, day), who.name)
    mine = replace(PERIOD, contact_id=osei.id)
    assert planned_between(notebook, mine, tomorrow, tomorrow) == [plans[1]]
    assert [step.text for step in steps_between(notebook, mine, tomorrow, tomorrow)] == ["Daniel Osei"]
    assert len(steps_between(notebook, PERIOD, tomorrow, later)) == 3
