"""What may be chosen for each report. A dialog and the command line are built from the fields, so nothing heavy is imported.

The fields mean the same everywhere: `first` and `last` are the days from and to, `contact_id` and `organisation_id` narrow
a report down to one. Any other field is a bool, an int or an enum and carries its `words` in its metadata; an int carries
its `least` and `most` too. `usual` is what a rep means who chooses nothing, `check` refuses what would be an empty paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.store.notebook import NotebookReader


class NothingPlanned(Refused):
    """No visit is planned, so there is no paper to take along; `text` says on which days."""


@dataclass(frozen=True)
class CallSheetOptions:
    """Which planned visits: those of the days, with one contact where `contact_id` names one."""

    first: date
    last: date
    contact_id: str | None = None

    @classmethod
    def usual(cls, notebook: NotebookReader, today: date, contact_id: str | None = None) -> CallSheetOptions:
        """The next day with a planned visit; raises NothingPlanned."""
        day = _next_day_or_refuse(notebook, today, contact_id)
        return cls(day, day, contact_id)

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingPlanned where the paper would be empty."""
        _check_planned(notebook, self.first, self.last, self.contact_id)


@dataclass(frozen=True)
class RouteOptions:
    """Which days: a route for each that has a planned visit."""

    first: date
    last: date

    @classmethod
    def usual(cls, notebook: NotebookReader, today: date) -> RouteOptions:
        """The next day with a planned visit; raises NothingPlanned."""
        day = _next_day_or_refuse(notebook, today)
        return cls(day, day)

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingPlanned where the paper would be empty."""
        _check_planned(notebook, self.first, self.last)


@dataclass(frozen=True)
class VisitReportOptions:
    """Which visits that were made: a day, a week, a month or any days; those with a contact or an organisation alone."""

    first: date
    last: date
    contact_id: str | None = None
    organisation_id: str | None = None

    @classmethod
    def usual(
        cls,
        notebook: NotebookReader,
        today: date,
        contact_id: str | None = None,
        organisation_id: str | None = None,
    ) -> VisitReportOptions:
        """The week of the latest visit, from Monday to Sunday: on a Monday morning the week before."""
        found = notebook.rows("SELECT max(day) FROM visit WHERE state = 'done' AND day <= ?", today.isoformat())
        latest = date.fromisoformat(found[0][0]) if found[0][0] else today
        monday = latest - timedelta(days=latest.weekday())
        return cls(monday, monday + timedelta(days=6), contact_id, organisation_id)

    def check(self, _notebook: NotebookReader) -> None:
        """A period without a visit is worth a report too."""


class NothingToPrint(Refused):
    """The paper would be empty; `text` says what to choose or to add."""


@dataclass(frozen=True)
class DossierOptions:
    """Whose dossier, and whether private notes stand in it."""

    contact_id: str | None = field(default=None, metadata={"hint": Text("Whose dossier?")})
    private: bool = field(default=False, metadata={"words": Text("Private notes")})

    @classmethod
    def usual(cls, _notebook: NotebookReader, _today: date, contact_id: str | None = None) -> DossierOptions:
        """Nobody's, until a contact is chosen."""
        return cls(contact_id)

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingToPrint where no contact is chosen, or one that is gone."""
        if not self.contact_id or not notebook.rows("SELECT 1 FROM contact WHERE id = ?", self.contact_id):
            raise NothingToPrint(Text("A dossier is of one contact; choose whose."))


@dataclass(frozen=True)
class PromiseLedgerOptions:
    """Promises of both sides given or settled in the days, or open at their end; of one contact or organisation alone."""

    first: date
    last: date
    contact_id: str | None = None
    organisation_id: str | None = None

    @classmethod
    def usual(
        cls,
        _notebook: NotebookReader,
        today: date,
        contact_id: str | None = None,
        organisation_id: str | None = None,
    ) -> PromiseLedgerOptions:
        """The present quarter of the year and the three before it."""
        month = today.year * 12 + (today.month - 1) // 3 * 3 - 9
        return cls(date(month // 12, month % 12 + 1, 1), today, contact_id, organisation_id)

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingToPrint where nobody promised anything in these days."""
        from salesbook.queries.period import Period, promises_told_in

        period = Period(self.first, self.last, self.contact_id, self.organisation_id)
        if not promises_told_in(notebook, period):
            raise NothingToPrint(Text("No promise is recorded for these days; choose others, or log one with a visit."))


def _next_day(notebook: NotebookReader, first: date, contact_id: str | None = None) -> date | None:
    """The first day from `first` on with a planned visit, with the contact where one is named."""
    from salesbook.queries.visits import next_day_with_a_visit

    if contact_id is None:
        return next_day_with_a_visit(notebook, first)
    found = notebook.rows(
        """SELECT min(v.day) FROM visit v JOIN participation p ON p.visit_id = v.id
           WHERE v.state = 'planned' AND v.day >= ? AND p.contact_id = ?""",
        first.isoformat(),
        contact_id,
    )
    return date.fromisoformat(found[0][0]) if found[0][0] else None


def _next_day_or_refuse(notebook: NotebookReader, today: date, contact_id: str | None = None) -> date:
    day = _next_day(notebook, today, contact_id)
    if day is None:
        raise NothingPlanned(Text("No visit is planned, so there is nothing to print; plan one with “salesbook plan”."))
    return day


def _check_planned(notebook: NotebookReader, first: date, last: date, contact_id: str | None = None) -> None:
    day = _next_day(notebook, first, contact_id)
    if day is None or day > last:
        if first == last:
            raise NothingPlanned(Text("No visit is planned on {day}.", day=first))
        raise NothingPlanned(Text("No visit is planned from {first} to {last}.", first=first, last=last))
