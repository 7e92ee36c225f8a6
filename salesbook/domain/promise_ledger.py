"""The ledger of promises: what both sides promised, what became of it, and how well each keeps its word.

A promise counts as settled once it was kept or broken; a released one counts for nobody. One kept after its day is kept late.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.promise import Promise, PromiseState, Side


@dataclass(frozen=True)
class LedgerPromise:
    """A promise with whose it is. `given_on` may be unknown; `days_late` counts past its day: so far, or when it was kept.

    The ids are those of the promise and of the contact it belongs to; two of the same words are the same on paper.
    """

    name: str
    organisation: str
    side: Side
    text: str
    given_on: date | None = None
    due: date | None = None
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    days_late: int = 0
    promise_id: str = field(default="", compare=False)
    contact_id: str = field(default="", compare=False)


@dataclass(frozen=True)
class Rate:
    """How many promises of a side were kept, in time and late, of those settled in a quarter of a year (1 to 4)."""

    side: Side
    year: int
    quarter: int
    kept: int
    late: int
    settled: int


def told_of(promise: Promise, name: str, organisation: str, given_on: date | None, today: date) -> LedgerPromise:
    """A promise as the ledger tells it today."""
    late = promise.days_overdue(today)
    if promise.state is PromiseState.KEPT and promise.due and promise.settled_on:
        late = max((promise.settled_on - promise.due).days, 0)
    return LedgerPromise(
        name,
        organisation,
        promise.side,
        promise.text,
        given_on,
        promise.due,
        promise.state,
        promise.settled_on,
        late,
        promise.id,
        promise.contact_id,
    )


def rates_of(promises: Iterable[LedgerPromise], first: date, last: date) -> tuple[Rate, ...]:
    """By side and quarter, oldest first; a quarter in which nothing was settled has none."""
    counted: dict[tuple[Side, int, int], list[LedgerPromise]] = {}
    for one in promises:
        day = one.settled_on
        if one.state in (PromiseState.KEPT, PromiseState.BROKEN) and day and first <= day <= last:
            counted.setdefault((one.side, day.year, (day.month - 1) // 3 + 1), []).append(one)
    rates = (
        Rate(
            side,
            year,
            quarter,
            sum(one.state is PromiseState.KEPT for one in those),
            sum(one.state is PromiseState.KEPT and one.days_late > 0 for one in those),
            len(those),
        )
        for (side, year, quarter), those in counted.items()
    )
    return tuple(sorted(rates, key=lambda one: (one.year, one.quarter)))
