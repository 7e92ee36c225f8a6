"""Nobody goes untouched longer than their stage and tier allow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from salesbook.domain.reminders.facts import ContactFacts, ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, counted


def cooling(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Contacts past their cadence with no planned visit ahead. No cadence runs for colleagues, nor before the first stage."""
    allowed = {stage: facts.method.cadence(stage) for stage in Stage}
    for contact in facts.contacts.values():
        if contact.stage is not None and not contact.colleague and contact.planned is None:
            last, days = contact.last_touch or contact.added, allowed[contact.stage]
            by_tier = contact.tier_cadence is not None and contact.tier_cadence < days
            if contact.tier_cadence is not None and by_tier:
                days = contact.tier_cadence
            said = _said(last, contact.stage, days, today, by_tier=by_tier)
            if said is not None:
                occurrence, due, reason = said
                yield Reminder(ReminderKind.CADENCE, contact.id, contact.id, occurrence, due, reason)


# A neglected book has thousands of these, and far fewer different ones.
@lru_cache(maxsize=4_000)
def _said(last: date, stage: Stage, allowed: int, today: date, *, by_tier: bool) -> tuple[str, date, Text] | None:
    """Occurrence, day and reason of a last touch on this day; None while it is not too long ago."""
    untouched = (today - last).days
    if untouched < allowed:
        return None
    reason = _reason(untouched, stage, allowed, by_tier=by_tier)
    return last.isoformat(), last + timedelta(days=allowed), reason


def _reason(untouched: int, stage: Stage, allowed: int, *, by_tier: bool) -> Text:
    if by_tier:
        return counted(
            "no touch for {n} day; the service tier allows {allowed}",
            "no touch for {n} days; the service tier allows {allowed}",
            untouched,
            stage=stage,
            allowed=allowed,
        )
    return counted(
        "no touch for {n} day; {stage} allows {allowed}",
        "no touch for {n} days; {stage} allows {allowed}",
        untouched,
        stage=stage,
        allowed=allowed,
    )


def cadence_due(contact: ContactFacts, method: Method) -> date | None:
    """The day by which the contact should be touched again; None while no cadence runs or a visit is planned."""
    if contact.stage is None or contact.colleague or contact.planned is not None:
        return None
    return (contact.last_touch or contact.added) + timedelta(
        days=days_allowed(contact.stage, method, contact.tier_cadence)
    )


def days_allowed(stage: Stage, method: Method, tier_cadence: int | None = None) -> int:
    """The days a contact of this stage may go untouched; fewer where their tier is stricter."""
    by_stage = method.cadence(stage)
    return by_stage if tier_cadence is None else min(by_stage, tier_cadence)


def cold_since(stage: Stage, today: date, method: Method, tier_cadence: int | None = None) -> date:
    """The newest day of a last touch that leaves a contact of this stage cooling today: `cadence_due`, the other way round."""
    return today - timedelta(days=days_allowed(stage, method, tier_cadence))
