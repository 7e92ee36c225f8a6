"""Answering reminders: done, snoozed, skipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.promise import NextStep, NextStepState, Promise, PromiseState
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder, ReminderKind
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import Participation, Visit
from salesbook.queries.today import today as day_of
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook
from salesbook.system import clock

_LABELS = {
    AnswerKind.DONE: Text("Done"),
    AnswerKind.SNOOZED: Text("Snooze"),
    AnswerKind.SKIPPED: Text("Skip"),
}


_NEVER_WAIT = frozenset({ReminderKind.ALARM, ReminderKind.PROMISE_BY_ME})


def answer_reminder(
    notebook: Notebook, reminder: Reminder, kind: AnswerKind, today: date, until: date | None = None
) -> None:
    """Answer one occurrence of a reminder.

    Done on a promise means kept, on a next step done, on a cadence a touch today without details, on an alarm made good;
    skipping a promise releases it. A snoozed one is silent before the day `until`.
    """
    if kind is AnswerKind.SNOOZED and (until is None or until <= today):
        raise Refused(Text("Snoozing needs a later day; give it with --until."))
    contact = notebook.get(Contact, reminder.contact_id)
    name = contact.name if contact else ""
    with notebook.change(Text("{answer}: {name}", answer=_LABELS[kind], name=name)) as change:
        if kind is AnswerKind.SNOOZED or not _settle(notebook, change, reminder, kind, today):
            change.insert(Answer(reminder.key, kind, today, reminder.contact_id, until))


def answer_if_due(
    notebook: Notebook, reminder: Reminder, kind: AnswerKind, today: date, until: date | None = None
) -> None:
    """Answer a reminder that was shown a while ago, outside the window; refused where it is not due any more."""
    found = day_of(notebook, today)
    if all(one.key != reminder.key for one in (*found.must, *found.worth)):
        raise Refused(Text("This is not due any more, so there was nothing to answer."))
    answer_reminder(notebook, reminder, kind, today, until)


def spread_overdue(notebook: Notebook, reminders: tuple[Reminder, ...], today: date, days: int = 5) -> int:
    """Lay overdue reminders over the coming days, as many a day; returns how many.

    Alarms and my own promises stay where they are: they get worse by waiting.
    """
    waiting = [one for one in reminders if one.due < today and one.kind not in _NEVER_WAIT]
    with notebook.change(counted("Spread {n} reminder", "Spread {n} reminders", len(waiting))) as change:
        for place, one in enumerate(waiting):
            until = today + timedelta(days=1 + place * days // len(waiting))
            change.insert(Answer(one.key, AnswerKind.SNOOZED, today, one.contact_id, until))
    return len(waiting)


def _settle(notebook: Notebook, change: Change, reminder: Reminder, kind: AnswerKind, today: date) -> bool:
    """Settle the thing itself where the answer does; True if that says it all and no answer needs storing."""
    done = kind is AnswerKind.DONE
    if reminder.kind in (ReminderKind.PROMISE_BY_ME, ReminderKind.PROMISE_BY_THEM):
        promise = notebook.get(Promise, reminder.subject)
        if promise is not None:
            change.update(
                replace(promise, state=PromiseState.KEPT if done else PromiseState.RELEASED, settled_on=today)
            )
        return True
    if reminder.kind is ReminderKind.NEXT_STEP:
        step = notebook.get(NextStep, reminder.subject)
        if step is not None:
            change.update(replace(step, state=NextStepState.DONE if done else NextStepState.SKIPPED, settled_on=today))
        return True
    if reminder.kind is ReminderKind.CADENCE and done:
        visit = Visit(today, created=clock.now())
        change.insert(visit, Participation(visit.id, reminder.contact_id))
        return True
    return False


def settle_promise(notebook: Notebook, promise: Promise, state: PromiseState, day: date, name: str) -> None:
    """Note that a promise was kept, broken or released."""
    with notebook.change(Text("Settle a promise: {name}", name=name)) as change:
        change.update(replace(promise, state=state, settled_on=day))
