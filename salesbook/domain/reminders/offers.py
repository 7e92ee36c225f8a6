"""Offers of which nobody heard by the day an answer was expected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text


def offers_unanswered(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Open offers from the day after an answer was expected, until they are won or lost; overdue since the day expected."""
    for offer in facts.offers:
        if offer.expected_by < today:
            reason = (
                Text(
                    "no answer to the offer of {product}, expected by {day}",
                    product=offer.product,
                    day=offer.expected_by,
                )
                if offer.product
                else Text("no answer to the offer, expected by {day}", day=offer.expected_by)
            )
            # Another day expected is another occurrence: what was skipped for the first may be asked for the second.
            day = offer.expected_by
            yield Reminder(ReminderKind.OFFER, offer.contact_id, offer.id, day.isoformat(), day, reason)
