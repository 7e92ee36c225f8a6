"""Amounts of money as they are typed and counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from salesbook.domain.errors import Refused
from salesbook.domain.exchange import exchanged, parse_rate
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


@pytest.mark.parametrize(
    ("before", "rate", "after"),
    [
        (Money(12050, "CNY"), "1", Money(12050, "EUR")),
        (Money(12050, "CNY"), "0.128", Money(1542, "EUR")),
        (Money(12050, "CNY"), "20.5", Money(2470, "JPY")),
        (Money(2470, "JPY"), "0,05", Money(12350, "CNY")),
        (Money(1, "CNY"), "0.5", Money(1, "EUR")),
        (Money(-150, "CNY"), "1", Money(-2, "JPY")),
        (Money(0, "CNY"), "7.8", Money(0, "EUR")),
    ],
)
def test_an_amount_in_another_currency_is_rounded_to_what_that_has(before: Money, rate: str, after: Money) -> None:
    assert exchanged(before, after.currency, parse_rate(rate)) == after


@pytest.mark.parametrize("typed", ["", "0", "0.0", "-1", "1e3", "much", "1.2.3", "7 8", "9" * 10, "1/3", "NaN", "inf"])
def test_a_rate_is_a_plain_number_above_nothing(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_rate(typed)
    assert "is no rate" in str(refused.value.text)


def test_a_rate_that_makes_an_amount_too_large_for_the_notebook_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        exchanged(Money(10**14, "CNY"), "EUR", Decimal(100))
    assert "too large" in str(refused.value.text)


@pytest.mark.parametrize("typed", ["€100", "100 EUR", "$5", "gbp 5", "5€"])
def test_an_amount_in_another_currency_is_told_which_one_counts(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_money(typed, "CNY")
    assert dict(refused.value.text.values)["currency"] == "CNY"
