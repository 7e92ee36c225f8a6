"""Amounts of one currency in another. Apart from `money.py`, which every day reads, because exact fractions take long to load."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from salesbook.domain.errors import Refused
from salesbook.domain.money import LARGEST, Money
from salesbook.domain.text import Text

_RATE = re.compile(r"\d{1,9}([.,]\d{1,9})?")


def parse_rate(text: str) -> Decimal:
    """How many units of one currency there are for one of another, such as `7.8`; refuses what is none."""
    found = _RATE.fullmatch(text.strip())
    rate = Decimal(found[0].replace(",", ".")) if found else Decimal(0)
    if not rate:
        raise Refused(
            Text("“{text}” is no rate; write how many units there are for one, like 7.8 or 0.128.", text=text)
        )
    return rate


def exchanged(amount: Money, currency: str, rate: Decimal) -> Money:
    """The amount in another currency, `rate` units of it for one, to the nearest minor unit; refuses what is too large."""
    scale = Decimal(10) ** (Money(0, currency).decimals - amount.decimals)
    minor = int((amount.minor * rate * scale).quantize(Decimal(1), ROUND_HALF_UP))
    if abs(minor) > LARGEST:
        raise Refused(Text("At this rate an amount becomes too large; look at the rate again."))
    return Money(minor, currency)
