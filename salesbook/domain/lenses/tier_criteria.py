"""The criteria of the service tiers: which is the highest of which a way is met.

A tier has several ways to be reached; all that one way asks for must hold. A tier without a way, and a way that asks for
nothing, is reached by nobody. Years count 365 days from the first purchase. Reminders ask this too, without the lens.
"""

from __future__ import annotations

from collections.abc import Callable

from salesbook.domain.lenses.book import BookFacts
from salesbook.domain.lenses.buying import YEAR, Buying
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.money import Money
from salesbook.domain.stage import Stage, rank_of
from salesbook.domain.tier import Tier, TierWay


def tier_of(facts: ContactLensFacts) -> Tier | None:
    """The highest tier of which a way is met; its criteria read purchases, referrals and the stage, and nothing else."""
    place = place_of_tier(facts)
    return None if place < 0 else facts.book.tiers[place][0]


def reached_by_stage(book: BookFacts) -> frozenset[Stage | None]:
    """The stages at which somebody stands at a tier who never bought and never recommended."""
    nothing = Buying(book.today)
    stages = (None, *Stage)
    return frozenset(stage for stage in stages if tier_of(ContactLensFacts("", book, nothing, stage)) is not None)


def place_of_tier(facts: ContactLensFacts) -> int:
    """The place of the highest tier reached; -1 for none."""
    tiers = facts.book.tiers
    for place in range(len(tiers) - 1, -1, -1):
        for way in tiers[place][1]:
            if is_met(facts, way):
                return place
    return -1


def is_met(facts: ContactLensFacts, way: TierWay) -> bool:
    """Whether all holds that a way asks for."""
    for name in way.criteria:
        if not _HOLDS[name](facts, way):
            return False
    return bool(way.criteria)


def unmet(facts: ContactLensFacts, way: TierWay) -> tuple[str, ...]:
    """What of a way does not hold yet, by the names of its fields."""
    return tuple(name for name in way.criteria if not _HOLDS[name](facts, way))


def _has(minor: int, wanted: Money | None, book: BookFacts) -> bool:
    """A criterion in another currency than the notebook's is one that nobody meets."""
    return wanted is not None and wanted.currency == book.method.currency and minor >= wanted.minor


def _is_in_class(facts: ContactLensFacts, way: TierWay) -> bool:
    share = facts.book.pareto.get(facts.id)
    return share is not None and way.pareto_class is not None and share.class_.value <= way.pareto_class.value


def _is_in_upper_third(facts: ContactLensFacts, _way: TierWay) -> bool:
    line = facts.book.upper_third_of_profit
    return line is not None and facts.buying.profit_of_the_year >= line


def _is_old_enough(facts: ContactLensFacts, way: TierWay) -> bool:
    return bool(facts.buying.orders) and facts.buying.since_first >= (way.years or 0) * YEAR


_HOLDS: dict[str, Callable[[ContactLensFacts, TierWay], bool]] = {
    "purchases": lambda facts, way: facts.buying.times >= (way.purchases or 0),
    "revenue": lambda facts, way: _has(facts.buying.revenue_of_the_year, way.revenue, facts.book),
    "profit": lambda facts, way: _has(facts.buying.profit_of_the_year, way.profit, facts.book),
    "years": _is_old_enough,
    "referrals": lambda facts, way: len(facts.referrals) >= (way.referrals or 0),
    "stage": lambda facts, way: rank_of(facts.stage) >= rank_of(way.stage),
    "pareto_class": _is_in_class,
    "upper_third": _is_in_upper_third,
}
