"""People for the lenses, told in days before today: what they bought, how they felt, what else is recorded of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.judgement import LoyaltyFactor
from salesbook.domain.lenses.book import BookFacts, book_facts
from salesbook.domain.lenses.buying import Bought, Buying, buying_of
from salesbook.domain.lenses.facts import ContactLensFacts, Felt, Given, Judged, Visited
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.setting import Method
from salesbook.domain.visit import ValueKind
from salesbook.wording import render
from tests.factories import TODAY

SOMEBODY = "somebody"
WORDS = {"+": Emotion.HAPPY, "0": Emotion.NEUTRAL, "-": Emotion.ANGRY}
GAPS = {"^": Expectation.ABOVE, "=": Expectation.AS_EXPECTED, "v": Expectation.BELOW}


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


def bought(
    *days: int, revenue: int = 1_000, profit: int | None = 300, reasons: tuple[PurchaseReason | None, ...] = ()
) -> Buying:
    """Orders so many days ago, the oldest first, of whole yuan each; `reasons` in their order."""
    given = (*reasons, *(None for _ in days))
    return buying_of(
        TODAY,
        (
            Bought(ago(day), revenue * 100, None if profit is None else profit * 100, reason)
            for day, reason in zip(days, given, strict=False)
        ),
    )


def felt(*visits: tuple[int, str]) -> tuple[Felt, ...]:
    """Visits so many days ago that left `+`, `0` or `-`, and `^`, `=` or `v` against what was expected; the oldest first."""
    found = []
    for place, (days, signs) in enumerate(visits):
        emotion = next((WORDS[sign] for sign in signs if sign in WORDS), None)
        gap = next((GAPS[sign] for sign in signs if sign in GAPS), None)
        found.append(Felt(ago(days), f"visit-{place}", emotion, gap, emotion.mood if emotion else None))
    return tuple(found)


def given(*values: tuple[ValueKind, int]) -> tuple[Given, ...]:
    """Value given so many days ago."""
    return tuple(Given(kind, ago(days)) for kind, days in values)


def judged(days: int = 0, **scores: int) -> dict[LoyaltyFactor, Judged]:
    """The rep's judgements, all made so many days ago."""
    return {LoyaltyFactor[name.upper()]: Judged(score, ago(days)) for name, score in scores.items()}


def book(buyers: dict[str, Buying] | None = None, tiers: Any = (), **method: Any) -> BookFacts:
    """The book these buyers make, with these settings."""
    return book_facts(buyers or {}, Method(**method), TODAY, tiers)


def somebody(buying: Buying | None = None, in_book: BookFacts | None = None, **facts: Any) -> ContactLensFacts:
    """Somebody who bought so, alone in a book where none is given."""
    buying = buying or bought()
    found = in_book or book({SOMEBODY: buying} if buying.orders else {})
    return ContactLensFacts(SOMEBODY, found, buying, **facts)


def visited(**counts: Any) -> Visited:
    """Counts of visits; any of them means that there was one."""
    return Visited(**{"any": True, **counts})


def said(texts: tuple[Any, ...]) -> list[str]:
    """The sentences in the present language."""
    return [render(text) for text in texts]
