"""Facts that grew old: one reminder a contact, whatever is worth asking again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.recurring import asked_on
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import counted


def old_facts(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Contacts of whom something was last confirmed longer ago than the method allows; asked again after as many days."""
    after = facts.method.confirm_after
    for one in facts.old_facts:
        asked = asked_on(facts.calendar, one.oldest + timedelta(days=after + 1), after, today)
        if asked is not None:
            reason = counted(
                "{n} fact worth asking again: {kinds}",
                "{n} facts worth asking again: {kinds}",
                one.number,
                kinds=one.kinds,
            )
            occurrence = f"{one.oldest.isoformat()}:{asked.isoformat()}"
            yield Reminder(ReminderKind.CONFIRM, one.contact_id, one.contact_id, occurrence, today, reason)
