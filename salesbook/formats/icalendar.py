"""iCalendar (RFC 5545) out: a day's reminders and planned visits as events for the calendar of a phone or of Outlook.

Reminders are events of a whole day and not VTODOs, which most calendars of phones pass over. Times are without a zone, as the
notebook keeps them. The UID of an event is that of its reminder or visit, so that a later file replaces it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

NAME, SUFFIX = "iCalendar", ".ics"
_HOUR = 60


@dataclass(frozen=True)
class Entry:
    """One event: `key` says which, `lasted` are minutes. Without a time it is of the whole day."""

    key: str
    day: date
    summary: str
    at: time | None = None
    lasted: int | None = None
    place: str = ""


def calendar_file(entries: Iterable[Entry], written_at: datetime) -> bytes:
    """The file with these events, stamped with this moment (UTC)."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Salesbook//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.key}@salesbook")
        event.add("dtstamp", written_at)
        event.add("summary", entry.summary)
        if entry.at is None:
            event.add("dtstart", entry.day)
            event.add("transp", "TRANSPARENT")
        else:
            start = datetime.combine(entry.day, entry.at)
            event.add("dtstart", start)
            event.add("dtend", start + timedelta(minutes=entry.lasted or _HOUR))
        if entry.place:
            event.add("location", entry.place)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
