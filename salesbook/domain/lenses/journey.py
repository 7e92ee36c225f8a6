"""The customer's journey, from awareness to word of mouth.

"The last emotion after it" is the last visit that says how they felt, where it is on the day they first bought or later. One
that was as expected, and says no more, takes nothing from the emotion before it.
"""

from __future__ import annotations

from salesbook.domain.emotion import Expectation, Mood
from salesbook.domain.lenses.facts import ContactLensFacts, Felt
from salesbook.domain.lenses.lens import Explanation, Lens, Position
from salesbook.domain.lenses.phrases import (
    LEAVE_THEM_PLEASED,
    ask_to_recommend,
    first_order,
    praise_so_far,
    purchases_so_far,
    referrals_so_far,
    win_more,
)
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text

AWARENESS = Position("awareness", Text("awareness"))
TRUST = Position("trust", Text("trust"))
DEAL = Position("deal", Text("deal"))
SATISFACTION = Position("satisfaction", Text("satisfaction"))
LOYALTY = Position("loyalty", Text("loyalty"))
WORD_OF_MOUTH = Position("word-of-mouth", Text("word of mouth"))
LOYAL_PURCHASES = 3


def position(facts: ContactLensFacts) -> Position:
    """How far they have come."""
    if facts.referrals or facts.praise:
        return WORD_OF_MOUTH
    if facts.buying.times >= LOYAL_PURCHASES:
        return LOYALTY
    if facts.buying.orders:
        return SATISFACTION if _is_satisfied(facts) else DEAL
    return TRUST if facts.stage in (Stage.TRUST, Stage.ALLY) else AWARENESS


def _felt_since_buying(facts: ContactLensFacts) -> Felt | None:
    last, first = next((one for one in reversed(facts.felt) if _says(one)), None), facts.buying.first
    return last if last and first and last.day >= first else None


def _says(one: Felt) -> bool:
    return one.mood is not None or one.expectation is not Expectation.AS_EXPECTED


def _is_satisfied(facts: ContactLensFacts) -> bool:
    last = _felt_since_buying(facts)
    return last is not None and (last.mood is Mood.POSITIVE or last.expectation is Expectation.ABOVE)


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """What brought them here, and the next station."""
    if stands is WORD_OF_MOUTH:
        return Explanation((referrals_so_far(facts.referrals), praise_so_far(facts.praise)))
    if stands is LOYALTY:
        return Explanation((purchases_so_far(facts),), ask_to_recommend(facts))
    if stands is SATISFACTION or stands is DEAL:
        up = win_more(facts, LOYAL_PURCHASES - facts.buying.times) if stands is SATISFACTION else LEAVE_THEM_PLEASED
        return Explanation((purchases_so_far(facts), _felt_words(facts)), (up,))
    if stands is TRUST and facts.stage is not None:
        return Explanation((Text("stage {stage}", stage=facts.stage), purchases_so_far(facts)), (first_order(facts),))
    stage = Text("stage {stage}", stage=facts.stage) if facts.stage else Text("not met yet")
    return Explanation((stage, purchases_so_far(facts)), (Text("win their trust: bring them to the stage trust"),))


def _felt_words(facts: ContactLensFacts) -> Text:
    last = _felt_since_buying(facts)
    if last is None:
        return Text("nothing noted of how they felt since they bought")
    return felt_words(last)


def felt_words(felt: Felt) -> Text:
    """How a visit left them."""
    if felt.emotion is None:
        return Text("{expectation} on {day}", expectation=felt.expectation or Expectation.AS_EXPECTED, day=felt.day)
    if felt.expectation is None or felt.expectation is Expectation.AS_EXPECTED:
        return Text("left {emotion} on {day}", emotion=felt.emotion, day=felt.day)
    return Text(
        "left {emotion} on {day}, {expectation}", emotion=felt.emotion, day=felt.day, expectation=felt.expectation
    )


JOURNEY = Lens(
    "journey",
    Text("Journey"),
    (AWARENESS, TRUST, DEAL, SATISFACTION, LOYALTY, WORD_OF_MOUTH),
    position,
    explain,
    rest=AWARENESS,
)
