"""What the whole method adds to a big book: moves between stages, sales, cards, news, needs and facts that grow old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from benchmarks.big_notebook import STAGES_OF, TODAY, id_of, insert
from salesbook.store.driver import Connection

_FESTIVALS = ("spring-festival", "mid-autumn-festival", "national-day", "christmas")
_PRODUCTS, _NEWS = 20, 3


def fill_method(connection: Connection, contacts: int) -> None:
    """Add it for so many contacts, the same every time."""
    insert(connection, "stage_change (id, contact_id, from_stage, to_stage, at, day, in_order)", _moves(contacts))
    insert(connection, "product (id, name)", ((id_of(21, n), f"泵 {n}") for n in range(_PRODUCTS)))
    insert(connection, "purchase (id, contact_id, day, amount, amount_currency, product_id)", _purchases(contacts))
    insert(
        connection,
        "offer (id, contact_id, amount, amount_currency, given_on, product_id, expected_by, state)",
        _offers(contacts),
    )
    insert(connection, "card_plan (id, contact_id, rhythm, since, festival, day)", _cards(contacts))
    # Those of organisations: what contacts need themselves is searched, and their index is baked without.
    insert(
        connection,
        "need (id, text, organisation_id, confirmed_on)",
        ((id_of(25, n), f"更安静的泵 {n % 50}", id_of(2, n), _ago(n % 800)) for n in range(max(1, contacts // 10))),
    )
    for number in range(0, contacts, 2):
        day = _ago(number * 7 % 420)
        connection.execute("UPDATE phone SET confirmed_on = ? WHERE id = ?", (day, id_of(4, number)))
    insert(
        connection,
        "product_news (id, product_id, text, day, words)",
        ((id_of(27, n), id_of(21, n), "更安静了", _ago(n), f'["泵 4{n}"]') for n in range(_NEWS)),
    )


def _moves(contacts: int) -> Iterator[tuple[object, ...]]:
    for n in range(contacts):
        stage = STAGES_OF[n % len(STAGES_OF)] if n % 20 else None
        if stage is not None:
            day = _ago(n * 13 % 400)
            yield id_of(20, n), id_of(1, n), None, stage, f"{day}T12:00:00+00:00", day, 0


def _purchases(contacts: int) -> Iterator[tuple[object, ...]]:
    return (
        (id_of(22, n), id_of(1, n), _ago(n * 17 % 1000), 100_000, "CNY", id_of(21, n % _PRODUCTS))
        for n in range(contacts)
    )


def _offers(contacts: int) -> Iterator[tuple[object, ...]]:
    for n in range(0, contacts, 3):
        state = "open" if n % 10 == 0 else "lost"
        yield (
            id_of(23, n),
            id_of(1, n),
            100_000,
            "CNY",
            _ago(n % 300),
            id_of(21, n % _PRODUCTS),
            _ago(n % 300 - 30),
            state,
        )


def _cards(contacts: int) -> Iterator[tuple[object, ...]]:
    for n in range(0, contacts, 5):
        festival = _FESTIVALS[n // 5 % 4] if n % 2 else None
        yield id_of(24, n), id_of(1, n), "festival" if festival else "monthly", "2024-01-01", festival, n % 28 + 1


def _ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()
