"""Nobody goes untouched longer than their stage and tier allow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from salesbook.domain.reminders.facts import ContactFacts, ReminderFacts, Untouched
from salesbook.domain.reminders.reminder import Alike, ReminderKind
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, counted


def cooling(facts: ReminderFacts, today: date) -> Iterator[Alike]:
    """Contacts past their cadence."""
    method = facts.method
    for contacts, stage, last, tier_cadence in facts.untouched:
        allowed = days_allowed(stage, method, tier_cadence)
        due = last + timedelta(days=allowed)
        if due <= today:
            reason = partial(_reason, (today - last).days, stage, allowed, method)
            yield Alike(ReminderKind.CADENCE, contacts, last.isoformat(), due, reason)


def _reason(untouched: int, stage: Stage, allowed: int, method: Method) -> Text:
    if allowed < method.cadence(stage):
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
    found = untouched_of(contact)
    return found.last + timedelta(days=days_allowed(found.stage, method, found.tier_cadence)) if found else None


def untouched_of(contact: ContactFacts) -> Untouched | None:
    """One contact as the rule is told of them; None while no cadence runs, as for colleagues and before the first stage, or a
    visit is planned.
    """
    if contact.stage is None or contact.colleague or contact.planned is not None:
        return None
    return Untouched((contact.id,), contact.stage, contact.last_touch or contact.added, contact.tier_cadence)


def days_allowed(stage: Stage, method: Method, tier_cadence: int | None = None) -> int:
    """The days a contact of this stage may go untouched; fewer where their tier is stricter."""
    by_stage = method.cadence(stage)
    return by_stage if tier_cadence is None else min(by_stage, tier_cadence)


def cold_since(stage: Stage, today: date, method: Method, tier_cadence: int | None = None) -> date:
    """The newest day of a last touch that leaves a contact of this stage cooling today: `cadence_due`, the other way round."""
    return today - timedelta(days=days_allowed(stage, method, tier_cadence))
