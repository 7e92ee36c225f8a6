"""Answering reminders: done, snoozed, skipped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from salesbook.domain.channel import Channel
from salesbook.domain.confirming import worth_asking
from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.ids import new_id
from salesbook.domain.judgement import Judgement
from salesbook.domain.promise import NextStep, NextStepState, Promise, PromiseState
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder, ReminderKind
from salesbook.domain.reminders.rewards import tier_of
from salesbook.domain.text import Text, counted
from salesbook.domain.tier import Reward
from salesbook.domain.visit import Participation, Visit
from salesbook.operations.facts import confirm_facts
from salesbook.queries.contacts import profile_of
from salesbook.queries.due_facts import calendar_of
from salesbook.queries.settings import method
from salesbook.queries.today import today as day_of
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook, NotebookReader
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

    Done on a promise means kept, on a next step done, on a cadence a touch today without details, on an alarm made good, on
    facts that they were confirmed today, on a reward that it was given, on a card that it was sent, which is logged; on
    anything else that this occurrence is over. Skipping a promise releases it. A snoozed one is silent before the day `until`.
    """
    if kind is AnswerKind.SNOOZED and (until is None or until <= today):
        raise Refused(Text("Snoozing needs a later day; give it with --until."))
    name = about_whom(notebook, reminder)
    with notebook.change(Text("{answer}: {name}", answer=_LABELS[kind], name=name)) as change:
        if kind is AnswerKind.SNOOZED or not _settle(notebook, change, reminder, kind, today):
            change.insert(Answer(reminder.key, kind, today, reminder.contact_id or None, until))


def answer_all(notebook: Notebook, reminders: tuple[Reminder, ...], kind: AnswerKind, today: date) -> int:
    """Answer several reminders alike, as one step; returns how many. Snoozing is for one at a time."""
    if not reminders:
        raise Refused(Text("Nothing is due here, so there was nothing to answer."))
    label = counted("{answer}: {n} reminder", "{answer}: {n} reminders", len(reminders), answer=_LABELS[kind])
    with notebook.change(label):
        for reminder in reminders:
            answer_reminder(notebook, reminder, kind, today)
    return len(reminders)


def about_whom(notebook: NotebookReader, reminder: Reminder) -> str:
    """The name of the contact a reminder is about; where it is about nobody, its own words."""
    contact = notebook.get(Contact, reminder.contact_id) if reminder.contact_id else None
    return contact.name if contact else str(dict(reminder.reason.values).get("text", ""))


def answer_if_due(
    notebook: Notebook, reminder: Reminder, kind: AnswerKind, today: date, until: date | None = None
) -> None:
    """Answer a reminder that was shown a while ago, outside the window; refused where it is not due any more."""
    found = day_of(notebook, today)
    if all(one.key != reminder.key for one in (*found.must, *found.worth)):
        raise Refused(Text("This is not due any more, so there was nothing to answer."))
    answer_reminder(notebook, reminder, kind, today, until)


def spread_overdue(
    notebook: Notebook, reminders: tuple[Reminder, ...], today: date, days: int = 5
) -> tuple[int, date | None]:
    """Lay overdue reminders over the coming days that are worked, as many a day; returns how many, and the last of these days.

    Alarms and my own promises stay where they are: they get worse by waiting.
    """
    waiting = [one for one in reminders if one.due < today and one.kind not in _NEVER_WAIT]
    calendar = calendar_of(method(notebook), today)
    until: date | None = None
    with notebook.change(counted("Spread {n} reminder", "Spread {n} reminders", len(waiting))) as change:
        for place, one in enumerate(waiting):
            until = calendar.worked_after(today, 1 + place * days // len(waiting))
            change.insert(Answer(one.key, AnswerKind.SNOOZED, today, one.contact_id or None, until))
    return len(waiting), until


def _settle(notebook: Notebook, change: Change, reminder: Reminder, kind: AnswerKind, today: date) -> bool:
    """Settle the thing itself where the answer does; True if that says it all and no answer needs storing."""
    settle = _SETTLES.get(reminder.kind)
    return settle is not None and settle(notebook, change, reminder, today, kind)


def _promise(notebook: Notebook, change: Change, reminder: Reminder, today: date, kind: AnswerKind) -> bool:
    promise = notebook.get(Promise, reminder.subject)
    if promise is not None:
        change.update(
            replace(
                promise, state=PromiseState.KEPT if kind is AnswerKind.DONE else PromiseState.RELEASED, settled_on=today
            )
        )
    return True


def _next_step(notebook: Notebook, change: Change, reminder: Reminder, today: date, kind: AnswerKind) -> bool:
    step = notebook.get(NextStep, reminder.subject)
    if step is not None:
        change.update(
            replace(
                step, state=NextStepState.DONE if kind is AnswerKind.DONE else NextStepState.SKIPPED, settled_on=today
            )
        )
    return True


def _touch(_notebook: Notebook, change: Change, reminder: Reminder, today: date, kind: AnswerKind) -> bool:
    if kind is AnswerKind.DONE:
        visit = Visit(today, created=clock.now())
        change.insert(visit, Participation(visit.id, reminder.contact_id))
    return kind is AnswerKind.DONE


def _card(_notebook: Notebook, change: Change, reminder: Reminder, today: date, kind: AnswerKind) -> bool:
    """A card sent is a visit, though no touch; the answer is stored beside it."""
    if kind is AnswerKind.DONE:
        visit = Visit(today, channel=Channel.CARD, created=clock.now())
        change.insert(visit, Participation(visit.id, reminder.contact_id))
    return False


def _reward(_notebook: Notebook, change: Change, reminder: Reminder, today: date, kind: AnswerKind) -> bool:
    if kind is AnswerKind.DONE:
        change.insert(Reward(reminder.contact_id, tier_of(reminder), "", today))
    return kind is AnswerKind.DONE


def _facts(notebook: Notebook, change: Change, reminder: Reminder, today: date, kind: AnswerKind) -> bool:
    """Everything that is worth asking still holds; what the rep judged of their loyalty is judged so again."""
    contact = notebook.get(Contact, reminder.contact_id) if kind is AnswerKind.DONE else None
    if contact is None:
        return False
    after = method(notebook).confirm_after
    old = [*worth_asking(profile_of(notebook, contact), today, after)]
    confirm_facts(notebook, old, contact.name, today)
    judged = {one.factor: one for one in notebook.select(Judgement, "contact_id = ? ORDER BY day, id", contact.id)}
    past = [one for one in judged.values() if one.day < today - timedelta(days=after)]
    change.insert(*(replace(one, day=today, id=new_id()) for one in past))
    return True


# What an answer means to the thing itself, where it means more than that this occurrence is over.
_SETTLES: dict[ReminderKind, Callable[[Notebook, Change, Reminder, date, AnswerKind], bool]] = {
    ReminderKind.PROMISE_BY_ME: _promise,
    ReminderKind.PROMISE_BY_THEM: _promise,
    ReminderKind.NEXT_STEP: _next_step,
    ReminderKind.CADENCE: _touch,
    ReminderKind.CARD: _card,
    ReminderKind.REWARD: _reward,
    ReminderKind.CONFIRM: _facts,
}


def settle_promise(notebook: Notebook, promise: Promise, state: PromiseState, day: date, name: str) -> None:
    """Note that a promise was kept, broken or released."""
    with notebook.change(Text("Settle a promise: {name}", name=name)) as change:
        change.update(replace(promise, state=state, settled_on=day))
