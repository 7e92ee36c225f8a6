"""The stage and loyalty summary: the funnel, who moved when, every lens with its counts, goals with how far they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.goal import Goal, GoalState
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.purchase import Purchase
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.goals import set_goal
from salesbook.operations.stages import move_to_stage
from salesbook.reports.options import NothingToPrint, StageSummaryOptions
from salesbook.reports.stage_summary import GoalTold, StageSummary
from salesbook.store.notebook import Notebook
from tests.factories import TODAY
from tests.reports.papers import gathered, said_on

FIRST = TODAY - timedelta(days=20)
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    """Anna went up and Bo went back within the days, Cy went up before them, Dee is not met, Col is a colleague."""
    for name in ("Anna", "Bo", "Cy", "Dee"):
        add_contact(notebook, Profile(Contact(name, id=name.lower(), added=LONG_AGO)))
    add_contact(notebook, Profile(Contact("Col", id="col", colleague=True)))
    for name, stage, days, why in (
        ("anna", Stage.RECOGNITION, 10, ""),
        ("anna", Stage.DATING, 5, "badminton"),
        ("bo", Stage.TRUST, 90, ""),
        ("bo", Stage.DATING, 20, "he fell silent"),
        ("cy", Stage.RECOGNITION, 21, ""),
    ):
        contact = notebook.get(Contact, name)
        assert contact is not None
        move_to_stage(notebook, contact, stage, TODAY - timedelta(days=days), why or "because")
    return notebook


def summary(notebook: Notebook) -> StageSummary:
    made: StageSummary = gathered(notebook, "stage-summary", first=FIRST, last=TODAY)
    return made


def test_the_funnel_counts_everybody_but_colleagues(book: Notebook) -> None:
    counts = {one.stage: one.count for one in summary(book).stages}
    assert counts == {Stage.RECOGNITION: 1, Stage.DATING: 2, Stage.TRUST: 0, Stage.ALLY: 0, None: 1}
    assert summary(book).everybody == 4


def test_moves_of_the_days_are_told_the_latest_first(book: Notebook) -> None:
    moves = [(one.contact.name, one.start, one.end, one.because) for one in summary(book).moves]
    assert moves == [
        ("Anna", Stage.RECOGNITION, Stage.DATING, "badminton"),
        ("Anna", None, Stage.RECOGNITION, "because"),
        ("Bo", Stage.TRUST, Stage.DATING, "he fell silent"),
    ]


def test_every_lens_counts_everybody_once(book: Notebook) -> None:
    lenses = summary(book).lenses
    assert [one.lens for one in lenses] == [lens.words for lens in LENSES]
    assert {sum(at.count for at in one.positions) for one in lenses} == {4}


def test_goals_say_who_arrived_and_who_is_on_the_way(book: Notebook) -> None:
    for _ in range(2):
        add_part(book, Purchase("anna", TODAY, Money(100, "CNY")), "Anna")
    goal = Goal("loyalty-ladder", "prospect", "repeat-buyer", 1, FIRST, TODAY + timedelta(days=9))
    set_goal(book, goal, ("bo", "anna"))
    (told,) = summary(book).goals
    assert told == GoalTold(
        Text("Loyalty ladder"),
        Text("prospect"),
        Text("repeat buyer"),
        1,
        goal.by,
        GoalState.REACHED,
        ("Anna",),
        ("Bo",),
    )


def test_the_paper_tells_it_in_both_languages(book: Notebook) -> None:
    set_goal(book, Goal("loyalty-ladder", "prospect", "client", 2, FIRST, TODAY - timedelta(days=1)), ("bo", "anna"))
    words = said_on("stage-summary", summary(book))
    for expected in (
        "4 3 1 1 1 0 of 1",
        "Recognition to dating",
        "badminton",
        "0 of 2 from prospect to client",
        "Missed",
    ):
        assert expected in words, expected
    for lens in LENSES:
        assert str(lens.words) in words
    chinese = said_on("stage-summary", summary(book), "zh_CN")
    for expected in ("漏斗", "目标达成", "未达成", "约会"):
        assert expected in chinese, expected


def test_an_empty_book_is_refused(notebook: Notebook) -> None:
    add_contact(notebook, Profile(Contact("Col", id="col", colleague=True)))
    with pytest.raises(NothingToPrint):
        StageSummaryOptions.usual(notebook, TODAY).check(notebook)
    assert "There is no contact yet." in said_on("stage-summary", summary(notebook))
