"""The day, asked of a real notebook: what is due and why, and when it falls silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.emotion import NEGATIVE, Emotion
from salesbook.domain.important_date import parse_important_date
from salesbook.domain.promise import NextStep, Promise, PromiseState, Side
from salesbook.domain.reminders.reminder import AnswerKind, ReminderKind
from salesbook.domain.setting import parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Visit
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.reminders import answer_reminder
from salesbook.operations.settings import change_setting
from salesbook.operations.visits import delete_visit, did_not_happen, log_visit, move_visit, plan_visit
from salesbook.queries.today import reminders_of, today
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile

LONG_AGO = datetime(2020, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quiet(notebook: Notebook) -> None:
    """Those who stand still at a stage for long are another matter, see `test_due_facts`."""
    change_setting(notebook, parse_setting("rules-off", "stuck, referral"))


def added(notebook: Notebook, name: str = "王小明", stage: Stage | None = None, *, colleague: bool = False) -> Contact:
    made = profile(name)
    contact = replace(made.contact, stage=stage, colleague=colleague, added=LONG_AGO)
    add_contact(notebook, replace(made, contact=contact))
    return contact


def logged(
    notebook: Notebook,
    contact: Contact,
    day: date = TODAY,
    channel: Channel | None = Channel.PHONE,
    emotion: Emotion | None = None,
    at: time | None = None,
) -> Visit:
    made = entry(contact, day=day, channel=channel, at=at)
    parts = (replace(made.participations[0], emotion=emotion),)
    return log_visit(notebook, replace(made, participations=parts)).visit


def kinds(notebook: Notebook, day: date = TODAY) -> list[ReminderKind]:
    found = today(notebook, day)
    return [reminder.kind for reminder in (*found.must, *found.worth)]


def days(number: int) -> timedelta:
    return timedelta(days=number)


def test_an_empty_notebook_has_an_empty_day(notebook: Notebook) -> None:
    found = today(notebook, TODAY)
    assert (found.day, [*found.must, *found.worth], found.visits) == (TODAY, [], ())


def test_must_and_worth_doing_stand_apart(notebook: Notebook) -> None:
    wang = added(notebook, stage=Stage.DATING)
    logged(notebook, wang, TODAY - days(21))
    add_part(notebook, Promise(wang.id, Side.ME, "send samples", TODAY), wang.name)
    found = today(notebook, TODAY)
    assert [one.kind for one in found.must] == [ReminderKind.PROMISE_BY_ME]
    assert [one.kind for one in found.worth] == [ReminderKind.CADENCE]
    assert [one.due for one in found.worth] == [TODAY]


def test_the_visits_of_the_day_come_by_time_those_without_one_last(notebook: Notebook) -> None:
    contacts = [added(notebook, name) for name in ("王", "李", "赵", "钱")]
    times = (time(15), None, time(9, 30), time(8))
    plans = [plan_visit(notebook, entry(who, at=at)) for who, at in zip(contacts, times, strict=True)]
    plan_visit(notebook, entry(contacts[0], day=TODAY + days(1)))
    did_not_happen(notebook, plans[3], "ill", "钱")
    assert [visit.at for visit in today(notebook, TODAY).visits] == [time(9, 30), time(15), None]
    log_visit(notebook, entry(contacts[0]))
    assert [visit.at for visit in today(notebook, TODAY).visits] == [time(9, 30), None]


def test_only_open_promises_and_next_steps_are_due(notebook: Notebook) -> None:
    wang = added(notebook)
    for state in PromiseState:
        add_part(notebook, Promise(wang.id, Side.ME, state.value, TODAY, state=state), wang.name)
    add_part(notebook, NextStep(wang.id, "call", TODAY), wang.name)
    assert [str(one.reason) for one in today(notebook, TODAY).must] == ["I promised: open", "call"]


def test_a_promise_made_at_a_visit_comes_up_on_its_day(notebook: Notebook) -> None:
    wang = added(notebook)
    made = entry(wang, channel=Channel.PHONE)
    promise = Promise(wang.id, Side.ME, "send samples", TODAY + days(3), made.visit.id, TODAY)
    log_visit(notebook, replace(made, promises=(promise,)))
    assert kinds(notebook, TODAY + days(2)) == []
    assert kinds(notebook, TODAY + days(3)) == [ReminderKind.PROMISE_BY_ME]


def test_a_lunar_birthday_comes_seven_days_ahead(notebook: Notebook) -> None:
    wang = added(notebook)
    add_part(notebook, parse_important_date("lunar:8-15", wang.id), wang.name)
    # 八月十五 of 2027 is 15 September.
    assert kinds(notebook, date(2027, 9, 7)) == []
    assert kinds(notebook, date(2027, 9, 8)) == [ReminderKind.DATE]
    assert kinds(notebook, date(2027, 9, 29)) == [ReminderKind.DATE]
    assert kinds(notebook, date(2027, 9, 30)) == []


def test_a_birthday_that_passed_before_the_contact_came_is_not_held_against_anybody(notebook: Notebook) -> None:
    made = profile("王小明")
    came = datetime(2026, 11, 24, 6, tzinfo=UTC)  # the same local day in nearly every time zone
    add_contact(notebook, replace(made, contact=replace(made.contact, added=came)))
    add_part(notebook, parse_important_date("11-20", made.contact.id), "王小明")
    add_part(notebook, parse_important_date("11-28", made.contact.id), "王小明")
    assert [one.due for one in today(notebook, TODAY).must] == [date(2026, 11, 28)]


# Cadence.


@pytest.mark.parametrize("channel", [*Channel, None])
def test_everything_but_a_card_is_a_touch(notebook: Notebook, channel: Channel | None) -> None:
    wang = added(notebook, stage=Stage.ALLY)
    logged(notebook, wang, TODAY - days(60))
    assert kinds(notebook) == [ReminderKind.CADENCE]
    logged(notebook, wang, TODAY, channel)
    assert kinds(notebook) == ([ReminderKind.CADENCE] if channel is Channel.CARD else [])


def test_a_visit_logged_late_does_not_hide_a_later_touch(notebook: Notebook) -> None:
    wang = added(notebook, stage=Stage.RECOGNITION)
    logged(notebook, wang, TODAY)
    logged(notebook, wang, TODAY - days(30))
    assert kinds(notebook, TODAY + days(13)) == []
    assert kinds(notebook, TODAY + days(14)) == [ReminderKind.CADENCE]


def test_a_planned_visit_silences_cadence_until_its_day_has_passed(notebook: Notebook) -> None:
    wang = added(notebook, stage=Stage.RECOGNITION)
    logged(notebook, wang, TODAY - days(30))
    plan_visit(notebook, entry(wang, day=TODAY + days(2)))
    assert kinds(notebook, TODAY) == []
    assert kinds(notebook, TODAY + days(2)) == []
    assert kinds(notebook, TODAY + days(3)) == [ReminderKind.CADENCE]


def test_a_moved_visit_silences_cadence_until_its_new_day(notebook: Notebook) -> None:
    wang = added(notebook, stage=Stage.RECOGNITION)
    logged(notebook, wang, TODAY - days(30))
    plan = plan_visit(notebook, entry(wang, day=TODAY + days(2)))
    move_visit(notebook, plan, TODAY + days(9), None, wang.name)
    assert kinds(notebook, TODAY + days(9)) == []
    assert kinds(notebook, TODAY + days(10)) == [ReminderKind.CADENCE]


def test_a_visit_that_did_not_happen_is_no_touch_and_silences_nothing(notebook: Notebook) -> None:
    wang = added(notebook, stage=Stage.RECOGNITION)
    logged(notebook, wang, TODAY - days(30))
    plan = plan_visit(notebook, entry(wang))
    assert kinds(notebook) == []
    did_not_happen(notebook, plan, "ill", wang.name)
    assert kinds(notebook) == [ReminderKind.CADENCE]


def test_another_contacts_visit_silences_nothing(notebook: Notebook) -> None:
    wang, li = added(notebook, stage=Stage.RECOGNITION), added(notebook, "李雷")
    logged(notebook, wang, TODAY - days(30))
    plan_visit(notebook, entry(li))
    logged(notebook, li)
    assert [one.contact_id for one in today(notebook, TODAY).worth] == [wang.id]


def test_everybody_at_a_visit_is_touched(notebook: Notebook) -> None:
    wang, li = added(notebook, stage=Stage.RECOGNITION), added(notebook, "李雷", Stage.TRUST)
    assert kinds(notebook) == [ReminderKind.CADENCE, ReminderKind.CADENCE]
    log_visit(notebook, entry(wang, li))
    assert kinds(notebook) == []


def test_contacts_without_a_stage_and_colleagues_never_cool(notebook: Notebook) -> None:
    added(notebook, "未见面")
    added(notebook, "Ann", Stage.TRUST, colleague=True)
    assert kinds(notebook) == []


def test_the_settings_of_the_notebook_change_the_cadence(notebook: Notebook) -> None:
    wang = added(notebook, stage=Stage.RECOGNITION)
    logged(notebook, wang)
    change_setting(notebook, parse_setting("cadence-recognition", "3"))
    assert kinds(notebook, TODAY + days(3)) == [ReminderKind.CADENCE]
    change_setting(notebook, parse_setting("cadence-recognition", "30"))
    assert kinds(notebook, TODAY + days(3)) == []


def test_what_was_promised_to_a_colleague_is_due_like_any_promise(notebook: Notebook) -> None:
    ann = added(notebook, "Ann", colleague=True)
    add_part(notebook, Promise(ann.id, Side.ME, "thank her", TODAY), ann.name)
    assert kinds(notebook) == [ReminderKind.PROMISE_BY_ME]


# Alarm.


@pytest.mark.parametrize("emotion", Emotion)
def test_a_negative_emotion_raises_an_alarm_and_no_other_does(notebook: Notebook, emotion: Emotion) -> None:
    wang = added(notebook)
    logged(notebook, wang, emotion=emotion)
    assert kinds(notebook) == ([ReminderKind.ALARM] if emotion in NEGATIVE else [])


@pytest.mark.parametrize("emotion", [Emotion.NEUTRAL, Emotion.HAPPY])
def test_a_later_emotion_that_is_not_negative_clears_the_alarm(notebook: Notebook, emotion: Emotion) -> None:
    wang = added(notebook)
    logged(notebook, wang, TODAY - days(3), emotion=Emotion.ANGRY)
    assert kinds(notebook) == [ReminderKind.ALARM]
    logged(notebook, wang, TODAY, emotion=emotion)
    assert kinds(notebook) == []


def test_a_later_visit_without_an_emotion_clears_nothing(notebook: Notebook) -> None:
    wang = added(notebook)
    logged(notebook, wang, TODAY - days(3), emotion=Emotion.ANGRY)
    logged(notebook, wang, TODAY)
    assert kinds(notebook) == [ReminderKind.ALARM]


def test_a_happy_visit_before_the_angry_one_clears_nothing_though_it_is_logged_after(notebook: Notebook) -> None:
    wang = added(notebook)
    logged(notebook, wang, TODAY - days(1), emotion=Emotion.ANGRY)
    logged(notebook, wang, TODAY - days(2), emotion=Emotion.HAPPY)
    assert kinds(notebook) == [ReminderKind.ALARM]


def test_a_call_in_the_afternoon_clears_the_alarm_of_the_morning(notebook: Notebook) -> None:
    wang = added(notebook)
    plan_visit(notebook, entry(wang, at=time(10)))
    logged(notebook, wang, emotion=Emotion.ANGRY)
    assert kinds(notebook) == [ReminderKind.ALARM]
    logged(notebook, wang, emotion=Emotion.SAFE)
    assert kinds(notebook) == []


def test_one_persons_anger_is_no_alarm_for_the_others(notebook: Notebook) -> None:
    wang, li = added(notebook), added(notebook, "李雷")
    made = entry(wang, li, channel=Channel.PHONE)
    first, second = made.participations
    felt = (replace(first, emotion=Emotion.ANGRY), replace(second, emotion=Emotion.HAPPY))
    log_visit(notebook, replace(made, participations=felt))
    assert [one.contact_id for one in today(notebook, TODAY).must] == [wang.id]
    logged(notebook, li, TODAY + days(1), emotion=Emotion.HAPPY)
    assert kinds(notebook, TODAY + days(1)) == [ReminderKind.ALARM]


def test_an_alarm_made_good_comes_back_only_with_a_new_negative_emotion(notebook: Notebook) -> None:
    wang = added(notebook)
    logged(notebook, wang, TODAY - days(5), emotion=Emotion.ANGRY)
    (alarm,) = today(notebook, TODAY).must
    assert alarm.due == TODAY - days(3)
    answer_reminder(notebook, alarm, AnswerKind.DONE, TODAY)
    assert kinds(notebook, TODAY + days(100)) == []
    logged(notebook, wang, TODAY, emotion=Emotion.WORRIED)
    assert [one.due for one in today(notebook, TODAY).must] == [TODAY + days(2)]


def test_deleting_the_visit_that_cleared_an_alarm_brings_it_back(notebook: Notebook) -> None:
    wang = added(notebook)
    logged(notebook, wang, TODAY - days(3), emotion=Emotion.ANGRY)
    delete_visit(notebook, logged(notebook, wang, emotion=Emotion.HAPPY), wang.name)
    assert kinds(notebook) == [ReminderKind.ALARM]


# One contact, and order.


def test_the_reminders_of_one_contact_are_their_own(notebook: Notebook) -> None:
    wang, li = added(notebook, stage=Stage.RECOGNITION), added(notebook, "李雷")
    for who in (wang, li):
        add_part(notebook, Promise(who.id, Side.ME, f"call {who.name}", TODAY), who.name)
    assert [one.kind for one in reminders_of(notebook, wang.id, TODAY)] == [
        ReminderKind.PROMISE_BY_ME,
        ReminderKind.CADENCE,
    ]
    assert {one.contact_id for one in reminders_of(notebook, li.id, TODAY)} == {li.id}


def test_the_day_is_in_order_oldest_and_loudest_first(notebook: Notebook) -> None:
    wang = added(notebook)
    add_part(notebook, NextStep(wang.id, "old step", TODAY - days(4)), wang.name)
    add_part(notebook, NextStep(wang.id, "step", TODAY), wang.name)
    add_part(notebook, Promise(wang.id, Side.THEM, "theirs", TODAY), wang.name)
    add_part(notebook, Promise(wang.id, Side.ME, "mine", TODAY), wang.name)
    logged(notebook, wang, TODAY - days(2), emotion=Emotion.ANGRY)
    add_part(notebook, parse_important_date("11-24", wang.id), wang.name)
    assert [(one.kind, one.due) for one in today(notebook, TODAY).must] == [
        (ReminderKind.NEXT_STEP, TODAY - days(4)),
        (ReminderKind.ALARM, TODAY),
        (ReminderKind.PROMISE_BY_ME, TODAY),
        (ReminderKind.PROMISE_BY_THEM, TODAY),
        (ReminderKind.NEXT_STEP, TODAY),
        (ReminderKind.DATE, TODAY),
    ]
