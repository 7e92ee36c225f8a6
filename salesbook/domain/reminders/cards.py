"""Greeting cards, monthly or by festival: a regular card keeps the emotional memory alive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.card import CardPlan, CardRhythm, card_days
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.setting import Method
from salesbook.domain.text import Text
from salesbook.domain.work_calendar import WorkCalendar


def cards_due(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Cards from their lead day on; one that nobody answered leaves after the days the method keeps a date.

    A card is to be written on its lead day, or on the next day worked, but never after the day it is for.
    """
    first, last = card_span(facts.method, today)
    for plan in facts.cards:
        for day in reversed(card_days(plan, first, last)):
            due = _lead_day(facts.calendar, day, facts.method.card_lead)
            if due <= today:
                yield Reminder(ReminderKind.CARD, plan.contact_id, plan.id, day.isoformat(), due, _reason(plan, day))
                break


def card_key(plan: CardPlan, day: date) -> str:
    """The key under which the card for a day is answered."""
    return f"{ReminderKind.CARD.word}:{plan.id}:{day.isoformat()}"


def card_span(method: Method, today: date) -> tuple[date, date]:
    """The first and the last day on which a card that is told of today may fall."""
    return today - timedelta(days=method.date_kept), today + timedelta(days=method.card_lead)


def _lead_day(calendar: WorkCalendar, day: date, lead: int) -> date:
    return min(calendar.next_worked(day - timedelta(days=lead)), day)


def _reason(plan: CardPlan, day: date) -> Text:
    if plan.rhythm is CardRhythm.FESTIVAL and plan.festival is not None:
        return Text("card for {festival}, {day}", festival=plan.festival, day=day)
    return Text("this month's card, {day}", day=day)
