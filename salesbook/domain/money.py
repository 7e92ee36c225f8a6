"""Amounts of money, in whole minor units so that sums are exact."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text

# Currencies without minor units (ISO 4217); all others a rep meets have two decimals.
WITHOUT_MINOR_UNITS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF"})

# What a sign in front of an amount may mean; ￥ is how Chinese keyboards write ¥.
_CURRENCIES_OF = {"¥": ("CNY", "JPY"), "￥": ("CNY", "JPY"), "€": ("EUR",), "£": ("GBP",)}
_WITH_OWN_SIGN = frozenset(code for codes in _CURRENCIES_OF.values() for code in codes)

# Larger amounts are slips of the finger, and would not fit the notebook's whole numbers.
_LARGEST = 10**15

_AMOUNT = re.compile(r"([¥￥$€£]?)\s*(\d{1,3}(?:[, ]\d{3}){1,6}|\d{1,18})(?:\.(\d{1,2}))?")


@dataclass(frozen=True, order=True)
class Money:
    """An amount in minor units (fen, cents) of a currency (ISO 4217 code)."""

    minor: int
    currency: str

    @property
    def decimals(self) -> int:
        """How many decimals the currency is written with."""
        return 0 if self.currency in WITHOUT_MINOR_UNITS else 2

    @property
    def major(self) -> float:
        """The amount in major units, for showing only."""
        return self.minor / float(10**self.decimals)

    def of_major(self, units: int) -> Money:
        """So many whole major units of the same currency."""
        return Money(units * 10**self.decimals, self.currency)


def parse_money(text: str, currency: str) -> Money:
    """`1,200.50` or `¥86000` as Money of the notebook's currency; refuses what is no amount, or has another's sign."""
    found = _AMOUNT.fullmatch(text.strip())
    decimals = Money(0, currency).decimals
    if found and len(found[3] or "") <= decimals and _may_mean(found[1], currency):
        digits = re.sub(r"[, ]", "", found[2]) + (found[3] or "").ljust(decimals, "0")
        if int(digits) <= _LARGEST:
            return Money(int(digits), currency)
    raise Refused(Text("“{text}” is not an amount of money; write it like 1200 or 1200.50.", text=text))


def as_typed(money: Money) -> str:
    """An amount as a rep would type it; `parse_money` reads it back."""
    whole, rest = divmod(money.minor, 10**money.decimals)
    return f"{whole}.{rest:02}" if rest else str(whole)


def _may_mean(sign: str, currency: str) -> bool:
    if sign == "$":
        return currency not in _WITH_OWN_SIGN
    return not sign or currency in _CURRENCIES_OF[sign]
