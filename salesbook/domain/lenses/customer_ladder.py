"""The customer ladder: from a potential customer to a brand ambassador."""

from __future__ import annotations

from salesbook.domain.lenses.factors import TWO_YEARS
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.five_factor_loyalty import STRONG_FROM
from salesbook.domain.lenses.lens import Explanation, Lens, Position
from salesbook.domain.lenses.phrases import (
    ask_for_a_referral,
    ask_to_recommend,
    first_order,
    loyalty_so_far,
    praise_so_far,
    purchases_so_far,
    raise_loyalty,
    referrals_so_far,
    win_more,
)
from salesbook.domain.text import Text

POTENTIAL = Position("potential", Text("potential"))
FIRST_PURCHASE = Position("first-purchase", Text("first purchase"))
REPEAT = Position("repeat", Text("repeat"))
LOYAL = Position("loyal", Text("loyal"))
BRAND_AMBASSADOR = Position("brand-ambassador", Text("brand ambassador"))
LOYAL_PURCHASES = 3


def position(facts: ContactLensFacts) -> Position:
    """The rung."""
    referrals = len(facts.within(facts.referrals, TWO_YEARS))
    if referrals >= facts.book.method.ambassador_referrals or (referrals and facts.within(facts.praise, TWO_YEARS)):
        return BRAND_AMBASSADOR
    count = facts.buying.times
    if count >= LOYAL_PURCHASES and (facts.loyalty.score or 0) >= STRONG_FROM:
        return LOYAL
    return REPEAT if count >= 2 else FIRST_PURCHASE if count else POTENTIAL


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """Purchases, score, and the recommendations of two years."""
    referrals, praise = facts.within(facts.referrals, TWO_YEARS), facts.within(facts.praise, TWO_YEARS)
    if stands is BRAND_AMBASSADOR:
        return Explanation((referrals_so_far(referrals), praise_so_far(praise)))
    because = (
        (purchases_so_far(facts), loyalty_so_far(facts.loyalty)) if facts.buying.orders else (purchases_so_far(facts),)
    )
    if stands is POTENTIAL:
        return Explanation(because, (first_order(facts),))
    if stands is FIRST_PURCHASE:
        return Explanation(because, (win_more(facts, 1),))
    if stands is REPEAT:
        missing = LOYAL_PURCHASES - facts.buying.times
        is_weak = (facts.loyalty.score or 0) < STRONG_FROM
        up = (win_more(facts, missing),) if missing > 0 else ()
        return Explanation(because, up + (raise_loyalty(facts) if is_weak else ()))
    # A referral beside praise is as good as two of them.
    return Explanation(because, ask_to_recommend(facts) if referrals else (ask_for_a_referral(facts),))


CUSTOMER_LADDER = Lens(
    "customer-ladder",
    Text("Customer ladder"),
    (POTENTIAL, FIRST_PURCHASE, REPEAT, LOYAL, BRAND_AMBASSADOR),
    position,
    explain,
    rest=POTENTIAL,
)
