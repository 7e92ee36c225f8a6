"""Rewards for loyalty: who stands at a tier that brings something should get it, by default once a year.

The year runs from the last reward, or from the day on which the rep skipped it: a skipped one is not asked again the day after.
"""

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
        settled = max((day for day in (one.rewarded, one.skipped) if day), default=None)
        again = settled + timedelta(days=facts.method.reward_every) if settled else today
        if one.benefits and again <= today:
            reason = (
                Text("{tier}: a reward is due, the last was on {day}", tier=named(one.tier), day=one.rewarded)
                if one.rewarded
                else Text("{tier}: a reward is due ({benefits})", tier=named(one.tier), benefits=one.benefits)
            )
            which = settled.isoformat() if settled else _FIRST
            yield Reminder(ReminderKind.REWARD, one.contact_id, one.contact_id, f"{which}:{one.tier}", today, reason)


def tier_of(reminder: Reminder) -> str:
    """The name of the tier that a reminder of this rule is about."""
    return reminder.occurrence.partition(":")[2]


def parts_of_key(key: str) -> tuple[str, str, str]:
    """What the key of such a reminder names: the contact, which time it is, and the tier."""
    _kind, contact, which, tier = key.split(":", 3)
    return contact, which, tier


def key_of(contact_id: str, which: str, tier: str) -> str:
    """The key of such a reminder, from its parts."""
    return f"{ReminderKind.REWARD.word}:{contact_id}:{which}:{tier}"


_FIRST = "first"
