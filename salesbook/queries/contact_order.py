"""The orders of the list of contacts. Each asks one or two light columns of the whole book; ties stand by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from salesbook.domain.readings import sort_key
from salesbook.domain.stage import Stage
from salesbook.store.notebook import NotebookReader
from salesbook.store.search import readings

KEPT = "contact-order"
"""What the order the rep chose last is kept under in the notebook."""


class Order(Enum):
    """How the list is ordered."""

    NAME = "name"
    ORGANISATION = "organisation"
    STAGE = "stage"
    TOUCH = "touch"
    NEXT = "next"
    ADDED = "added"


@dataclass(frozen=True)
class Arrangement:
    """An order, and whether it runs the other way: what it begins with by itself is what is mostly looked for."""

    order: Order = Order.NAME
    backwards: bool = False


class NameOrder:
    """The sort keys of names, each made once: Chinese names by pinyin among the Latin ones."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def key(self, name: str) -> str:
        """What to order a name by."""
        found = self._keys.get(name)
        if found is None:
            found = self._keys[name] = sort_key(name[:200], readings())
        return found


def kept_arrangement(notebook: NotebookReader) -> Arrangement:
    """The order the rep chose last; by name where none was kept, or one of a newer version."""
    kept = notebook.kept(KEPT)
    try:
        found = json.loads(kept or "{}")
        return Arrangement(Order(found["order"]), bool(found.get("backwards")))
    except (ValueError, KeyError, TypeError):
        return Arrangement()


def arrangement_as_text(arrangement: Arrangement) -> str:
    """An order to be kept."""
    return json.dumps({"order": arrangement.order.value, "backwards": arrangement.backwards})


def arranged(
    notebook: NotebookReader,
    rows: list[tuple[str, str]],
    arrangement: Arrangement,
    day: date,
    names: NameOrder,
) -> tuple[str, ...]:
    """The ids of contacts given as id and name, in order. Who has nothing to order by comes last, whichever way it runs."""
    rows = sorted(rows, key=lambda row: (names.key(row[1]), row[0]))
    if arrangement.order is Order.NAME:
        return tuple(row[0] for row in (reversed(rows) if arrangement.backwards else rows))
    values, greatest_first = _VALUES[arrangement.order](notebook, day, names)
    known = [row[0] for row in rows if row[0] in values]
    known.sort(key=values.__getitem__, reverse=greatest_first is not arrangement.backwards)
    return (*known, *(row[0] for row in rows if row[0] not in values))


# What contacts are ordered by, by id; and whether the greatest comes first.
_Found = tuple[dict[str, Any], bool]


def _organisations(notebook: NotebookReader, _day: date, names: NameOrder) -> _Found:
    """Where they work now, as a row says it."""
    found = dict(notebook.rows(_WORK))
    return {contact: names.key(name) for contact, name in found.items() if name}, False


def _stages(notebook: NotebookReader, _day: date, _names: NameOrder) -> _Found:
    """The furthest first."""
    ranks = {stage.value: stage.rank for stage in Stage}
    return {one: ranks[stage] for one, stage in notebook.rows("SELECT id, stage FROM contact WHERE stage <> ''")}, True


def _touches(notebook: NotebookReader, _day: date, _names: NameOrder) -> _Found:
    """The newest first."""
    return dict(notebook.rows("SELECT contact_id, touch FROM newest WHERE touch IS NOT NULL")), True


def _next(notebook: NotebookReader, day: date, _names: NameOrder) -> _Found:
    """The soonest first; a step that is overdue before all."""
    return dict(notebook.rows(_NEXT, day.isoformat())), False


def _added(notebook: NotebookReader, _day: date, _names: NameOrder) -> _Found:
    """The newest first."""
    return {
        one: (added, key) for one, added, key in notebook.rows("SELECT id, coalesce(added, ''), key FROM contact")
    }, True


_VALUES: dict[Order, Callable[[NotebookReader, date, NameOrder], _Found]] = {
    Order.ORGANISATION: _organisations,
    Order.STAGE: _stages,
    Order.TOUCH: _touches,
    Order.NEXT: _next,
    Order.ADDED: _added,
}

# The last of a contact's lines is the first of their present places of work.
_WORK = """
    SELECT e.contact_id, o.name FROM employment e LEFT JOIN organisation o ON o.id = e.organisation_id
    WHERE e.to_day IS NULL ORDER BY e.position DESC
"""

_NEXT = """
    SELECT contact_id, min(day) FROM (
        SELECT p.contact_id, v.day FROM visit v JOIN participation p ON p.visit_id = v.id
        WHERE v.state = 'planned' AND v.day >= ?
        UNION ALL SELECT contact_id, due FROM next_step WHERE state = 'open' AND due IS NOT NULL)
    GROUP BY contact_id
"""
