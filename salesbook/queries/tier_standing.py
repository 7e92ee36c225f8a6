"""Who stands at a tier that brings something or allows fewer days untouched: what reminders and cadences are told of tiers.

The usual tiers do neither, so that a notebook without tiers of its own pays one look at an empty table. With them, who can stand
at one is gone through once for each state of the notebook; what that needs is imported when it is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesbook.domain.reminders.facts import AtTier
from salesbook.domain.reminders.rewards import parts_of_key
from salesbook.domain.tier import Tier
from salesbook.store.notebook import NotebookReader

REWARD_KEYS = "reminder >= 'reward:' AND reminder < 'reward;'"
"""SQL that picks the answers to reminders of rewards."""


def tiers_reached(notebook: NotebookReader, day: date) -> Mapping[str, Tier]:
    """Each contact's tier on a day; nobody's, where no tier brings anything or has a cadence."""
    if not notebook.rows(_ANY_THAT_MATTERS):
        return {}
    return notebook.while_unchanged(("tiers reached", day), lambda: _reached(notebook, day))


def _reached(notebook: NotebookReader, day: date) -> dict[str, Tier]:
    from salesbook.domain.lenses.tier_criteria import tier_of
    from salesbook.queries.tier_facts import facts_for_tiers

    return {one.id: tier for one in facts_for_tiers(notebook, day) if (tier := tier_of(one)) is not None}


def tier_cadences(notebook: NotebookReader, day: date) -> dict[str, int]:
    """The days a contact's tier allows untouched, by contact, of those whose tier says so."""
    reached = tiers_reached(notebook, day)
    return {contact: tier.cadence for contact, tier in reached.items() if tier.cadence is not None}


def at_tiers(notebook: NotebookReader, day: date) -> tuple[AtTier, ...]:
    """Who stands at a tier that brings something, when they were last rewarded for it, and when that was skipped."""
    reached = {contact: tier for contact, tier in tiers_reached(notebook, day).items() if tier.benefits}
    if not reached:
        return ()
    rewarded = {(contact, tier): date.fromisoformat(last) for contact, tier, last in notebook.rows(_REWARDED)}
    skipped = _skipped(notebook)
    return tuple(
        AtTier(contact, tier.name, tier.benefits, rewarded.get((contact, tier.name)), skipped.get((contact, tier.name)))
        for contact, tier in reached.items()
    )


def _skipped(notebook: NotebookReader) -> dict[tuple[str, str], date]:
    """The day on which each contact's reward for a tier was last skipped."""
    found: dict[tuple[str, str], date] = {}
    for key, day in notebook.rows(_SKIPPED):
        contact, _which, tier = parts_of_key(key)
        found[contact, tier] = date.fromisoformat(day)
    return found


_ANY_THAT_MATTERS = "SELECT 1 FROM tier WHERE cadence IS NOT NULL OR benefits <> '[]' LIMIT 1"

_SKIPPED = f"SELECT reminder, day FROM answer WHERE {REWARD_KEYS} AND kind = 'skipped' ORDER BY day"

_REWARDED = "SELECT contact_id, tier, max(day) FROM reward GROUP BY contact_id, tier"
