"""What was spent on contacts, by calendar year, against the limits: told before something is spent, not after."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.spending import LIMITED, OverLimit, limit_on, shared, sharing
from salesbook.domain.text import Text
from salesbook.domain.visit import Expense, ExpenseKind
from salesbook.domain.visit_entry import VisitEntry
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class Share:
    """One contact's part of an expense."""

    contact_id: str
    day: date
    kind: ExpenseKind
    amount: Money

    @property
    def minor(self) -> int:
        """The amount in minor units."""
        return self.amount.minor


@dataclass(frozen=True)
class SpentOfLimit:
    """What was spent on a contact in a year, and the limit; `apart` is in other currencies and cannot be held against it."""

    kind: ExpenseKind
    spent: Money
    limit: Money
    apart: tuple[Money, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether more was spent than may be."""
        return self.spent > self.limit

    @property
    def words(self) -> Text:
        """What was spent of what may be, and what else was spent."""
        said = Text("{kind} {spent} of {limit}", kind=self.kind, spent=self.spent, limit=self.limit)
        if not self.apart:
            return said
        return Text("{spent} and, not counted, {others}", spent=said, others=self.apart)


def people_sharing(notebook: NotebookReader, visit_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Among whom the expenses of visits are shared, by visit; the first named first."""
    present: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for visit_id, contact_id, colleague in notebook.rows(_PRESENT, json.dumps(list(visit_ids))):
        present[visit_id].append((contact_id, bool(colleague)))
    return {visit_id: sharing(people) for visit_id, people in present.items()}


def shares(
    notebook: NotebookReader, first: date, last: date, of: Sequence[str] | None = None, but: str = ""
) -> list[Share]:
    """Everybody's parts of what was spent in the notebook's currency from one day to another, or those of some.

    `but` is a visit left out.
    """
    currency = method(notebook).currency
    return [one for one in _every_share(notebook, first, last, of, but) if one.amount.currency == currency]


def _every_share(
    notebook: NotebookReader, first: date, last: date, of: Sequence[str] | None = None, but: str = ""
) -> list[Share]:
    """The same in every currency."""
    whose = "1" if of is None else _WITH_ONE_OF
    sought = () if of is None else (json.dumps(list(of)),)
    spent = notebook.rows(_SPENT.format(whose=whose), first.isoformat(), last.isoformat(), but, *sought)
    among = people_sharing(notebook, {row[0] for row in spent})
    found = []
    for visit_id, day, kind, amount, currency in spent:
        people = among.get(visit_id, ())
        parts = shared(Money(amount, currency), len(people))
        found += [
            Share(one, date.fromisoformat(day), ExpenseKind(kind), part)
            for one, part in zip(people, parts, strict=True)
            if of is None or one in of
        ]
    return found


def spent_of_limits(notebook: NotebookReader, contact_id: str, year: int) -> tuple[SpentOfLimit, ...]:
    """What was spent on a contact in a calendar year, for each limit that is set."""
    steering = method(notebook)
    limits = {kind: limit for kind in LIMITED if (limit := limit_on(kind, steering)) is not None}
    if not limits:
        return ()
    mine = _every_share(notebook, date(year, 1, 1), date(year, 12, 31), (contact_id,))
    found = []
    for kind, limit in limits.items():
        sums = {limit.currency: 0}
        for one in mine:
            if one.kind is kind:
                sums[one.amount.currency] = sums.get(one.amount.currency, 0) + one.minor
        spent, *apart = (Money(minor, currency) for currency, minor in sums.items())
        found.append(SpentOfLimit(kind, spent, limit, tuple(apart)))
    return tuple(found)


def over_limits(
    notebook: NotebookReader, entry: VisitEntry, newcomers: Iterable[Contact] = ()
) -> tuple[OverLimit, ...]:
    """For whom a visit that is about to be written comes to more than a limit; `newcomers` are not in the notebook yet.

    What the visit itself has cost so far does not count twice: it is read from the entry.
    """
    if not entry.expenses:
        return ()
    steering, year = method(notebook), entry.visit.day.year
    limits = {kind: limit for kind in LIMITED if (limit := limit_on(kind, steering)) is not None}
    touched = [
        one
        for one in entry.expenses
        if one.kind in limits and one.amount.currency == steering.currency and one.amount.minor
    ]
    if not touched:
        return ()
    people = _people(notebook, entry, newcomers)
    meant = sharing((one.id, one.colleague) for one in people)
    spent = _with_this(touched, meant)
    for share in shares(notebook, date(year, 1, 1), date(year, 12, 31), meant, entry.visit.id):
        if (share.contact_id, share.kind) in spent:
            spent[share.contact_id, share.kind] += share.minor
    names = {one.id: one.name for one in people}
    return tuple(
        OverLimit(one, names[one], kind, year, Money(minor, steering.currency), limits[kind])
        for (one, kind), minor in spent.items()
        if minor > limits[kind].minor
    )


def _people(notebook: NotebookReader, entry: VisitEntry, newcomers: Iterable[Contact]) -> list[Contact]:
    known = {one.id: one for one in newcomers}
    found = (known.get(part.contact_id) or notebook.get(Contact, part.contact_id) for part in entry.participations)
    return [one for one in found if one is not None]


def _with_this(expenses: Iterable[Expense], people: Sequence[str]) -> dict[tuple[str, ExpenseKind], int]:
    spent: dict[tuple[str, ExpenseKind], int] = defaultdict(int)
    for expense in expenses:
        for one, part in zip(people, shared(expense.amount, len(people)), strict=True):
            spent[one, expense.kind] += part.minor
    return spent


_PRESENT = """
    SELECT p.visit_id, p.contact_id, c.colleague FROM participation p JOIN contact c ON c.id = p.contact_id
    WHERE p.visit_id IN (SELECT value FROM json_each(?)) ORDER BY p.visit_id, p.position
"""

_SPENT = """
    SELECT v.id, v.day, e.kind, e.amount, e.amount_currency FROM expense e JOIN visit v ON v.id = e.visit_id
    WHERE v.state = 'done' AND v.day BETWEEN ? AND ? AND v.id <> ? AND {whose}
    ORDER BY v.day, v.key, e.position
"""

_WITH_ONE_OF = """
    v.id IN (SELECT visit_id FROM participation WHERE contact_id IN (SELECT value FROM json_each(?)))
"""
