"""What somebody bought, a contact or an organisation, and the figures the lenses draw from it.

A year is the last 365 days, the day 365 days ago included; two years are 730. Amounts are minor units of the notebook's
currency; an order in another one counts as an order, and as no money. A profit nobody recorded counts as none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from salesbook.domain.purchase import PurchaseReason

YEAR = 365


def middle_of(numbers: tuple[int, ...]) -> float:
    """The median, as `statistics.median` has it; ten thousand people are asked for theirs at once."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


class Bought(NamedTuple):
    """One order. `profit` is None where nobody recorded it."""

    day: date
    revenue: int
    profit: int | None
    reason: PurchaseReason | None = None


@dataclass(frozen=True)
class Buying:
    """All orders up to a day, the oldest first."""

    today: date
    orders: tuple[Bought, ...] = ()

    @property
    def count(self) -> int:
        """How many orders there ever were."""
        return len(self.orders)

    @property
    def first(self) -> date | None:
        """The day of the first order."""
        return self.orders[0].day if self.orders else None

    @property
    def last(self) -> date | None:
        """The day of the last order."""
        return self.orders[-1].day if self.orders else None

    @property
    def since_last(self) -> int | None:
        """Days since the last order."""
        return (self.today - self.orders[-1].day).days if self.orders else None

    @property
    def since_first(self) -> int:
        """Days since the first order; 0 where there is none."""
        return (self.today - self.orders[0].day).days if self.orders else 0

    def last_within(self, days: int) -> bool:
        """Whether the last order is at most so many days ago."""
        return bool(self.orders) and (self.today - self.orders[-1].day).days <= days

    def of_last(self, days: int) -> tuple[Bought, ...]:
        """The orders that are at most so many days ago."""
        since = self.today - timedelta(days=days)
        if not self.orders or self.orders[0].day >= since:
            return self.orders
        return tuple(one for one in self.orders if one.day >= since)

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """The days between one order and the next; orders of one day are one occasion."""
        if len(self.orders) < 2:
            return ()
        days = dict.fromkeys(one.day for one in self.orders)
        return tuple((later - sooner).days for sooner, later in pairwise(days))

    @cached_property
    def usual_gap(self) -> float | None:
        """Days from one order to the next, as a rule: the median, which one long pause does not move. None before the second."""
        return middle_of(self.gaps) if self.gaps else None

    def within_gaps(self, times: int) -> bool:
        """Whether the last order is at most so many of their usual gaps ago; never before the second order."""
        return self.usual_gap is not None and (self.since_last or 0) <= times * self.usual_gap

    @cached_property
    def of_the_year(self) -> tuple[Bought, ...]:
        """The orders of the year."""
        return self.of_last(YEAR)

    @cached_property
    def revenue_of_the_year(self) -> int:
        """What the orders of the year came to."""
        return sum(one.revenue for one in self.of_the_year)

    @cached_property
    def profit_of_the_year(self) -> int:
        """What was earned by the orders of the year."""
        return sum(one.profit or 0 for one in self.of_the_year)

    @cached_property
    def profit_so_far(self) -> int:
        """What was earned by all orders."""
        return sum(one.profit or 0 for one in self.orders)
