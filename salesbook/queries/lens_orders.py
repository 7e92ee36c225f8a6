"""Who bought what, for the lenses: everybody's orders, or only the figures that the book is made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from salesbook.domain.lenses.buying import THREE_YEARS, YEAR, Bought, BuyerFigures, Buying, buying_of, usual_gap_of
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.setting import Method
from salesbook.queries.lens_asking import known_day
from salesbook.store.notebook import NotebookReader

REASONS = {reason.value: reason for reason in PurchaseReason}

_whose: Callable[[tuple[Any, ...]], str] = itemgetter(0)


def buyers(
    notebook: NotebookReader, owner: str, steering: Method, day: date, only: str | None = None
) -> dict[str, Buying]:
    """All orders by who placed them, or those of one; `owner` is a column of ours. A colleague's orders are nobody's."""
    whose, which = ("1", ()) if only is None else (f"{owner} = ?3", (only,))
    rows = notebook.each_row(_ORDERS.format(owner, whose=whose), day.isoformat(), steering.currency, *which)
    return {
        key: buying_of(
            day,
            [Bought(known_day(on), revenue, profit, REASONS.get(reason)) for _key, on, revenue, profit, reason in of],
        )
        for key, of in groupby(rows, _whose)
    }


def figures_of_buyers(notebook: NotebookReader, steering: Method, day: date) -> dict[str, BuyerFigures]:
    """What the orders of each contact come to, added up by SQL: all that the book is made of, in a third of the time."""
    since, three_years = day - timedelta(days=YEAR), day - timedelta(days=THREE_YEARS)
    known, today = _number_of_day, day.toordinal()
    found = {}
    for key, days, revenue, *profits in notebook.each_row(
        _FIGURES, day.isoformat(), steering.currency, since.isoformat(), three_years.isoformat()
    ):
        numbers = [known(one) for one in sorted(set(days.split(",")))]
        gap = usual_gap_of([later - earlier for earlier, later in pairwise(numbers)])
        found[key] = BuyerFigures(revenue, *profits, today - numbers[0], today - numbers[-1], gap)
    return found


# A book has thousands of orders, and far fewer days.
@lru_cache(maxsize=10_000)
def _number_of_day(day: str) -> int:
    return date.fromisoformat(day).toordinal()


_ORDERS = """
    SELECT {0}, day, CASE WHEN amount_currency = ?2 THEN amount ELSE 0 END,
           CASE WHEN profit_currency = ?2 THEN profit END, reason
    FROM purchase
    WHERE +day <= ?1 AND {0} IS NOT NULL AND {whose} AND contact_id NOT IN (SELECT id FROM contact WHERE colleague = 1)
    ORDER BY {0}, day, id
"""

_FIGURES = """
    SELECT contact_id, group_concat(day),
           sum(CASE WHEN day >= ?3 AND amount_currency = ?2 THEN amount ELSE 0 END),
           sum(CASE WHEN day >= ?3 AND profit_currency = ?2 THEN profit ELSE 0 END),
           sum(CASE WHEN day >= ?4 AND profit_currency = ?2 THEN profit ELSE 0 END),
           sum(CASE WHEN profit_currency = ?2 THEN profit ELSE 0 END)
    FROM purchase WHERE +day <= ?1 AND contact_id NOT IN (SELECT id FROM contact WHERE colleague = 1) GROUP BY contact_id
"""
