"""The kind of loyalty: the most frequent of the last five reasons, the newest on a tie; habit also by a regular gap."""

from __future__ import annotations

import pytest

from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.kind_of_loyalty import KIND_OF_LOYALTY, ReasonFigures
from salesbook.domain.purchase import PurchaseReason
from tests.domain.lenses.people import ago, bought, said, somebody

PRICE, LIKING, COMPARISON, HABIT = PurchaseReason


def reasons(*found: PurchaseReason | None) -> ContactLensFacts:
    """Somebody who bought for these reasons, a day apart, the newest last; regularly, so that a reason goes before habit."""
    return somebody(bought(*range(len(found), 0, -1), reasons=found))


CASES = {
    "no purchase": (somebody(weighed=((ago(3), PRICE),)), "not-placed"),
    "a purchase and no reason": (somebody(bought(10)), "not-placed"),
    "price": (reasons(PRICE), "impulse"),
    "liking": (reasons(LIKING), "affective"),
    "comparison": (reasons(COMPARISON), "cognitive"),
    "habit": (reasons(HABIT), "behavioural"),
    "the most frequent": (reasons(PRICE, PRICE, LIKING), "impulse"),
    "the newest on a tie": (reasons(LIKING, PRICE, LIKING, PRICE), "impulse"),
    "the newest on a tie, the other way": (reasons(PRICE, LIKING, PRICE, LIKING), "affective"),
    "only the last five": (reasons(PRICE, PRICE, PRICE, LIKING, LIKING, LIKING, None, PRICE), "affective"),
    "objections count too": (
        somebody(bought(9, reasons=(PRICE,)), weighed=((ago(5), COMPARISON), (ago(4), COMPARISON))),
        "cognitive",
    ),
    "of one day the purchase is newer": (somebody(bought(9, reasons=(PRICE,)), weighed=((ago(9), LIKING),)), "impulse"),
    "5 purchases at one gap": (somebody(bought(150, 120, 90, 60, 30)), "behavioural"),
    "4 purchases at one gap": (somebody(bought(120, 90, 60, 30)), "not-placed"),
    # Gaps 40, 40, 49, 40 vary by 22.5 %; 40, 40, 50, 40 by exactly 25 %.
    "a gap varying under 25 %": (somebody(bought(199, 159, 119, 70, 30)), "behavioural"),
    "a gap varying by 25 %": (somebody(bought(200, 160, 120, 70, 30)), "not-placed"),
    "only the last five have to be regular": (somebody(bought(900, 150, 120, 90, 60, 30)), "behavioural"),
    "a reason goes before the gap": (somebody(bought(150, 120, 90, 60, 30, reasons=(PRICE,))), "impulse"),
}


@pytest.mark.parametrize(("facts", "position"), CASES.values(), ids=CASES)
def test_the_kind(facts: ContactLensFacts, position: str) -> None:
    assert KIND_OF_LOYALTY.place(facts).position.name == position


def test_it_says_the_reasons_the_newest_first() -> None:
    found = KIND_OF_LOYALTY.place(reasons(PRICE, LIKING, PRICE))
    assert said(found.because) == ["the last 3 reasons, newest first: price, liking, price"]
    assert found.figures == ReasonFigures((PRICE, LIKING, PRICE))
    regular = KIND_OF_LOYALTY.place(somebody(bought(150, 120, 90, 60, 30)))
    assert said(regular.because) == ["bought about every 30 days, 5 times in a row"]


def test_the_gap_that_is_said_is_that_of_the_purchases_that_show_the_habit() -> None:
    # Six gaps of 10 days, then four of 30: the median of all is 10, and not how they buy now.
    found = KIND_OF_LOYALTY.place(somebody(bought(*range(190, 129, -10), 100, 70, 40, 10)))
    assert said(found.because) == ["bought about every 30 days, 5 times in a row"]
    daily = KIND_OF_LOYALTY.place(somebody(bought(5, 4, 3, 2, 1)))
    assert said(daily.because) == ["bought about every day, 5 times in a row"]
