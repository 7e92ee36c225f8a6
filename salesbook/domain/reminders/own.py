"""Reminders of the rep's own, about a contact or about nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.repeating import is_of_a_day_of_the_year, last_occurrence, names_weekdays
from salesbook.domain.text import Text
from salesbook.domain.work_calendar import WorkCalendar


def own_reminders(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """The newest occurrence of each, until the next one comes: who was away for a month is reminded once."""
    for one in facts.own:
        day = last_occurrence(one.rule, one.start, today)
        while day is not None and shown_on(one, day, facts.calendar) > today:
            day = last_occurrence(one.rule, one.start, day - timedelta(days=1))
        if day is not None:
            reason = Text("{text}, at {time}", text=one.text, time=one.at) if one.at else Text("{text}", text=one.text)
            due = shown_on(one, day, facts.calendar)
            yield Reminder(ReminderKind.OWN, one.contact_id or "", one.id, day.isoformat(), due, reason)


def shown_on(one: OwnReminder, day: date, calendar: WorkCalendar) -> date:
    """When an occurrence shows: what repeats every so many days, weeks or months waits for the next day worked.

    A day the rep named stays, be it one day, one of each year, or a day of the week on which they never work.
    """
    if not one.rule or is_of_a_day_of_the_year(one.rule):
        return day
    named = names_weekdays(one.rule) and day.weekday() not in calendar.weekdays
    return day if named else calendar.next_worked(day)
