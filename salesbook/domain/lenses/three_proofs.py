"""Three proofs of loyalty: bought again, referred somebody, praised us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import (
    ask_for_a_referral,
    ask_for_praise,
    praise_so_far,
    purchases_so_far,
    referrals_so_far,
    win_more,
)
from salesbook.domain.text import Text

NONE = Position("none", Text("no proof"))
ONE = Position("one", Text("one proof"))
TWO = Position("two", Text("two proofs"))
THREE = Position("three", Text("three proofs"))
_POSITIONS = (NONE, ONE, TWO, THREE)
BOUGHT_AGAIN = 2


@dataclass(frozen=True)
class ProofFigures(Figures):
    """How many of each proof, and the last day of each."""

    purchases: int
    last_purchase: date | None
    referrals: int
    last_referral: date | None
    praise: int
    last_praise: date | None


def position(facts: ContactLensFacts) -> Position:
    """By how many of the three there are."""
    return _POSITIONS[(facts.buying.times >= BOUGHT_AGAIN) + bool(facts.referrals) + bool(facts.praise)]


def explain(facts: ContactLensFacts, _stands: Position) -> Explanation:
    """Each proof with its count and last day."""
    missing = BOUGHT_AGAIN - facts.buying.times
    up = (
        *((win_more(facts, missing),) if missing > 0 else ()),
        *(() if facts.referrals else (ask_for_a_referral(facts),)),
        *(() if facts.praise else (ask_for_praise(facts),)),
    )
    figures = ProofFigures(
        facts.buying.times,
        facts.buying.last,
        len(facts.referrals),
        facts.referrals[-1] if facts.referrals else None,
        len(facts.praise),
        facts.praise[-1] if facts.praise else None,
    )
    because = (purchases_so_far(facts), referrals_so_far(facts.referrals), praise_so_far(facts.praise))
    return Explanation(because, tuple(dict.fromkeys(up)), figures)


THREE_PROOFS = Lens("three-proofs", Text("Three proofs"), _POSITIONS, position, explain, rest=_POSITIONS[0])
