"""What a call sheet takes from the day and the stage: near dates, what is asked last, and nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from salesbook.domain.evidence import Marker
from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.interest import Interest
from salesbook.domain.profile import Profile
from salesbook.domain.reminders.dates import date_key
from salesbook.domain.reminders.reminder import Answer, AnswerKind
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.operations.contacts import add_contact
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit
from salesbook.reports.call_sheet_content import StageStep
from salesbook.reports.call_sheet_words import said
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, new_notebook
from tests.reports.gathering import NEW, WANG, days, known, plan, sheet, sheets


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook with nobody in it."""
    opened = new_notebook(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("stage", "question"),
    [
        (Stage.RECOGNITION, "Profile"),
        (Stage.DATING, "Interests"),
        (Stage.TRUST, "Help"),
        (Stage.ALLY, "Referral"),
    ],
)
def test_what_is_asked_last_fits_the_stage(notebook: Notebook, stage: Stage, question: str) -> None:
    add_contact(notebook, Profile(WANG))
    move_to_stage(notebook, known(notebook, WANG), stage, days(-30), "as it is")
    plan(notebook, known(notebook, WANG))
    assert said(sheet(notebook).ask[-1].question).partition(":")[0] == question


def test_a_date_that_today_would_tell_of_on_the_day_of_the_visit_is_talked_about_first(notebook: Notebook) -> None:
    visit_day = days(2)

    def birthday(shift: int, name: str) -> ImportantDate:
        day = visit_day + timedelta(days=shift)
        return ImportantDate("wang", DateKind.OTHER, day.month, day.day, label=name, confirmed_on=NEW)

    dates = (birthday(1, "next day"), birthday(7, "in a week"), birthday(8, "later"), birthday(-3, "before today"))
    profile = Profile(WANG, interests=(Interest("wang", "tea"),), dates=(*dates, answered := birthday(0, "answered")))
    add_contact(notebook, profile)
    with notebook.change(Text("Answer")) as change:
        change.insert(Answer(date_key(answered, visit_day), AnswerKind.DONE, TODAY, "wang"))
    plan(notebook, WANG, day=visit_day)
    (found,) = sheets(notebook, visit_day)
    assert [said(point.text) for point in found.talk_about] == ["next day, 27 Nov", "in a week, 3 Dec", "tea"]


def test_a_note_of_the_last_visit_is_not_printed_again_under_the_stage(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG))
    log_visit(notebook, entry(WANG, day=days(-3), note="asked for the trial"))
    plan(notebook, known(notebook, WANG))
    found = sheet(notebook)
    assert found.last is not None
    assert found.last.cause == "asked for the trial"
    assert found.stage_steps[0] == StageStep(Stage.RECOGNITION, days(-3), Text("{marker}", marker=Marker.MET_IN_PERSON))
