"""Amounts added up: a sum for each currency, as amounts of different ones have none."""

from __future__ import annotations

from collections.abc import Iterable

from salesbook.domain.money import Money


def sums(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """One sum a currency, in the order they first occur."""
    found: dict[str, int] = {}
    for amount in amounts:
        found[amount.currency] = found.get(amount.currency, 0) + amount.minor
    return tuple(Money(minor, currency) for currency, minor in found.items())
