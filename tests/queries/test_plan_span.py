"""The plan of some days: what stands on them, in which order, and what does not."""

from __future__ import annotations

from datetime import date, time, timedelta

from salesbook.domain.contact import Contact
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate, parse_important_date
from salesbook.domain.plan import PlanKind
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise, PromiseState, Side
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.reminders import settle_promise
from salesbook.operations.visits import did_not_happen, log_visit, plan_visit
from salesbook.queries.plan_span import plan_span
from salesbook.store.notebook import Notebook
from salesbook.wording import render
from tests.factories import TODAY, entry

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def added(notebook: Notebook, name: str = "Anna") -> Contact:
    contact = Contact(name)
    add_contact(notebook, Profile(contact))
    return contact


def test_a_day_has_dates_then_what_has_a_time_then_the_rest(notebook: Notebook) -> None:
    anna = added(notebook)
    add_part(notebook, NextStep(anna.id, "call her", TODAY), "Anna")
    add_part(notebook, NextStep(anna.id, "call at nine", TODAY, time(9)), "Anna")
    add_part(notebook, Promise(anna.id, Side.THEM, "the plan", TODAY), "Anna")
    add_part(notebook, Promise(anna.id, Side.ME, "samples", TODAY), "Anna")
    plan_visit(notebook, entry(anna, purpose="some time"))
    plan_visit(notebook, entry(anna, at=time(8), purpose="early"))
    add_part(notebook, parse_important_date("11-24", anna.id), "Anna")
    found = plan_span(notebook, TODAY, TODAY)
    assert [render(one.what) for one in found] == [
        "birthday",
        "early",
        "call at nine",
        "some time",
        "samples",
        "the plan",
        "call her",
    ]
    assert {one.names for one in found} == {("Anna",)}
    assert [one.kind for one in found[4:6]] == [PlanKind.PROMISE_BY_ME, PlanKind.PROMISE_BY_THEM]


def test_a_visit_names_all_who_take_part_the_first_named_first(notebook: Notebook) -> None:
    zoe, anna = added(notebook, "Zoe"), added(notebook)
    plan_visit(notebook, entry(zoe, anna, at=time(9, 30), lasted=45, place="the canteen"))
    (one,) = plan_span(notebook, TODAY, TODAY)
    assert (one.names, one.contact_ids) == (("Zoe", "Anna"), (zoe.id, anna.id))
    assert (one.at, one.lasted, render(one.what)) == (time(9, 30), 45, "the canteen")


def test_both_ends_belong_to_it_and_the_days_beside_do_not(notebook: Notebook) -> None:
    anna = added(notebook)
    for day, at in ((YESTERDAY, time(23, 59)), (TODAY, None), (TOMORROW, time(23, 59)), (TODAY + timedelta(2), None)):
        plan_visit(notebook, entry(anna, day=day, at=at))
    assert [one.day for one in plan_span(notebook, TODAY, TOMORROW)] == [TODAY, TOMORROW]


def test_what_is_settled_or_did_not_happen_is_no_plan_any_more(notebook: Notebook) -> None:
    anna = added(notebook)
    promise = Promise(anna.id, Side.ME, "samples", TODAY)
    add_part(notebook, promise, "Anna")
    settle_promise(notebook, promise, PromiseState.KEPT, TODAY, "Anna")
    did_not_happen(notebook, plan_visit(notebook, entry(anna)), "ill", "Anna")
    assert plan_span(notebook, TODAY, TODAY) == ()
    log_visit(notebook, entry(anna, day=YESTERDAY))
    (done,) = plan_span(notebook, YESTERDAY, TODAY)
    assert done.is_done


def test_a_lunar_date_stands_on_its_solar_day_and_names_the_lunar_one(notebook: Notebook) -> None:
    anna = added(notebook)
    moon = ImportantDate(anna.id, DateKind.FESTIVAL, 8, 15, calendar=Calendar.LUNAR, label="中秋")
    add_part(notebook, moon, "Anna")
    (one,) = plan_span(notebook, date(2026, 9, 1), date(2026, 9, 30))
    assert (one.day, render(one.what)) == (date(2026, 9, 25), "中秋, lunar 8/15")


def test_a_date_of_the_next_months_first_days_is_there_over_new_year(notebook: Notebook) -> None:
    anna = added(notebook)
    add_part(notebook, parse_important_date("1990-1-2", anna.id), "Anna")
    (one,) = plan_span(notebook, date(2026, 11, 30), date(2027, 1, 3))
    assert (one.day, render(one.what), one.kind) == (date(2027, 1, 2), "birthday, turning 37", PlanKind.DATE)


def test_the_29th_of_february_is_on_the_28th_in_common_years(notebook: Notebook) -> None:
    anna = added(notebook)
    add_part(notebook, parse_important_date("2-29", anna.id), "Anna")
    assert [one.day for one in plan_span(notebook, date(2027, 2, 1), date(2027, 2, 28))] == [date(2027, 2, 28)]
    assert [one.day for one in plan_span(notebook, date(2028, 2, 1), date(2028, 3, 5))] == [date(2028, 2, 29)]
