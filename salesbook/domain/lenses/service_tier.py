"""The service tier: the highest whose criteria are met, the next one, and what is missing for it.

A tier has several ways to be reached; all that one way asks for must hold. A tier without a way, and a way that asks for
nothing, is reached by nobody. Years count 365 days from the first purchase.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salesbook.domain.lenses.book import BookFacts
from salesbook.domain.lenses.buying import YEAR
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import purchases_so_far, win_more
from salesbook.domain.money import Money
from salesbook.domain.stage import rank_of
from salesbook.domain.text import Text, counted
from salesbook.domain.tier import ParetoClass, Tier, TierWay, default_tiers

NO_TIER = Position("no-tier", Text("no tier"))
_DEFAULT_WORDS = {"bronze": Text("bronze"), "silver": Text("silver"), "gold": Text("gold")}


@dataclass(frozen=True)
class TierFigures(Figures):
    """The next tier by its position's name, empty at the top, and for each way to it what is missing."""

    next_tier: str
    missing: tuple[tuple[Text, ...], ...]


def position_of(tier: Tier) -> Position:
    """The position of a tier: its own name, in the rep's words; those of the default tiers are translated."""
    return Position(tier.name, _DEFAULT_WORDS.get(tier.name) or Text("{name}", name=tier.name))


def positions_of(book: BookFacts) -> tuple[Position, ...]:
    """No tier, and the tiers of the book from the lowest."""
    return (NO_TIER, *(position_of(tier) for tier, _ways in book.tiers))


def position(facts: ContactLensFacts) -> Position:
    """The highest tier of which a way is met."""
    place = _reached(facts)
    return NO_TIER if place < 0 else position_of(facts.book.tiers[place][0])


def _reached(facts: ContactLensFacts) -> int:
    """The place of the highest tier reached; -1 for none."""
    tiers = facts.book.tiers
    return next(
        (
            place
            for place in range(len(tiers) - 1, -1, -1)
            if any(asks_for_something(way) and not any(missing_for(facts, way)) for way in tiers[place][1])
        ),
        -1,
    )


def asks_for_something(way: TierWay) -> bool:
    """Whether a way has any criterion."""
    return way.upper_third or any(
        one is not None
        for one in (way.purchases, way.revenue, way.profit, way.years, way.referrals, way.stage, way.pareto_class)
    )


def missing_for(facts: ContactLensFacts, way: TierWay) -> Iterator[Text]:
    """What of a way does not hold yet, as something to do."""
    buying, book = facts.buying, facts.book
    if way.purchases is not None and buying.count < way.purchases:
        yield win_more(way.purchases - buying.count)
    if way.revenue is not None and not _has(buying.revenue_of_the_year, way.revenue, book):
        yield Text(
            "revenue of {amount} in a year; now {now}", amount=way.revenue, now=book.money(buying.revenue_of_the_year)
        )
    if way.profit is not None and not _has(buying.profit_of_the_year, way.profit, book):
        yield Text(
            "profit of {amount} in a year; now {now}", amount=way.profit, now=book.money(buying.profit_of_the_year)
        )
    if way.years is not None and (not buying.orders or buying.since_first < way.years * YEAR):
        yield counted("{n} year since the first purchase", "{n} years since the first purchase", way.years)
    if way.referrals is not None and len(facts.referrals) < way.referrals:
        yield counted("{n} more referral", "{n} more referrals", way.referrals - len(facts.referrals))
    if way.stage is not None and rank_of(facts.stage) < way.stage.rank:
        yield Text("reach the stage {stage}", stage=way.stage)
    if way.pareto_class is not None and not _is_in_class(facts, way.pareto_class):
        yield Text("come to {position} by revenue", position=way.pareto_class)
    if way.upper_third and not _is_in_upper_third(facts):
        yield _more_profit(facts)


def _has(minor: int, wanted: Money, book: BookFacts) -> bool:
    """A criterion in another currency than the notebook's is one that nobody meets."""
    return wanted.currency == book.method.currency and minor >= wanted.minor


def _is_in_class(facts: ContactLensFacts, wanted: ParetoClass) -> bool:
    share = facts.book.pareto.get(facts.id)
    return share is not None and share.class_.value <= wanted.value


def _is_in_upper_third(facts: ContactLensFacts) -> bool:
    line = facts.book.upper_third_of_profit
    return line is not None and facts.buying.profit_of_the_year >= line


def _more_profit(facts: ContactLensFacts) -> Text:
    line = facts.book.upper_third_of_profit
    if line is None:
        return Text("come to the upper third of the profit")
    missing = facts.book.money(line - facts.buying.profit_of_the_year)
    return Text("earn {amount} more with them within a year, for the upper third of the profit", amount=missing)


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
    missing = tuple(tuple(missing_for(facts, way)) for way in ways if asks_for_something(way))
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
