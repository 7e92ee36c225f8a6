"""The day: what is due, and the planned visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from salesbook.domain.emotion import NEGATIVE, Emotion
from salesbook.domain.important_date import Calendar, ImportantDate
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.reminders import reminders_due
from salesbook.domain.reminders.dates import span
from salesbook.domain.reminders.facts import ContactFacts, LastEmotion, ReminderFacts
from salesbook.domain.reminders.reminder import Answer, Reminder
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Visit
from salesbook.queries.settings import method
from salesbook.queries.visits import planned_on
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import day_of_key


@dataclass(frozen=True)
class Today:
    """A day's two lists, each oldest and loudest first, and its planned visits by time."""

    day: date
    must: tuple[Reminder, ...]
    worth: tuple[Reminder, ...]
    visits: tuple[Visit, ...]


def today(notebook: NotebookReader, day: date) -> Today:
    """What is due on the day."""
    due = reminders_due(reminder_facts(notebook, day), notebook.select(Answer), day)
    must = tuple(reminder for reminder in due if reminder.kind.must)
    worth = tuple(reminder for reminder in due if not reminder.kind.must)
    return Today(day, must, worth, tuple(planned_on(notebook, day)))


def reminders_of(notebook: NotebookReader, contact_id: str, day: date) -> list[Reminder]:
    """What is due on the day for one contact."""
    found = today(notebook, day)
    return [reminder for reminder in (*found.must, *found.worth) if reminder.contact_id == contact_id]


def reminder_facts(notebook: NotebookReader, day: date) -> ReminderFacts:
    """Everything the reminder rules read, as it stands."""
    steering = method(notebook)
    return ReminderFacts(
        method=steering,
        contacts=_contacts(notebook, day),
        promises=tuple(notebook.select(Promise, "state = 'open'")),
        next_steps=tuple(notebook.select(NextStep, "state = 'open'")),
        dates=tuple(_dates_around(notebook, *span(steering, day))),
        negative_emotions=tuple(negative_emotions(notebook)),
    )


def _contacts(notebook: NotebookReader, day: date) -> dict[str, ContactFacts]:
    planned = next_planned(notebook, day)
    stages = {stage.value: stage for stage in Stage}
    return {
        contact_id: ContactFacts(
            contact_id,
            stages.get(stage),
            bool(colleague),
            local_day(added),
            day_of_key(touch) if touch else None,
            planned.get(contact_id),
        )
        for contact_id, stage, colleague, added, touch in notebook.rows(_CONTACTS)
    }


def _dates_around(notebook: NotebookReader, first: date, last: date) -> list[ImportantDate]:
    """The dates that can fall between two days: of the solar ones those in the months between, and every lunar one."""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    named = sorted({(month - 1) % 12 + 1 for month in months})
    where = "calendar <> ? OR month IN ({})".format(", ".join("?" * len(named)))
    return notebook.select(ImportantDate, where, Calendar.SOLAR.value, *named)


def next_planned(notebook: NotebookReader, day: date) -> dict[str, date]:
    """The next day with a planned visit from a day on, by contact."""
    return {row[0]: date.fromisoformat(row[1]) for row in notebook.rows(_NEXT_PLANNED, day.isoformat())}


def negative_emotions(notebook: NotebookReader) -> list[LastEmotion]:
    """The last emotion of everybody whose last one was negative."""
    rows = notebook.rows(_LAST_NEGATIVE.format(", ".join("?" * len(NEGATIVE))), *(one.value for one in NEGATIVE))
    return [LastEmotion(row[0], Emotion(row[1]), date.fromisoformat(row[2]), row[3]) for row in rows]


# The contacts of an import came in at one moment.
@lru_cache(maxsize=1_000)
def local_day(stamp: str | None) -> date:
    """The local day of a UTC stamp; the first of days where none is known."""
    return datetime.fromisoformat(stamp).astimezone().date() if stamp else date.min


_CONTACTS = """
    SELECT c.id, c.stage, c.colleague, c.added, n.touch FROM contact c LEFT JOIN newest n ON n.contact_id = c.id
"""

# CROSS JOIN, because the few planned visits must come first, which SQLite cannot know.
_NEXT_PLANNED = """
    SELECT p.contact_id, min(v.day) FROM visit v CROSS JOIN participation p ON p.visit_id = v.id
    WHERE v.state = 'planned' AND v.day >= ? GROUP BY p.contact_id
"""

_LAST_NEGATIVE = """
    SELECT n.contact_id, n.emotion, v.day, v.id FROM newest n JOIN visit v ON v.key = n.felt WHERE n.emotion IN ({})
"""
