"""The loyalty ladder, after J. Griffin, Customer Loyalty, 1995."""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.domain.lenses.buying import YEAR
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import (
    VISIT_THEM,
    ask_for_a_referral,
    first_order,
    purchases_so_far,
    referrals_so_far,
    win_more,
)
from salesbook.domain.text import Text

DISQUALIFIED = Position("disqualified", Text("disqualified"))
SUSPECT = Position("suspect", Text("suspect"))
PROSPECT = Position("prospect", Text("prospect"))
FIRST_TIME_BUYER = Position("first-time-buyer", Text("first-time buyer"))
REPEAT_BUYER = Position("repeat-buyer", Text("repeat buyer"))
CLIENT = Position("client", Text("client"))
ADVOCATE = Position("advocate", Text("advocate"))
LOST = Text("now lost")


@dataclass(frozen=True)
class LadderFigures(Figures):
    """`lost` is the mark beside the rung: they bought, and not for so long that they count as lost."""

    purchases: int
    referrals: int
    lost: bool


def position(facts: ContactLensFacts) -> Position:
    """The rung."""
    buying = facts.buying
    if facts.disqualified:
        return DISQUALIFIED
    if buying.times >= facts.book.method.client_purchases and buying.last_within(YEAR):
        return ADVOCATE if facts.referrals else CLIENT
    if buying.times >= 2:
        return REPEAT_BUYER
    if buying.orders:
        return FIRST_TIME_BUYER
    return PROSPECT if facts.needs_something or facts.offered or facts.visited.any else SUSPECT


def is_lost(facts: ContactLensFacts) -> bool:
    """Whether they bought, and the last time is longer ago than the method allows (two years)."""
    return bool(facts.buying.orders) and not facts.buying.last_within(facts.book.method.lost_after)


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """The facts of the rung, and what the next one takes."""
    lost = is_lost(facts)
    because = _because(facts, stands)
    if lost:
        because += (Text("lost: no purchase for {n} days", n=facts.buying.since_last or 0),)
    figures = LadderFigures(facts.buying.times, len(facts.referrals), lost)
    return Explanation(because, _up(facts, stands), figures, LOST if lost else None)


def _because(facts: ContactLensFacts, stands: Position) -> tuple[Text, ...]:
    if stands is DISQUALIFIED:
        return (Text("disqualified by you: {reason}", reason=facts.disqualified),)
    if stands is SUSPECT:
        return (Text("no need, offer, visit or purchase yet"),)
    if stands is PROSPECT:
        found = (
            (facts.needs_something, Text("a need is known")),
            (facts.offered, Text("an offer was made")),
            (facts.visited.any, Text("a visit took place or is planned")),
        )
        return (*(text for holds, text in found if holds), purchases_so_far(facts))
    return purchases_so_far(facts), referrals_so_far(facts.referrals)


def _up(facts: ContactLensFacts, stands: Position) -> tuple[Text, ...]:
    if stands is DISQUALIFIED:
        return (Text("take the mark back if the reason no longer holds"),)
    if stands is SUSPECT:
        return (VISIT_THEM,)
    if stands is PROSPECT:
        return (first_order(facts),)
    if stands is FIRST_TIME_BUYER:
        return (win_more(facts, 1),)
    if stands is REPEAT_BUYER:
        return (win_more(facts, max(1, facts.book.method.client_purchases - facts.buying.times)),)
    return (ask_for_a_referral(facts),) if stands is CLIENT else ()


LOYALTY_LADDER = Lens(
    "loyalty-ladder",
    Text("Loyalty ladder"),
    (DISQUALIFIED, SUSPECT, PROSPECT, FIRST_TIME_BUYER, REPEAT_BUYER, CLIENT, ADVOCATE),
    position,
    explain,
    rest=SUSPECT,
)
