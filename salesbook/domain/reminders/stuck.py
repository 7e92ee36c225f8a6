"""Contacts who have stood at a stage for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.recurring import asked_on
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.stage import Stage, days_stuck
from salesbook.domain.text import Text, counted


def stuck(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Those who moved no further for more days than the method allows; asked again after as many days."""
    # Thousands may stand still, and many of them since one day.
    said: dict[tuple[Stage, date], tuple[str, date, Text] | None] = {}
    for contact, stage, since, _asked in facts.stages:
        alike = (stage, since)
        if alike not in said:
            said[alike] = _said(stage, since, facts, today)
        if (found := said[alike]) is not None:
            yield Reminder(ReminderKind.STUCK, contact, contact, *found)


def _said(stage: Stage, since: date, facts: ReminderFacts, today: date) -> tuple[str, date, Text] | None:
    """Occurrence, day and reason of a stage since a day; None where that is not too long."""
    after = facts.method.stuck_after
    stood = days_stuck(stage, since, today, after)
    asked = asked_on(facts.calendar, since + timedelta(days=after + 1), after, today) if stood else None
    return (asked.isoformat(), today, _reason(stage, stood)) if asked is not None else None


def _reason(stage: Stage, days: int) -> Text:
    return counted(
        "at {stage} for {n} day: bring it forward", "at {stage} for {n} days: bring it forward", days, stage=stage
    )
