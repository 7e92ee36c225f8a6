"""The Kotler grid: profitability × expected loyalty, the lines belonging to high."""

from __future__ import annotations

from typing import Any

import pytest

from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.kotler import KOTLER, KotlerFigures
from tests.domain.lenses.people import SOMEBODY, ago, book, bought, judged, said, somebody

# One order and two referrals: 1 to buy again, 4 to recommend, 2.5 to resist: 7.5 of three factors are exactly 2.5.
LOYAL: dict[str, Any] = {"referrals": (ago(20), ago(10))}
# With one referral they are 5.5 of three factors: 1.83.
NOT_LOYAL: dict[str, Any] = {"referrals": (ago(10),)}
AT_THE_LINE = book(profit_line=300)
JUST_ABOVE = book(profit_line=301)


CASES = {
    "no purchase and no offer": (somebody(), "not-placed"),
    "a need alone is no offer": (somebody(needs_something=True, judgements=judged(satisfaction=5)), "not-placed"),
    "an offer, but two factors": (
        somebody(offered=True, judgements=judged(satisfaction=5, rebuying=5)),
        "not-placed",
    ),
    "an offer and three factors": (
        somebody(offered=True, judgements=judged(satisfaction=5, rebuying=5, recommending=5)),
        "barnacle",
    ),
    "profit at the line, loyalty at 2.5": (somebody(bought(10), AT_THE_LINE, **LOYAL), "true-friend"),
    "profit at the line, loyalty below": (somebody(bought(10), AT_THE_LINE, **NOT_LOYAL), "butterfly"),
    "profit below, loyalty at 2.5": (somebody(bought(10), JUST_ABOVE, **LOYAL), "barnacle"),
    "both below": (somebody(bought(10), JUST_ABOVE, **NOT_LOYAL), "stranger"),
    "the profit of 365 days ago counts": (somebody(bought(365), AT_THE_LINE, **LOYAL), "true-friend"),
    "the profit of 366 days ago does not": (somebody(bought(366), AT_THE_LINE, **LOYAL), "barnacle"),
    "a higher line of loyalty": (somebody(bought(10), book(profit_line=300, loyalty_line=2.6), **LOYAL), "butterfly"),
    "nobody in the book made a profit": (somebody(bought(10, profit=None), **LOYAL), "barnacle"),
}


@pytest.mark.parametrize(("facts", "position"), CASES.values(), ids=CASES)
def test_the_quarter(facts: ContactLensFacts, position: str) -> None:
    assert KOTLER.place(facts).position.name == position


@pytest.mark.parametrize(
    ("profits", "line"),
    [
        pytest.param((50, 30, 20), 30, id="80 % are reached exactly by the second"),
        pytest.param((50, 29, 21), 21, id="79 % are not 80, so the third crosses the line"),
        pytest.param((100,), 100, id="one makes it all"),
        pytest.param((40, 40, 10, 10), 40, id="equals stand on the line together"),
        pytest.param((0, 0), None, id="no profit, no line"),
    ],
)
def test_the_line_is_the_lowest_profit_of_those_who_make_80_percent(profits: tuple[int, ...], line: int | None) -> None:
    found = book({str(place): bought(10, profit=profit) for place, profit in enumerate(profits)})
    assert found.profit_line == (None if line is None else line * 100)


def test_it_says_both_axes_with_their_lines_and_what_to_do() -> None:
    found = KOTLER.place(
        somebody(bought(10), book({SOMEBODY: bought(10), "other": bought(10, profit=2_000)}), **NOT_LOYAL)
    )
    assert said(found.because) == [
        "profit of the year ¥300, below the line of ¥2,000",
        "expected loyalty 1.8 of 5, below the line of 2.5",
        "invest nothing",
    ]
    assert said(found.to_move_up) == [
        "earn ¥1,700 more with them within a year, by selling more or at better prices",
        "offer what they will need next",
    ]
    assert found.figures == KotlerFigures(30_000, 200_000, 5.5 / 3, 2.5)


def test_a_true_friend_has_nothing_to_move_up_to() -> None:
    assert KOTLER.place(somebody(bought(10), AT_THE_LINE, **LOYAL)).to_move_up == ()
