"""What is due at a moment, and how it is announced outside the window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from salesbook.domain.reminders.announcing import (
    AHEAD,
    Announcement,
    Before,
    DueThing,
    Memory,
    QuietHours,
    memory_from,
    telling,
)
from salesbook.domain.reminders.announcing_words import reminder_words, summary_words, visit_words
from salesbook.domain.reminders.reminder import Reminder
from salesbook.domain.visit import Visit
from salesbook.queries.today import Today, today
from salesbook.store.notebook import NotebookReader

# The name under which the notebook keeps what was announced, without a journal entry.
KEPT_AS = "announced"
# A summary names the first of those it counts.
NAMED = 3


@dataclass(frozen=True)
class Asked:
    """What the rep wants to hear, and what lies before: read where the settings and the window are, used where the book is."""

    now: datetime
    before: Before
    quiet: QuietHours
    hide_names: bool = False
    watched: bool = False
    memory: Memory | None = None


@dataclass(frozen=True)
class News:
    """The answer: what to announce, the memory that follows from it, everything that is due, and how much of it is Must."""

    asked: Asked
    announcements: tuple[Announcement, ...]
    memory: Memory
    is_new: bool
    due: frozenset[str]
    must: int


def news(notebook: NotebookReader, asked: Asked) -> News:
    """What is to be announced at a moment; changes nothing: who announces it keeps the memory."""
    day = asked.now.date()
    memory = memory_from(notebook.kept(KEPT_AS)) if asked.memory is None else asked.memory
    found = today(notebook, day)
    due = tuple(_due_things(notebook, found, asked.now))
    told = telling(due, memory, asked.now, asked.quiet, asked.before, watched=asked.watched)
    after = memory.with_told(told.told, due, day) if told.told else memory
    named = told.summed[:NAMED] or told.singly
    names = {} if asked.hide_names else _names(notebook, named)
    announcements = tuple(_single(thing, names, hidden=asked.hide_names) for thing in told.singly)
    if told.summed:
        announcements += (_summary(told.summed, names),)
    return News(asked, announcements, after, bool(told.told), frozenset(one.key for one in due), len(found.must))


def _due_things(notebook: NotebookReader, found: Today, now: datetime) -> Iterator[DueThing]:
    """The planned visits that begin soon, then the reminders whose hour has come, in the order of Today."""
    for visit in found.visits:
        if visit.at is not None and (start := datetime.combine(visit.day, visit.at)) - AHEAD <= now < start:
            key = f"visit:{visit.id}:{start.isoformat()}"
            yield DueThing(key, _people(notebook, visit), timed=True, visit=visit)
    hours = _hours(notebook, found.day)
    undated = {row[0] for row in notebook.rows(_UNDATED)}
    woken = dict(notebook.rows(_WOKEN, found.day.isoformat()))
    for reminder in (*found.must, *found.worth):
        at = hours.get(reminder.subject) if reminder.due == found.day else None
        if at is None or at <= now.time():
            key = _key(reminder, at, woken.get(reminder.key), is_dated=_is_dated(reminder, undated))
            yield DueThing(key, _whom(reminder), timed=at is not None, reminder=reminder)


def _whom(reminder: Reminder) -> tuple[str, ...]:
    return (reminder.contact_id,) if reminder.contact_id else ()


def _is_dated(reminder: Reminder, undated: set[str]) -> bool:
    """Whether its day says anything: what is due on every day is announced once an occurrence."""
    return reminder.subject not in undated and not reminder.kind.stands


def _key(reminder: Reminder, at: time | None, woken: str | None, *, is_dated: bool) -> str:
    """The occurrence and when it was due: moved to another day, or snoozed until one, it is due anew."""
    day = reminder.due.isoformat() if is_dated else ""
    return "|".join((reminder.key, day, at.isoformat() if at else "", woken or ""))


def _hours(notebook: NotebookReader, day: date) -> dict[str, time]:
    """The hour of the day's next steps, and of the rep's own reminders, that have one."""
    return {row[0]: time.fromisoformat(row[1]) for row in notebook.rows(_HOURS, day.isoformat())}


def _people(notebook: NotebookReader, visit: Visit) -> tuple[str, ...]:
    rows = notebook.rows("SELECT contact_id FROM participation WHERE visit_id = ? ORDER BY position", visit.id)
    return tuple(row[0] for row in rows)


def _names(notebook: NotebookReader, things: tuple[DueThing, ...]) -> dict[str, str]:
    wanted = json.dumps([one for thing in things for one in thing.contact_ids])
    return dict(notebook.rows("SELECT id, name FROM contact WHERE id IN (SELECT value FROM json_each(?))", wanted))


def _single(thing: DueThing, names: dict[str, str], *, hidden: bool) -> Announcement:
    known = tuple(names[one] for one in thing.contact_ids if one in names)
    if thing.visit is not None:
        return Announcement(*visit_words(thing.visit, known), (thing,))
    assert thing.reminder is not None
    if not thing.contact_ids and not hidden:
        return Announcement(thing.reminder.reason, None, (thing,))
    return Announcement(*reminder_words(thing.reminder, known), (thing,))


def _summary(things: tuple[DueThing, ...], names: dict[str, str]) -> Announcement:
    """One for all; each of the first is named once."""
    known = tuple(dict.fromkeys(names[one] for thing in things[:NAMED] for one in thing.contact_ids if one in names))
    must = sum(thing.is_must for thing in things)
    return Announcement(*summary_words(must, len(things) - must, known), things)


_HOURS = """
    SELECT id, at FROM next_step WHERE state = 'open' AND due = ? AND at IS NOT NULL
    UNION ALL SELECT id, at FROM own_reminder WHERE at IS NOT NULL
"""

# Due from the start and on every day since: their day says nothing.
_UNDATED = """
    SELECT id FROM next_step WHERE state = 'open' AND due IS NULL
    UNION ALL SELECT id FROM promise WHERE state = 'open' AND due IS NULL AND given_on IS NULL
"""

# The last day until which each was snoozed.
_WOKEN = "SELECT reminder, max(until) FROM answer WHERE kind = 'snoozed' AND until <= ? GROUP BY reminder"
