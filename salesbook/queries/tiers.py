"""The tiers in force, who stands at which, and who should be rewarded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from salesbook.domain.lenses.service_tier import SERVICE_TIER, position_of
from salesbook.domain.tier import Reward, Tier, TierWay
from salesbook.queries.lens_facts import book_of, each_of_book
from salesbook.queries.settings import method
from salesbook.queries.tier_facts import tiers_of
from salesbook.store.notebook import NotebookReader


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


@dataclass(frozen=True)
class TierLine:
    """A tier with its ways, and who stands at it, by name."""

    tier: Tier
    ways: tuple[TierWay, ...]
    people: tuple[AtTier, ...] = ()

    @property
    def count(self) -> int:
        """How many stand at it."""
        return len(self.people)


@dataclass(frozen=True)
class TiersInForce:
    """The tiers from the lowest; `own` says whether they are the notebook's or the usual ones."""

    lines: tuple[TierLine, ...]
    own: bool


def tiers_in_force(notebook: NotebookReader, day: date) -> TiersInForce:
    """The tiers with those who stand at each on a day."""
    at: dict[str, list[str]] = defaultdict(list)
    for facts in each_of_book(notebook, day):
        at[SERVICE_TIER.position(facts).name].append(facts.id)
    names = dict(notebook.rows("SELECT id, name FROM contact"))
    rewards = {(one.tier, one.contact_id): one for one in notebook.select(Reward, "1 ORDER BY day")}
    every = method(notebook).reward_every

    def people(tier: Tier) -> tuple[AtTier, ...]:
        there = at[position_of(tier).name]
        found = (AtTier(one, names[one], rewards.get((tier.name, one)), every) for one in there)
        return tuple(sorted(found, key=lambda one: one.name.casefold()))

    lines = tuple(TierLine(tier, ways, people(tier)) for tier, ways in book_of(notebook, day).tiers)
    return TiersInForce(lines, bool(tiers_of(notebook)))
