"""What a customer is worth: the profit so far, and what may be expected of them. An estimate, and shown as one."""

from __future__ import annotations

from typing import NamedTuple

from salesbook.domain.lenses.buying import Buying


class Equity(NamedTuple):
    """Minor units of the notebook's currency: `so_far` was earned, `expected` may be, at this `chance` of staying."""

    so_far: int
    yearly: float
    chance: float
    expected: float

    @property
    def total(self) -> float:
        """What the bands are made by."""
        return self.so_far + self.expected


def equity_of(buying: Buying, years_ahead: int) -> Equity:
    """The worth of somebody who bought."""
    yearly, chance = buying.yearly_profit, buying.chance_of_staying
    return Equity(buying.profit_so_far, yearly, chance, yearly * years_ahead * chance)


def total_of(buying: Buying, years_ahead: int) -> float:
    """The `total` alone, of which a book asks thousands."""
    return buying.profit_so_far + buying.yearly_profit * years_ahead * buying.chance_of_staying
