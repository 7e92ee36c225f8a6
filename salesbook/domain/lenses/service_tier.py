"""The service tier: the highest whose criteria are met, the next one, and what is missing for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from salesbook.domain.lenses.book import BookFacts
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import purchases_so_far, win_more
from salesbook.domain.lenses.tier_criteria import place_of_tier, tier_of, unmet
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, counted
from salesbook.domain.tier import ParetoClass, Tier, TierWay, default_tiers, named

NO_TIER = Position("no-tier", Text("no tier"))


@dataclass(frozen=True)
class TierFigures(Figures):
    """The next tier by its position's name, empty at the top, and for each way to it what is missing."""

    next_tier: str
    missing: tuple[tuple[Text, ...], ...]


@lru_cache(maxsize=100)
def position_of(tier: Tier) -> Position:
    """The position of a tier: its own name, in the rep's words; those of the default tiers are translated."""
    return Position(tier.name, named(tier.name))


def positions_of(book: BookFacts) -> tuple[Position, ...]:
    """No tier, and the tiers of the book from the lowest."""
    return (NO_TIER, *(position_of(tier) for tier, _ways in book.tiers))


def position(facts: ContactLensFacts) -> Position:
    """The highest tier of which a way is met."""
    tier = tier_of(facts)
    return NO_TIER if tier is None else position_of(tier)


def missing_for(facts: ContactLensFacts, way: TierWay) -> tuple[Text, ...]:
    """What of a way does not hold yet, as something to do."""
    return tuple(_WORDS[name](facts, way) for name in unmet(facts, way))


def _years_words(_facts: ContactLensFacts, way: TierWay) -> Text:
    return counted("{n} year since the first purchase", "{n} years since the first purchase", way.years or 0)


def _referral_words(facts: ContactLensFacts, way: TierWay) -> Text:
    return counted("{n} more referral", "{n} more referrals", (way.referrals or 0) - len(facts.referrals))


def _revenue_words(facts: ContactLensFacts, way: TierWay) -> Text:
    now = facts.book.money(facts.buying.revenue_of_the_year)
    return Text("revenue of {amount} in a year; now {now}", amount=way.revenue or now, now=now)


def _profit_words(facts: ContactLensFacts, way: TierWay) -> Text:
    now = facts.book.money(facts.buying.profit_of_the_year)
    return Text("profit of {amount} in a year; now {now}", amount=way.profit or now, now=now)


def _stage_words(_facts: ContactLensFacts, way: TierWay) -> Text:
    return Text("reach the stage {stage}", stage=way.stage or Stage.ALLY)


def _class_words(_facts: ContactLensFacts, way: TierWay) -> Text:
    return Text("come to {position} by revenue", position=way.pareto_class or ParetoClass.A)


def _third_words(facts: ContactLensFacts, _way: TierWay) -> Text:
    line = facts.book.upper_third_of_profit
    if line is None:
        return Text("come to the upper third of the profit")
    missing = facts.book.money(line - facts.buying.profit_of_the_year)
    return Text("earn {amount} more with them within a year, for the upper third of the profit", amount=missing)


_WORDS: dict[str, Callable[[ContactLensFacts, TierWay], Text]] = {
    "purchases": lambda facts, way: win_more(facts, (way.purchases or 0) - facts.buying.times),
    "revenue": _revenue_words,
    "profit": _profit_words,
    "years": _years_words,
    "referrals": _referral_words,
    "stage": _stage_words,
    "pareto_class": _class_words,
    "upper_third": _third_words,
}


def explain(facts: ContactLensFacts, _stands: Position) -> Explanation:
    """What they have, and each way to the next tier."""
    place, tiers = place_of_tier(facts), facts.book.tiers
    because = (
        purchases_so_far(facts),
        Text("profit of the year {profit}", profit=facts.book.money(facts.buying.profit_of_the_year)),
        Text("stage {stage}", stage=facts.stage) if facts.stage else Text("not met yet"),
    )
    if place + 1 == len(tiers):
        return Explanation(because, (), TierFigures("", ()))
    tier, ways = tiers[place + 1]
    missing = tuple(missing_for(facts, way) for way in ways if way.criteria)
    up = tuple(Text("for {tier}: {missing}", tier=position_of(tier).words, missing=one) for one in missing)
    return Explanation(because, up, TierFigures(tier.name, missing))


SERVICE_TIER = Lens(
    "service-tier",
    Text("Service tier"),
    (NO_TIER, *(position_of(tier) for tier, _ways in default_tiers())),
    position,
    explain,
    positions_of,
    rest=NO_TIER,
)
