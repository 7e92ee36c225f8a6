"""The limits of what may be spent on a contact in a year, where a visit is written: told before, and passed by `--over-limit`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.spending import OverLimit
from salesbook.domain.text import Text
from salesbook.domain.visit import Expense, Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.queries.spending import over_limits
from salesbook.queries.visits import entry_of
from salesbook.store.notebook import NotebookReader


def must_not_pass_limits(notebook: NotebookReader, entry: VisitEntry, newcomers: Iterable[Contact]) -> None:
    """Warn before a visit is logged; whoever has read it can say that it is right."""
    found = over_limits(notebook, entry, newcomers)
    if found:
        raise Refused(Text("{warning}; with --over-limit it is logged all the same.", warning=_warning(found)))


def must_not_pass_limits_now(notebook: NotebookReader, before: VisitEntry, after: VisitEntry) -> None:
    """Warn before a visit is changed so that it comes to more than before; what was over a limit already is no news."""
    known = {_which(one): one.spent for one in over_limits(notebook, before)}
    found = [one for one in over_limits(notebook, after) if _which(one) not in known or one.spent > known[_which(one)]]
    if found:
        raise Refused(Text("{warning}; with --over-limit it is changed all the same.", warning=_warning(found)))


def _warning(found: Sequence[OverLimit]) -> Text:
    """Of one by its sentence; of several who they are and what each comes to."""
    if len(found) == 1:
        return found[0].words
    return Text(
        "With this, more than a limit of {year} is spent: {warnings}",
        year=str(found[0].year),
        warnings=tuple(Text("{name}, {spent}", name=one.name, spent=one.so_far) for one in found),
    )


def with_expense(notebook: NotebookReader, changed: Expense) -> tuple[VisitEntry, VisitEntry]:
    """The visit of an expense as it is, and as it would be."""
    visit = notebook.get(Visit, changed.visit_id)
    assert visit is not None
    before = entry_of(notebook, visit)
    expenses = tuple(changed if one.id == changed.id else one for one in before.expenses)
    return before, replace(before, expenses=expenses)


def _which(one: OverLimit) -> tuple[str, object, int]:
    return one.contact_id, one.kind, one.year
