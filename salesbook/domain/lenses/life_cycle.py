"""The customer life cycle, after J. Sterne and M. Cutler, E-Metrics, 2000."""

from __future__ import annotations

from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import Explanation, Lens, Position
from salesbook.domain.lenses.phrases import (
    ask_to_recommend,
    first_order,
    praise_so_far,
    purchases_so_far,
    referrals_so_far,
    win_more,
)
from salesbook.domain.text import Text

REACH = Position("reach", Text("reach"))
ACQUISITION = Position("acquisition", Text("acquisition"))
CONVERSION = Position("conversion", Text("conversion"))
RETENTION = Position("retention", Text("retention"))
LOYALTY = Position("loyalty", Text("loyalty"))
LOYAL_PURCHASES = 3


def position(facts: ContactLensFacts) -> Position:
    """The phase."""
    count = facts.buying.times
    if count >= LOYAL_PURCHASES and (facts.referrals or facts.praise):
        return LOYALTY
    if count >= 2:
        return RETENTION
    if count:
        return CONVERSION
    return ACQUISITION if facts.visited.in_person or facts.needs_something or facts.offered else REACH


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """What was reached so far, and what the next phase takes."""
    if stands is REACH:
        meet = Text("meet in person, or find out what they need")
        return Explanation((Text("not met in person, no need and no offer yet"),), (meet,))
    if stands is ACQUISITION:
        found = (
            (facts.visited.in_person, Text("met in person")),
            (facts.needs_something, Text("a need is known")),
            (facts.offered, Text("an offer was made")),
        )
        because = (*(text for holds, text in found if holds), purchases_so_far(facts))
        return Explanation(because, (first_order(facts),))
    because = (purchases_so_far(facts), referrals_so_far(facts.referrals), praise_so_far(facts.praise))
    if stands is CONVERSION:
        return Explanation(because, (win_more(facts, 1),))
    if stands is RETENTION:
        missing = LOYAL_PURCHASES - facts.buying.times
        up = (win_more(facts, missing),) if missing > 0 else ()
        recommends = facts.referrals or facts.praise
        return Explanation(because, up if recommends else (*up, *ask_to_recommend(facts)))
    return Explanation(because)


LIFE_CYCLE = Lens(
    "life-cycle",
    Text("Life cycle"),
    (REACH, ACQUISITION, CONVERSION, RETENTION, LOYALTY),
    position,
    explain,
    rest=REACH,
)
