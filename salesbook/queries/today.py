"""The day: what is due, and the planned visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesbook.domain.emotion import NEGATIVE, Emotion
from salesbook.domain.important_date import Calendar, ImportantDate
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.reminders import occurring, unanswered
from salesbook.domain.reminders.dates import span
from salesbook.domain.reminders.facts import ContactFacts, LastEmotion, ReminderFacts
from salesbook.domain.reminders.reminder import Answer, Reminder
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Visit
from salesbook.queries import due_facts
from salesbook.queries.local_days import local_day
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
    occurred = occurring(reminder_facts(notebook, day), day)
    due = unanswered(occurred, notebook.select(Answer), day)
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
    news = due_facts.news_kept(notebook, steering, day)
    return ReminderFacts(
        method=steering,
        contacts=_contacts(notebook, day),
        promises=tuple(notebook.select(Promise, "state = 'open'")),
        next_steps=tuple(notebook.select(NextStep, "state = 'open'")),
        dates=tuple(_dates_around(notebook, *span(steering, day))),
        negative_emotions=tuple(negative_emotions(notebook)),
        calendar=due_facts.calendar_of(steering, day),
        offers=tuple(due_facts.open_offers(notebook, day)),
        purchases=tuple(due_facts.bought_lately(notebook, steering, day)),
        cards=tuple(due_facts.card_plans(notebook, steering, day)),
        news=tuple(news),
        heard=due_facts.who_may_hear(notebook, news),
        stages=tuple(due_facts.standing_still(notebook, steering, day)),
        tiers=due_facts.at_tiers(notebook, day),
        old_facts=tuple(due_facts.facts_grown_old(notebook, steering, day)),
        own=tuple(due_facts.own_begun(notebook, day)),
    )


def _contacts(notebook: NotebookReader, day: date) -> dict[str, ContactFacts]:
    planned = next_planned(notebook, day)
    tier_cadences = due_facts.tier_cadences(notebook, day)
    stages = {stage.value: stage for stage in Stage}
    return {
        contact_id: ContactFacts(
            contact_id,
            stages.get(stage),
            bool(colleague),
            local_day(added),
            day_of_key(touch) if touch else None,
            planned.get(contact_id),
            tier_cadences.get(contact_id),
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
