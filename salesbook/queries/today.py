"""The day: what is due, and the planned visits."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from salesbook.domain.emotion import NEGATIVE, Emotion
from salesbook.domain.important_date import ImportantDate, lunar_dates, solar_dates
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.reminders import occurring, unanswered
from salesbook.domain.reminders.cadence import cold_since, untouched_of
from salesbook.domain.reminders.dates import span
from salesbook.domain.reminders.due import Due
from salesbook.domain.reminders.facts import ContactFacts, LastEmotion, ReminderFacts, Untouched
from salesbook.domain.reminders.reminder import Alike, Answer, Reminder
from salesbook.domain.setting import Method
from salesbook.domain.stage import STAGES, Stage
from salesbook.domain.visit import Visit
from salesbook.queries import due_facts
from salesbook.queries.local_days import local_day
from salesbook.queries.settings import method
from salesbook.queries.tier_standing import at_tiers, tier_cadences
from salesbook.queries.visits import planned_on
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import day_of_key, first_key_of, number_of_day


@dataclass(frozen=True)
class Today:
    """A day's two lists, each oldest and loudest first, and its planned visits by time."""

    day: date
    must: Due
    worth: Due
    visits: tuple[Visit, ...]

    @property
    def late(self) -> int:
        """How many fell due before the day."""
        return self.must.before(self.day) + self.worth.before(self.day)


def today(notebook: NotebookReader, day: date) -> Today:
    """What is due on the day."""
    occurred = occurring(reminder_facts(notebook, day), day)
    due = unanswered(occurred, _answers_to_each(notebook, occurred.values()), day)
    must = Due(one for one in due.parts if one.kind.must)
    worth = Due(one for one in due.parts if not one.kind.must)
    return Today(day, must, worth, tuple(planned_on(notebook, day)))


def reminders_of(notebook: NotebookReader, contact_id: str, day: date) -> list[Reminder]:
    """What is due on the day for one contact."""
    found = today(notebook, day)
    return [reminder for reminder in (*found.must, *found.worth) if reminder.contact_id == contact_id]


def reminder_facts(notebook: NotebookReader, day: date) -> ReminderFacts:
    """What the reminder rules read, as it stands: of each kind one query, which leaves out what cannot be due on the day.

    So a day costs what is due on it, and not what is in the book.
    """
    steering = method(notebook)
    # First what SQLite works at for long by itself: a window that opens meanwhile does not have to wait for it.
    stages = tuple(due_facts.standing_still(notebook, steering, day))
    untouched = tuple(_untouched(notebook, steering, day))
    old_facts = tuple(due_facts.facts_grown_old(notebook, steering, day))
    dates = _dates_around(notebook, *span(steering, day))
    news = due_facts.news_kept(notebook, steering, day)
    return ReminderFacts(
        method=steering,
        contacts=contact_facts(notebook, {one.contact_id for one in dates}, day),
        promises=tuple(notebook.select(Promise, "state = 'open' AND (due IS NULL OR due <= ?)", day.isoformat())),
        next_steps=tuple(notebook.select(NextStep, "state = 'open' AND (due IS NULL OR due <= ?)", day.isoformat())),
        dates=tuple(dates),
        negative_emotions=tuple(negative_emotions(notebook)),
        calendar=due_facts.calendar_of(steering, day),
        offers=tuple(due_facts.open_offers(notebook, day)),
        purchases=tuple(due_facts.bought_lately(notebook, steering, day)),
        cards=tuple(due_facts.card_plans(notebook, steering, day)),
        news=tuple(news),
        heard=due_facts.who_may_hear(notebook, news),
        stages=stages,
        tiers=at_tiers(notebook, day),
        old_facts=old_facts,
        own=tuple(due_facts.own_begun(notebook, day)),
        untouched=untouched,
    )


def contact_facts(notebook: NotebookReader, contact_ids: Iterable[str], day: date) -> dict[str, ContactFacts]:
    """How these contacts stand, by id."""
    wanted = json.dumps(sorted(contact_ids))
    asked = f"{_CONTACTS} WHERE c.id IN (SELECT value FROM json_each(?))"
    return _as_facts(notebook, notebook.rows_at_once(5, asked, wanted), day)


def _untouched(notebook: NotebookReader, steering: Method, day: date) -> Iterator[Untouched]:
    """Those whose last touch lies before what the cadence of their stage allows, and those never touched.

    So are those whose service tier may allow less, one by one.
    """
    by_tier = contact_facts(notebook, tier_cadences(notebook, day), day)
    apart = json.dumps([*by_tier, *next_planned(notebook, day)])
    first_warm = [cold_since(stage, day, steering) + timedelta(days=1) for stage in STAGES]
    keys = (first_key_of(one.isoformat(), None) for one in first_warm)
    for stage, touch, added, contacts in notebook.rows_at_once(4, _COLD, *keys, apart):
        yield Untouched(tuple(contacts.split(",")), Stage(stage), day_of_key(touch) if touch else local_day(added))
    yield from (one for contact in by_tier.values() if (one := untouched_of(contact)) is not None)


