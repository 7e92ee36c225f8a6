"""`today --ics`: the day as a file for the calendar of a phone or of Outlook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from salesbook.formats.icalendar import Entry, calendar_file
from salesbook.queries.contacts import ContactLine
from salesbook.queries.today import Today
from salesbook.queries.visits import names_of
from salesbook.store.notebook import NotebookReader
from salesbook.store.saving import save
from salesbook.system import clock
from salesbook.wording import capitalised, listed, render, word


def write_day(notebook: NotebookReader, found: Today, known: Mapping[str, ContactLine], file: str) -> int:
    """Write what is due and planned on a day; returns how many events. What is overdue stands on the day itself."""
    entries = [*_reminders(found, known), *_visits(notebook, found)]
    save(calendar_file(entries, clock.now()), Path(file))
    return len(entries)


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
        yield Entry(f"visit:{visit.id}", visit.day, said, visit.at, visit.lasted, visit.place)
