"""What the lenses must know of the whole book: classes by revenue, the line of profit, thirds, tiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import ceil
from typing import NamedTuple, TypeVar

from salesbook.domain.lenses.buying import Buying
from salesbook.domain.lenses.equity import total_of
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
    revenues: list[tuple[int, str]] = []
    profits: list[int] = []
    worth: list[float] = []
    # One round through the buyers: of thousands each is met far from the other.
    for key, buying in buyers.items():
        if buying.revenue_of_the_year > 0:
            revenues.append((-buying.revenue_of_the_year, key))
        if buying.profit_of_the_year > 0:
            profits.append(buying.profit_of_the_year)
        if buying.orders:
            worth.append(total_of(buying, method.equity_years))
    profits.sort(reverse=True)
    worth.sort(reverse=True)
    shares, revenue = _pareto(sorted(revenues), method)
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


def _pareto(falling: list[tuple[int, str]], method: Method) -> tuple[dict[str, ParetoShare], int]:
    """The classes by falling revenue of the year, each told as less than nothing, and the total.

    The one who crosses a line is still above it.
    """
    total = -sum(revenue for revenue, _key in falling)
    shares: dict[str, ParetoShare] = {}
    line_a, line_b = total * method.pareto_a, total * method.pareto_b
    a, b, c = ParetoClass
    before = 0
    for rank, (revenue, key) in enumerate(falling, start=1):
        class_ = a if before * 100 < line_a else b if before * 100 < line_b else c
        before -= revenue
        shares[key] = ParetoShare(class_, rank, -revenue, before)
    return shares, total
