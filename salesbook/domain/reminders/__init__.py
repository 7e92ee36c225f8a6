"""Rules that turn facts and a day into reminders. A new rule is one file and one line in RULES."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from salesbook.domain.reminders.after_purchase import asking_how_it_goes, thanks
from salesbook.domain.reminders.cadence import cooling
from salesbook.domain.reminders.cards import cards_due
from salesbook.domain.reminders.confirming import old_facts
from salesbook.domain.reminders.dates import dates_near
from salesbook.domain.reminders.due import Due
from salesbook.domain.reminders.emotion import alarms
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.follow_ups import follow_ups
from salesbook.domain.reminders.news import news_to_tell
from salesbook.domain.reminders.offers import offers_unanswered
from salesbook.domain.reminders.own import own_reminders
from salesbook.domain.reminders.promises import promises_due
from salesbook.domain.reminders.referrals import referrals_to_ask_for
from salesbook.domain.reminders.reminder import Alike, Answer, AnswerKind, Reminder, ReminderKind
from salesbook.domain.reminders.rewards import rewards_due
from salesbook.domain.reminders.stuck import stuck
from salesbook.domain.work_calendar import WorkCalendar

Rule: TypeAlias = Callable[[ReminderFacts, date], Iterator[Reminder] | Iterator[Alike]]

RULES: tuple[Rule, ...] = (
    alarms,
    promises_due,
    follow_ups,
    thanks,
    offers_unanswered,
    own_reminders,
    dates_near,
    cooling,
    cards_due,
    news_to_tell,
    asking_how_it_goes,
    rewards_due,
    referrals_to_ask_for,
    stuck,
    old_facts,
)


def occurring(facts: ReminderFacts, today: date) -> dict[str, Reminder | Alike]:
    """Everything that is due on the day, answered or not, by its key; without the kinds that are switched off.

    Those that are alike stand under the key of the first of them.
    """
    off = frozenset(facts.method.rules_off)
    found = (one for rule in RULES for one in rule(facts, today) if one.kind.word not in off)
    laid = (_laid(facts.calendar, one) if one.kind.may_wait else one for one in found)
    return {one.key: one for one in laid if not one.kind.may_wait or one.due <= today}


def _laid(calendar: WorkCalendar, one: Reminder | Alike) -> Reminder | Alike:
    """The reminder on the day where the calendar lays it."""
    day = calendar.laid(one.due)
    return one if day == one.due else one._replace(due=day)


def unanswered(reminders: Mapping[str, Reminder | Alike], answers: Iterable[Answer], today: date) -> Due:
    """Those that no answer silences on the day, oldest first and loudest first within a day; one card for each contact."""
    silent = frozenset(answer.reminder for answer in answers if _silences(answer, today))
    left = ((key, one.without(silent) if silent else one) for key, one in reminders.items())
    # The key stands before the reminder, so that two of them are never compared.
    ordered = sorted((one.due, one.kind.loudness, key, one) for key, one in left if one is not None)
    return Due(_one_card_each(one for _due, _loudness, _key, one in ordered))


def _one_card_each(reminders: Iterable[Reminder | Alike]) -> Iterator[Reminder | Alike]:
    """A contact with two plans for cards has one card to write at a time."""
    had: set[str] = set()
    for one in reminders:
        if isinstance(one, Reminder) and one.kind is ReminderKind.CARD:
            if one.contact_id in had:
                continue
            had.add(one.contact_id)
        yield one


def _silences(answer: Answer, today: date) -> bool:
    return answer.kind is not AnswerKind.SNOOZED or (answer.until is not None and answer.until > today)
