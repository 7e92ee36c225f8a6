"""Laying what is due on another day: next steps and promises. A visit is moved in `visits`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from salesbook.domain.errors import Refused
from salesbook.domain.promise import NextStep, NextStepState, Promise, PromiseState
from salesbook.domain.reminders.reminder import Answer, ReminderKind
from salesbook.domain.text import Text
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook


def move_next_step(notebook: Notebook, step: NextStep, day: date, at: time | None, name: str) -> None:
    """Let an open next step be due on another day or at another time; what snoozed it is over."""
    present = notebook.get(NextStep, step.id)
    if present is None or present.state is not NextStepState.OPEN:
        raise Refused(Text("This next step is settled or deleted meanwhile, so it cannot be moved."))
    if (present.due, present.at) == (day, at):
        return
    with notebook.change(Text("Move a next step: {name}", name=name)) as change:
        change.update(replace(present, due=day, at=at))
        _wake(notebook, change, step.id, ReminderKind.NEXT_STEP)


def move_promise(notebook: Notebook, promise: Promise, day: date, name: str) -> None:
    """Let an open promise be due on another day; what snoozed it is over."""
    present = notebook.get(Promise, promise.id)
    if present is None or present.state is not PromiseState.OPEN:
        raise Refused(Text("This promise is settled or deleted meanwhile, so it cannot be moved."))
    if present.due == day:
        return
    with notebook.change(Text("Move a promise: {name}", name=name)) as change:
        change.update(replace(present, due=day))
        _wake(notebook, change, promise.id, ReminderKind.PROMISE_BY_ME, ReminderKind.PROMISE_BY_THEM)


def _wake(notebook: Notebook, change: Change, subject: str, *kinds: ReminderKind) -> None:
    """Forget until when it was snoozed: the new day says when it is wanted."""
    for kind in kinds:
        change.delete(*notebook.select(Answer, "reminder = ? AND kind = 'snoozed'", f"{kind.value}:{subject}:"))
