"""Five-factor loyalty: satisfaction, keeping up, will to buy again, will to recommend, resistance to competitors.

How each factor is scored: `factors.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.domain.lenses.factors import FactorScore
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import NOT_PLACED, Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import judge_factors, loyalty_so_far, raise_loyalty, score_words
from salesbook.domain.text import Text

WEAK = Position("weak", Text("weak"))
FAIR = Position("fair", Text("fair"))
STRONG = Position("strong", Text("strong"))
FAIR_FROM, STRONG_FROM = 2.0, 3.5


@dataclass(frozen=True)
class LoyaltyFigures(Figures):
    """The five factors, each with its score and the day of the judgement that stands in, and their mean."""

    score: float | None
    factors: tuple[FactorScore, ...]


def position(facts: ContactLensFacts) -> Position:
    """The band of the score."""
    score = facts.loyalty.score
    if score is None:
        return NOT_PLACED
    return WEAK if score < FAIR_FROM else FAIR if score < STRONG_FROM else STRONG


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """The score, then every factor."""
    loyalty = facts.loyalty
    because = (loyalty_so_far(loyalty), *(_factor_words(one) for one in loyalty.factors))
    stale = tuple(one.factor for one in loyalty.factors if one.is_stale(facts.today))
    up: tuple[Text, ...] = (Text("judge again, it is over a year ago: {factors}", factors=stale),) if stale else ()
    if stands is NOT_PLACED:
        up += (judge_factors(loyalty),)
    elif stands is not STRONG:
        up += raise_loyalty(facts)
    return Explanation(because, up, LoyaltyFigures(loyalty.score, loyalty.factors))


def _factor_words(one: FactorScore) -> Text:
    if one.score is None:
        return Text("{factor}: not known", factor=one.factor)
    if one.judged is not None:
        return Text(
            "{factor}: {score}, as you judged on {day}",
            factor=one.factor,
            score=score_words(one.score),
            day=one.judged,
        )
    return Text("{factor}: {score}", factor=one.factor, score=score_words(one.score))


FIVE_FACTOR_LOYALTY = Lens(
    "five-factor-loyalty", Text("Five-factor loyalty"), (NOT_PLACED, WEAK, FAIR, STRONG), position, explain
)
