"""A day as the file of a calendar: what is due, and the planned visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from salesbook.formats.icalendar import Entry, calendar_file
from salesbook.queries.contacts import ContactLine, contact_lines
from salesbook.queries.today import Today, today
from salesbook.queries.visits import names_of
from salesbook.store.notebook import NotebookReader
from salesbook.wording import capitalised, listed, render, word


def day_calendar(notebook: NotebookReader, day: date, written_at: datetime) -> tuple[bytes, int]:
    """The file, stamped with a moment (UTC), and how many events it has. What is overdue stands on the day itself."""
    found = today(notebook, day)
    due = (*found.must, *found.worth)
    known = contact_lines(notebook, tuple(dict.fromkeys(reminder.contact_id for reminder in due)))
    entries = [*_reminders(found, known), *_visits(notebook, found)]
    return calendar_file(entries, written_at), len(entries)


def _reminders(found: Today, known: Mapping[str, ContactLine]) -> Iterator[Entry]:
    for one in (*found.must, *found.worth):
        who = known.get(one.contact_id)
        reason = render(one.reason)
        said = f"{who.name}: {reason}" if who else capitalised(reason)
        yield Entry(one.key, max(one.due, found.day), said)


def _visits(notebook: NotebookReader, found: Today) -> Iterator[Entry]:
    for visit in found.visits:
        names = listed(names_of(notebook, visit.id))
        what = visit.purpose or (word(visit.channel) if visit.channel else "")
        said = ": ".join(part for part in (names, what) if part)
        if visit.day_part:
            # A calendar knows no afternoons: it is an event of the whole day that says so.
            said = f"{capitalised(word(visit.day_part))} · {said}"
        yield Entry(f"visit:{visit.id}", visit.day, said, visit.at, visit.lasted, visit.place)
