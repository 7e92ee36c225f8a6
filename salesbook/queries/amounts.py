"""Amounts in other currencies than the notebook's: they stay what they are, and count for no limit and in no lens."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader
from salesbook.store.nouns import NOUNS
from salesbook.store.records import record_of

WITH_AMOUNTS: tuple[type[Any], ...] = tuple(noun for noun in NOUNS if record_of(noun).amounts)
TABLES_WITH_AMOUNTS = frozenset(record_of(noun).table for noun in WITH_AMOUNTS)


@dataclass(frozen=True)
class AmountsApart:
    """How many amounts are in a currency that is not the notebook's."""

    currency: str
    count: int


def amounts_apart(notebook: NotebookReader) -> tuple[AmountsApart, ...]:
    """The amounts that do not count, by their currency, the most first."""
    found: Counter[str] = Counter()
    for noun in WITH_AMOUNTS:
        record = record_of(noun)
        for name in record.amounts:
            column = f"{name}_currency"
            sql = f"SELECT {column}, count(*) FROM {record.table} WHERE {column} <> ? GROUP BY 1"
            found.update(dict(notebook.rows(sql, method(notebook).currency)))
    return tuple(AmountsApart(currency, count) for currency, count in found.most_common())
