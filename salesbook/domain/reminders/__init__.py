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
from salesbook.domain.reminders.emotion import alarms
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.follow_ups import follow_ups
from salesbook.domain.reminders.news import news_to_tell
from salesbook.domain.reminders.offers import offers_unanswered
from salesbook.domain.reminders.own import own_reminders
from salesbook.domain.reminders.promises import promises_due
from salesbook.domain.reminders.referrals import referrals_to_ask_for
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder, ReminderKind
from salesbook.domain.reminders.rewards import rewards_due
from salesbook.domain.reminders.stuck import stuck

Rule: TypeAlias = Callable[[ReminderFacts, date], Iterator[Reminder]]

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


def occurring(facts: ReminderFacts, today: date) -> dict[str, Reminder]:
    """Everything that is due on the day, answered or not, by its key; without the kinds that are switched off."""
    off, laid = frozenset(facts.method.rules_off), facts.calendar.laid
    found: dict[str, Reminder] = {}
    for rule in RULES:
        for one in rule(facts, today):
            kind, contact_id, subject, occurrence, due, reason = one
            if kind.word in off:
                continue
            if kind.may_wait and (day := laid(due)) != due:
                if day > today:
                    continue
                one = Reminder(kind, contact_id, subject, occurrence, day, reason)  # noqa: PLW2901
            found[f"{kind.word}:{subject}:{occurrence}"] = one
    return found


def unanswered(reminders: Mapping[str, Reminder], answers: Iterable[Answer], today: date) -> list[Reminder]:
    """Those that no answer silences on the day, oldest first and loudest first within a day; one card for each contact."""
    silent = {answer.reminder for answer in answers if _silences(answer, today)}
    # By day and kind first: there are far fewer of these than of reminders, and only they are put in order one by one.
    together: dict[tuple[date, int], list[str]] = {}
    for key, one in reminders.items():
        if key not in silent:
            together.setdefault((one.due, one.kind.loudness), []).append(key)
    found: list[Reminder] = []
    had_cards: set[str] = set()
    for alike in sorted(together):
        ordered = [reminders[key] for key in sorted(together[alike])]
        found += ordered if ordered[0].kind is not ReminderKind.CARD else _one_card_each(ordered, had_cards)
    return found


def _one_card_each(cards: Iterable[Reminder], had: set[str]) -> Iterator[Reminder]:
    """A contact with two plans for cards has one card to write at a time; `had` are those who have one already."""
    for one in cards:
        if one.contact_id not in had:
            had.add(one.contact_id)
            yield one


def _silences(answer: Answer, today: date) -> bool:
    return answer.kind is not AnswerKind.SNOOZED or (answer.until is not None and answer.until > today)
