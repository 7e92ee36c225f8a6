"""Value given: what each contact got of the four kinds, at what cost, and what they never got."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from salesbook.domain.money import Money
from salesbook.domain.visit import ValueKind
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader

YEAR = 365


@dataclass(frozen=True)
class Given:
    """One value given. `visit_id` is empty for a favour outside any visit; `felt` is None while nobody judged."""

    day: date
    kind: ValueKind
    note: str
    cost: Money | None
    felt: bool | None
    visit_id: str


@dataclass(frozen=True)
class ValueLine:
    """What one contact got within a year, by kind; `cost` is what it cost in the notebook's currency."""

    contact_id: str
    name: str
    counts: Mapping[ValueKind, int]
    cost: Money

    @property
    def total(self) -> int:
        """How often they got anything."""
        return sum(self.counts.values())

    @property
    def never(self) -> tuple[ValueKind, ...]:
        """The kinds they did not get."""
        return tuple(kind for kind in ValueKind if not self.counts.get(kind))


def values_by_contact(notebook: NotebookReader, day: date) -> list[ValueLine]:
    """Everybody met within a year, with what they got; those who got least come first."""
    first, last = (day - timedelta(days=YEAR)).isoformat(), day.isoformat()
    currency = method(notebook).currency
    counts: dict[str, dict[ValueKind, int]] = defaultdict(dict)
    costs: dict[str, int] = defaultdict(int)
    for contact_id, kind, times, cost in notebook.rows(_COUNTS, first, last, currency):
        counts[contact_id][ValueKind(kind)] = counts[contact_id].get(ValueKind(kind), 0) + times
        costs[contact_id] += cost or 0
    lines = [
        ValueLine(contact_id, name, counts.get(contact_id, {}), Money(costs.get(contact_id, 0), currency))
        for contact_id, name in notebook.rows(_MET, first, last)
    ]
    return sorted(lines, key=lambda one: (one.total, one.name.casefold()))


def value_given_to(notebook: NotebookReader, contact_id: str, day: date) -> list[Given]:
    """Everything one contact ever got, the newest first."""
    rows = notebook.rows(_GIVEN, json.dumps([contact_id]), day.isoformat())
    return [
        Given(
            date.fromisoformat(on),
            ValueKind(kind),
            note,
            Money(cost, currency) if cost is not None else None,
            None if felt is None else bool(felt),
            visit_id,
        )
        for on, kind, note, cost, currency, felt, visit_id in rows
    ]


_MET = """
    SELECT id, name FROM contact WHERE colleague = 0 AND id IN (
        SELECT p.contact_id FROM participation p JOIN visit v ON v.id = p.visit_id
        WHERE v.state = 'done' AND v.channel IS NOT 'card' AND v.day BETWEEN ? AND ?)
"""

_COUNTS = """
    SELECT g.contact_id, g.kind, count(*), sum(CASE WHEN g.cost_currency = ?3 THEN g.cost END)
    FROM value_given g JOIN visit v ON v.id = g.visit_id
    WHERE v.state = 'done' AND v.day BETWEEN ?1 AND ?2 GROUP BY g.contact_id, g.kind
    UNION ALL
    SELECT contact_id, 'non-business', count(*), NULL FROM favour
    WHERE side = 'me' AND day BETWEEN ?1 AND ?2 GROUP BY contact_id
"""

_GIVEN = """
    SELECT v.day, g.kind, g.note, g.cost, g.cost_currency, g.felt, v.id
    FROM value_given g JOIN visit v ON v.id = g.visit_id
    WHERE g.contact_id IN (SELECT value FROM json_each(?1)) AND v.state = 'done' AND v.day <= ?2
    UNION ALL
    SELECT day, 'non-business', text, NULL, NULL, NULL, '' FROM favour
    WHERE contact_id IN (SELECT value FROM json_each(?1)) AND side = 'me' AND day <= ?2
    ORDER BY 1 DESC
"""
