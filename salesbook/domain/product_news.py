"""A change of a product worth telling."""

from __future__ import annotations

from collections.abc import Iterable
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


def hearers(news: ProductNews, buyers: Iterable[str], needs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The contacts who should hear the news, each with the need it answers; empty for those who bought the product.

    `needs` are contacts and the words of what they want solved. Who bought the product hears of it as its buyer.
    """
    wanted = tuple(word.casefold() for word in news.words if word.strip())
    found = dict.fromkeys(buyers, "")
    if wanted:
        for contact_id, need in needs:
            if contact_id not in found and any(word in need.casefold() for word in wanted):
                found[contact_id] = need
    return found
