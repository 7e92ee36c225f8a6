"""Amounts of money, in whole minor units so that sums are exact."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesbook.domain.codes import CURRENCIES
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text

# Currencies without minor units (ISO 4217); all others a rep meets have two decimals.
WITHOUT_MINOR_UNITS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF"})

# What a sign or a word beside an amount may mean; ￥ is how Chinese keyboards write ¥.
_SIGNS = {"¥": ("CNY", "JPY"), "￥": ("CNY", "JPY"), "€": ("EUR",), "£": ("GBP",)}
_WITH_OWN_SIGN = frozenset(code for codes in _SIGNS.values() for code in codes)
_YUAN = ("CNY", "HKD", "TWD")
_CURRENCIES_OF = {**_SIGNS, "RMB": ("CNY",), "元": _YUAN, "块": _YUAN, "万": _YUAN, "万元": _YUAN}
_TEN_THOUSANDS = ("万", "万元")

# Larger amounts are slips of the finger, and would not fit the notebook's whole numbers.
LARGEST = 10**15

_AMOUNT = re.compile(
    r"([¥￥$€£]|[A-Za-z]{3})?\s*(\d{1,3}(?:[, ]\d{3}){1,6}|\d{1,18})(?:\.(\d{1,6}))?\s*(万?元|[万块€£]|[A-Za-z]{3})?"
)


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
    """`1,200.50`, `¥86000`, `300 CNY` or `1.2万` as Money of the notebook's currency; refuses what is no amount, or another's."""
    found = _AMOUNT.fullmatch(text.strip())
    others = [sign for sign in (found[1], found[4]) if not _may_mean(sign, currency)] if found else []
    if others and all(_is_money(sign) for sign in others):
        raise Refused(
            Text(
                "“{text}” is not in {currency}, the currency of this notebook; write it in that, or change it in the settings.",
                text=text,
                currency=currency,
            )
        )
    if found and not others:
        minor = _minor_units(found[2], found[3] or "", Money(0, currency).decimals, found[4] in _TEN_THOUSANDS)
        if minor is not None and minor <= LARGEST:
            return Money(minor, currency)
    raise Refused(Text("“{text}” is not an amount of money; write it like 1200 or 1200.50.", text=text))


def _minor_units(whole: str, rest: str, decimals: int, in_ten_thousands: bool) -> int | None:
    """The digits before and after the point as minor units; None where there are more of them than the currency has."""
    places = decimals + (4 if in_ten_thousands else 0)
    if len(rest) > places:
        return None
    return int(re.sub("[, ]", "", whole) + rest.ljust(places, "0"))


def as_typed(money: Money) -> str:
    """An amount as a rep would type it; `parse_money` reads it back."""
    whole, rest = divmod(money.minor, 10**money.decimals)
    return f"{whole}.{rest:02}" if rest else str(whole)


def _is_money(sign: str) -> bool:
    return sign == "$" or sign.upper() in _CURRENCIES_OF or sign.upper() in CURRENCIES


def _may_mean(sign: str | None, currency: str) -> bool:
    if not sign:
        return True
    if sign == "$":
        return currency not in _WITH_OWN_SIGN
    return sign.upper() == currency or currency in _CURRENCIES_OF.get(sign.upper(), ())
