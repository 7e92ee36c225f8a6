"""The service tier: the highest whose criteria are met, the next one, and what is missing for it.

A tier has several ways to be reached; all that one way asks for must hold. A tier without a way, and a way that asks for
nothing, is reached by nobody. Years count 365 days from the first purchase.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from salesbook.domain.lenses.book import BookFacts
from salesbook.domain.lenses.buying import YEAR, Buying
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import purchases_so_far, win_more
from salesbook.domain.money import Money
from salesbook.domain.stage import Stage, rank_of
from salesbook.domain.text import Text, counted
from salesbook.domain.tier import ParetoClass, Tier, TierWay, default_tiers

NO_TIER = Position("no-tier", Text("no tier"))
_DEFAULT_WORDS = {"bronze": Text("bronze"), "silver": Text("silver"), "gold": Text("gold")}


@dataclass(frozen=True)
class TierFigures(Figures):
    """The next tier by its position's name, empty at the top, and for each way to it what is missing."""

    next_tier: str
    missing: tuple[tuple[Text, ...], ...]


@lru_cache(maxsize=100)
def position_of(tier: Tier) -> Position:
    """The position of a tier: its own name, in the rep's words; those of the default tiers are translated."""
    return Position(tier.name, _DEFAULT_WORDS.get(tier.name) or Text("{name}", name=tier.name))


def positions_of(book: BookFacts) -> tuple[Position, ...]:
    """No tier, and the tiers of the book from the lowest."""
    return (NO_TIER, *(position_of(tier) for tier, _ways in book.tiers))


def position(facts: ContactLensFacts) -> Position:
    """The highest tier of which a way is met."""
    tier = tier_of(facts)
    return NO_TIER if tier is None else position_of(tier)


def tier_of(facts: ContactLensFacts) -> Tier | None:
    """The highest tier of which a way is met; its criteria read purchases, referrals and the stage, and nothing else."""
    place = _reached(facts)
    return None if place < 0 else facts.book.tiers[place][0]


def reached_by_stage(book: BookFacts) -> frozenset[Stage | None]:
    """The stages at which somebody stands at a tier who never bought and never recommended."""
    nothing = Buying(book.today)
    stages = (None, *Stage)
    return frozenset(stage for stage in stages if tier_of(ContactLensFacts("", book, nothing, stage)) is not None)


def _reached(facts: ContactLensFacts) -> int:
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


def missing_for(facts: ContactLensFacts, way: TierWay) -> tuple[Text, ...]:
    """What of a way does not hold yet, as something to do."""
    return tuple(_WORDS[name](facts, way) for name in way.criteria if not _HOLDS[name](facts, way))


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
    "purchases": lambda facts, way: win_more((way.purchases or 0) - facts.buying.times),
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
    place, tiers = _reached(facts), facts.book.tiers
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
)
