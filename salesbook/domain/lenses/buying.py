"""What somebody bought, a contact or an organisation, and the figures the lenses draw from it.

A year is the last 365 days, the day 365 days ago included; two years are 730. Amounts are minor units of the notebook's
currency; an order in another one counts as an order, and as no money. A profit nobody recorded counts as none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from salesbook.domain.purchase_reason import PurchaseReason

YEAR = 365
THREE_YEARS = 3 * YEAR
_CHANCES = ((1, 0.9), (2, 0.6), (4, 0.3))
_BEYOND = 0.1


def middle_of(numbers: Sequence[int]) -> float:
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


class Buying(NamedTuple):
    """All orders up to a day, the oldest first, and what they come to; `buying_of` makes one.

    `gaps` are the days between one order and the next, orders of one day being one occasion; `usual_gap` is their median, which
    one long pause does not move, and None before the second order. `since_first` and `since_last` are days; where there is no
    order, 0 and None. `yearly_profit` is that of the last three years, divided by three, or by the years since the first order
    where these are fewer, and by one at least.
    """

    today: date
    orders: tuple[Bought, ...] = ()
    gaps: tuple[int, ...] = ()
    usual_gap: float | None = None
    revenue_of_the_year: int = 0
    profit_of_the_year: int = 0
    profit_of_three_years: int = 0
    profit_so_far: int = 0
    since_first: int = 0
    since_last: int | None = None
    yearly_profit: float = 0.0
    chance_of_staying: float = 0.0

    @property
    def times(self) -> int:
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

    def last_within(self, days: int) -> bool:
        """Whether the last order is at most so many days ago."""
        return self.since_last is not None and self.since_last <= days

    def of_last(self, days: int) -> tuple[Bought, ...]:
        """The orders that are at most so many days ago."""
        since = self.today - timedelta(days=days)
        return tuple(one for one in self.orders if one.day >= since) if self.orders else ()

    def within_gaps(self, gaps: int) -> bool:
        """Whether the last order is at most so many of their usual gaps ago; never before the second order."""
        return self.usual_gap is not None and (self.since_last or 0) <= gaps * self.usual_gap


def buying_of(today: date, orders: Iterable[Bought]) -> Buying:
    """What somebody's orders, the oldest first, come to on a day; in one go, as it is asked of thousands at once."""
    bought = tuple(orders)
    year, three_years = today - timedelta(days=YEAR), today - timedelta(days=THREE_YEARS)
    revenue = of_the_year = of_three_years = so_far = 0
    gaps: list[int] = []
    before: date | None = None
    for day, amount, profit, _reason in bought:
        earned = profit or 0
        so_far += earned
        if day >= three_years:
            of_three_years += earned
        if day >= year:
            revenue += amount
            of_the_year += earned
        if before is not None and day != before:
            gaps.append((day - before).days)
        before = day
    usual = middle_of(gaps) if gaps else None
    if not bought:
        return Buying(today)
    first, last = (today - bought[0].day).days, (today - bought[-1].day).days
    yearly = of_three_years / min(THREE_YEARS / YEAR, max(1.0, first / YEAR))
    figures = (revenue, of_the_year, of_three_years, so_far, first, last, yearly, _chance_of_staying(usual, last))
    return Buying(today, bought, tuple(gaps), usual, *figures)


def _chance_of_staying(usual_gap: float | None, since: int) -> float:
    """0.9 within the usual gap, 0.6 within twice, 0.3 within four times, 0.1 beyond.

    Before the second order nobody knows the gap; a year stands in for it.
    """
    gap = usual_gap or YEAR
    for times, chance in _CHANCES:
        if since <= times * gap:
            return chance
    return _BEYOND
