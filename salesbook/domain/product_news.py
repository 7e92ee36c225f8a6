"""A change of a product worth telling."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.ids import new_id


@dataclass(frozen=True)
class ProductNews:
    """What changed about a product on a day, and the sentence to say.

    Everyone who bought the product should hear it, and whose needs hold one of the `words`.
    """

    product_id: str
    text: str
    day: date
    sentence: str = ""
    words: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)
