"""Allies who were not asked for a referral for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.recurring import asked_on
from salesbook.domain.reminders.reminder import Alike, ReminderKind
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text


def referrals_to_ask_for(facts: ReminderFacts, today: date) -> Iterator[Alike]:
    """Allies so many days after they were last asked or gave a referral, or after they became allies.

    Who was last asked more than twice as long ago is told of like one who never was: nobody looks further back for them.
    """
    after = facts.method.referral_after
    for one in facts.stages:
        if one.stage is not Stage.ALLY:
            continue
        last = max(one.since, one.asked) if one.asked else one.since
        asked = asked_on(facts.calendar, last + timedelta(days=after), after, today)
        if asked is not None:
            reason = partial(_reason, one.asked, max(one.since, today - 2 * timedelta(days=after)))
            yield Alike(ReminderKind.REFERRAL, one.contact_ids, asked.isoformat(), today, reason)


def _reason(asked: date | None, unasked_since: date) -> Text:
    if asked:
        return Text("last asked for a referral, or gave one, on {day}", day=asked)
    return Text("an ally, and not asked for a referral since {day}", day=unasked_since)
