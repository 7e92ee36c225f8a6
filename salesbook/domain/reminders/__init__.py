"""Rules that turn facts and a day into reminders. A new rule is one file and one line in RULES."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from salesbook.domain.reminders.cadence import cooling
from salesbook.domain.reminders.dates import dates_near
from salesbook.domain.reminders.emotion import alarms
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.follow_ups import follow_ups
from salesbook.domain.reminders.promises import promises_due
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder

Rule: TypeAlias = Callable[[ReminderFacts, date], Iterator[Reminder]]

RULES: tuple[Rule, ...] = (alarms, promises_due, follow_ups, dates_near, cooling)


def occurring(facts: ReminderFacts, today: date) -> dict[str, Reminder]:
    """Everything that is due on the day, answered or not, by its key."""
    return {reminder.key: reminder for rule in RULES for reminder in rule(facts, today)}


def unanswered(reminders: Mapping[str, Reminder], answers: Iterable[Answer], today: date) -> list[Reminder]:
    """Those that no answer silences on the day, oldest first and loudest first within a day."""
    silent = {answer.reminder for answer in answers if _silences(answer, today)}
    # The key stands before the reminder, so that two of them are never compared.
    ordered = sorted((one.due, one.kind.loudness, key, one) for key, one in reminders.items() if key not in silent)
    return [one for _due, _loudness, _key, one in ordered]


def _silences(answer: Answer, today: date) -> bool:
    return answer.kind is not AnswerKind.SNOOZED or (answer.until is not None and answer.until > today)
