"""What the lenses must know of the whole book: classes by revenue, the line of profit, thirds, tiers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import ceil
from typing import NamedTuple, TypeVar

from salesbook.domain.lenses.buying import Buying
from salesbook.domain.lenses.equity import equity_of
from salesbook.domain.money import Money
from salesbook.domain.setting import Method
from salesbook.domain.tier import ParetoClass, Tier, TierWay, default_tiers

Amount = TypeVar("Amount", int, float)

MAKE_THE_PROFIT = 80
"""The percentage of the book's profit that those at or above the profit line make together, by default."""


class ParetoShare(NamedTuple):
    """One buyer's part of the revenue of the year; `cumulated` is that of all before them and their own."""

    class_: ParetoClass
    rank: int
    revenue: int
    cumulated: int


@dataclass(frozen=True)
class BookFacts:
    """The book on a day. Amounts are minor units of the notebook's currency.

    `pareto` is in falling order. A line is the least that still counts: None where nobody has any. `tiers` are from the lowest
    to the highest, each with the ways to reach it.
    """

    today: date
    method: Method
    pareto: Mapping[str, ParetoShare] = field(default_factory=dict)
    revenue: int = 0
    profit_line: int | None = None
    upper_third_of_profit: int | None = None
    equity_high: float | None = None
    equity_middle: float | None = None
    tiers: tuple[tuple[Tier, tuple[TierWay, ...]], ...] = ()

    def money(self, minor: float) -> Money:
        """An amount in the notebook's currency."""
        return Money(round(minor), self.method.currency)

    def estimate(self, minor: float) -> Money:
        """An estimated amount, which does not pretend to know the cents."""
        return self.money(0).of_major(round(self.money(minor).major))

    @cached_property
    def falling(self) -> tuple[ParetoShare, ...]:
        """Everybody's part of the revenue, the largest first."""
        return tuple(self.pareto.values())


def book_facts(
    buyers: Mapping[str, Buying],
    method: Method,
    today: date,
    tiers: tuple[tuple[Tier, tuple[TierWay, ...]], ...] = (),
) -> BookFacts:
    """What the orders of all buyers make of the book; a notebook without tiers has the default ones."""
    shares, revenue = _pareto(buyers, method)
    worth = sorted(
        (equity_of(buying, method.equity_years).total for buying in buyers.values() if buying.orders), reverse=True
    )
    profits = _falling(buyers, lambda buying: buying.profit_of_the_year)
    return BookFacts(
        today,
        method,
        shares,
        revenue,
        _profit_line(profits, method),
        _line_of(profits, 1),
        _line_of(worth, 1),
        _line_of(worth, 2),
        tiers or default_tiers(),
    )


def _falling(buyers: Mapping[str, Buying], figure: Callable[[Buying], int]) -> list[int]:
    return sorted((amount for buying in buyers.values() if (amount := figure(buying)) > 0), reverse=True)


def _line_of(falling: list[Amount], thirds: int) -> Amount | None:
    """The least of the upper third, or of the upper two; a third is rounded up, and equals stand together."""
    return falling[ceil(len(falling) * thirds / 3) - 1] if falling else None


def _profit_line(falling: list[int], method: Method) -> int | None:
    """The rep's own line, or the lowest profit among those who together make 80 % of the book's."""
    if method.profit_line:
        return Money(0, method.currency).of_major(method.profit_line).minor
    made, total = 0, sum(falling)
    for profit in falling:
        made += profit
        if made * 100 >= total * MAKE_THE_PROFIT:
            return profit
    return None


def _pareto(buyers: Mapping[str, Buying], method: Method) -> tuple[dict[str, ParetoShare], int]:
    """The classes by falling revenue of the year, and its total; the one who crosses a line is still above it."""
    bought = [(buying.revenue_of_the_year, key) for key, buying in buyers.items()]
    falling = sorted((-revenue, key) for revenue, key in bought if revenue > 0)
    total = -sum(revenue for revenue, _key in falling)
    shares: dict[str, ParetoShare] = {}
    before = 0
    for rank, (revenue, key) in enumerate(falling, start=1):
        cumulated = before - revenue
        shares[key] = ParetoShare(_class_after(before * 100, total, method), rank, -revenue, cumulated)
        before = cumulated
    return shares, total


def _class_after(before: int, total: int, method: Method) -> ParetoClass:
    if before < total * method.pareto_a:
        return ParetoClass.A
    return ParetoClass.B if before < total * method.pareto_b else ParetoClass.C
