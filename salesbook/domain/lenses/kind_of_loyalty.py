"""The kind of loyalty: what they buy for, from the reasons behind purchases and objections.

The last five reasons count, of purchases and objections together by day; of one day the purchase is the newer. Where none
was ever recorded, five or more purchases at a regular gap show habit: none of the last four gaps is 25 % or more off the
usual one. Reasons that were recorded go before that.
"""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.domain.lenses.buying import middle_of
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import NOT_PLACED, Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import first_order
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.text import Text, counted

IMPULSE = Position("impulse", Text("impulse (price)"))
AFFECTIVE = Position("affective", Text("affective (liking)"))
COGNITIVE = Position("cognitive", Text("cognitive (comparison)"))
BEHAVIOURAL = Position("behavioural", Text("behavioural (habit)"))

_OF_REASON = {
    PurchaseReason.PRICE: IMPULSE,
    PurchaseReason.LIKING: AFFECTIVE,
    PurchaseReason.COMPARISON: COGNITIVE,
    PurchaseReason.HABIT: BEHAVIOURAL,
}
LAST_REASONS = 5
REGULAR_PURCHASES = 5
VARIES_UNDER = 0.25

_UP = {
    IMPULSE: Text("give them a reason beside the price: service, or help beyond business"),
    AFFECTIVE: Text("show them the figures, so that they can argue for us inside"),
    COGNITIVE: Text("make buying again easy, so that it becomes a habit"),
}


@dataclass(frozen=True)
class ReasonFigures(Figures):
    """The last reasons, the newest first."""

    reasons: tuple[PurchaseReason, ...]


def last_reasons(facts: ContactLensFacts) -> tuple[PurchaseReason, ...]:
    """The last five reasons, the newest first."""
    found = [(day, False, reason) for day, reason in facts.weighed]
    found += [(one.day, True, one.reason) for one in facts.buying.orders if one.reason is not None]
    found.sort(key=lambda one: one[:2])
    return tuple(reason for _day, _bought, reason in reversed(found[-LAST_REASONS:]))


def buys_regularly(facts: ContactLensFacts) -> bool:
    """Whether five or more purchases came at a gap that varies under 25 %."""
    gaps = _last_gaps(facts)
    if len(gaps) < REGULAR_PURCHASES - 1:
        return False
    usual = middle_of(gaps)
    return all(abs(gap - usual) < VARIES_UNDER * usual for gap in gaps)


def _last_gaps(facts: ContactLensFacts) -> tuple[int, ...]:
    return facts.buying.gaps[1 - REGULAR_PURCHASES :]


def position(facts: ContactLensFacts) -> Position:
    """By the most frequent of the last reasons, the newest on a tie."""
    if not facts.buying.orders:
        return NOT_PLACED
    reasons = last_reasons(facts)
    if reasons:
        # The first of those met equally often, which is the newest.
        return _OF_REASON[max(reasons, key=reasons.count)]
    return BEHAVIOURAL if buys_regularly(facts) else NOT_PLACED


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """The reasons that were counted."""
    reasons = last_reasons(facts)
    figures = ReasonFigures(reasons)
    if not facts.buying.orders:
        return Explanation((Text("no purchase yet"),), (first_order(facts),), figures)
    if stands is NOT_PLACED:
        up = Text("note with the next purchase why they bought")
        return Explanation((Text("no reason was noted at a purchase or objection"),), (up,), figures)
    if not reasons:
        because = counted(
            "bought about every day, {times} times in a row",
            "bought about every {n} days, {times} times in a row",
            round(middle_of(_last_gaps(facts))),
            times=REGULAR_PURCHASES,
        )
        return Explanation((because,), (), figures)
    because = counted(
        "the last reason: {reasons}", "the last {n} reasons, newest first: {reasons}", len(reasons), reasons=reasons
    )
    return Explanation((because,), (_UP[stands],) if stands in _UP else (), figures)


KIND_OF_LOYALTY = Lens(
    "kind-of-loyalty",
    Text("Kind of loyalty"),
    (NOT_PLACED, IMPULSE, AFFECTIVE, COGNITIVE, BEHAVIOURAL),
    position,
    explain,
)
