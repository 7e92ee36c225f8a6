"""The balance of value given in the year."""

from __future__ import annotations

import pytest

from salesbook.domain.lenses.value_balance import VALUE_BALANCE, ValueFigures
from salesbook.domain.visit import ValueKind
from tests.domain.lenses.people import given, said, somebody, visited

PRODUCT, SERVICE, PRICE, OTHER = ValueKind
SEEN = visited(visits_of_the_year=1)


@pytest.mark.parametrize(
    ("kinds", "position"),
    [
        pytest.param((), "thin", id="nothing given"),
        pytest.param((PRICE, PRICE), "thin", id="2 of one kind"),
        pytest.param((PRICE, PRICE, PRICE), "one-sided", id="3 of one kind"),
        pytest.param((OTHER, OTHER, OTHER), "one-sided", id="3 non-business ones alone"),
        pytest.param((PRODUCT, SERVICE, PRICE), "balanced", id="3 kinds"),
        pytest.param((PRODUCT, PRODUCT, OTHER), "balanced", id="2 kinds with a non-business one"),
        pytest.param((PRODUCT, OTHER), "balanced", id="these two are enough"),
        pytest.param((PRODUCT, SERVICE), "thin", id="2 business kinds, 2 given"),
        pytest.param((PRODUCT, SERVICE, SERVICE), "one-sided", id="2 business kinds, 3 given"),
    ],
)
def test_the_balance(kinds: tuple[ValueKind, ...], position: str) -> None:
    facts = somebody(given=given(*((kind, 10) for kind in kinds)), visited=SEEN)
    assert VALUE_BALANCE.place(facts).position.name == position


def test_without_a_visit_of_the_year_nobody_is_placed() -> None:
    facts = somebody(given=given((OTHER, 10), (OTHER, 9), (OTHER, 8)), visited=visited(touches=9))
    assert VALUE_BALANCE.place(facts).position.name == "not-placed"


@pytest.mark.parametrize(("days", "position"), [(365, "balanced"), (366, "thin")])
def test_the_year_is_365_days(days: int, position: str) -> None:
    facts = somebody(given=given((PRODUCT, days), (OTHER, 10)), visited=SEEN)
    assert VALUE_BALANCE.place(facts).position.name == position


def test_it_counts_by_kind_and_names_each_kind_never_given() -> None:
    facts = somebody(
        given=given((PRODUCT, 10), (PRODUCT, 9), (PRODUCT, 8), (PRICE, 500)),
        visited=SEEN,
        promises_kept=2,
        promises_due=3,
    )
    found = VALUE_BALANCE.place(facts)
    assert said(found.because) == [
        "product value: 3",
        "2 of 3 promises due were kept",
        "never given: service value, non-business value",
    ]
    assert said(found.to_move_up) == ["give at the next visit: service value, price value, non-business value"]
    assert found.figures == ValueFigures(((PRODUCT, 3), (SERVICE, 0), (PRICE, 0), (OTHER, 0)), (SERVICE, OTHER), 2, 3)
