"""The growth of trust; anybody in alarm without a purchase since is in doubt."""

from __future__ import annotations

from typing import Any

import pytest

from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.growth_of_trust import GROWTH_OF_TRUST
from salesbook.domain.stage import Stage
from tests.domain.lenses.people import ago, bought, felt, judged, said, somebody, visited

# 3 to buy again, 2 for the referral, 2.5 resistance, 5 and 5 judged: 17.5 of 5 are exactly 3.5.
STRONG: dict[str, Any] = {"judgements": judged(satisfaction=5, keeping_up=5), "referrals": (ago(9),)}

CASES = {
    "a score of 3.5 and a referral": (somebody(bought(90, 60, 30), **STRONG), "loyal"),
    "a referral and a lower score": (somebody(bought(90, 60, 30), referrals=(ago(9),)), "relying"),
    "3 purchases, the last one usual gap ago": (somebody(bought(90, 60, 30)), "relying"),
    "3 purchases, a day beyond the gap": (somebody(bought(91, 61, 31)), "trusting"),
    "3 purchases of one day have no gap": (somebody(bought(9, 9, 9)), "trusting"),
    "stage ally": (somebody(stage=Stage.ALLY), "relying"),
    "stage trust": (somebody(stage=Stage.TRUST), "trusting"),
    "2 purchases": (somebody(bought(60, 30)), "trusting"),
    "bought, and the last emotion positive": (somebody(bought(30), felt=felt((40, "+"))), "satisfied"),
    "bought, and the last emotion neutral": (somebody(bought(30), felt=felt((40, "+"), (20, "0"))), "trying"),
    "bought, no emotion": (somebody(bought(30)), "trying"),
    "a trial or a sample": (somebody(tried=True), "trying"),
    "2 touches": (somebody(visited=visited(touches=2)), "watching"),
    "1 touch": (somebody(visited=visited(touches=1)), "doubt"),
    "nothing": (somebody(), "doubt"),
    "in alarm after all else": (somebody(bought(90, 60, 30), felt=felt((20, "-")), **STRONG), "doubt"),
    "in alarm, and bought since": (somebody(bought(90, 60, 10), felt=felt((20, "-"))), "relying"),
    "in alarm, and bought on that day": (somebody(bought(90, 60, 20), felt=felt((20, "-"))), "doubt"),
    "the alarm was made good": (
        somebody(bought(90, 60, 30), felt=felt((20, "-")), answered=frozenset({"visit-0"})),
        "relying",
    ),
    "the alarm was followed by a neutral visit": (somebody(bought(30), felt=felt((20, "-"), (5, "0"))), "trying"),
}


@pytest.mark.parametrize(("facts", "position"), CASES.values(), ids=CASES)
def test_the_step(facts: ContactLensFacts, position: str) -> None:
    assert GROWTH_OF_TRUST.place(facts).position.name == position


def test_doubt_says_what_went_wrong_and_asks_to_make_it_good() -> None:
    found = GROWTH_OF_TRUST.place(somebody(bought(30), felt=felt((20, "-v"))))
    assert said(found.because) == [
        "left angry on 4 Nov 2026, below expectation",
        "not made good, and no purchase since",
    ]
    assert said(found.to_move_up) == ["make good what went wrong at the last visit"]


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        # 3 to buy again, 0 recommending, 2.5 resistance, 5 and 5 judged are 3.1: the weakest asks for the same as loyalty.
        (
            somebody(bought(90, 60, 30), judgements=judged(satisfaction=5, keeping_up=5)),
            ["ask for a referral", "ask what they would tell others about us, and note the praise"],
        ),
        (
            somebody(bought(90, 60, 10), felt=felt((20, "-"))),
            ["make good what went wrong at the last visit"],
        ),
    ],
    ids=["the weakest factor is the will to recommend", "in alarm, and bought since"],
)
def test_relying_asks_for_each_thing_once(facts: ContactLensFacts, asked: list[str]) -> None:
    found = GROWTH_OF_TRUST.place(facts)
    assert found.position.name == "relying"
    assert said(found.to_move_up) == asked


def test_who_only_tried_becomes_satisfied_by_an_order_and_a_good_feeling() -> None:
    leaves_well = "let the next visit end well, and note how they leave"
    assert said(GROWTH_OF_TRUST.place(somebody(tried=True)).to_move_up) == ["win the first order", leaves_well]
    pleased = GROWTH_OF_TRUST.place(somebody(tried=True, felt=felt((5, "+"))))
    assert said(pleased.to_move_up) == ["win the first order"]
