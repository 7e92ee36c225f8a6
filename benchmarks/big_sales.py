"""What a big notebook holds beside its visits: orders, offers, value given, recommendations, judgements, favours.

Of a hundred done visits ten bring an order, five an offer, twenty give value, and one each of the rest. Every fourth contact
buys, so that there are some who buy again and again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.big_notebook import Meeting

_KINDS = ("product", "service", "price", "non-business")
_REASONS = ("price", "liking", "comparison", "habit", None)
_JUDGED = ("satisfaction", "keeping-up", "rebuying", "recommending", "resistance")


def row_id(noun: int, number: int) -> str:
    """An id in the shape of a UUIDv7, growing with the number as those grow with time."""
    return f"01900000-{number >> 16:04x}-7{noun:03x}-8000-{number:012x}"


def sales_of(met: Sequence[Meeting]) -> Iterator[tuple[str, Iterator[tuple[object, ...]]]]:
    """The rows that these done visits bring, each with its table and columns."""
    yield (
        "purchase (id, contact_id, day, amount, amount_currency, organisation_id, profit, profit_currency, reason)",
        (_purchase(one) for one in met if one.number % 10 == 3),
    )
    yield (
        "offer (id, contact_id, amount, amount_currency, given_on, state, settled_on, lost_because, lost_to_competitor)",
        (_offer(one) for one in met if one.number % 20 == 7),
    )
    yield "value_given (id, visit_id, contact_id, kind, trial)", (_value(one) for one in met if one.number % 5 == 1)
    yield (
        "referral (id, contact_id, to_name, day, visit_id)",
        (
            (row_id(15, one.number), row_id(1, one.contact), "陈立", one.day, row_id(6, one.number))
            for one in _one_in_a_hundred(met, 2)
        ),
    )
    yield (
        "praise (id, contact_id, text, day)",
        ((row_id(16, one.number), row_id(1, one.contact), "很可靠", one.day) for one in _one_in_a_hundred(met, 12)),
    )
    yield "judgement (id, contact_id, factor, score, day)", (_judgement(one) for one in _one_in_a_hundred(met, 22))
    yield (
        "favour (id, contact_id, side, text, day)",
        (
            (row_id(18, one.number), row_id(1, one.contact), "me", "介绍医生", one.day)
            for one in _one_in_a_hundred(met, 32)
        ),
    )
    yield (
        "refusal (id, contact_id, day)",
        ((row_id(19, one.number), row_id(1, one.contact), one.day) for one in _one_in_a_hundred(met, 42)),
    )


def _one_in_a_hundred(met: Sequence[Meeting], which: int) -> Iterator[Meeting]:
    return (one for one in met if one.number % 100 == which)


def _purchase(one: Meeting) -> tuple[object, ...]:
    buyer, amount = one.contact - one.contact % 4, (one.number % 97 + 3) * 10_000
    reason = _REASONS[one.number // 10 % 5]
    house = row_id(2, buyer // 10)
    return row_id(12, one.number), row_id(1, buyer), one.day, amount, "CNY", house, amount // 4, "CNY", reason


def _offer(one: Meeting) -> tuple[object, ...]:
    offer, contact, amount = row_id(13, one.number), row_id(1, one.contact), (one.number % 89 + 3) * 10_000
    if one.number % 60 == 7:
        return offer, contact, amount, "CNY", one.day, "lost", one.day, "太贵", 1
    return offer, contact, amount, "CNY", one.day, "open", None, "", 0


def _value(one: Meeting) -> tuple[object, ...]:
    kind, trial = _KINDS[one.number // 5 % 4], one.number % 50 == 1
    return row_id(14, one.number), row_id(6, one.number), row_id(1, one.contact), kind, trial


def _judgement(one: Meeting) -> tuple[object, ...]:
    factor, score = _JUDGED[one.number // 100 % 5], one.number // 100 % 6
    return row_id(17, one.number), row_id(1, one.contact), factor, score, one.day
