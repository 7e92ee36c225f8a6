"""Promises of both sides whose day has come: mine to keep, theirs to ask about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.promise import Promise, Side
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text, counted

# A promise nobody gave a day to must not be forgotten: it comes up this many days after it was given.
WITHOUT_A_DAY = 7


def promises_due(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Open promises due today or before; one of which not even the day it was given is known is due from the start."""
    for promise in facts.promises:
        due = promise.due or (promise.given_on + timedelta(days=WITHOUT_A_DAY) if promise.given_on else today)
        if due <= today:
            kind = ReminderKind.PROMISE_BY_ME if promise.side is Side.ME else ReminderKind.PROMISE_BY_THEM
            yield Reminder(kind, promise.contact_id, promise.id, "", due, _reason(promise, promise.days_overdue(today)))


def _reason(promise: Promise, late: int) -> Text:
    if promise.due is None and promise.given_on is not None:
        # Nothing is overdue of which nobody said when, and no other page says so of it.
        return _without_a_day(promise, promise.given_on)
    if promise.side is Side.ME:
        if late:
            return counted(
                "I promised: {text}; {n} day overdue", "I promised: {text}; {n} days overdue", late, text=promise.text
            )
        return Text("I promised: {text}", text=promise.text)
    if late:
        return counted(
            "they promised: {text}; {n} day overdue", "they promised: {text}; {n} days overdue", late, text=promise.text
        )
    return Text("they promised: {text}", text=promise.text)


def _without_a_day(promise: Promise, given_on: date) -> Text:
    if promise.side is Side.ME:
        return Text("I promised: {text}; on {day}, without saying when", text=promise.text, day=given_on)
    return Text("they promised: {text}; on {day}, without saying when", text=promise.text, day=given_on)
