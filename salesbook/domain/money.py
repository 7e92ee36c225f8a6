"""Amounts of money, in whole minor units so that sums are exact."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text

# Currencies without minor units (ISO 4217); all others a rep meets have two decimals.
WITHOUT_MINOR_UNITS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF"})

_AMOUNT = re.compile(r"[¥$€£]?\s*(\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(\d{1,2}))?")


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
        return self.minor / 10**self.decimals


def parse_money(text: str, currency: str) -> Money:
    """`1,200.50` or `¥86000` as Money of the notebook's currency; refuses what is no amount."""
    found = _AMOUNT.fullmatch(text.strip())
    decimals = Money(0, currency).decimals
    if not found or (found[2] and len(found[2]) > decimals):
        raise Refused(Text("“{text}” is not an amount of money; write it like 1200 or 1200.50.", text=text))
    whole = int(re.sub(r"[, ]", "", found[1]))
    part = int((found[2] or "").ljust(decimals, "0") or 0)
    return Money(whole * 10**decimals + part, currency)
