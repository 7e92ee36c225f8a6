"""What may be chosen for each report. A dialog and the command line are built from the fields, so nothing heavy is imported.

The fields mean the same everywhere: `first` and `last` are the days from and to, `contact_id` and `organisation_id` narrow
a report down to one, `group` to those of a group by its key (`queries/contact_groups.py`). Any other field is a bool, an
int or an enum and carries its `words` in its metadata; an int carries its `least` and `most` too. `usual` is what a rep
means who chooses nothing, `check` refuses what would be an empty paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

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


@dataclass(frozen=True)
class BirthdayListOptions:
    """The important dates that fall on the days, of a group alone where one is named; birthdays alone, where ticked."""

    first: date
    last: date
    group: str = ""
    birthdays_only: bool = field(default=False, metadata={"words": Text("Birthdays only")})

    @classmethod
    def usual(cls, _notebook: NotebookReader, today: date) -> BirthdayListOptions:
        """From today to the end of the month after next."""
        month = today.year * 12 + today.month + 2
        return cls(today, date(month // 12, month % 12 + 1, 1) - timedelta(days=1))

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingToPrint where none falls on these days."""
        from salesbook.queries.dates import dates_between

        if not dates_between(notebook, self.first, self.last, birthdays_only=self.birthdays_only):
            raise NothingToPrint(Text("No important date falls on these days; choose others, or add one to a contact."))


@dataclass(frozen=True)
class HospitalityOptions:
    """What was spent at the visits of the days; on one contact or at one organisation alone."""

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
    ) -> HospitalityOptions:
        """The year so far and the year before, as the limits are those of a year."""
        return cls(date(today.year - 1, 1, 1), today, contact_id, organisation_id)

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingToPrint where nothing was spent in these days."""
        found = notebook.rows(
            """SELECT 1 FROM expense e JOIN visit v ON v.id = e.visit_id
               WHERE v.state = 'done' AND v.day BETWEEN ? AND ? LIMIT 1""",
            self.first.isoformat(),
            self.last.isoformat(),
        )
        if not found:
            raise NothingToPrint(Text("No expense is recorded for these days; choose others, or log one with a visit."))


@dataclass(frozen=True)
class OpenOffersOptions:
    """The offers that are open; those to one contact or organisation alone."""

    contact_id: str | None = None
    organisation_id: str | None = None

    @classmethod
    def usual(
        cls,
        _notebook: NotebookReader,
        _today: date,
        contact_id: str | None = None,
        organisation_id: str | None = None,
    ) -> OpenOffersOptions:
        """All of them."""
        return cls(contact_id, organisation_id)

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingToPrint where none is open."""
        from salesbook.queries.offers import open_offers

        if not open_offers(notebook, self.contact_id, self.organisation_id):
            raise NothingToPrint(Text("No offer is open; record one with a visit, or choose somebody else."))


class LabelSheet(Enum):
    """How large the labels of a sheet are; how many stand on one is another matter on each paper."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


@dataclass(frozen=True)
class AddressLabelsOptions:
    """Whose addresses, on which sheet, from which label of the first sheet on."""

    contact_id: str | None = None
    organisation_id: str | None = None
    group: str = ""
    sheet: LabelSheet = field(default=LabelSheet.MEDIUM, metadata={"words": Text("Labels")})
    first_label: int = field(default=1, metadata={"words": Text("First free label"), "least": 1, "most": 30})
    cards_due: bool = field(default=False, metadata={"words": Text("Only for cards that are due")})

    @classmethod
    def usual(
        cls,
        _notebook: NotebookReader,
        _today: date,
        contact_id: str | None = None,
        organisation_id: str | None = None,
    ) -> AddressLabelsOptions:
        """Everybody's who has an address, on a fresh sheet."""
        return cls(contact_id, organisation_id)

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingToPrint where no address is known."""
        from salesbook.queries.addresses import contacts_with_address

        if not contacts_with_address(notebook, self.contact_id, self.organisation_id):
            raise NothingToPrint(Text("No address is known; add one to a contact, or choose somebody else."))


@dataclass(frozen=True)
class GreetingCardsOptions:
    """The cards that are due; to one contact or a group alone.

    Four stand on a page, or two `large` ones; `cut_marks` are to cut it by.
    """

    contact_id: str | None = None
    group: str = ""
    large: bool = field(default=False, metadata={"words": Text("Large, two to a page")})
    cut_marks: bool = field(default=True, metadata={"words": Text("Cut marks")})

    @classmethod
    def usual(cls, _notebook: NotebookReader, _today: date, contact_id: str | None = None) -> GreetingCardsOptions:
        """All of them."""
        return cls(contact_id)

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingToPrint where nobody gets cards; on a day without any due the paper says so itself."""
        if not notebook.rows("SELECT 1 FROM card_plan WHERE ?1 IS NULL OR contact_id = ?1 LIMIT 1", self.contact_id):
            raise NothingToPrint(Text("No cards are planned; plan some in Insights, under greeting cards."))


@dataclass(frozen=True)
class BestCustomersOptions:
    """How many of the best customers, the best first."""

    most: int = field(default=20, metadata={"words": Text("At most"), "least": 1, "most": 100})

    @classmethod
    def usual(cls, _notebook: NotebookReader, _today: date) -> BestCustomersOptions:
        """Twenty."""
        return cls()

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingToPrint where nobody bought anything yet."""
        if not notebook.rows(
            "SELECT 1 FROM purchase p JOIN contact c ON c.id = p.contact_id WHERE c.colleague = 0 LIMIT 1"
        ):
            raise NothingToPrint(
                Text("Nobody bought anything yet; record an order, and its customer can be among the best.")
            )


@dataclass(frozen=True)
class StageSummaryOptions:
    """The days whose moves between the stages are told; where everybody stands is told as of today."""

    first: date
    last: date

    @classmethod
    def usual(cls, _notebook: NotebookReader, today: date) -> StageSummaryOptions:
        """The present quarter of the year and the one before it."""
        month = today.year * 12 + (today.month - 1) // 3 * 3 - 3
        return cls(date(month // 12, month % 12 + 1, 1), today)

    def check(self, notebook: NotebookReader) -> None:
        """Raise NothingToPrint where there are no customers."""
        if not notebook.rows("SELECT 1 FROM contact WHERE colleague = 0 LIMIT 1"):
            raise NothingToPrint(Text("There is no contact yet; add one, and the summary has somebody to count."))


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
