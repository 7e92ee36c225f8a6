"""Changing the tiers of the notebook, and noting the rewards that were given."""

from __future__ import annotations

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.domain.tier import Reward, Tier, TierWay
from salesbook.store.notebook import Notebook


def set_tiers(notebook: Notebook, tiers: tuple[Tier, ...], ways: tuple[TierWay, ...]) -> None:
    """Make these the tiers, the lowest first, each with at least one way to reach it; none brings back the usual ones."""
    names = [tier.name.strip() for tier in tiers]
    if not all(names) or len(set(names)) < len(names):
        raise Refused(Text("Every tier needs a name of its own."))
    without = next((tier.name for tier in tiers if not any(way.tier_id == tier.id for way in ways)), None)
    if without is not None:
        raise Refused(Text("Say what must hold to reach “{tier}”.", tier=without))
    with notebook.change(Text("Change the tiers")) as change:
        change.delete(*notebook.select(TierWay), *notebook.select(Tier))
        change.insert(*tiers, *ways)


def give_reward(notebook: Notebook, contact: Contact, reward: Reward) -> None:
    """Note that a contact was rewarded for their loyalty."""
    with notebook.change(Text("Reward for {name}", name=contact.name)) as change:
        change.insert(reward)
