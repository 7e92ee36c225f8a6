"""What the method adds to a big book: the steps that brought everybody to their stage, cards, products and news of them.

The last step of a contact was taken within 400 days, and those before it two to five months apart: of ten, two moved in the last 90
days, and the others stand still.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from benchmarks.big_sales import row_id
from salesbook.domain.stage import Stage, path_between

_FESTIVALS = ("spring-festival", "mid-autumn-festival", "national-day", "christmas")
_PRODUCTS, _NEWS = 20, 3


def method_of(stages: Sequence[str | None], today: date) -> Iterator[tuple[str, Iterator[tuple[object, ...]]]]:
    """The rows for contacts at these stages, each with its table and columns; the same every time."""
    yield "stage_change (id, contact_id, from_stage, to_stage, at, day, in_order)", _steps(stages, today)
    yield "card_plan (id, contact_id, rhythm, since, festival, day)", _cards(len(stages))
    yield "product (id, name)", ((row_id(21, n), f"泵 {n}") for n in range(_PRODUCTS))
    yield (
        "product_news (id, product_id, text, day, words)",
        ((row_id(27, n), row_id(21, n), "更安静了", _before(today, n), f'["泵 4{n}"]') for n in range(_NEWS)),
    )


def confirmed_on(number: int, today: date) -> str | None:
    """The day on which the phone of a contact was confirmed last: every second one's was, one in fourteen's over a year ago."""
    return None if number % 2 else _before(today, number * 7 % 420)


def _steps(stages: Sequence[str | None], today: date) -> Iterator[tuple[object, ...]]:
    number = 0
    for contact, stage in enumerate(stages):
        path = path_between(None, Stage(stage)) if stage else ()
        for order, (start, end) in enumerate(path):
            ago = contact * 13 % 400 + (len(path) - 1 - order) * (60 + contact * 7 % 90)
            day = _before(today, ago)
            known = (one.value if one else None for one in (start, end))
            yield row_id(20, number), row_id(1, contact), *known, f"{day}T08:00:00+00:00", day, order
            number += 1


def _cards(contacts: int) -> Iterator[tuple[object, ...]]:
    """Every fifth contact gets cards, every second of these at a festival."""
    for n in range(0, contacts, 5):
        festival = _FESTIVALS[n // 5 % 4] if n % 2 else None
        yield row_id(24, n), row_id(1, n), "festival" if festival else "monthly", "2024-03-01", festival, n % 28 + 1


def _before(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()
