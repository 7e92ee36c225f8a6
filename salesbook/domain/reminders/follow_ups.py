"""Next steps whose day has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text


def follow_ups(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Open next steps due today or before; one without a day is due from the start. What was agreed for a time says it."""
    for step in facts.next_steps:
        if step.due is None or step.due <= today:
            said = (
                Text("{text}, at {time}", text=step.text, time=step.at) if step.at else Text("{text}", text=step.text)
            )
            yield Reminder(ReminderKind.NEXT_STEP, step.contact_id, step.id, "", step.due or today, said)
