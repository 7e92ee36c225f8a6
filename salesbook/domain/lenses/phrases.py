"""Sentences that several lenses say alike."""

from __future__ import annotations

from datetime import date

from salesbook.domain.judgement import LoyaltyFactor
from salesbook.domain.lenses.factors import LEAST_FACTORS, FactorScore, Loyalty
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.text import Text, counted

ASK_FOR_A_REFERRAL = Text("ask for a referral")
ASK_FOR_PRAISE = Text("ask what they would tell others about us, and note the praise")
MAKE_AN_OFFER = Text("make an offer")
MAKE_GOOD = Text("make good what went wrong at the last visit")
VISIT_THEM = Text("plan a visit and find out what they need")
LEAVE_THEM_PLEASED = Text("let the next visit end well, and note how they leave")

_FACTORS_UP: dict[LoyaltyFactor, tuple[Text, ...]] = {
    LoyaltyFactor.SATISFACTION: (Text("give them more than they expect at the next visit"),),
    LoyaltyFactor.KEEPING_UP: (Text("invite them out of the office, to a meal, sport, an exhibition or a seminar"),),
    LoyaltyFactor.REBUYING: (Text("offer what they will need next"),),
    LoyaltyFactor.RECOMMENDING: (ASK_FOR_A_REFERRAL, ASK_FOR_PRAISE),
    LoyaltyFactor.RESISTANCE: (Text("find out what competitors offer them, and answer it before they ask"),),
}


def purchases_so_far(facts: ContactLensFacts) -> Text:
    """How often they bought, and when last."""
    last = facts.buying.last
    if last is None:
        return Text("no purchase yet")
    return counted("{n} purchase, the last on {day}", "{n} purchases, the last on {day}", facts.buying.times, day=last)


def referrals_so_far(days: tuple[date, ...]) -> Text:
    """How often they recommended us, and when last."""
    if not days:
        return Text("no referral yet")
    return counted("{n} referral, the last on {day}", "{n} referrals, the last on {day}", len(days), day=days[-1])


def praise_so_far(days: tuple[date, ...]) -> Text:
    """How often they praised us, and when last."""
    if not days:
        return Text("no praise yet")
    return counted(
        "praised {n} time, the last on {day}", "praised {n} times, the last on {day}", len(days), day=days[-1]
    )


def win_more(facts: ContactLensFacts, orders: int) -> Text:
    """What to do where orders are missing; of somebody who never bought none of them is one more."""
    if facts.buying.orders:
        return counted("win {n} more order", "win {n} more orders", orders)
    return Text("win the first order") if orders == 1 else Text("win {n} orders", n=orders)


def first_order(facts: ContactLensFacts) -> Text:
    """What leads to the first order: an offer, and once one was made, winning it."""
    return win_more(facts, 1) if facts.offered else MAKE_AN_OFFER


def ask_to_recommend(facts: ContactLensFacts) -> tuple[Text, ...]:
    """Asking for a referral and for praise; of somebody in alarm first what went wrong is made good."""
    return (MAKE_GOOD,) if facts.alarm else (ASK_FOR_A_REFERRAL, ASK_FOR_PRAISE)


def ask_for_a_referral(facts: ContactLensFacts) -> Text:
    """Asking for a referral; of somebody in alarm first what went wrong is made good."""
    return MAKE_GOOD if facts.alarm else ASK_FOR_A_REFERRAL


def ask_for_praise(facts: ContactLensFacts) -> Text:
    """Asking for praise; of somebody in alarm first what went wrong is made good."""
    return MAKE_GOOD if facts.alarm else ASK_FOR_PRAISE


def score_words(score: float) -> str:
    """A score as it is read: one decimal, cut and not rounded, so that 2.46 does not pass for 2.5."""
    return f"{int(score * 10 + 1e-9) / 10:.1f}"


def loyalty_so_far(loyalty: Loyalty) -> Text:
    """The score of loyalty, or how few factors there are for one."""
    if loyalty.score is None:
        return Text(
            "loyalty has no score yet: {n} of 5 factors are known, {least} are needed",
            n=len(loyalty.known),
            least=LEAST_FACTORS,
        )
    return Text("loyalty score {score} of 5", score=score_words(loyalty.score))


def raise_loyalty(facts: ContactLensFacts) -> tuple[Text, ...]:
    """What would raise the score: making good, the weakest known factor, or judging where there is no score."""
    if facts.alarm:
        return (MAKE_GOOD,)
    loyalty = facts.loyalty
    if loyalty.score is None:
        return (judge_factors(loyalty),)
    weakest = min(loyalty.known, key=_score)
    return _FACTORS_UP[weakest.factor]


def judge_factors(loyalty: Loyalty) -> Text:
    """A request for the rep's judgement of what no fact says."""
    unknown = tuple(one.factor for one in loyalty.factors if one.score is None)
    return Text("log visits, or judge yourself: {factors}", factors=unknown)


def _score(factor: FactorScore) -> float:
    return factor.score if factor.score is not None else 0.0
