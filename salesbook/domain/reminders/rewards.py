"""Rewards for loyalty: who stands at a tier that brings something should get it, by default once a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text
from salesbook.domain.tier import named


def rewards_due(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Contacts at a tier with benefits who were not rewarded for it for as long as the method says: due today, and never late."""
    for one in facts.tiers:
        again = one.rewarded + timedelta(days=facts.method.reward_every) if one.rewarded else today
        if one.benefits and again <= today:
            reason = (
                Text("{tier}: a reward is due, the last was on {day}", tier=named(one.tier), day=one.rewarded)
                if one.rewarded
                else Text("{tier}: a reward is due ({benefits})", tier=named(one.tier), benefits=one.benefits)
            )
            # Who was never rewarded is asked about once a year, like everybody else.
            which = one.rewarded.isoformat() if one.rewarded else str(today.year)
            yield Reminder(ReminderKind.REWARD, one.contact_id, one.contact_id, f"{which}:{one.tier}", today, reason)


def tier_of(reminder: Reminder) -> str:
    """The name of the tier that a reminder of this rule is about."""
    return reminder.occurrence.partition(":")[2]
