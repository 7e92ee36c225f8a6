"""Pareto: A until 80 % is reached, the one crossing it included; B until 95 %; C the rest with revenue."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import NOT_PLACED, Standing
from salesbook.domain.lenses.pareto import CLASS_A, PARETO, ParetoFigures, who_make_most
from salesbook.domain.money import Money
from salesbook.domain.setting import Method
from salesbook.domain.tier import ParetoClass
from tests.domain.lenses.people import SOMEBODY, book, bought, said, somebody


def placed(*revenues: int, **method: int) -> list[Standing]:
    """Where buyers with these revenues of the year stand."""
    buyers = {f"buyer-{place:02}": bought(10, revenue=revenue) for place, revenue in enumerate(revenues)}
    found = book(buyers, **method)
    return [PARETO.place(ContactLensFacts(key, found, buying)) for key, buying in buyers.items()]


@pytest.mark.parametrize(
    ("revenues", "classes"),
    [
        pytest.param((80, 15, 5), "ABC", id="80 and 95 are reached exactly"),
        pytest.param((79, 16, 5), "AAC", id="the one who crosses 80 is in A"),
        pytest.param((81, 13, 5, 1), "ABBC", id="the one who crosses 95 is in B"),
        pytest.param((5, 80, 15), "CAB", id="by revenue, not by order"),
        pytest.param((7,), "A", id="one alone"),
        pytest.param((100, 0), "A-", id="without revenue nobody is placed"),
    ],
)
def test_the_class(revenues: tuple[int, ...], classes: str) -> None:
    names = [one.position.name for one in placed(*revenues)]
    assert names == ["not-placed" if letter == "-" else letter for letter in classes]


def test_the_lines_are_settings() -> None:
    assert [one.position.name for one in placed(80, 15, 5, pareto_a=81, pareto_b=96)] == ["A", "A", "B"]


@pytest.mark.parametrize(("days", "position"), [(365, "A"), (366, "not-placed")])
def test_the_year_is_365_days(days: int, position: str) -> None:
    assert PARETO.place(somebody(bought(days))).position.name == position


def test_it_says_rank_and_shares_and_what_the_next_class_takes() -> None:
    first, second, third = placed(80, 15, 5)
    assert said(third.because) == [
        "number 3 of 3 by revenue of the year: ¥5",
        "share of the revenue 5 %, together with all before 100 %",
    ]
    # With the least more of it, 95 and 80 before them come to less than 95 and 80 % of all.
    assert said(third.to_move_up) == ["sell for ¥1 more within a year to come to class B"]
    assert said(second.to_move_up) == ["sell for ¥1 more within a year to come to class A"]
    assert first.to_move_up == ()
    assert second.figures == ParetoFigures(2, 1_500, 0.15, 0.95)


@pytest.mark.parametrize(
    ("revenues", "missing"),
    [
        # 90 before the second, who stays there: 90 * 100 / 80 - 100 = 12.5.
        pytest.param((90, 10), ["", "¥13"], id="the line comes down to whoever sells more"),
        # The third of (60, 30, 10) needs 90 / 0.8 - 100 = 12.5 where they stand, and 21 to pass the second.
        pytest.param((60, 30, 10), ["", "", "¥13"], id="without passing the one before"),
        # The fourth needs 297 / 0.8 - 300 = 71.25 where they stand: passing one who has 99 takes 97.
        pytest.param((99, 99, 99, 3), ["", "", "", "¥72"], id="three alike before"),
        # 500 before the sixth are more than 80 % of 601; with a little more than the fifth it is 400. The seventh would need
        # 600 / 0.8 - 601 = 149 there, and 100 to pass those who have 100 each.
        pytest.param((100,) * 6 + (1,), [""] * 5 + ["¥1", "¥100"], id="passing them is cheaper"),
    ],
)
def test_what_is_missing_for_class_a(revenues: tuple[int, ...], missing: list[str]) -> None:
    # Without a class B of its own everybody who is not in A is asked for A.
    found = placed(*revenues, pareto_b=80)
    asked = [f"sell for {one} more within a year to come to class A" if one else "" for one in missing]
    assert ["".join(said(one.to_move_up)) for one in found] == asked


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 300), min_size=2, max_size=9), st.integers(20, 80), st.integers(60, 99))
def test_what_is_said_to_be_missing_is_enough_and_no_less_is(revenues: list[int], a: int, b: int) -> None:
    for place, one in enumerate(placed(*revenues, pareto_a=a, pareto_b=b)):
        for amount, wanted in ((dict(text.values)["amount"], dict(text.values)["position"]) for text in one.to_move_up):
            assert isinstance(amount, Money)

            def with_more(more: int, place: int = place) -> str:
                sold = [revenue + more * (at == place) for at, revenue in enumerate(revenues)]
                return placed(*sold, pareto_a=a, pareto_b=b)[place].position.name

            assert isinstance(wanted, ParetoClass)
            assert with_more(int(amount.major)) <= wanted.value
            # A unit less may do where it makes them equal to another, whom it is not sure that they go before.
            assert amount.major <= 2 or with_more(int(amount.major) - 2) == one.position.name


def test_how_many_make_80_percent() -> None:
    # Two of five buyers make 80 of 100; of three alike all are needed for more than two thirds.
    at = [one.position for one in placed(50, 30, 10, 5, 5)]
    assert said((who_make_most([*at, NOT_PLACED], Method()),)) == ["of all with revenue, 40 % bring 80 %"]
    assert said((who_make_most([CLASS_A, CLASS_A, CLASS_A], Method(pareto_a=67)),)) == [
        "of all with revenue, 100 % bring 67 %"
    ]
    assert who_make_most([NOT_PLACED], Method()) is None


def test_somebody_who_bought_before_the_year_is_asked_for_an_order() -> None:
    assert said(PARETO.place(somebody(bought(400))).to_move_up) == ["win 1 more order"]
    assert said(PARETO.place(somebody()).to_move_up) == ["make an offer"]
    assert SOMEBODY not in somebody(bought(400)).book.pareto
