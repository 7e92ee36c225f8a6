"""What may be chosen for each report. A dialog and the command line are built from the fields, so nothing heavy is imported.

The fields mean the same everywhere: `first` and `last` are the days from and to, `contact_id` and `organisation_id` narrow
a report down to one. `usual` is what a rep means who chooses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.store.notebook import NotebookReader


class NothingPlanned(Refused):
    """No visit is planned from today on, so there is no paper to take along."""

    def __init__(self) -> None:
        super().__init__(Text("No visit is planned, so there is nothing to print; plan one with “salesbook plan”."))


@dataclass(frozen=True)
class CallSheetOptions:
    """Which planned visits: those of the days, with one contact where `contact_id` names one."""

    first: date
    last: date
    contact_id: str | None = None

    @classmethod
    def usual(cls, notebook: NotebookReader, today: date) -> CallSheetOptions:
        """The next day with a planned visit; raises NothingPlanned."""
        day = _next_day(notebook, today)
        return cls(day, day)


@dataclass(frozen=True)
class RouteOptions:
    """Which days: a route for each that has a planned visit."""

    first: date
    last: date

    @classmethod
    def usual(cls, notebook: NotebookReader, today: date) -> RouteOptions:
        """The next day with a planned visit; raises NothingPlanned."""
        day = _next_day(notebook, today)
        return cls(day, day)


@dataclass(frozen=True)
class VisitReportOptions:
    """Which visits that were made: a day, a week, a month or any days; those with a contact or an organisation alone."""

    first: date
    last: date
    contact_id: str | None = None
    organisation_id: str | None = None

    @classmethod
    def usual(cls, _notebook: NotebookReader, today: date) -> VisitReportOptions:
        """The week of today, from Monday to Sunday."""
        monday = today - timedelta(days=today.weekday())
        return cls(monday, monday + timedelta(days=6))


def _next_day(notebook: NotebookReader, today: date) -> date:
    from salesbook.queries.visits import next_day_with_a_visit

    day = next_day_with_a_visit(notebook, today)
    if day is None:
        raise NothingPlanned
    return day
