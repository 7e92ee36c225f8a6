"""Pareto: A until 80 % is reached, the one crossing it included; B until 95 %; C the rest with revenue."""

from __future__ import annotations

import pytest

from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import NOT_PLACED, Standing
from salesbook.domain.lenses.pareto import CLASS_A, PARETO, ParetoFigures, who_make_most
from salesbook.domain.setting import Method
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
    assert said(third.to_move_up) == ["sell for ¥11 more within a year to come to class B"]
    assert said(second.to_move_up) == ["sell for ¥66 more within a year to come to class A"]
    assert first.to_move_up == ()
    assert second.figures == ParetoFigures(2, 1_500, 0.15, 0.95)


def test_how_many_make_80_percent() -> None:
    # Two of five buyers make 80 of 100; of three alike all are needed for more than two thirds.
    at = [one.position for one in placed(50, 30, 10, 5, 5)]
    assert said((who_make_most([*at, NOT_PLACED], Method()),)) == ["of those with revenue 40 % make 80 %"]
    assert said((who_make_most([CLASS_A, CLASS_A, CLASS_A], Method(pareto_a=67)),)) == [
        "of those with revenue 100 % make 67 %"
    ]
    assert who_make_most([NOT_PLACED], Method()) is None


def test_somebody_who_bought_before_the_year_is_asked_for_an_order() -> None:
    assert said(PARETO.place(somebody(bought(400))).to_move_up) == ["win 1 more order"]
    assert said(PARETO.place(somebody()).to_move_up) == ["make an offer"]
    assert SOMEBODY not in somebody(bought(400)).book.pareto
