"""The five factors of loyalty, each 0 to 5, from recorded facts, or from the rep's judgement where these are too few.

What is too few, where the rules leave it open: satisfaction needs two visits that say something; keeping up needs a touch of
the year; the will to buy again, and that to recommend us, need an order ever (a recommendation speaks for itself);
resistance needs an order of the last two years to start from. Without it a 0 would only say that nobody has tried yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salesbook.domain.emotion import Expectation, Mood
from salesbook.domain.judgement import LoyaltyFactor
from salesbook.domain.lenses.buying import YEAR

if TYPE_CHECKING:
    from salesbook.domain.lenses.facts import ContactLensFacts, Felt, Judged

TWO_YEARS = 2 * YEAR
MOST = 5.0
LEAST_FACTORS = 3
_VISITS_LOOKED_AT = 10
_MIDDLE = 2.5
# Bound once: ten thousand people with ten visits each are asked at once, and an enum finds its members slowly.
_POSITIVE, _NEGATIVE = Mood.POSITIVE, Mood.NEGATIVE
_ABOVE, _BELOW = Expectation.ABOVE, Expectation.BELOW
# From so many on: the score.
_TOUCHES = ((10, 5), (7, 4), (4, 3), (2, 2), (1, 1))
_PURCHASES = ((8, 5), (5, 4), (3, 3), (2, 2), (1, 1))
_LOST_OFFER = 1.5


class FactorScore(NamedTuple):
    """One factor: its score, None where nothing is known. `judged` is the day the rep judged it, where that stands in."""

    factor: LoyaltyFactor
    score: float | None
    judged: date | None = None

    def is_stale(self, today: date) -> bool:
        """Whether the rep's judgement is more than a year old, and so worth making again."""
        return self.judged is not None and (today - self.judged).days > YEAR


class Loyalty(NamedTuple):
    """What is recorded of the five factors in their order, the rep's judgements, and the `score`.

    The score is the mean of the factors known, None where they are fewer than three.
    """

    recorded: tuple[float | None, ...]
    judgements: Mapping[LoyaltyFactor, Judged]
    score: float | None

    @property
    def factors(self) -> tuple[FactorScore, ...]:
        """The five factors in their order, a judgement where nothing is recorded."""
        return _scored(self.recorded, self.judgements)

    @property
    def known(self) -> tuple[FactorScore, ...]:
        """The factors that have a score."""
        return tuple(one for one in self.factors if one.score is not None)


def loyalty_of(facts: ContactLensFacts) -> Loyalty:
    """The five factors of one contact."""
    recorded = scores = tuple([read(facts) for _factor, read in _FACTORS])
    if facts.judgements:
        scores = tuple(one.score for one in _scored(recorded, facts.judgements))
    known = [score for score in scores if score is not None]
    return Loyalty(recorded, facts.judgements, sum(known) / len(known) if len(known) >= LEAST_FACTORS else None)


def _scored(recorded: tuple[float | None, ...], judgements: Mapping[LoyaltyFactor, Judged]) -> tuple[FactorScore, ...]:
    return tuple(
        FactorScore(factor, score) if score is not None else _judged(factor, judgements.get(factor))
        for (factor, _read), score in zip(_FACTORS, recorded, strict=True)
    )


def _judged(factor: LoyaltyFactor, judged: Judged | None) -> FactorScore:
    return FactorScore(factor, float(judged.score), judged.day) if judged else FactorScore(factor, None)


def satisfaction(facts: ContactLensFacts) -> float | None:
    """From the last ten visits that say something; the newer half counts double, and the middle one of an odd number does not."""
    visits = facts.felt[-_VISITS_LOOKED_AT:]
    if len(visits) < 2:
        return None
    score, newer = _MIDDLE, len(visits) - len(visits) // 2
    for place, one in enumerate(visits):
        step = _swing(one)
        score += step * 2 if place >= newer else step
    return _clipped(score)


def _swing(felt: Felt) -> float:
    _day, _visit, _emotion, expectation, mood = felt
    step = 0.5 if mood is _POSITIVE else -1.0 if mood is _NEGATIVE else 0.0
    return step + 0.5 if expectation is _ABOVE else step - 0.5 if expectation is _BELOW else step


def keeping_up(facts: ContactLensFacts) -> float | None:
    """From the touches of the year that they started, or that were an activity or private."""
    return _reached(_TOUCHES, facts.visited.kept_up) if facts.visited.touches_of_the_year else None


def rebuying(facts: ContactLensFacts) -> float | None:
    """From the orders of two years, one less when the last is older than twice their usual gap."""
    buying = facts.buying
    if not buying.orders:
        return None
    late = buying.usual_gap is not None and not buying.within_gaps(2)
    return _clipped(_reached(_PURCHASES, len(buying.of_last(TWO_YEARS))) - late)


def recommending(facts: ContactLensFacts) -> float | None:
    """From the referrals, counting double, and the praise of two years."""
    found = 2 * len(facts.within(facts.referrals, TWO_YEARS)) + len(facts.within(facts.praise, TWO_YEARS))
    return _clipped(found) if found or facts.buying.orders else None


def resistance(facts: ContactLensFacts) -> float | None:
    """From competitors refused, slips forgiven and offers lost to a competitor, in two years."""
    if not facts.buying.last_within(TWO_YEARS):
        return None
    refused = len(facts.within(facts.refusals, TWO_YEARS))
    lost = len(facts.within(facts.lost_to_competitor, TWO_YEARS))
    return _clipped(_MIDDLE + refused + slips_forgiven(facts) - _LOST_OFFER * lost)


def slips_forgiven(facts: ContactLensFacts) -> int:
    """Negative emotions of two years that were made good and followed by an order, on a later day than the slip."""
    last = facts.buying.last
    if last is None:
        return 0
    return sum(last > slip.day and (facts.today - slip.day).days <= TWO_YEARS for slip in facts.made_good)


def _reached(steps: tuple[tuple[int, int], ...], count: int) -> int:
    for least, score in steps:
        if count >= least:
            return score
    return 0


def _clipped(score: float) -> float:
    return 0.0 if score < 0 else MOST if score > MOST else float(score)


_FACTORS = (
    (LoyaltyFactor.SATISFACTION, satisfaction),
    (LoyaltyFactor.KEEPING_UP, keeping_up),
    (LoyaltyFactor.REBUYING, rebuying),
    (LoyaltyFactor.RECOMMENDING, recommending),
    (LoyaltyFactor.RESISTANCE, resistance),
)
