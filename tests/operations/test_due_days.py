"""Moving what is due: the new day stands, a snooze ends with it, what is settled stays."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise, PromiseState, Side
from salesbook.domain.reminders.reminder import AnswerKind
from salesbook.operations.contacts import add_contact, add_part, delete_part
from salesbook.operations.due_days import move_next_step, move_promise
from salesbook.operations.reminders import answer_reminder, settle_promise
from salesbook.queries.today import today
from salesbook.store.notebook import Notebook
from tests.factories import TODAY

TOMORROW, FRIDAY = TODAY + timedelta(days=1), TODAY + timedelta(days=3)
ANNA = Contact("Anna")


@pytest.fixture
def step(notebook: Notebook) -> NextStep:
    made = NextStep(ANNA.id, "call", TODAY, time(10))
    add_contact(notebook, Profile(ANNA))
    add_part(notebook, made, "Anna")
    return made


@pytest.fixture
def promise(notebook: Notebook) -> Promise:
    made = Promise(ANNA.id, Side.ME, "samples", TODAY)
    add_contact(notebook, Profile(ANNA))
    add_part(notebook, made, "Anna")
    return made


def test_a_step_is_due_on_its_new_day_and_time(notebook: Notebook, step: NextStep) -> None:
    move_next_step(notebook, step, TOMORROW, time(14), "Anna")
    stored = notebook.get(NextStep, step.id)
    assert stored is not None
    assert (stored.due, stored.at) == (TOMORROW, time(14))
    notebook.undo()
    assert notebook.get(NextStep, step.id) == step


def test_moving_to_where_it_is_leaves_nothing_to_undo(notebook: Notebook, step: NextStep) -> None:
    lines = len(notebook.journal())
    move_next_step(notebook, step, TODAY, time(10), "Anna")
    assert len(notebook.journal()) == lines


def test_a_snoozed_step_that_is_moved_speaks_up_on_its_new_day(notebook: Notebook, step: NextStep) -> None:
    (reminder,) = today(notebook, TODAY).must
    answer_reminder(notebook, reminder, AnswerKind.SNOOZED, TODAY, FRIDAY)
    move_next_step(notebook, step, TOMORROW, None, "Anna")
    assert len(today(notebook, TODAY).must) == 0
    assert [one.subject for one in today(notebook, TOMORROW).must] == [step.id]


def test_a_promise_is_due_on_its_new_day(notebook: Notebook, promise: Promise) -> None:
    move_promise(notebook, promise, FRIDAY, "Anna")
    assert len(today(notebook, TOMORROW).must) == 0
    assert [one.subject for one in today(notebook, FRIDAY).must] == [promise.id]


def test_a_kept_promise_cannot_be_moved(notebook: Notebook, promise: Promise) -> None:
    settle_promise(notebook, promise, PromiseState.KEPT, TODAY, "Anna")
    with pytest.raises(Refused, match="settled or deleted"):
        move_promise(notebook, promise, FRIDAY, "Anna")


def test_a_step_deleted_meanwhile_is_refused(notebook: Notebook, step: NextStep) -> None:
    delete_part(notebook, step, "Anna")
    with pytest.raises(Refused, match="settled or deleted"):
        move_next_step(notebook, step, FRIDAY, None, "Anna")
