"""Why somebody buys: what the lenses, and with them a day, ask of a purchase without the purchase."""

from __future__ import annotations

from enum import Enum


class PurchaseReason(Enum):
    """Why they bought, as far as the rep can tell: the kind of loyalty behind it."""

    PRICE = "price"
    LIKING = "liking"
    COMPARISON = "comparison"
    HABIT = "habit"
