"""After a negative emotion: make it good, soon. The last emotion decides whether they come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from salesbook.domain.emotion import Mood
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text


def alarm_key(contact_id: str, visit_id: str) -> str:
    """The key under which the alarm of a visit is answered."""
    return f"{ReminderKind.ALARM.value}:{contact_id}:{visit_id}"


def is_made_good(answered: bool, later: Iterable[Mood | None]) -> bool:
    """Whether a negative emotion was made good: its alarm was answered done, or they left a later visit with another than a
    negative one. What the lenses mean by it too; skipping the alarm silences it and makes nothing good.
    """
    return answered or any(mood is not None and mood is not Mood.NEGATIVE for mood in later)


def alarms(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Contacts whose last emotion is negative, from the day it was recorded until it is made good."""
    for last in facts.negative_emotions:
        if last.day <= today:
            due = last.day + timedelta(days=facts.method.alarm_within)
            reason = Text("left {emotion} on {day}; make it good by {due}", emotion=last.emotion, day=last.day, due=due)
            yield Reminder(ReminderKind.ALARM, last.contact_id, last.contact_id, last.visit_id, due, reason)
