"""Answers to reminders: what they settle, and when the reminder comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from salesbook.domain.card import CardPlan, CardRhythm, Festival
from salesbook.domain.contact import Channel, Contact, Phone
from salesbook.domain.emotion import Emotion
from salesbook.domain.errors import Refused
from salesbook.domain.important_date import ImportantDate, parse_important_date
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.money import Money
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.promise import NextStep, NextStepState, Promise, PromiseState, Side
from salesbook.domain.purchase import Product, Purchase
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder, ReminderKind
from salesbook.domain.setting import parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.tier import Reward
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.operations.cards import plan_cards, stop_cards
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.merging import merge_contacts
from salesbook.operations.own_reminders import forget_reminder, remind_me
from salesbook.operations.product_news import announce_news
from salesbook.operations.reminders import answer_if_due, answer_reminder, settle_promise, spread_overdue
from salesbook.operations.sales import record_purchase
from salesbook.operations.settings import change_setting
from salesbook.operations.visits import log_visit
from salesbook.queries.today import today
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile

DONE, SKIPPED, SNOOZED = AnswerKind.DONE, AnswerKind.SKIPPED, AnswerKind.SNOOZED


@pytest.fixture
def wang(notebook: Notebook) -> Contact:
    """A contact at recognition, touched today by a call."""
    made = profile("王小明")
    contact = replace(made.contact, stage=Stage.RECOGNITION, added=datetime(2020, 1, 1, tzinfo=UTC))
    add_contact(notebook, replace(made, contact=contact))
    log_visit(notebook, entry(contact, channel=Channel.PHONE))
    # Who stands still at a stage for long is another matter.
    change_setting(notebook, parse_setting("rules-off", "stuck"))
    return contact


def due(notebook: Notebook, day: date = TODAY) -> list[Reminder]:
    found = today(notebook, day)
    return [*found.must, *found.worth]


def only(notebook: Notebook, day: date = TODAY) -> Reminder:
    (found,) = due(notebook, day)
    return found


def days(number: int) -> timedelta:
    return timedelta(days=number)


def promised(notebook: Notebook, wang: Contact, side: Side = Side.ME) -> Promise:
    promise = Promise(wang.id, side, "send samples", TODAY, given_on=TODAY)
    add_part(notebook, promise, wang.name)
    return promise


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize(("kind", "state"), [(DONE, PromiseState.KEPT), (SKIPPED, PromiseState.RELEASED)])
def test_done_keeps_a_promise_and_skip_releases_it(
    notebook: Notebook, wang: Contact, side: Side, kind: AnswerKind, state: PromiseState
) -> None:
    promise = promised(notebook, wang, side)
    answer_reminder(notebook, only(notebook), kind, TODAY)
    assert notebook.select(Promise) == [replace(promise, state=state, settled_on=TODAY)]
    assert due(notebook) == []


def test_snoozing_a_promise_leaves_it_open_until_its_day(notebook: Notebook, wang: Contact) -> None:
    promise = promised(notebook, wang)
    answer_reminder(notebook, only(notebook), SNOOZED, TODAY, TODAY + days(3))
    assert notebook.select(Promise) == [promise]
    assert due(notebook, TODAY + days(2)) == []
    assert only(notebook, TODAY + days(3)).subject == promise.id
    answer_reminder(notebook, only(notebook, TODAY + days(3)), SNOOZED, TODAY + days(3), TODAY + days(5))
    assert due(notebook, TODAY + days(4)) == []


@pytest.mark.parametrize("until", [None, TODAY, TODAY - days(1)])
def test_snoozing_needs_a_later_day(notebook: Notebook, wang: Contact, until: date | None) -> None:
    promised(notebook, wang)
    with pytest.raises(Refused):
        answer_reminder(notebook, only(notebook), SNOOZED, TODAY, until)
    assert notebook.select(Answer) == []


@pytest.mark.parametrize(("kind", "state"), [(DONE, NextStepState.DONE), (SKIPPED, NextStepState.SKIPPED)])
def test_an_answer_settles_a_next_step(
    notebook: Notebook, wang: Contact, kind: AnswerKind, state: NextStepState
) -> None:
    step = NextStep(wang.id, "call", TODAY)
    add_part(notebook, step, wang.name)
    answer_reminder(notebook, only(notebook), kind, TODAY)
    assert notebook.select(NextStep) == [replace(step, state=state, settled_on=TODAY)]
    assert due(notebook) == []


@pytest.mark.parametrize("kind", [DONE, SKIPPED])
def test_an_answer_ends_this_years_birthday_only(notebook: Notebook, wang: Contact, kind: AnswerKind) -> None:
    add_part(notebook, parse_important_date("11-26", wang.id), wang.name)
    answer_reminder(notebook, only(notebook), kind, TODAY)
    assert due(notebook, date(2026, 11, 26)) == []
    next_year = [one for one in due(notebook, date(2027, 11, 26)) if one.kind is ReminderKind.DATE]
    assert [one.due for one in next_year] == [date(2027, 11, 26)]
    assert len(notebook.select(ImportantDate)) == 1


def test_done_on_cadence_is_a_touch_today_without_details(notebook: Notebook, wang: Contact) -> None:
    later = TODAY + days(20)
    cold = only(notebook, later)
    assert cold.kind is ReminderKind.CADENCE
    answer_reminder(notebook, cold, DONE, later)
    (touch,) = notebook.select(Visit, "day = ?", later.isoformat())
    assert (touch.state, touch.channel, touch.at) == (VisitState.DONE, None, None)
    assert [part.contact_id for part in notebook.of_visit(Participation, touch.id)] == [wang.id]
    assert notebook.select(Answer) == []
    assert due(notebook, later + days(13)) == []
    assert only(notebook, later + days(14)).occurrence == later.isoformat()


def test_skipping_cadence_is_no_touch_and_holds_until_the_next(notebook: Notebook, wang: Contact) -> None:
    later = TODAY + days(20)
    answer_reminder(notebook, only(notebook, later), SKIPPED, later)
    assert len(notebook.select(Visit)) == 1
    assert due(notebook, later + days(100)) == []
    log_visit(notebook, entry(wang, channel=Channel.MESSAGE, day=later + days(100)))
    assert only(notebook, later + days(114)).kind is ReminderKind.CADENCE


def angry(notebook: Notebook, wang: Contact, day: date, emotion: Emotion = Emotion.ANGRY) -> None:
    made = entry(wang, channel=Channel.PHONE, day=day)
    log_visit(notebook, replace(made, participations=(replace(made.participations[0], emotion=emotion),)))


@pytest.mark.parametrize("kind", [DONE, SKIPPED])
def test_an_alarm_answered_is_silent_until_there_is_a_new_one(
    notebook: Notebook, wang: Contact, kind: AnswerKind
) -> None:
    angry(notebook, wang, TODAY)
    alarm = only(notebook)
    assert alarm.kind is ReminderKind.ALARM
    answer_reminder(notebook, alarm, kind, TODAY)
    assert due(notebook) == []
    angry(notebook, wang, TODAY + days(1), Emotion.HELPLESS)
    assert only(notebook, TODAY + days(1)).key != alarm.key


def test_every_answer_is_taken_back_by_undo(notebook: Notebook, wang: Contact) -> None:
    promised(notebook, wang)
    angry(notebook, wang, TODAY)
    add_part(notebook, parse_important_date("11-26", wang.id), wang.name)
    before = due(notebook)
    assert len(before) == 3
    for reminder in before:
        for kind in AnswerKind:
            answer_reminder(notebook, reminder, kind, TODAY, TODAY + days(1) if kind is SNOOZED else None)
            assert reminder not in due(notebook)
            notebook.undo()
            assert due(notebook) == before


def test_a_promise_may_be_broken(notebook: Notebook, wang: Contact) -> None:
    promise = promised(notebook, wang)
    settle_promise(notebook, promise, PromiseState.BROKEN, TODAY, wang.name)
    assert notebook.select(Promise) == [replace(promise, state=PromiseState.BROKEN, settled_on=TODAY)]
    assert due(notebook) == []


# What answers mean to the kinds beside these.


def of_kind(notebook: Notebook, kind: ReminderKind, day: date = TODAY) -> Reminder:
    (found,) = [one for one in due(notebook, day) if one.kind is kind]
    return found


def kinds(notebook: Notebook, day: date = TODAY) -> set[ReminderKind]:
    return {one.kind for one in due(notebook, day)}


def test_a_card_that_was_sent_is_logged_and_is_no_touch(notebook: Notebook, wang: Contact) -> None:
    plan_cards(notebook, CardPlan(wang.id, CardRhythm.MONTHLY, TODAY, day=28), wang)
    answer_reminder(notebook, of_kind(notebook, ReminderKind.CARD), DONE, TODAY)
    (card,) = notebook.select(Visit, "channel = 'card'")
    assert (card.day, card.state) == (TODAY, VisitState.DONE)
    assert [part.contact_id for part in notebook.of_visit(Participation, card.id)] == [wang.id]
    assert due(notebook) == []
    # The next month has a card again; the card did not restart the cadence.
    assert {ReminderKind.CARD, ReminderKind.CADENCE} <= kinds(notebook, TODAY + days(30))


def test_a_card_that_was_skipped_is_not_logged(notebook: Notebook, wang: Contact) -> None:
    plan_cards(notebook, CardPlan(wang.id, CardRhythm.MONTHLY, TODAY, day=28), wang)
    answer_reminder(notebook, of_kind(notebook, ReminderKind.CARD), SKIPPED, TODAY)
    assert notebook.select(Visit, "channel = 'card'") == []
    assert due(notebook) == []


def test_done_on_old_facts_confirms_them_and_judges_again(notebook: Notebook, wang: Contact) -> None:
    old = TODAY - days(400)
    fresh = Phone(wang.id, "139", confirmed_on=TODAY - days(1))
    for part in (
        Phone(wang.id, "138", confirmed_on=old),
        fresh,
        Judgement(wang.id, LoyaltyFactor.REBUYING, 2, old - days(9)),
        Judgement(wang.id, LoyaltyFactor.REBUYING, 4, old),
        Judgement(wang.id, LoyaltyFactor.RESISTANCE, 1, TODAY - days(1)),
    ):
        add_part(notebook, part, wang.name)
    answer_reminder(notebook, of_kind(notebook, ReminderKind.CONFIRM), DONE, TODAY)
    assert {(one.value, one.confirmed_on) for one in notebook.select(Phone)} == {
        ("138", TODAY),
        ("139", fresh.confirmed_on),
    }
    judged = {(one.factor, one.score) for one in notebook.select(Judgement, "day = ?", TODAY.isoformat())}
    assert judged == {(LoyaltyFactor.REBUYING, 4)}
    assert notebook.select(Answer) == []
    assert due(notebook) == []
    notebook.undo()
    assert of_kind(notebook, ReminderKind.CONFIRM).contact_id == wang.id


def test_skipped_facts_stay_old_and_are_asked_about_again_in_a_year(notebook: Notebook, wang: Contact) -> None:
    add_part(notebook, Phone(wang.id, "138", confirmed_on=TODAY - days(400)), wang.name)
    answer_reminder(notebook, of_kind(notebook, ReminderKind.CONFIRM), SKIPPED, TODAY)
    assert ReminderKind.CONFIRM not in kinds(notebook, TODAY + days(300))
    assert ReminderKind.CONFIRM in kinds(notebook, TODAY + days(366))


def test_done_on_a_reward_says_that_it_was_given(notebook: Notebook, wang: Contact) -> None:
    reminder = Reminder(ReminderKind.REWARD, wang.id, wang.id, "2026:gold: the best", TODAY, Text("due"))
    answer_reminder(notebook, reminder, DONE, TODAY)
    assert [(one.contact_id, one.tier, one.day) for one in notebook.select(Reward)] == [
        (wang.id, "gold: the best", TODAY)
    ]
    assert notebook.select(Answer) == []


def test_an_answer_to_what_is_about_nobody_names_nobody(notebook: Notebook, wang: Contact) -> None:
    mine = OwnReminder("weekly report", TODAY, "FREQ=WEEKLY")
    remind_me(notebook, mine)
    answer_reminder(notebook, only(notebook), SNOOZED, TODAY, TODAY + days(1))
    assert [one.contact_id for one in notebook.select(Answer)] == [None]
    assert str(notebook.journal(1)[0].label) == "Snooze: weekly report"
    answer_reminder(notebook, only(notebook, TODAY + days(1)), DONE, TODAY + days(1))
    assert due(notebook, TODAY + days(6)) == []
    assert only(notebook, TODAY + days(7)).due == TODAY + days(7)
    forget_reminder(notebook, mine)
    assert (notebook.select(OwnReminder), notebook.select(Answer)) == ([], [])


def test_spreading_lays_over_reminders_about_nobody_too(notebook: Notebook, wang: Contact) -> None:
    for text in ("report", "permit"):
        remind_me(notebook, OwnReminder(text, TODAY - days(3)))
    number, last = spread_overdue(notebook, tuple(due(notebook)), TODAY)
    assert number == 2
    assert last == max(one.until for one in notebook.select(Answer) if one.until)
    assert due(notebook) == []
    assert len(due(notebook, TODAY + days(5))) == 2


def test_a_pile_is_spread_over_days_that_are_worked(notebook: Notebook, wang: Contact) -> None:
    for number in range(5):
        remind_me(notebook, OwnReminder(f"call {number}", TODAY - days(3)))
    friday = date(2026, 11, 27)
    spread_overdue(notebook, tuple(due(notebook, friday)), friday)
    untils = sorted(one.until for one in notebook.select(Answer) if one.until)
    assert untils == [date(2026, 11, 30) + days(n) for n in range(5)]


def test_a_new_plan_for_the_same_occasion_replaces_the_old(notebook: Notebook, wang: Contact) -> None:
    plan_cards(notebook, CardPlan(wang.id, CardRhythm.MONTHLY, TODAY, day=28), wang)
    plan_cards(notebook, CardPlan(wang.id, CardRhythm.FESTIVAL, TODAY, Festival.CHRISTMAS), wang)
    plan_cards(notebook, CardPlan(wang.id, CardRhythm.MONTHLY, TODAY, day=5), wang)
    plans = notebook.select(CardPlan)
    assert sorted((plan.rhythm.value, plan.day) for plan in plans) == [("festival", 1), ("monthly", 5)]
    stop_cards(notebook, tuple(plans), wang)
    assert notebook.select(CardPlan) == []


def test_an_answer_about_a_contact_who_is_merged_still_answers(notebook: Notebook, wang: Contact) -> None:
    twin = profile("小明").contact
    add_contact(notebook, replace(profile("小明"), contact=twin))
    product = Product("pump")
    add_part(notebook, product, "pump")
    record_purchase(notebook, Purchase(twin.id, TODAY - days(200), Money(1, "CNY"), product_id=product.id), twin)
    announce_news(notebook, ProductNews(product.id, "quieter", TODAY), product)
    answer_reminder(notebook, of_kind(notebook, ReminderKind.NEWS), DONE, TODAY)
    merge_contacts(notebook, wang, twin, TODAY)
    assert ReminderKind.NEWS not in kinds(notebook)


def test_what_was_answered_meanwhile_is_not_answered_again_from_outside(notebook: Notebook, wang: Contact) -> None:
    promise = Promise(wang.id, Side.ME, "samples", TODAY)
    add_part(notebook, promise, wang.name)
    (reminder,) = due(notebook)
    answer_reminder(notebook, reminder, SKIPPED, TODAY)
    lines = notebook.journal()
    with pytest.raises(Refused, match="not due any more"):
        answer_if_due(notebook, reminder, DONE, TODAY)
    assert notebook.journal() == lines
    notebook.undo()
    answer_if_due(notebook, reminder, DONE, TODAY)
    (kept,) = notebook.select(Promise)
    assert kept.state is PromiseState.KEPT
