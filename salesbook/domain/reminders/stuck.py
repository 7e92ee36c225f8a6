"""Contacts who have stood at a stage for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.recurring import asked_on
from salesbook.domain.reminders.reminder import Alike, ReminderKind
from salesbook.domain.stage import Stage, days_stuck
from salesbook.domain.text import Text, counted


def stuck(facts: ReminderFacts, today: date) -> Iterator[Alike]:
    """Those who moved no further for more days than the method allows; asked again after as many days."""
    after = facts.method.stuck_after
    for contacts, stage, since, _asked in facts.stages:
        stood = days_stuck(stage, since, today, after)
        asked = asked_on(facts.calendar, since + timedelta(days=after + 1), after, today) if stood else None
        if asked is not None:
            yield Alike(ReminderKind.STUCK, contacts, asked.isoformat(), today, partial(_reason, stage, stood))


def _reason(stage: Stage, days: int) -> Text:
    return counted(
        "at {stage} for {n} day: bring it forward", "at {stage} for {n} days: bring it forward", days, stage=stage
    )
