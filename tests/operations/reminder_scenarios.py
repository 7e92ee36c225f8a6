"""Scenarios of `test_every_operation` about reminders: answers of every kind, and what makes them come up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from salesbook.domain.card import CardPlan, CardRhythm
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.promise import PromiseState
from salesbook.domain.reminders.reminder import AnswerKind, Reminder, ReminderKind
from salesbook.domain.text import Text
from salesbook.operations.cards import plan_cards, stop_cards
from salesbook.operations.own_reminders import forget_reminder, remind_me
from salesbook.operations.product_news import announce_news
from salesbook.operations.reminders import answer_if_due, answer_reminder, settle_promise, spread_overdue
from tests.factories import TODAY
from tests.operations.scenario import Scenario
from tests.world import TOMORROW, YESTERDAY, World


def answered(kind: ReminderKind, answer: AnswerKind, subject: str) -> Scenario:
    """An answer to a reminder of one kind; `subject` says which of the world's things it is about."""

    def given(it: World) -> tuple[Any, ...]:
        reminder = Reminder(kind, it.contact.id, getattr(it, subject).id, "2026", TODAY, Text("due"))
        return reminder, answer, TODAY, TOMORROW if answer is AnswerKind.SNOOZED else None

    return Scenario(answer_reminder, given, f"{kind.value} {answer.value}")


LATER = TODAY + timedelta(days=400)


def confirming(it: World) -> Reminder:
    return Reminder(ReminderKind.CONFIRM, it.contact.id, it.contact.id, "x", LATER, Text("due"))


def own_due(it: World) -> Reminder:
    """The one about nobody."""
    mine = next(one for one in it.things if isinstance(one, OwnReminder) and one.contact_id is None)
    return Reminder(ReminderKind.OWN, "", mine.id, mine.start.isoformat(), TODAY, Text("{text}", text=mine.text))


def _own(it: World) -> OwnReminder:
    return next(one for one in it.things if isinstance(one, OwnReminder) and one.contact_id is not None)


def _cards(it: World) -> CardPlan:
    return next(one for one in it.things if isinstance(one, CardPlan))


def promised(it: World) -> Reminder:
    return Reminder(ReminderKind.PROMISE_BY_ME, it.contact.id, it.promise.id, "", TODAY, Text("due"))


def overdue(it: World) -> tuple[Reminder, ...]:
    kinds = (ReminderKind.NEXT_STEP, ReminderKind.CADENCE, ReminderKind.ALARM)
    return tuple(Reminder(kind, it.contact.id, it.contact.id, "1", YESTERDAY, Text("due")) for kind in kinds)


OF_REMINDERS = (
    answered(ReminderKind.PROMISE_BY_ME, AnswerKind.DONE, "promise"),
    answered(ReminderKind.PROMISE_BY_THEM, AnswerKind.SKIPPED, "promise"),
    answered(ReminderKind.PROMISE_BY_ME, AnswerKind.SNOOZED, "promise"),
    answered(ReminderKind.NEXT_STEP, AnswerKind.DONE, "step"),
    answered(ReminderKind.NEXT_STEP, AnswerKind.SKIPPED, "step"),
    answered(ReminderKind.CADENCE, AnswerKind.DONE, "contact"),
    answered(ReminderKind.CADENCE, AnswerKind.SKIPPED, "contact"),
    answered(ReminderKind.DATE, AnswerKind.DONE, "birthday"),
    answered(ReminderKind.ALARM, AnswerKind.DONE, "done"),
    answered(ReminderKind.THANKS, AnswerKind.DONE, "offer"),
    answered(ReminderKind.OFFER, AnswerKind.SKIPPED, "offer"),
    answered(ReminderKind.CARD, AnswerKind.DONE, "contact"),
    answered(ReminderKind.NEWS, AnswerKind.DONE, "product"),
    answered(ReminderKind.AFTER_PURCHASE, AnswerKind.SNOOZED, "offer"),
    answered(ReminderKind.REWARD, AnswerKind.DONE, "contact"),
    answered(ReminderKind.REFERRAL, AnswerKind.DONE, "contact"),
    answered(ReminderKind.STUCK, AnswerKind.DONE, "contact"),
    Scenario(answer_reminder, lambda it: (confirming(it), AnswerKind.DONE, LATER), "confirm done"),
    Scenario(answer_reminder, lambda it: (own_due(it), AnswerKind.DONE, TODAY), "own done"),
    Scenario(answer_reminder, lambda it: (own_due(it), AnswerKind.SNOOZED, TODAY, TOMORROW), "own snoozed"),
    Scenario(remind_me, lambda _: (OwnReminder("renew the permit", TODAY, "FREQ=YEARLY"),)),
    Scenario(forget_reminder, lambda it: (_own(it),), "with its answers"),
    Scenario(plan_cards, lambda it: (CardPlan(it.other.id, CardRhythm.MONTHLY, TODAY), it.other), "new"),
    Scenario(plan_cards, lambda it: (replace(_cards(it), id="again"), it.contact), "in place of another"),
    Scenario(stop_cards, lambda it: ((_cards(it),), it.contact)),
    Scenario(announce_news, lambda it: (ProductNews(it.product.id, "in blue too", TODAY), it.product)),
    Scenario(answer_if_due, lambda it: (promised(it), AnswerKind.DONE, TODAY)),
    Scenario(settle_promise, lambda it: (it.promise, PromiseState.BROKEN, TODAY, "王小明")),
    Scenario(spread_overdue, lambda it: (overdue(it), TODAY)),
)
