"""Logging a visit that was planned: what is completed, what stays, what ends in another."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from salesbook.domain.contact import Channel, Note
from salesbook.domain.emotion import Emotion
from salesbook.domain.errors import Refused
from salesbook.domain.interest import Interest, Need
from salesbook.domain.objection import Objection
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_code import parse_code
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.first_visits import complete_plan
from salesbook.operations.visits import log_visit
from salesbook.queries.visits import entry_of, planned_on
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry
from tests.operations.visiting import added, feeling, now, planned, visit_now, who


def test_logging_completes_the_planned_visit_of_the_day(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(
        notebook, wang, at=time(10), place="Bayer, floor 3", purpose="prices", wanted_result="order", ace="samples"
    )
    logged = log_visit(notebook, entry(wang, note="he laughed", place="the canteen", lasted=40))
    assert [visit.id for visit in notebook.select(Visit)] == [plan.id]
    assert logged.visit == visit_now(notebook, plan)
    assert logged.visit == replace(
        plan, state=VisitState.DONE, channel=Channel.IN_PERSON, place="the canteen", lasted=40, code=None
    )
    whole = entry_of(notebook, logged.visit)
    assert [note.text for note in whole.notes] == ["he laughed"]
    assert [(one.said, one.answer) for one in whole.objections] == [("too expensive", "lifetime cost")]
    assert [part.contact_id for part in whole.participations] == [wang.id]
    assert planned_on(notebook, TODAY) == []


def test_all_parts_of_the_entry_come_to_the_planned_visit(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    made = entry(wang)
    mine = made.visit.id
    log_visit(
        notebook,
        replace(
            made,
            promises=(Promise(wang.id, Side.ME, "send samples", visit_id=mine),),
            next_steps=(NextStep(wang.id, "call", visit_id=mine),),
            interests=(Interest(wang.id, "tea", visit_id=mine),),
            needs=(Need("less noise", wang.id, visit_id=mine),),
        ),
    )
    whole = entry_of(notebook, visit_now(notebook, plan))
    assert [len(parts) for parts in (whole.promises, whole.next_steps, whole.interests, whole.needs)] == [1, 1, 1, 1]


def test_the_code_of_a_visit_that_is_done_is_free_again(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    assert plan.code is not None
    assert parse_code(plan.code) == plan.code
    log_visit(notebook, entry(wang))
    assert visit_now(notebook, plan).code is None


def test_a_plan_of_another_day_stays_planned(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang, day=TODAY + timedelta(days=1))
    log_visit(notebook, entry(wang))
    assert visit_now(notebook, plan) == plan
    assert len(notebook.select(Visit)) == 2


def test_a_plan_of_somebody_else_stays_planned(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    plan = planned(notebook, li)
    log_visit(notebook, entry(wang))
    assert visit_now(notebook, plan) == plan


def test_who_came_to_a_planned_visit_is_what_was_logged(notebook: Notebook) -> None:
    wang, li, zhao = (added(notebook, name) for name in ("王小明", "李雷", "赵敏"))
    plan = planned(notebook, wang, li)
    log_visit(notebook, feeling(entry(wang, zhao), Emotion.HAPPY, Emotion.SAFE))
    assert who(notebook, plan) == {"王小明", "赵敏"}
    assert {part.emotion for part in notebook.of_visit(Participation, plan.id)} == {Emotion.HAPPY, Emotion.SAFE}


def test_the_plan_is_found_whoever_is_named_first(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    plan = planned(notebook, li, purpose="prices")
    logged = log_visit(notebook, entry(wang, li))
    assert (logged.visit.id, logged.visit.purpose) == (plan.id, "prices")
    assert who(notebook, plan) == {"王小明", "李雷"}


def test_two_separate_plans_end_in_the_one_visit_that_was(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    first = planned(notebook, wang, at=time(10), purpose="prices", ace="samples")
    second = planned(notebook, li, at=time(11), purpose="renewal", ace="samples")
    before = notebook.rows("SELECT id, state, purpose FROM visit ORDER BY id")
    logged = log_visit(notebook, entry(wang, li))
    assert [visit.id for visit in notebook.select(Visit)] == [first.id]
    assert (logged.visit.purpose, logged.visit.ace, logged.visit.at) == ("prices; renewal", "samples", time(10))
    assert len(entry_of(notebook, logged.visit).objections) == 2
    assert who(notebook, first) == {"王小明", "李雷"}
    notebook.undo()
    assert notebook.rows("SELECT id, state, purpose FROM visit ORDER BY id") == before
    assert who(notebook, second) == {"李雷"}


def test_another_plan_with_somebody_who_was_not_there_stays_planned(notebook: Notebook) -> None:
    wang, li, zhao = (added(notebook, name) for name in ("王小明", "李雷", "赵敏"))
    first = planned(notebook, wang, at=time(10))
    second = planned(notebook, li, zhao, at=time(15))
    log_visit(notebook, entry(wang, li))
    assert visit_now(notebook, first).state is VisitState.DONE
    assert visit_now(notebook, second) == second
    assert who(notebook, second) == {"李雷", "赵敏"}


def test_of_two_plans_the_one_nearest_in_time_is_completed(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    morning, evening = planned(notebook, wang, at=time(9)), planned(notebook, wang, at=time(18))
    log_visit(notebook, entry(wang, at=time(18, 30)))
    assert visit_now(notebook, evening).state is VisitState.DONE
    assert visit_now(notebook, morning) == morning
    log_visit(notebook, entry(wang))
    assert visit_now(notebook, morning).state is VisitState.DONE


def test_of_two_plans_the_one_of_the_same_channel_is_completed(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    call = planned(notebook, wang, at=time(9), channel=Channel.PHONE)
    dinner = planned(notebook, wang, at=time(18), channel=Channel.MEAL)
    log_visit(notebook, entry(wang, channel=Channel.MEAL))
    assert (visit_now(notebook, call).state, visit_now(notebook, dinner).state) == (VisitState.PLANNED, VisitState.DONE)


def test_a_plan_keeps_its_channel_where_none_is_said(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    planned(notebook, wang, channel=Channel.PHONE)
    assert log_visit(notebook, entry(wang, channel=None)).visit.channel is Channel.PHONE
    assert now(notebook, wang).stage is None


def test_the_plan_named_by_its_id_is_completed_though_another_is_nearer(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    morning, evening = planned(notebook, wang, at=time(9)), planned(notebook, wang, at=time(18))
    made = entry(wang, at=time(9), note="late")
    named = replace(made, visit=replace(made.visit, id=evening.id), notes=(Note("late", visit_id=evening.id),))
    log_visit(notebook, replace(named, participations=(replace(made.participations[0], visit_id=evening.id),)))
    assert visit_now(notebook, evening).state is VisitState.DONE
    assert visit_now(notebook, morning) == morning


def test_a_visit_that_is_done_is_not_logged_over(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    done = log_visit(notebook, entry(wang, place="here")).visit
    made = entry(wang, place="there")
    with pytest.raises(Refused):
        log_visit(notebook, replace(made, visit=replace(made.visit, id=done.id)))
    assert visit_now(notebook, done).place == "here"


def told(notebook: Notebook, visit: Visit) -> list[tuple[str, str, bool | None]]:
    return [(one.said, one.answer, one.worked) for one in notebook.of_visit(Objection, visit.id)]


def test_what_was_expected_is_heard_with_what_became_of_the_answer(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    (expected,) = notebook.of_visit(Objection, plan.id)
    heard = replace(expected, worked=True, real_reason="no budget", kind=PurchaseReason.PRICE)
    more = Objection("too loud", plan.id, wang.id, position=1)
    made = VisitEntry(plan, (Participation(plan.id, wang.id),), objections=(heard, more))
    logged = complete_plan(notebook, (expected,), made, ())
    assert notebook.get(Objection, expected.id) == heard
    assert told(notebook, logged.visit) == [("too expensive", "lifetime cost", True), ("too loud", "", None)]
    notebook.undo()
    assert told(notebook, plan) == [("too expensive", "lifetime cost", None)]
    assert visit_now(notebook, plan).state is VisitState.PLANNED


def test_what_was_taken_off_the_sheet_was_not_raised(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    expected = tuple(notebook.of_visit(Objection, plan.id))
    made = VisitEntry(plan, (Participation(plan.id, wang.id),))
    assert told(notebook, complete_plan(notebook, expected, made, ()).visit) == []


def test_an_objection_deleted_meanwhile_is_written_anew_where_the_sheet_has_it(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    (expected,) = notebook.of_visit(Objection, plan.id)
    with notebook.change(Text("x")) as change:
        change.delete(expected)
    made = VisitEntry(plan, (Participation(plan.id, wang.id),), objections=(replace(expected, worked=False),))
    logged = complete_plan(notebook, (expected,), made, ())
    assert told(notebook, logged.visit) == [("too expensive", "lifetime cost", False)]


def test_a_plan_that_was_logged_meanwhile_is_refused_and_its_objections_stay(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    expected = tuple(notebook.of_visit(Objection, plan.id))
    log_visit(notebook, entry(wang))
    made = VisitEntry(plan, (Participation(plan.id, wang.id),))
    with pytest.raises(Refused):
        complete_plan(notebook, expected, made, ())
    assert told(notebook, plan) == [("too expensive", "lifetime cost", None)]
