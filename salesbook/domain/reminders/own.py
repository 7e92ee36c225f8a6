"""Reminders of the rep's own, about a contact or about nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.repeating import last_occurrence
from salesbook.domain.text import Text


def own_reminders(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """The newest occurrence of each, until the next one comes: who was away for a month is reminded once."""
    for one in facts.own:
        day = last_occurrence(one.rule, one.start, today)
        if day is not None:
            reason = Text("{text}, at {time}", text=one.text, time=one.at) if one.at else Text("{text}", text=one.text)
            yield Reminder(ReminderKind.OWN, one.contact_id or "", one.id, day.isoformat(), day, reason)
