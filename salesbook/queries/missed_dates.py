"""Important dates that came and went unanswered: nothing is due any more, but the rep should know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from salesbook.domain.contact import Contact
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.reminders.dates import date_key
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class MissedDate:
    """A date and the day on which nobody answered it."""

    entry: ImportantDate
    day: date

    @property
    def id(self) -> str:
        """Which occurrence of which date it is."""
        return f"{self.entry.id}:{self.day.isoformat()}"


def missed_dates(notebook: NotebookReader, contact: Contact, today: date) -> list[MissedDate]:
    """The occurrences since the contact was added that left Today without an answer, newest first."""
    if contact.added is None:
        return []
    first = contact.added.astimezone().date()
    last = today - timedelta(days=method(notebook).date_kept + 1)
    answered = {row[0] for row in notebook.rows("SELECT reminder FROM answer WHERE contact_id = ?", contact.id)}
    missed = [
        MissedDate(entry, day)
        for entry in notebook.of_contact(ImportantDate, contact.id)
        for day in entry.all_between(first, last)
        if date_key(entry, day) not in answered
    ]
    return sorted(missed, key=lambda one: one.day, reverse=True)


def missed_by_id(notebook: NotebookReader, ids: Iterable[str]) -> list[MissedDate]:
    """The missed dates with these ids; one whose date was deleted meanwhile is left out."""
    found = []
    for words in ids:
        date_id, _colon, day = words.partition(":")
        entry = notebook.get(ImportantDate, date_id)
        if entry is not None:
            found.append(MissedDate(entry, date.fromisoformat(day)))
    return found
