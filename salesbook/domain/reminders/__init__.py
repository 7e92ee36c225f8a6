"""Rules that turn facts and a day into reminders. A new rule is one file and one line in RULES."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import TypeAlias

from salesbook.domain.reminders.cadence import cooling
from salesbook.domain.reminders.dates import dates_near
from salesbook.domain.reminders.emotion import alarms
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.follow_ups import follow_ups
from salesbook.domain.reminders.promises import promises_due
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder, ReminderKind

Rule: TypeAlias = Callable[[ReminderFacts, date], Iterator[Reminder]]

RULES: tuple[Rule, ...] = (alarms, promises_due, follow_ups, dates_near, cooling)

_LOUDNESS = {kind: place for place, kind in enumerate(ReminderKind)}


def reminders_due(facts: ReminderFacts, answers: Iterable[Answer], today: date) -> list[Reminder]:
    """Everything due and unanswered on the day, oldest first and loudest first within a day."""
    silent = {answer.reminder for answer in answers if _silences(answer, today)}
    keyed = [(one.due, _LOUDNESS[one.kind], one.key, one) for rule in RULES for one in rule(facts, today)]
    return [one for _due, _loudness, key, one in sorted(keyed, key=itemgetter(0, 1, 2)) if key not in silent]


def _silences(answer: Answer, today: date) -> bool:
    return answer.kind is not AnswerKind.SNOOZED or (answer.until is not None and answer.until > today)
