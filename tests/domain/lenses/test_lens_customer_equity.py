"""Customer equity: profit so far and expected, in thirds of the book."""

from __future__ import annotations

import pytest

from salesbook.domain.lenses.customer_equity import CUSTOMER_EQUITY, EquityFigures
from salesbook.domain.lenses.equity import equity_of, total_of
from salesbook.domain.lenses.facts import ContactLensFacts
from tests.domain.lenses.people import SOMEBODY, book, bought, said, somebody


@pytest.mark.parametrize(
    ("days", "chance"),
    [
        pytest.param((130, 30), 0.9, id="well within the gap of 100"),
        pytest.param((200, 100), 0.9, id="exactly one gap"),
        pytest.param((201, 101), 0.6, id="a day more"),
        pytest.param((300, 200), 0.6, id="exactly twice"),
        pytest.param((301, 201), 0.3, id="more than twice"),
        pytest.param((500, 400), 0.3, id="exactly four times"),
        pytest.param((501, 401), 0.1, id="beyond"),
        pytest.param((365,), 0.9, id="one purchase: a year stands in for the gap"),
        pytest.param((366,), 0.6, id="and a day more"),
    ],
)
def test_the_chance_of_staying(days: tuple[int, ...], chance: float) -> None:
    assert bought(*days).chance_of_staying == chance


@pytest.mark.parametrize(
    ("days", "yearly"),
    [
        pytest.param((10,), 300.0, id="at least one year"),
        pytest.param((730, 10), 300.0, id="600 in the two years since the first purchase"),
        pytest.param((1_460, 10), 100.0, id="300 of the last three years"),
        pytest.param((1_095, 10), 200.0, id="1095 days ago is within three years"),
        pytest.param((1_096, 10), 100.0, id="1096 is not"),
    ],
)
def test_the_yearly_profit(days: tuple[int, ...], yearly: float) -> None:
    assert equity_of(bought(*days), 3).yearly == pytest.approx(yearly * 100)


def test_the_expected_profit_is_yearly_by_years_by_chance() -> None:
    worth = equity_of(bought(130, 30), 3)
    assert (worth.so_far, worth.expected, worth.total) == (60_000, 60_000 * 3 * 0.9, 60_000 + 60_000 * 3 * 0.9)
    assert equity_of(bought(130, 30), 5).expected == 60_000 * 5 * 0.9
    assert total_of(bought(130, 30), 5) == 60_000 + 60_000 * 5 * 0.9


def placed(*profits: int) -> str:
    """The bands of people who each bought once for this profit, as letters."""
    buyers = {str(place): bought(10, profit=profit) for place, profit in enumerate(profits)}
    found = book(buyers)
    names = (
        CUSTOMER_EQUITY.place(ContactLensFacts(key, found, buying)).position.name for key, buying in buyers.items()
    )
    return "".join(name[0] for name in names)


@pytest.mark.parametrize(
    ("profits", "bands"),
    [
        pytest.param((9, 8, 7, 6, 5, 4, 3, 2, 1), "hhhmmmlll", id="nine in thirds"),
        pytest.param((3, 2, 1), "hml", id="three"),
        pytest.param((1,), "h", id="one alone"),
        pytest.param((2, 1), "hm", id="two"),
        pytest.param((4, 3, 2, 1), "hhml", id="a third is rounded up"),
        pytest.param((3, 3, 1), "hhl", id="equals stand together"),
    ],
)
def test_the_bands(profits: tuple[int, ...], bands: str) -> None:
    assert placed(*profits) == bands


def test_without_a_purchase_nobody_is_placed() -> None:
    assert CUSTOMER_EQUITY.place(somebody(offered=True)).position.name == "not-placed"


def test_it_says_the_estimate_as_one_with_recency_frequency_and_money() -> None:
    buying = bought(130, 30)
    found = CUSTOMER_EQUITY.place(somebody(buying, book({SOMEBODY: buying, "a": bought(9, profit=9_000)})))
    assert found.position.name == "middle"
    assert said(found.because) == [
        "profit so far ¥600",
        "estimate: ¥1,620 in 3 years, at ¥600 a year and a chance of staying of 90 %",
        "last purchase 30 days ago, usually every 100 days",
    ]
    assert found.figures == EquityFigures(30, 2, 60_000, 162_000, 0.9)
    assert said(found.to_move_up) == ["sell what earns more, or more often"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((30, 0), "last purchase today, usually every 30 days"),
        ((31, 1), "last purchase 1 day ago, usually every 30 days"),
        ((3, 2), "last purchase 2 days ago, usually every day"),
        ((0,), "last purchase today, the only day they bought"),
        ((40,), "last purchase 40 days ago, the only day they bought"),
    ],
)
def test_the_last_purchase_is_said_in_days(days: tuple[int, ...], words: str) -> None:
    assert said(CUSTOMER_EQUITY.place(somebody(bought(*days))).because)[2] == words
