"""What a customer is worth: the profit so far, and what may be expected of them. An estimate, and shown as one."""

from __future__ import annotations

from typing import NamedTuple

from salesbook.domain.lenses.buying import THREE_YEARS, YEAR, Buying

_CHANCES = ((1, 0.9), (2, 0.6), (4, 0.3))
_BEYOND = 0.1


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
    """The worth of somebody who bought.

    The yearly profit is that of the last three years, divided by three, or by the years since the first order where these
    are fewer, and by one at least.
    """
    yearly, chance = _yearly(buying), chance_of_staying(buying)
    return Equity(buying.profit_so_far, yearly, chance, yearly * years_ahead * chance)


def total_of(buying: Buying, years_ahead: int) -> float:
    """The `total` alone, of which a book asks thousands."""
    return buying.profit_so_far + _yearly(buying) * years_ahead * chance_of_staying(buying)


def _yearly(buying: Buying) -> float:
    days = buying.since_first
    years = 1.0 if days < YEAR else THREE_YEARS / YEAR if days > THREE_YEARS else days / YEAR
    return buying.profit_of_three_years / years


def chance_of_staying(buying: Buying) -> float:
    """0.9 within the usual gap, 0.6 within twice, 0.3 within four times, 0.1 beyond.

    Before the second order nobody knows the gap; a year stands in for it.
    """
    gap = buying.usual_gap or YEAR
    since = buying.since_last or 0
    for times, chance in _CHANCES:
        if since <= times * gap:
            return chance
    return _BEYOND
