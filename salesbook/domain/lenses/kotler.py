"""The Kotler grid: profitability against expected loyalty.

After W. Reinartz and V. Kumar, The Mismanagement of Customer Loyalty, Harvard Business Review, July 2002; the names as Kotler
and Armstrong print them. Somebody with an offer and too few facts for a loyalty score is not placed: a stranger would be told
to be left alone, and of a new prospect nobody knows that.
"""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import NOT_PLACED, Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import (
    MAKE_AN_OFFER,
    judge_factors,
    loyalty_so_far,
    raise_loyalty,
    score_words,
)
from salesbook.domain.text import Text

STRANGER = Position("stranger", Text("stranger"))
BARNACLE = Position("barnacle", Text("barnacle"))
BUTTERFLY = Position("butterfly", Text("butterfly"))
TRUE_FRIEND = Position("true-friend", Text("true friend"))

ADVICE = {
    STRANGER: Text("invest nothing"),
    BARNACLE: Text("raise the profit or let go"),
    BUTTERFLY: Text("enjoy it while it lasts"),
    TRUE_FRIEND: Text("invest and develop"),
}
"""What the model says to do with each quarter."""


@dataclass(frozen=True)
class KotlerFigures(Figures):
    """Where the dot stands: profit of the year and loyalty score, and the lines that part the quarters."""

    profit: int
    profit_line: int | None
    loyalty: float | None
    loyalty_line: float


def position(facts: ContactLensFacts) -> Position:
    """The quarter, or not placed without a purchase, an offer, or a loyalty score."""
    score = facts.loyalty.score if facts.buying.orders or facts.offered else None
    if score is None:
        return NOT_PLACED
    if _is_profitable(facts):
        return TRUE_FRIEND if score >= facts.book.method.loyalty_line else BUTTERFLY
    return BARNACLE if score >= facts.book.method.loyalty_line else STRANGER


def _is_profitable(facts: ContactLensFacts) -> bool:
    line = facts.book.profit_line
    return line is not None and facts.buying.profit_of_the_year >= line


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """Both axes, with the lines."""
    profit, line = facts.buying.profit_of_the_year, facts.book.profit_line
    figures = KotlerFigures(profit, line, facts.loyalty.score, facts.book.method.loyalty_line)
    if stands is NOT_PLACED:
        if not facts.buying.orders and not facts.offered:
            return Explanation((Text("no purchase and no offer yet"),), (MAKE_AN_OFFER,), figures)
        return Explanation((loyalty_so_far(facts.loyalty),), (judge_factors(facts.loyalty),), figures)
    up: tuple[Text, ...] = () if _is_profitable(facts) else (_raise_profit(facts),)
    if stands in (STRANGER, BUTTERFLY):
        up += raise_loyalty(facts)
    return Explanation((_profit_words(facts), _loyalty_words(facts), ADVICE[stands]), up, figures)


def _profit_words(facts: ContactLensFacts) -> Text:
    line = facts.book.profit_line
    if line is None:
        return Text("nobody in the book brought a profit in the last year")
    profit, least = facts.book.money(facts.buying.profit_of_the_year), facts.book.money(line)
    if _is_profitable(facts):
        return Text("profit of the year {profit}, not below the line of {line}", profit=profit, line=least)
    return Text("profit of the year {profit}, below the line of {line}", profit=profit, line=least)


def _loyalty_words(facts: ContactLensFacts) -> Text:
    score = facts.loyalty.score or 0.0
    shown, line = score_words(score), f"{facts.book.method.loyalty_line:g}"
    if score >= facts.book.method.loyalty_line:
        return Text("expected loyalty {score} of 5, not below the line of {line}", score=shown, line=line)
    return Text("expected loyalty {score} of 5, below the line of {line}", score=shown, line=line)


def _raise_profit(facts: ContactLensFacts) -> Text:
    line = facts.book.profit_line
    if line is None:
        return Text("note the profit of the next order")
    missing = facts.book.money(line - facts.buying.profit_of_the_year)
    return Text("earn {amount} more with them within a year, by selling more or at better prices", amount=missing)


KOTLER = Lens(
    "kotler-grid",
    Text("Kotler grid"),
    (NOT_PLACED, STRANGER, BARNACLE, BUTTERFLY, TRUE_FRIEND),
    position,
    explain,
)
