"""Customer equity: the profit so far and what may be expected, in thirds of the book. Also for organisations.

The bands go by both together. Of those who ever bought the best third, rounded up, is high, the next middle; equals stand
together.
"""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.domain.lenses.equity import equity_of, total_of
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import NOT_PLACED, Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import first_order
from salesbook.domain.text import Text, counted

LOW = Position("low", Text("low"))
MIDDLE = Position("middle", Text("middle"))
HIGH = Position("high", Text("high"))


@dataclass(frozen=True)
class EquityFigures(Figures):
    """Recency (days since the last order), frequency (orders), money (profit so far), the estimate and its chance of staying."""

    recency: int
    frequency: int
    money: int
    expected: int
    chance: float


def position(facts: ContactLensFacts) -> Position:
    """The third of the book."""
    if not facts.buying.orders:
        return NOT_PLACED
    total = total_of(facts.buying, facts.book.method.equity_years)
    high, middle = facts.book.equity_high, facts.book.equity_middle
    if high is not None and total >= high:
        return HIGH
    return MIDDLE if middle is not None and total >= middle else LOW


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """The profit, the estimate and how it comes about."""
    buying, book = facts.buying, facts.book
    since = buying.since_last
    if since is None:
        return Explanation((Text("no purchase yet"),), (first_order(facts),))
    worth = equity_of(buying, book.method.equity_years)
    gap = buying.usual_gap
    because = (
        Text("profit so far {amount}", amount=book.money(worth.so_far)),
        counted(
            "estimate: {amount} in {n} year, at {yearly} a year and a chance of staying of {chance} %",
            "estimate: {amount} in {n} years, at {yearly} a year and a chance of staying of {chance} %",
            book.method.equity_years,
            amount=book.estimate(worth.expected),
            yearly=book.estimate(worth.yearly),
            chance=round(worth.chance * 100),
        ),
        _rhythm_words(since, gap),
    )
    up = () if stands is HIGH else _up(facts)
    return Explanation(
        because, up, EquityFigures(since, buying.times, worth.so_far, round(worth.expected), worth.chance)
    )


def _rhythm_words(since: int, gap: float | None) -> Text:
    """How long ago the last order was, and how often they come."""
    last = (
        counted("last purchase {n} day ago", "last purchase {n} days ago", since)
        if since
        else Text("last purchase today")
    )
    if gap is None:
        return Text("{last}, the only day they bought", last=last)
    return counted("{last}, usually every day", "{last}, usually every {n} days", round(gap), last=last)


def _up(facts: ContactLensFacts) -> tuple[Text, ...]:
    late = Text("ask for the next order: it is due by their habit")
    usual = Text("sell what earns more, or more often")
    return (usual,) if facts.buying.usual_gap is None or facts.buying.within_gaps(1) else (late, usual)


CUSTOMER_EQUITY = Lens("customer-equity", Text("Customer equity"), (NOT_PLACED, LOW, MIDDLE, HIGH), position, explain)
