"""Visits of a part of the day: their place in the day, moved, corrected, logged and undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from salesbook.domain.day_part import DayPart
from salesbook.domain.plan import PlanItem
from salesbook.domain.visit import Visit
from salesbook.operations.visit_editing import edit_visit
from salesbook.operations.visits import log_visit, move_visit
from salesbook.queries.contact_head import contact_head
from salesbook.queries.period import Period, visits_in
from salesbook.queries.plan_span import plan_span
from salesbook.queries.visits import entry_of, planned_on, visits_on
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry
from tests.operations.visiting import added, planned, visit_now

TOMORROW = TODAY + timedelta(days=1)
# As they were planned, and as they stand in a day.
PLANNED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("some time", {}),
    ("dinner", {"day_part": DayPart.EVENING}),
    ("at three", {"at": time(15)}),
    ("in the afternoon", {"day_part": DayPart.AFTERNOON}),
    ("at nine", {"at": time(9)}),
    ("in the morning", {"day_part": DayPart.MORNING}),
)
IN_ORDER = ["at nine", "in the morning", "at three", "in the afternoon", "dinner", "some time"]


def test_a_part_stands_in_the_day_after_the_times_that_lie_in_it(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    for purpose, hour in PLANNED:
        planned(notebook, wang, purpose=purpose, **hour)
    assert [visit.purpose for visit in planned_on(notebook, TODAY)] == IN_ORDER
    assert [visit.purpose for visit in visits_on(notebook, TODAY)] == IN_ORDER
    items: tuple[PlanItem, ...] = plan_span(notebook, TODAY, TODAY)
    assert [dict(item.what.values)["text"] for item in items] == IN_ORDER
    assert [item.day_part for item in items][1] is DayPart.MORNING


def test_a_part_is_kept_where_only_the_day_is_moved_and_goes_where_an_hour_comes(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang, day_part=DayPart.AFTERNOON)
    move_visit(notebook, plan, TOMORROW, None, "王小明")
    moved = visit_now(notebook, plan)
    assert (moved.day, moved.hour, moved.moved_from) == (TOMORROW, DayPart.AFTERNOON, datetime.combine(TODAY, time()))
    move_visit(notebook, plan, TOMORROW, time(10), "王小明")
    assert (visit_now(notebook, plan).at, visit_now(notebook, plan).day_part) == (time(10), None)
    move_visit(notebook, plan, TOMORROW, None, "王小明", DayPart.EVENING)
    assert visit_now(notebook, plan).hour is DayPart.EVENING
    for hour in (time(10), DayPart.AFTERNOON):
        notebook.undo()
        assert visit_now(notebook, plan).hour == hour


def test_a_visit_moved_to_its_own_part_has_not_moved(notebook: Notebook) -> None:
    plan = planned(notebook, added(notebook, "王小明"), day_part=DayPart.NOON)
    move_visit(notebook, plan, TODAY, None, "王小明", DayPart.NOON)
    assert visit_now(notebook, plan) == plan


def test_what_is_said_last_when_a_visit_is_corrected_is_its_hour(notebook: Notebook) -> None:
    plan = planned(notebook, added(notebook, "王小明"), at=time(10))
    before = entry_of(notebook, visit_now(notebook, plan))
    edit_visit(notebook, before, replace(before, visit=replace(before.visit, day_part=DayPart.EVENING)))
    assert (visit_now(notebook, plan).at, visit_now(notebook, plan).day_part) == (None, DayPart.EVENING)
    before = entry_of(notebook, visit_now(notebook, plan))
    edit_visit(notebook, before, replace(before, visit=replace(before.visit, at=time(11))))
    assert (visit_now(notebook, plan).at, visit_now(notebook, plan).day_part) == (time(11), None)


def test_logging_keeps_the_part_that_was_planned(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    planned(notebook, wang, day_part=DayPart.AFTERNOON)
    assert log_visit(notebook, entry(wang)).visit.hour is DayPart.AFTERNOON


def test_an_hour_that_was_planned_stands_where_the_part_told_holds_it(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    for one in (wang, li):
        planned(notebook, one, at=time(10))
    assert log_visit(notebook, entry(wang, day_part=DayPart.MORNING)).visit.hour == time(10)
    assert log_visit(notebook, entry(li, day_part=DayPart.EVENING)).visit.hour is DayPart.EVENING


def test_the_plan_nearest_to_the_part_told_is_completed(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    planned(notebook, wang, at=time(9))
    evening = planned(notebook, wang, day_part=DayPart.EVENING)
    assert log_visit(notebook, entry(wang, day_part=DayPart.EVENING)).visit.id == evening.id


def test_what_comes_first_for_a_contact_goes_by_the_part(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    planned(notebook, wang, day=TOMORROW, at=time(15))
    planned(notebook, wang, day=TOMORROW, day_part=DayPart.MORNING)
    head = contact_head(notebook, wang.id, TODAY)
    assert head is not None
    assert head.ahead is not None
    assert head.ahead.hour is DayPart.MORNING


def test_the_newest_visit_of_a_day_is_that_of_its_latest_part(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    evening = log_visit(notebook, entry(wang, day_part=DayPart.EVENING)).visit
    log_visit(notebook, entry(wang, at=time(9)))
    assert notebook.select(Visit, "1 ORDER BY key DESC")[0].id == evening.id


def test_the_report_of_some_days_has_them_in_order(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    for purpose, hour in PLANNED:
        planned(notebook, wang, purpose=purpose, **hour)
    assert [visit.purpose for visit in visits_in(notebook, Period(TODAY, TODAY))] == IN_ORDER
