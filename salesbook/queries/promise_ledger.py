"""The promises of some days as the ledger tells them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from salesbook.domain.promise_ledger import LedgerPromise, told_of
from salesbook.queries.period import Period, names_by_id, organisation_on, promises_told_in
from salesbook.queries.visits import days_of_visits
from salesbook.store.notebook import NotebookReader


def promises_in_ledger(
    notebook: NotebookReader, period: Period, today: date, each: Callable[[], None] = lambda: None
) -> tuple[LedgerPromise, ...]:
    """The promises of the period as they stand today; `each` is called before each of them."""
    found = promises_told_in(notebook, period)
    names = names_by_id(notebook, (one.contact_id for one in found))
    days = days_of_visits(notebook, (one.visit_id for one in found if one.visit_id))
    told = []
    each()
    for one in found:
        each()
        given = one.given_on or days.get(one.visit_id or "")
        house = organisation_on(notebook, one.contact_id, given or today)[1]
        told.append(told_of(one, names[one.contact_id], house, given, today))
    return tuple(told)
