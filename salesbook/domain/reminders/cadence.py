"""Nobody goes untouched longer than their stage and tier allow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from salesbook.domain.reminders.facts import ContactFacts, ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, counted

_Said: TypeAlias = tuple[str, date, Text]


def cooling(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Contacts past their cadence with no planned visit ahead. No cadence runs for colleagues, nor before the first stage."""
    # A neglected book has thousands of these, and far fewer different ones.
    said: dict[tuple[Stage, date, int | None], _Said | None] = {}
    for contact, stage, colleague, added, touched, planned, tier_cadence in facts.contacts.values():
        if stage is not None and not colleague and planned is None:
            alike = (stage, touched or added, tier_cadence)
            if alike not in said:
                said[alike] = _said(*alike, facts.method, today)
            if (found := said[alike]) is not None:
                yield Reminder(ReminderKind.CADENCE, contact, contact, *found)


def _said(stage: Stage, last: date, tier_cadence: int | None, method: Method, today: date) -> _Said | None:
    """Occurrence, day and reason of a last touch on this day; None while it is not too long ago."""
    untouched, allowed = (today - last).days, days_allowed(stage, method, tier_cadence)
    if untouched < allowed:
        return None
    reason = _reason(untouched, stage, allowed, by_tier=allowed < method.cadence(stage))
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
