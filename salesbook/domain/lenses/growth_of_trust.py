"""The growth of trust, from doubt to loyalty.

Anybody in alarm without a purchase since is in doubt, whatever they were before; a purchase counts as since from the day
after the visit that went wrong.
"""

from __future__ import annotations

from salesbook.domain.emotion import Mood
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.five_factor_loyalty import STRONG_FROM
from salesbook.domain.lenses.journey import felt_words
from salesbook.domain.lenses.lens import Explanation, Lens, Position
from salesbook.domain.lenses.phrases import (
    LEAVE_THEM_PLEASED,
    MAKE_GOOD,
    ask_for_a_referral,
    loyalty_so_far,
    purchases_so_far,
    raise_loyalty,
    referrals_so_far,
    win_more,
)
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, counted

DOUBT = Position("doubt", Text("doubt"))
WATCHING = Position("watching", Text("watching"))
TRYING = Position("trying", Text("trying"))
SATISFIED = Position("satisfied", Text("satisfied"))
TRUSTING = Position("trusting", Text("trusting"))
RELYING = Position("relying", Text("relying"))
LOYAL = Position("loyal", Text("loyal"))
RELYING_PURCHASES = 3
WATCHING_TOUCHES = 2


def position(facts: ContactLensFacts) -> Position:
    """How far the trust has grown."""
    if is_in_doubt(facts):
        return DOUBT
    if facts.referrals and (facts.loyalty.score or 0) >= STRONG_FROM:
        return LOYAL
    count = facts.buying.times
    if facts.stage is Stage.ALLY or (count >= RELYING_PURCHASES and facts.buying.within_gaps(1)):
        return RELYING
    if facts.stage is Stage.TRUST or count >= 2:
        return TRUSTING
    if count:
        return SATISFIED if _left_pleased(facts) else TRYING
    return TRYING if facts.tried else WATCHING if facts.visited.touches >= WATCHING_TOUCHES else DOUBT


def _left_pleased(facts: ContactLensFacts) -> bool:
    return facts.last_felt is not None and facts.last_felt.mood is Mood.POSITIVE


def is_in_doubt(facts: ContactLensFacts) -> bool:
    """Whether they are in alarm and did not buy since."""
    alarm, last = facts.alarm, facts.buying.last
    return alarm is not None and (last is None or last <= alarm.day)


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """What shows this much trust, and what the next step takes."""
    if stands is DOUBT:
        return _of_doubt(facts)
    if stands is LOYAL:
        return Explanation((loyalty_so_far(facts.loyalty), referrals_so_far(facts.referrals)))
    because: tuple[Text, ...] = (_stage_words(facts), purchases_so_far(facts))
    if stands is WATCHING or (stands is TRYING and not facts.buying.orders):
        touches = counted("{n} touch", "{n} touches", facts.visited.touches)
        if stands is WATCHING:
            return Explanation(
                (touches, purchases_so_far(facts)), (Text("let them try: bring a sample, or offer a trial"),)
            )
        leaves_well = () if _left_pleased(facts) else (LEAVE_THEM_PLEASED,)
        return Explanation((Text("tried the product"), purchases_so_far(facts)), (win_more(facts, 1), *leaves_well))
    if facts.last_felt is not None:
        because += (felt_words(facts.last_felt),)
    return Explanation(because, _up(facts, stands))


def _of_doubt(facts: ContactLensFacts) -> Explanation:
    if facts.alarm is not None and is_in_doubt(facts):
        because = (felt_words(facts.alarm), Text("not made good, and no purchase since"))
        return Explanation(because, (MAKE_GOOD,))
    touches = counted("{n} touch", "{n} touches", facts.visited.touches)
    return Explanation((touches, purchases_so_far(facts)), (Text("get in touch, and again within the month"),))


def _stage_words(facts: ContactLensFacts) -> Text:
    return Text("stage {stage}", stage=facts.stage) if facts.stage else Text("not met yet")


def _up(facts: ContactLensFacts, stands: Position) -> tuple[Text, ...]:
    if stands is TRYING:
        return (LEAVE_THEM_PLEASED,)
    if stands is SATISFIED:
        return (win_more(facts, 1), Text("win their trust: bring them to the stage trust"))
    if stands is TRUSTING:
        missing = max(1, RELYING_PURCHASES - facts.buying.times)
        return (win_more(facts, missing),)
    is_weak = (facts.loyalty.score or 0) < STRONG_FROM
    up = (*(raise_loyalty(facts) if is_weak else ()), *(() if facts.referrals else (ask_for_a_referral(facts),)))
    # Both may ask for the same: a referral raises the score too, and an alarm comes before either.
    return tuple(dict.fromkeys(up))


GROWTH_OF_TRUST = Lens(
    "growth-of-trust",
    Text("Growth of trust"),
    (DOUBT, WATCHING, TRYING, SATISFIED, TRUSTING, RELYING, LOYAL),
    position,
    explain,
    rest=DOUBT,
)
