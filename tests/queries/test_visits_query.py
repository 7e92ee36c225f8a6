"""Visits: in order, by day, by code, and with everything said at them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from salesbook.domain.contact import Channel, Contact, Note
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.interest import Interest, Need
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.visit import Expense, ExpenseKind, ValueGiven, ValueKind
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import did_not_happen, log_visit, plan_visit
from salesbook.queries.visits import (
    codes_taken,
    entry_of,
    last_time,
    next_day_with_a_visit,
    planned_of,
    planned_on,
    visit_with_code,
    visits_of,
)
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile


@pytest.fixture
def wang(notebook: Notebook) -> Contact:
    return added(notebook, "王小明")


def added(notebook: Notebook, name: str) -> Contact:
    made = profile(name)
    add_contact(notebook, made)
    return made.contact


def days(number: int) -> timedelta:
    return timedelta(days=number)


def full(wang: Contact) -> VisitEntry:
    made = entry(wang, channel=Channel.PHONE, note="he laughed")
    mine = made.visit.id
    return replace(
        made,
        notes=(*made.notes, Note("between us", visit_id=mine, private=True, position=1)),
        evidence=(Evidence(wang.id, Marker.ARGUES_FOR_US, TODAY, mine),),
        promises=(Promise(wang.id, Side.ME, "send samples", visit_id=mine),),
        next_steps=(NextStep(wang.id, "call", visit_id=mine),),
        values=(ValueGiven(mine, wang.id, ValueKind.SERVICE, "manual", Money(5000, "CNY"), felt=True),),
        objections=(Objection("too expensive", mine, wang.id, "no money"),),
        expenses=(Expense(mine, Money(12050, "CNY"), ExpenseKind.HOSPITALITY),),
        interests=(Interest(wang.id, "tea", visit_id=mine),),
        needs=(Need("less noise", wang.id, visit_id=mine),),
    )


def test_a_visit_comes_back_with_everything_said_at_it(notebook: Notebook, wang: Contact) -> None:
    made = full(wang)
    logged = log_visit(notebook, made).visit
    assert entry_of(notebook, logged) == replace(made, visit=logged)


def test_a_visit_brings_nothing_of_another(notebook: Notebook, wang: Contact) -> None:
    log_visit(notebook, full(wang))
    bare = entry(wang, channel=Channel.PHONE)
    logged = log_visit(notebook, bare).visit
    assert entry_of(notebook, logged).parts == ()


def test_the_visits_of_a_contact_are_newest_first(notebook: Notebook, wang: Contact) -> None:
    li = added(notebook, "李雷")
    for day, at in ((0, time(9)), (-3, None), (0, time(16)), (-400, time(9)), (2, None)):
        log_visit(notebook, entry(wang, day=TODAY + days(day), at=at))
    log_visit(notebook, entry(li))
    found = [((visit.day - TODAY).days, visit.at) for visit in visits_of(notebook, wang.id)]
    assert found == [(2, None), (0, time(16)), (0, time(9)), (-3, None), (-400, time(9))]
    assert [(visit.day - TODAY).days for visit in visits_of(notebook, wang.id, 2)] == [2, 0]


def test_the_planned_visits_of_a_day_are_found_for_all_and_for_one(notebook: Notebook, wang: Contact) -> None:
    li = added(notebook, "李雷")
    late, early = plan_visit(notebook, entry(wang, at=time(15))), plan_visit(notebook, entry(wang, li, at=time(9)))
    plan_visit(notebook, entry(wang, day=TODAY + days(1)))
    log_visit(notebook, entry(added(notebook, "赵敏")))
    assert planned_on(notebook, TODAY) == [early, late]
    assert planned_of(notebook, wang.id, TODAY) == [early, late]
    assert planned_of(notebook, li.id, TODAY) == [early]
    assert planned_of(notebook, li.id, TODAY + days(1)) == []


def test_the_next_day_with_a_visit_may_be_today(notebook: Notebook, wang: Contact) -> None:
    assert next_day_with_a_visit(notebook, TODAY) is None
    plan_visit(notebook, entry(wang, day=TODAY - days(1)))
    assert next_day_with_a_visit(notebook, TODAY) is None
    plan_visit(notebook, entry(wang, day=TODAY + days(5)))
    tomorrow = plan_visit(notebook, entry(wang, day=TODAY + days(1)))
    assert next_day_with_a_visit(notebook, TODAY) == TODAY + days(1)
    assert next_day_with_a_visit(notebook, TODAY + days(1)) == TODAY + days(1)
    did_not_happen(notebook, tomorrow, "ill", wang.name)
    assert next_day_with_a_visit(notebook, TODAY) == TODAY + days(5)


def test_a_visit_is_found_by_its_code_as_it_is_typed(notebook: Notebook, wang: Contact) -> None:
    plan = plan_visit(notebook, entry(wang))
    assert plan.code is not None
    typed = [plan.code, plan.code.lower(), plan.code.replace("-", ""), f" {plan.code} "]
    assert [visit_with_code(notebook, words) for words in typed] == [plan] * 4
    assert visit_with_code(notebook, "王小明") is None
    assert visit_with_code(notebook, "") is None
    assert codes_taken(notebook) == {plan.code}
    log_visit(notebook, entry(wang))
    assert visit_with_code(notebook, plan.code) is None
    assert codes_taken(notebook) == set()


def test_the_last_time_is_the_last_visit_that_left_an_emotion(notebook: Notebook, wang: Contact) -> None:
    assert last_time(notebook, wang.id) is None
    made = entry(wang, day=TODAY - days(9))
    felt = replace(made, participations=(replace(made.participations[0], emotion=Emotion.HELPLESS),))
    visit = log_visit(notebook, felt).visit
    log_visit(notebook, entry(wang))
    last = last_time(notebook, wang.id)
    assert last is not None
    assert (last.emotion, last.visit) == (Emotion.HELPLESS, visit)
