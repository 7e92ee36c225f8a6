"""After a purchase: thank, soon, and ask how it goes, later. Loyalty begins where most sellers stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from salesbook.domain.reminders.facts import Bought, ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text

# Who was not asked for so long will have said by themselves how it goes.
ASKED_WITHIN = 60


def thanks(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """The newest purchase of each contact, from its day until it is time to ask how it goes."""
    wait = facts.method.ask_after_purchase
    for one in _newest(one for one in facts.purchases if 0 <= (today - one.day).days < wait):
        due = one.day + timedelta(days=facts.method.thank_within)
        reason = (
            Text("thank them for {product}, bought on {day}", product=one.product, day=one.day)
            if one.product
            else Text("thank them for the order of {day}", day=one.day)
        )
        yield Reminder(ReminderKind.THANKS, one.contact_id, one.id, "", due, reason)


def asking_how_it_goes(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """The newest purchase of each contact that is old enough to ask about, for some weeks."""
    wait = facts.method.ask_after_purchase
    for one in _newest(one for one in facts.purchases if 0 <= (today - one.day).days - wait <= ASKED_WITHIN):
        due = one.day + timedelta(days=wait)
        reason = (
            Text("ask how it goes with {product}, bought on {day}", product=one.product, day=one.day)
            if one.product
            else Text("ask how it goes with the order of {day}", day=one.day)
        )
        yield Reminder(ReminderKind.AFTER_PURCHASE, one.contact_id, one.id, "", due, reason)


def first_bought(wait: int, today: date) -> date:
    """The first day of a purchase that either rule still speaks of."""
    return today - timedelta(days=wait + ASKED_WITHIN)


def _newest(purchases: Iterable[Bought]) -> list[Bought]:
    """One purchase a contact: who bought three things is thanked once."""
    found: dict[str, Bought] = {}
    for one in purchases:
        known = found.get(one.contact_id)
        if known is None or (known.day, known.id) < (one.day, one.id):
            found[one.contact_id] = one
    return list(found.values())
