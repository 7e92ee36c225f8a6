"""Who stands at a tier that brings something or allows fewer days untouched: what reminders and cadences are told of tiers.

The usual tiers do neither, so that a notebook without tiers of its own pays one look at an empty table. With them, who can stand
at one is gone through once for each state of the notebook; what that needs is imported when it is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesbook.domain.reminders.facts import AtTier
from salesbook.domain.tier import Tier
from salesbook.store.notebook import NotebookReader


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
    """Who stands at a tier that brings something, and when they were last rewarded for it."""
    reached = {contact: tier for contact, tier in tiers_reached(notebook, day).items() if tier.benefits}
    if not reached:
        return ()
    rewarded = {(contact, tier): date.fromisoformat(last) for contact, tier, last in notebook.rows(_REWARDED)}
    return tuple(
        AtTier(contact, tier.name, tier.benefits, rewarded.get((contact, tier.name)))
        for contact, tier in reached.items()
    )


_ANY_THAT_MATTERS = "SELECT 1 FROM tier WHERE cadence IS NOT NULL OR benefits <> '[]' LIMIT 1"

_REWARDED = "SELECT contact_id, tier, max(day) FROM reward GROUP BY contact_id, tier"
