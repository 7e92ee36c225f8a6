"""How an expense is shared out, and what a limit of the settings means."""

from __future__ import annotations

import pytest

from salesbook.domain.money import Money
from salesbook.domain.setting import Method
from salesbook.domain.spending import limit_on, shared, sharing
from salesbook.domain.visit import ExpenseKind


@pytest.mark.parametrize("people", [1, 2, 3, 7])
def test_nothing_is_lost_in_sharing(people: int) -> None:
    parts = shared(Money(1001, "CNY"), people)
    assert len(parts) == people
    assert sum(one.minor for one in parts) == 1001
    assert max(parts) == parts[0]
    assert parts[0].minor - parts[-1].minor < people


def test_where_nobody_took_part_there_is_nothing_to_share() -> None:
    assert shared(Money(1001, "CNY"), 0) == ()


def test_colleagues_share_only_among_themselves() -> None:
    assert sharing([("anna", False), ("cy", True), ("bo", False)]) == ("anna", "bo")
    assert sharing([("cy", True), ("di", True)]) == ("cy", "di")
    assert sharing([]) == ()


def test_a_limit_is_whole_units_of_the_currency_and_nothing_is_none() -> None:
    yuan, yen = Method(hospitality_limit=5000), Method(currency="JPY", gift_limit=3000)
    assert limit_on(ExpenseKind.HOSPITALITY, yuan) == Money(500_000, "CNY")
    assert limit_on(ExpenseKind.GIFT, yuan) is None
    assert limit_on(ExpenseKind.GIFT, yen) == Money(3000, "JPY")
    assert limit_on(ExpenseKind.TRAVEL, yuan) is None
