"""What winning one costs against keeping one, worked out by hand from `domain/winning.py`'s own words."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.domain.winning import CostOfYear, Spending, costs_by_year


def spent(who: str, day: date, amount: int) -> Spending:
    return Spending(who, day, amount)


def test_what_is_spent_until_the_first_purchase_is_winning_its_day_included() -> None:
    bought = {"anna": [date(2026, 5, 10), date(2026, 9, 1)]}
    expenses = [
        spent("anna", date(2026, 3, 1), 300),
        spent("anna", date(2026, 5, 10), 100),
        spent("anna", date(2026, 5, 11), 40),
    ]
    assert costs_by_year(expenses, bought) == [CostOfYear(2026, ("anna",), (), winning=400, keeping=40)]


def test_those_who_never_bought_are_part_of_the_cost_of_winning() -> None:
    """¥900 for two of whom one bought: winning one cost ¥900."""
    expenses = [spent("anna", date(2026, 1, 5), 500), spent("bo", date(2026, 2, 5), 400)]
    (year,) = costs_by_year(expenses, {"anna": [date(2026, 3, 1)]})
    assert (year.won, year.winning, year.each_won) == (("anna",), 900, 900)


def test_years_are_told_apart_newest_first() -> None:
    """2025: ¥600 for anna, won. 2026: ¥400 to win bo and ¥100 to keep anna, who bought again: 4 times as much."""
    bought = {"anna": [date(2025, 6, 1), date(2026, 6, 1), date(2026, 7, 1)], "bo": [date(2026, 8, 1)]}
    expenses = [
        spent("anna", date(2025, 1, 1), 600),
        spent("anna", date(2026, 1, 1), 100),
        spent("bo", date(2026, 1, 1), 400),
    ]
    now, before = costs_by_year(expenses, bought)
    assert now == CostOfYear(2026, ("bo",), ("anna",), winning=400, keeping=100)
    assert (now.each_won, now.each_kept, now.ratio) == (400, 100, 4.0)
    assert str(now.words) == "Winning one cost 4 times as much as keeping one."
    assert before == CostOfYear(2025, ("anna",), (), winning=600, keeping=0)
    assert before.ratio is None


def test_one_who_bought_twice_in_their_first_year_was_won_and_not_kept() -> None:
    (year,) = costs_by_year([], {"anna": [date(2026, 2, 1), date(2026, 12, 31)]})
    assert (year.won, year.kept) == (("anna",), ())


def test_without_anything_there_are_no_years() -> None:
    assert costs_by_year([], {}) == []
    assert costs_by_year([], {"anna": []}) == []


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (CostOfYear(2026, ("a",), ("b",), 420, 100), "Winning one cost 4.2 times as much as keeping one."),
        (CostOfYear(2026, ("a", "c"), ("b",), 420, 100), "Winning one cost 2.1 times as much as keeping one."),
        (CostOfYear(2026, ("a",), ("b",), 100, 104), "Winning one cost as much as keeping one."),
        (CostOfYear(2026, ("a",), ("b",), 100, 300), "Keeping one cost 3 times as much as winning one."),
        (CostOfYear(2026, (), ("b",), 100, 300), "Nobody was won, so there is nothing to compare."),
        (
            CostOfYear(2026, ("a",), (), 100, 300),
            "Nobody who had bought before bought again, so there is nothing to compare.",
        ),
        (CostOfYear(2026, ("a",), ("b",), 0, 300), "Nothing was spent on winning."),
        (CostOfYear(2026, ("a",), ("b",), 100, 0), "Nothing was spent on keeping."),
    ],
)
def test_the_ratio_is_said_in_words(year: CostOfYear, words: str) -> None:
    assert str(year.words) == words
