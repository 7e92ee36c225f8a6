"""Amounts of money as they are typed and counted."""

from __future__ import annotations

import pytest

from salesbook.domain.errors import Refused
from salesbook.domain.money import Money, as_typed, parse_money


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1200", 120000),
        ("1200.5", 120050),
        ("1200.50", 120050),
        ("0.05", 5),
        ("0", 0),
        ("007", 700),
        ("1,200.50", 120050),
        ("1 200", 120000),
        ("12,345,678", 1234567800),
        (" 86000 ", 8600000),
        ("¥86000", 8600000),
        ("¥ 86,000", 8600000),
        ("￥86000", 8600000),
        ("10,000,000,000,000", 10**15),
        ("300元", 30000),
        ("300 块", 30000),
        ("1.2万", 1200000),
        ("1.23456万元", 1234560),
        ("￥3万", 3000000),
        ("CNY 300", 30000),
        ("rmb300", 30000),
        ("300 cny", 30000),
        ("１２００", 120000),
    ],
)
def test_an_amount_of_yuan_is_kept_in_fen(typed: str, minor: int) -> None:
    assert parse_money(typed, "CNY") == Money(minor, "CNY")


@pytest.mark.parametrize(
    "typed",
    [
        *("", "¥", "much", "-5", "+5", "1.", ".5", "1.234", "1,20", "12,00.00", "1,2345", "1200,50", "1.200,50"),
        *("1e3", "5 gift", "1  200", "10,000,000,000,000.01", "9" * 18, "9" * 5000, "1" + ",000" * 2000),
        *("EUR 5", "5 EUR", "5€", "1.2345678万", "万", "元", "3万万", "abc 5", "5 abc", "五元"),
    ],
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        parse_money(typed, "CNY")


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        ("€5", "EUR"),
        ("£5", "GBP"),
        ("$5", "USD"),
        ("$5", "HKD"),
        ("5", "CHF"),
        ("5€", "EUR"),
        ("5 EUR", "EUR"),
        ("CHF 5", "CHF"),
        ("5元", "HKD"),
    ],
)
def test_an_amount_may_have_the_sign_of_its_currency(typed: str, currency: str) -> None:
    assert parse_money(typed, currency) == Money(500, currency)


@pytest.mark.parametrize(
    ("typed", "currency"),
    [("$5", "CNY"), ("5元", "EUR"), ("RMB 5", "HKD"), ("€5", "CNY"), ("¥5", "EUR"), ("$5", "GBP"), ("£5", "USD")],
)
def test_dollars_never_become_yuan(typed: str, currency: str) -> None:
    with pytest.raises(Refused):
        parse_money(typed, currency)


def test_a_currency_without_minor_units_counts_whole_ones() -> None:
    assert parse_money("5,000", "JPY") == Money(5000, "JPY")
    assert parse_money("¥5000", "JPY").major == 5000
    with pytest.raises(Refused):
        parse_money("5000.00", "JPY")


def test_major_units_are_for_showing() -> None:
    assert Money(8600050, "CNY").major == 86000.5
    assert (Money(1, "CNY").decimals, Money(1, "KRW").decimals) == (2, 0)


@pytest.mark.parametrize(
    ("money", "typed"),
    [
        (Money(120050, "CNY"), "1200.50"),
        (Money(5, "EUR"), "0.05"),
        (Money(8000, "CNY"), "80"),
        (Money(80, "JPY"), "80"),
    ],
)
def test_an_amount_shown_to_be_edited_is_read_back_as_it_was(money: Money, typed: str) -> None:
    assert as_typed(money) == typed
    assert parse_money(typed, money.currency) == money


@pytest.mark.parametrize("typed", ["€100", "100 EUR", "$5", "gbp 5", "5€"])
def test_an_amount_in_another_currency_is_told_which_one_counts(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_money(typed, "CNY")
    assert dict(refused.value.text.values)["currency"] == "CNY"
