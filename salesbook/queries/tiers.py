"""The tiers in force, who stands at which, and who should be rewarded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from salesbook.domain.lenses.service_tier import SERVICE_TIER, position_of
from salesbook.domain.tier import Reward, Tier, TierWay
from salesbook.queries.lens_facts import book_of, each_of_book
from salesbook.queries.settings import method
from salesbook.queries.tier_facts import tiers_of
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class TierLine:
    """A tier with its ways, and how many stand at it."""

    tier: Tier
    ways: tuple[TierWay, ...]
    count: int


@dataclass(frozen=True)
class TiersInForce:
    """The tiers from the lowest; `own` says whether they are the notebook's or the usual ones."""

    lines: tuple[TierLine, ...]
    own: bool


@dataclass(frozen=True)
class AtTier:
    """Somebody who stands at a tier, with the last reward for it, and after how many days the next is due."""

    contact_id: str
    name: str
    last_reward: Reward | None
    every: int

    def is_due(self, today: date) -> bool:
        """Whether a reward is due: none was given for so long."""
        return self.last_reward is None or (today - self.last_reward.day).days >= self.every


def tiers_in_force(notebook: NotebookReader, day: date) -> TiersInForce:
    """The tiers with how many stand at each on a day."""
    counts = Counter(SERVICE_TIER.position(facts).name for facts in each_of_book(notebook, day))
    tiers = book_of(notebook, day).tiers
    return TiersInForce(
        tuple(TierLine(tier, ways, counts[position_of(tier).name]) for tier, ways in tiers), bool(tiers_of(notebook))
    )


def those_at_tier(notebook: NotebookReader, tier: Tier, day: date) -> list[AtTier]:
    """Who stands at a tier, by name."""
    wanted = position_of(tier).name
    at = [facts.id for facts in each_of_book(notebook, day) if SERVICE_TIER.position(facts).name == wanted]
    names = dict(notebook.rows("SELECT id, name FROM contact"))
    rewards = {one.contact_id: one for one in notebook.select(Reward, "tier = ? ORDER BY day", tier.name)}
    every = method(notebook).reward_every
    found = (AtTier(one, names[one], rewards.get(one), every) for one in at)
    return sorted(found, key=lambda one: one.name.casefold())
