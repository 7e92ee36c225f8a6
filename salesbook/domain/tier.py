"""Levels of service: the criteria to reach each, and the benefits it brings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property

from salesbook.domain.ids import new_id
from salesbook.domain.money import Money
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text


class ParetoClass(Enum):
    """A makes up the first 80 % of the revenue, B what follows up to 95 %, C the rest with revenue."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True)
class Tier:
    """A level of service, the lowest `position` first. `cadence` are days it allows untouched, where stricter than the stage."""

    name: str
    position: int = 0
    cadence: int | None = None
    benefits: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class TierWay:
    """One way to reach a tier: all that is said must hold; a tier may have several ways.

    `purchases` and `referrals` count all there ever were, `revenue` and `profit` are those of the year, `years` since the first
    purchase. `upper_third` is the upper third of the book's profit, `pareto_class` the class to stand in or above.
    """

    tier_id: str
    purchases: int | None = None
    revenue: Money | None = None
    profit: Money | None = None
    years: int | None = None
    referrals: int | None = None
    stage: Stage | None = None
    pareto_class: ParetoClass | None = None
    upper_third: bool = False
    position: int = 0
    id: str = field(default_factory=new_id)

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """What it asks for, by the names of the fields; ten thousand people are measured by it at once."""
        return tuple(name for name in CRITERIA if getattr(self, name) not in (None, False))


CRITERIA = ("purchases", "revenue", "profit", "years", "referrals", "stage", "pareto_class", "upper_third")


@dataclass(frozen=True)
class Reward:
    """A reward for loyalty that was given; `tier` is the name of the tier it was for."""

    contact_id: str
    tier: str
    text: str
    day: date
    id: str = field(default_factory=new_id)


def default_tiers() -> tuple[tuple[Tier, tuple[TierWay, ...]], ...]:
    """Bronze, silver and gold, from the lowest, each with the ways to reach it: what holds while the notebook has no tiers."""
    bronze, silver, gold = (Tier(name, place, id=name) for place, name in enumerate(DEFAULT_TIERS))
    return (
        (bronze, (TierWay(bronze.id, purchases=1, id="bronze-1"),)),
        (
            silver,
            (
                TierWay(silver.id, purchases=3, id="silver-1"),
                TierWay(silver.id, upper_third=True, position=1, id="silver-2"),
            ),
        ),
        (
            gold,
            (
                TierWay(gold.id, pareto_class=ParetoClass.A, years=2, id="gold-1"),
                TierWay(gold.id, stage=Stage.ALLY, position=1, id="gold-2"),
            ),
        ),
    )


def named(name: str) -> Text:
    """What a tier of a name is called: as the rep calls it, but for the usual ones, whose names are translated."""
    return _USUAL.get(name) or Text("{name}", name=name)


DEFAULT_TIERS = ("bronze", "silver", "gold")
_USUAL = {"bronze": Text("bronze"), "silver": Text("silver"), "gold": Text("gold")}
