"""Important dates, some days ahead, lunar ones too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.important_date import Calendar, DateKind, ImportantDate, LunarDay
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.setting import Method
from salesbook.domain.text import Text, counted


def dates_near(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Dates from their lead day on; one that nobody answered leaves after the days the method keeps it."""
    first, last = span(facts.method, today)
    for entry in facts.dates:
        day = entry.between(first, last)
        # What fell before the contact was known was nobody's to answer.
        if day is not None and facts.contacts[entry.contact_id].added <= min(day, today):
            reason = _reason(occasion(entry, day), (day - today).days)
            yield Reminder(ReminderKind.DATE, entry.contact_id, entry.id, _occurrence(entry, day), day, reason)


def span(method: Method, today: date) -> tuple[date, date]:
    """The first and the last day on which a date that is told of today may fall."""
    return today - timedelta(days=method.date_kept), today + timedelta(days=method.date_lead)


def date_key(entry: ImportantDate, day: date) -> str:
    """The key under which the occurrence of a date on a day is answered."""
    return f"{ReminderKind.DATE.value}:{entry.id}:{_occurrence(entry, day)}"


def _occurrence(entry: ImportantDate, day: date) -> str:
    """The solar year; for a lunar date the day, as it may fall in both January and December of one solar year."""
    return day.isoformat() if entry.calendar is Calendar.LUNAR else str(day.year)


def occasion(entry: ImportantDate, day: date) -> Text:
    """What the date is when it falls on this day: a birthday with the age, a lunar one with its lunar day."""
    what: Text = Text("{label}", label=entry.label) if entry.label else Text("{kind}", kind=entry.kind)
    if entry.calendar is Calendar.LUNAR:
        lunar = LunarDay(entry.month, entry.day, entry.leap_month)
        what = Text("{what}, {day}", what=what, day=lunar)
    elif entry.year is not None and day.year > entry.year:
        years = day.year - entry.year
        if entry.kind is DateKind.BIRTHDAY and not entry.label:
            what = Text("{what}, turning {n}", what=what, n=years)
        else:
            what = counted("{what}, {n} year", "{what}, {n} years", years, what=what)
    return what


def _reason(what: Text, ahead: int) -> Text:
    if ahead > 1:
        return counted("{what}, in {n} day", "{what}, in {n} days", ahead, what=what)
    if ahead == 1:
        return Text("{what}, tomorrow", what=what)
    if ahead == 0:
        return Text("{what}, today", what=what)
    return counted("{what}, {n} day ago", "{what}, {n} days ago", -ahead, what=what)
