"""What the visit report says of a hand-made notebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact, Note
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.money import Money
from salesbook.domain.organisation import Organisation
from salesbook.domain.promise import NextStep, Promise, PromiseState, Side
from salesbook.domain.setting import parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Expense, ExpenseKind, VisitState
from salesbook.operations.contacts import add_contact
from salesbook.operations.settings import change_setting
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import did_not_happen, log_visit, plan_visit
from salesbook.reports.options import VisitReportOptions
from salesbook.reports.visit_report import gather
from salesbook.reports.visit_report_content import (
    DayAhead,
    Figures,
    ReportEvidence,
    ReportMove,
    ReportPerson,
    ReportPromise,
    ReportStep,
    ReportVisit,
    Span,
    VisitReport,
)
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, new_notebook, profile

MONDAY = date(2026, 11, 16)
WEEK = VisitReportOptions(MONDAY, MONDAY + timedelta(days=6))
FRIDAY = MONDAY + timedelta(days=4)

PROMISE = ReportPromise("samples", FRIDAY)
MOVE = ReportMove("王小明", None, Stage.RECOGNITION, Marker.MET_IN_PERSON)
STEP = ReportStep("call", FRIDAY + timedelta(days=4), time(10))
VISITS = (
    ReportVisit(
        MONDAY,
        time(9, 30),
        channel=Channel.IN_PERSON,
        lasted=40,
        people=(
            ReportPerson("王小明", "Wang Xiaoming", "Bayer", Emotion.ANGRY, Expectation.BELOW),
            ReportPerson("Zhou", "", "Boreas"),
        ),
        notes=("Asked for samples.",),
        moves=(MOVE,),
        evidence=(ReportEvidence("王小明", Marker.GIVES_INFORMATION, "named the buyer"),),
        we=(PROMISE, ReportPromise("a list", MONDAY, PromiseState.KEPT, MONDAY, name="Zhou")),
        they=(ReportPromise("floor plan"),),
        next=(STEP,),
        expenses=(Money(4000, "CNY"), Money(500, "EUR")),
    ),
    ReportVisit(
        FRIDAY,
        time(14),
        VisitState.DID_NOT_HAPPEN,
        "on a train",
        "the trial",
        Channel.PHONE,
        people=(ReportPerson("王小明", "Wang Xiaoming", "Bayer"),),
    ),
)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    opened = new_notebook(tmp_path)
    yield opened
    opened.close()


def added(notebook: Notebook, name: str, organisation: str = "", *, colleague: bool = False) -> Contact:
    made = profile(name, organisation=organisation)
    made = replace(made, contact=replace(made.contact, colleague=colleague))
    add_contact(notebook, made)
    return made.contact


def logged_on_monday(notebook: Notebook, wang: Contact, house: Contact) -> None:
    """A visit of both with something of everything."""
    done = entry(wang, house, day=MONDAY, at=time(9, 30), lasted=40, note="Asked for samples.")
    visit_id = done.visit.id
    first, second = done.participations
    log_visit(
        notebook,
        replace(
            done,
            participations=(replace(first, emotion=Emotion.ANGRY, expectation=Expectation.BELOW), second),
            notes=(*done.notes, Note("His wife left him.", None, visit_id, private=True, position=1)),
            evidence=(Evidence(wang.id, Marker.GIVES_INFORMATION, MONDAY, visit_id, "named the buyer"),),
            promises=(
                Promise(wang.id, Side.ME, "samples", FRIDAY, visit_id, MONDAY),
                Promise(house.id, Side.ME, "a list", MONDAY, visit_id, MONDAY, PromiseState.KEPT, MONDAY, 1),
                Promise(wang.id, Side.THEM, "floor plan", None, visit_id, MONDAY),
            ),
            next_steps=(NextStep(wang.id, "call", FRIDAY + timedelta(days=4), time(10), visit_id),),
            expenses=(
                Expense(visit_id, Money(3600, "CNY"), ExpenseKind.TRAVEL),
                Expense(visit_id, Money(500, "EUR"), ExpenseKind.TRAVEL, position=1),
                Expense(visit_id, Money(400, "CNY"), ExpenseKind.GIFT, position=2),
            ),
        ),
    )


def test_the_report_of_a_week_says_what_happened_and_what_comes(notebook: Notebook) -> None:
    change_setting(notebook, parse_setting("my-name", "Li Na"))
    wang = added(notebook, "王小明", "Bayer")
    house = added(notebook, "Zhou", "Boreas", colleague=True)
    logged_on_monday(notebook, wang, house)
    missed = plan_visit(notebook, entry(wang, day=FRIDAY, at=time(14), channel=Channel.PHONE, purpose="the trial"))
    did_not_happen(notebook, missed, "on a train", wang.name)
    plan_visit(notebook, entry(house, day=TODAY, channel=Channel.VIDEO))
    assert gather(notebook, WEEK, FRIDAY) == VisitReport(
        first=MONDAY,
        last=WEEK.last,
        printed_on=FRIDAY,
        span=Span.WEEK,
        my_name="Li Na",
        figures=Figures(1, 2, 1, 1, 2, 1, (Money(4000, "CNY"), Money(500, "EUR"))),
        visits=VISITS,
        moves=(MOVE,),
        expenses=(
            (ExpenseKind.GIFT, Money(400, "CNY")),
            (ExpenseKind.TRAVEL, Money(3600, "CNY")),
            (ExpenseKind.TRAVEL, Money(500, "EUR")),
        ),
        channels=((Channel.IN_PERSON, 1),),
        open_promises=(replace(PROMISE, name="王小明"),),
        ahead=(DayAhead(TODAY, (("Zhou", "Boreas"),), (replace(STEP, name="王小明"),)),),
        visits_ahead=1,
    )


def test_private_notes_are_never_gathered(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    done = entry(wang, day=MONDAY)
    log_visit(notebook, replace(done, notes=(Note("secret", visit_id=done.visit.id, private=True),)))
    report = gather(notebook, WEEK, FRIDAY)
    assert [visit.notes for visit in report.visits] == [()]
    assert "secret" not in repr(report)


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        (date(2026, 11, 16), date(2026, 11, 16), Span.DAY),
        (date(2026, 11, 16), date(2026, 11, 20), Span.WEEK),
        (date(2026, 12, 28), date(2027, 1, 3), Span.WEEK),
        (date(2026, 2, 1), date(2026, 2, 28), Span.MONTH),
        (date(2026, 2, 1), date(2026, 2, 27), Span.DAYS),
        (date(2026, 2, 1), date(2026, 3, 31), Span.DAYS),
        (date(2026, 11, 20), date(2026, 11, 23), Span.DAYS),
    ],
)
def test_the_span_follows_from_the_days(notebook: Notebook, first: date, last: date, span: Span) -> None:
    assert gather(notebook, VisitReportOptions(first, last), TODAY).span is span


def test_a_plan_of_yesterday_is_listed_and_one_of_today_is_still_ahead(notebook: Notebook) -> None:
    wang = added(notebook, "王小明", "Bayer")
    plan_visit(notebook, entry(wang, day=FRIDAY - timedelta(days=1)))
    plan_visit(notebook, entry(wang, day=FRIDAY))
    report = gather(notebook, WEEK, FRIDAY)
    assert [(visit.day, visit.state) for visit in report.visits] == [
        (FRIDAY - timedelta(days=1), VisitState.PLANNED),
    ]
    assert report.ahead == (DayAhead(FRIDAY, (("王小明", "Bayer"),)),)
    assert report.figures == Figures()


def test_a_past_period_tells_what_comes_from_today_on(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    for days in (7, 8):
        plan_visit(notebook, entry(wang, day=TODAY + timedelta(days=days)))
    report = gather(notebook, VisitReportOptions(date(2026, 1, 5), date(2026, 1, 9)), TODAY)
    assert [ahead.day for ahead in report.ahead] == [TODAY + timedelta(days=7)]


def test_a_step_of_somebody_who_is_visited_that_day_is_not_said_twice(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    done = entry(wang, day=MONDAY)
    log_visit(notebook, replace(done, next_steps=(NextStep(wang.id, "call", TODAY, visit_id=done.visit.id),)))
    plan_visit(notebook, entry(wang, day=TODAY))
    assert gather(notebook, WEEK, FRIDAY).ahead == (DayAhead(TODAY, (("王小明", ""),)),)


def test_several_stages_passed_at_once_are_one_move_resting_on_the_visits_evidence(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    done = entry(wang, day=MONDAY, channel=Channel.PHONE)
    fact = Evidence(wang.id, Marker.ARGUES_FOR_US, MONDAY, done.visit.id, "in the purchasing round")
    log_visit(notebook, replace(done, evidence=(fact,)))
    move_to_stage(notebook, wang, Stage.ALLY, MONDAY)
    report = gather(notebook, WEEK, FRIDAY)
    move = ReportMove("王小明", None, Stage.ALLY, Marker.ARGUES_FOR_US, "in the purchasing round")
    assert report.moves == (move,)
    assert report.visits[0].moves == (move,)
    assert report.visits[0].evidence == ()


def test_a_move_on_a_day_without_a_visit_is_in_the_totals_only(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    log_visit(notebook, entry(wang, day=MONDAY, channel=Channel.PHONE))
    move_to_stage(notebook, wang, Stage.DATING, FRIDAY, "lunch with his boss")
    report = gather(notebook, WEEK, FRIDAY)
    assert report.moves == (ReportMove("王小明", None, Stage.DATING, None, "lunch with his boss"),)
    assert report.visits[0].moves == ()


def test_a_report_on_a_contact_names_it_and_looks_as_far_ahead_as_is_planned(notebook: Notebook) -> None:
    wang, osei = added(notebook, "王小明", "Bayer"), added(notebook, "Daniel Osei", "DHL")
    log_visit(notebook, entry(wang, osei, day=MONDAY))
    log_visit(notebook, entry(osei, day=MONDAY, at=time(9)))
    plan_visit(notebook, entry(wang, day=TODAY + timedelta(days=90)))
    plan_visit(notebook, entry(osei, day=TODAY))
    report = gather(notebook, replace(WEEK, contact_id=wang.id), FRIDAY)
    assert (report.about, report.figures.visits, report.figures.people) == ("王小明", 1, 2)
    assert [ahead.day for ahead in report.ahead] == [TODAY + timedelta(days=90)]
    house = notebook.select(Organisation, "name = 'DHL'")[0]
    report = gather(notebook, replace(WEEK, organisation_id=house.id), FRIDAY)
    assert (report.about, report.figures.visits) == ("DHL", 2)