def _as_facts(notebook: NotebookReader, rows: Iterable[Sequence[Any]], day: date) -> dict[str, ContactFacts]:
    planned, by_tier = next_planned(notebook, day), tier_cadences(notebook, day)
    stages = {stage.value: stage for stage in Stage}
    return {
        contact_id: ContactFacts(
            contact_id,
            stages.get(stage),
            colleague == 1,
            local_day(added),
            day_of_key(touch) if touch else None,
            planned.get(contact_id),
            by_tier.get(contact_id),
        )
        for contact_id, stage, colleague, added, touch in rows
    }


def _dates_around(notebook: NotebookReader, first: date, last: date) -> list[ImportantDate]:
    """The dates that can fall between two days: by the months and days, solar and lunar, of which these are."""
    days = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
    solar = [_as_number(*found) for day in days for found in solar_dates(day)]
    lunar = []
    if notebook.rows(_ANY_LUNAR):
        lunar = [_as_number(*found) for day in days for found in lunar_dates(day)]
    return notebook.select(ImportantDate, _OF_DAYS, json.dumps(solar), json.dumps(lunar))


def _as_number(month: int, day: int) -> int:
    return month * 100 + day


def answers_to(notebook: NotebookReader, keys: Collection[str]) -> list[Answer]:
    """The answers to these, found by what is fewer: a rep answers for years, and a neglected book has thousands due."""
    if notebook.rows(_HOW_MANY_ANSWERS)[0][0] <= len(keys):
        return notebook.select(Answer)
    return notebook.select(Answer, "reminder IN (SELECT value FROM json_each(?))", json.dumps(list(keys)))


def _answers_to_each(notebook: NotebookReader, reminders: Collection[Reminder | Alike]) -> list[Answer]:
    """The answers to all of these; the keys of those that are alike are made only where there are more answers."""
    if notebook.rows(_HOW_MANY_ANSWERS)[0][0] <= len(reminders):
        return notebook.select(Answer)
    return answers_to(notebook, [key for one in reminders for key in one.keys])


def next_planned(notebook: NotebookReader, day: date) -> dict[str, date]:
    """The next day with a planned visit from a day on, by contact."""
    return {row[0]: date.fromisoformat(row[1]) for row in notebook.rows_at_once(2, _NEXT_PLANNED, day.isoformat())}


def negative_emotions(notebook: NotebookReader) -> list[LastEmotion]:
    """The last emotion of everybody whose last one was negative."""
    asked = _LAST_NEGATIVE.format(", ".join("?" * len(NEGATIVE)))
    rows = notebook.rows_at_once(4, asked, *(one.value for one in NEGATIVE))
    return [LastEmotion(row[0], Emotion(row[1]), date.fromisoformat(row[2]), row[3]) for row in rows]


_CONTACTS = (
    "SELECT c.id, c.stage, c.colleague, c.added, n.touch FROM contact c LEFT JOIN newest n ON n.contact_id = c.id"
)

# Those touched on one day are put together here, as those who stand still are (`due_facts`).
_COLD = f"""
    SELECT c.stage, max(n.touch), CASE WHEN n.touch IS NULL THEN c.added END AS since, group_concat(c.id)
    FROM contact c LEFT JOIN newest n ON n.contact_id = c.id
    WHERE c.stage IS NOT NULL AND c.colleague = 0 AND (n.touch IS NULL OR n.touch < CASE c.stage
        {" ".join(f"WHEN '{stage.value}' THEN ?" for stage in STAGES)} END)
    AND c.id NOT IN (SELECT value FROM json_each(?))
    GROUP BY c.stage, {number_of_day("n.touch")}, since
"""

_HOW_MANY_ANSWERS = "SELECT count(*) FROM answer"

_ANY_LUNAR = "SELECT 1 FROM important_date WHERE calendar = 'lunar' LIMIT 1"

_OF_DAYS = """
    (calendar = 'solar' AND month * 100 + day IN (SELECT value FROM json_each(?)))
    OR (calendar = 'lunar' AND month * 100 + day IN (SELECT value FROM json_each(?)))
"""

# CROSS JOIN, because the few planned visits must come first, which SQLite cannot know.
_NEXT_PLANNED = """
    SELECT p.contact_id, min(v.day) FROM visit v CROSS JOIN participation p ON p.visit_id = v.id
    WHERE v.state = 'planned' AND v.day >= ? GROUP BY p.contact_id
"""

_LAST_NEGATIVE = """
    SELECT n.contact_id, n.emotion, v.day, v.id FROM newest n JOIN visit v ON v.key = n.felt WHERE n.emotion IN ({})
"""
