"""Who bought what, for the lenses."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from operator import itemgetter

from salesbook.domain.lenses.buying import Bought, Buying, buying_of
from salesbook.domain.purchase_reason import PurchaseReason
from salesbook.domain.setting import Method
from salesbook.queries.lens_asking import known_day
from salesbook.store.notebook import NotebookReader

REASONS = {reason.value: reason for reason in PurchaseReason}


def buyers(
    notebook: NotebookReader, owner: str, steering: Method, day: date, only: str | None = None
) -> dict[str, Buying]:
    """All orders by who placed them, or those of one; `owner` is a column of ours. A colleague's orders are nobody's."""
    whose, which = ("1", ()) if only is None else (f"{owner} = ?3", (only,))
    sql = _ORDERS.format(owner, reason="|| ' ' || coalesce(reason, '')", order="ORDER BY day, id", whose=whose)
    rows = notebook.rows_at_once(2, sql, day.isoformat(), steering.currency, *which)
    return {key: _buying(day, orders) for key, orders in rows}


def buyers_without_reasons(notebook: NotebookReader, steering: Method, day: date) -> dict[str, Buying]:
    """What all contacts bought, but not why, nor which order of a day came first: enough for the book, and sooner read."""
    sql = _ORDERS.format("contact_id", reason="", order="", whose="1")
    rows = notebook.rows_at_once(2, sql, day.isoformat(), steering.currency)
    return {key: _buying(day, orders) for key, orders in rows}


# A book knows itself by what everybody bought, and after a change nearly everybody's orders are those of before.
@lru_cache(maxsize=20_000)
def _buying(day: date, orders: str) -> Buying:
    """What somebody's orders come to, each told as the day, the revenue, the profit and the reason."""
    return buying_of(day, [_bought(*order.split(" ")) for order in sorted(orders.split(","), key=_day_of)])


_day_of = itemgetter(slice(len("2026-11-24")))


def _bought(day: str, revenue: str, profit: str, reason: str = "") -> Bought:
    return Bought(known_day(day), int(revenue), int(profit) if profit else None, REASONS.get(reason))


_ORDERS = """
    SELECT {0}, group_concat(
               day || ' ' || CASE WHEN amount_currency = ?2 THEN amount ELSE 0 END || ' '
                   || CASE WHEN profit_currency = ?2 THEN profit ELSE '' END {reason}, ',' {order})
    FROM purchase
    WHERE +day <= ?1 AND {0} IS NOT NULL AND {whose} AND contact_id NOT IN (SELECT id FROM contact WHERE colleague = 1)
    GROUP BY {0}
"""
