"""The reminder rules at their borders: the day before, the day, the day after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from salesbook.domain.emotion import Emotion
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.reminders import occurring, unanswered
from salesbook.domain.reminders.cadence import cadence_due, cold_since, untouched_of
from salesbook.domain.reminders.facts import ContactFacts, LastEmotion, ReminderFacts
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder, ReminderKind
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage

TODAY = date(2026, 11, 24)
LONG_AGO = date(2020, 1, 1)
# With a stage, so that cadence runs; LI has none and is never cooling.
WANG = ContactFacts("wang", Stage.RECOGNITION, colleague=False, added=LONG_AGO, last_touch=TODAY)
LI = ContactFacts("wang", None, colleague=False, added=LONG_AGO)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def facts(
    *contacts: ContactFacts,
    method: Method | None = None,
    promises: tuple[Promise, ...] = (),
    next_steps: tuple[NextStep, ...] = (),
    dates: tuple[ImportantDate, ...] = (),
    negative_emotions: tuple[LastEmotion, ...] = (),
) -> ReminderFacts:
    known = {contact.id: contact for contact in contacts or (LI,)}
    untouched = tuple(one for contact in known.values() if (one := untouched_of(contact)) is not None)
    return ReminderFacts(method or Method(), known, promises, next_steps, dates, negative_emotions, untouched=untouched)


def due(told: ReminderFacts, today: date = TODAY, *answers: Answer) -> list[Reminder]:
    return list(unanswered(occurring(told, today), answers, today))


def keys(told: ReminderFacts, today: date = TODAY, *answers: Answer) -> list[str]:
    return [reminder.key for reminder in due(told, today, *answers)]


def answered(key: str, kind: AnswerKind, until: date | None = None) -> Answer:
    return Answer(key, kind, TODAY, "wang", until)


def by_me(due_on: date | None, given_on: date | None = None, name: str = "p1") -> Promise:
    return Promise("wang", Side.ME, "send samples", due_on, given_on=given_on, id=name)


def birthday(month: int, day: int, calendar: Calendar = Calendar.SOLAR) -> ImportantDate:
    return ImportantDate("wang", DateKind.BIRTHDAY, month, day, calendar=calendar, id="d1")


# Promises and next steps.


@pytest.mark.parametrize(("away", "expected"), [(1, []), (0, ["promise-by-me:p1:"]), (-1, ["promise-by-me:p1:"])])
def test_a_promise_comes_up_on_its_day_and_stays(away: int, expected: list[str]) -> None:
    assert keys(facts(promises=(by_me(TODAY + days(away)),))) == expected


def test_a_promise_of_theirs_comes_up_to_be_asked_about() -> None:
    found = due(facts(promises=(Promise("wang", Side.THEM, "introduce the boss", TODAY - days(3), id="p9"),)))
    assert [(one.kind, one.key, one.due) for one in found] == [
        (ReminderKind.PROMISE_BY_THEM, "promise-by-them:p9:", TODAY - days(3))
    ]
    assert str(found[0].reason) == "they promised: introduce the boss; 3 days overdue"


def test_an_overdue_promise_says_by_how_much() -> None:
    said = [str(due(facts(promises=(by_me(TODAY - days(late)),)))[0].reason) for late in (0, 1, 2)]
    assert said == [
        "I promised: send samples",
        "I promised: send samples; 1 day overdue",
        "I promised: send samples; 2 days overdue",
    ]


def test_a_promise_without_a_day_comes_up_a_week_after_it_was_given() -> None:
    told = facts(promises=(by_me(None, given_on=TODAY),))
    assert keys(told, TODAY + days(6)) == []
    found = due(told, TODAY + days(7))
    assert [one.due for one in found] == [TODAY + days(7)]
    # Three days later it is not overdue, as nobody said when; so says the ledger of it too.
    later = due(told, TODAY + days(10))
    assert [str(one.reason) for one in later] == ["I promised: send samples; on 2026-11-24, without saying when"]
    assert told.promises[0].days_overdue(TODAY + days(10)) == 0


def test_a_promise_without_any_day_is_not_forgotten() -> None:
    assert keys(facts(promises=(by_me(None),))) == ["promise-by-me:p1:"]


@pytest.mark.parametrize(("away", "expected"), [(1, []), (0, ["next-step:s1:"]), (-1, ["next-step:s1:"])])
def test_a_next_step_comes_up_on_its_day_and_stays(away: int, expected: list[str]) -> None:
    assert keys(facts(next_steps=(NextStep("wang", "call", TODAY + days(away), id="s1"),))) == expected


def test_a_next_step_agreed_for_a_time_says_it() -> None:
    (found,) = due(facts(next_steps=(NextStep("wang", "call", TODAY, time(10), id="s1"),)))
    assert str(found.reason) == "call, at 10:00:00"


def test_a_next_step_without_a_day_is_due_from_the_start() -> None:
    found = due(facts(next_steps=(NextStep("wang", "call", id="s1"),)))
    assert [(one.key, one.due, str(one.reason)) for one in found] == [("next-step:s1:", TODAY, "call")]


# Important dates.


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-23", []),  # eight days ahead
        ("2026-11-24", ["date:d1:2026"]),  # the lead of seven days begins
        ("2026-12-01", ["date:d1:2026"]),  # the day itself
        ("2026-12-15", ["date:d1:2026"]),  # fourteen days after
        ("2026-12-16", []),
    ],
)
def test_a_date_comes_seven_days_ahead_and_leaves_fourteen_days_after(today: str, expected: list[str]) -> None:
    assert keys(facts(dates=(birthday(12, 1),)), date.fromisoformat(today)) == expected


def test_a_date_says_how_far_it_is() -> None:
    told = facts(dates=(birthday(12, 1),))
    said = [str(due(told, date(2026, 12, 1) + days(away))[0].reason) for away in (-7, -2, -1, 0, 1, 14)]
    kind = str(DateKind.BIRTHDAY)
    assert said == [
        f"{kind}, in 7 days",
        f"{kind}, in 2 days",
        f"{kind}, tomorrow",
        f"{kind}, today",
        f"{kind}, 1 day ago",
        f"{kind}, 14 days ago",
    ]


def test_a_date_with_a_year_says_which_one_it_is() -> None:
    wedding = ImportantDate("wang", DateKind.ANNIVERSARY, 11, 24, 2001, label="wedding")
    assert str(due(facts(dates=(wedding,)))[0].reason) == "wedding, 25 years, today"
    assert str(due(facts(dates=(replace(wedding, year=2025),)))[0].reason) == "wedding, 1 year, today"
    assert str(due(facts(dates=(replace(wedding, year=2026),)))[0].reason) == "wedding, today"


def test_a_date_over_the_turn_of_the_year_belongs_to_the_year_it_falls_in() -> None:
    told = facts(dates=(birthday(1, 3),))
    assert keys(told, date(2026, 12, 27)) == ["date:d1:2027"]
    assert keys(told, date(2027, 1, 17)) == ["date:d1:2027"]


def test_an_answer_ends_this_years_date_and_not_the_next() -> None:
    told = facts(dates=(birthday(12, 1),))
    done = answered("date:d1:2026", AnswerKind.DONE)
    assert keys(told, date(2026, 12, 1), done) == []
    assert keys(told, date(2027, 12, 1), done) == ["date:d1:2027"]


def test_a_lunar_date_comes_by_its_solar_day() -> None:
    # 八月十五 of 2026 is 25 September.
    told = facts(dates=(birthday(8, 15, Calendar.LUNAR),))
    assert keys(told, date(2026, 9, 17)) == []
    found = due(told, date(2026, 9, 18))
    assert [(one.key, one.due) for one in found] == [("date:d1:2026-09-25", date(2026, 9, 25))]


def test_a_lunar_date_that_comes_twice_in_a_solar_year_is_answered_twice() -> None:
    # 冬月二十 falls on 1 January and on 20 December 2024.
    told = facts(dates=(birthday(11, 20, Calendar.LUNAR),))
    january = due(told, date(2024, 1, 1))
    done = answered(january[0].key, AnswerKind.DONE)
    assert keys(told, date(2024, 1, 1), done) == []
    december = due(told, date(2024, 12, 20), done)
    assert [one.due for one in december] == [date(2024, 12, 20)]


@pytest.mark.parametrize(
    ("added", "today", "expected"),
    [
        ("2026-12-02", "2026-12-02", 0),  # the day was past when they came in
        ("2026-12-01", "2026-12-02", 1),  # they came in on the day
        ("2026-11-26", "2026-11-25", 0),  # not in the notebook yet, though the lead has begun
        ("2026-11-26", "2026-11-26", 1),
    ],
)
def test_a_date_never_comes_before_the_contact_was_added(added: str, today: str, expected: int) -> None:
    told = facts(LI._replace(added=date.fromisoformat(added)), dates=(birthday(12, 1),))
    assert len(keys(told, date.fromisoformat(today))) == expected


def test_a_date_of_the_day_before_the_contact_came_is_back_next_year() -> None:
    told = facts(LI._replace(added=date(2026, 12, 2)), dates=(birthday(12, 1),))
    assert keys(told, date(2027, 12, 1)) == ["date:d1:2027"]


# Cadence.


@pytest.mark.parametrize(
    ("stage", "allowed"), [(Stage.RECOGNITION, 14), (Stage.DATING, 21), (Stage.TRUST, 30), (Stage.ALLY, 45)]
)
def test_each_stage_has_its_cadence(stage: Stage, allowed: int) -> None:
    told = facts(WANG._replace(stage=stage, last_touch=TODAY))
    assert keys(told, TODAY + days(allowed - 1)) == []
    found = due(told, TODAY + days(allowed))
    assert [(one.key, one.due) for one in found] == [(f"cadence:wang:{TODAY}", TODAY + days(allowed))]
    assert keys(told, TODAY + days(allowed + 1)) == [f"cadence:wang:{TODAY}"]


def test_cadence_counts_from_the_day_they_came_in_until_there_is_a_touch() -> None:
    told = facts(WANG._replace(added=TODAY, last_touch=None))
    assert keys(told, TODAY + days(13)) == []
    assert keys(told, TODAY + days(14)) == [f"cadence:wang:{TODAY}"]


def test_no_cadence_runs_without_a_stage_nor_for_a_colleague() -> None:
    assert keys(facts(WANG._replace(stage=None, last_touch=LONG_AGO))) == []
    assert keys(facts(WANG._replace(colleague=True, last_touch=LONG_AGO))) == []


def test_a_planned_visit_silences_cadence() -> None:
    cold = WANG._replace(last_touch=TODAY - days(40))
    assert keys(facts(cold)) != []
    assert keys(facts(cold._replace(planned=TODAY))) == []


def test_skipping_cadence_holds_until_the_next_touch() -> None:
    first = WANG._replace(last_touch=TODAY - days(14))
    skipped = answered(f"cadence:wang:{TODAY - days(14)}", AnswerKind.SKIPPED)
    assert keys(facts(first), TODAY + days(300), skipped) == []
    touched = WANG._replace(last_touch=TODAY)
    assert keys(facts(touched), TODAY + days(14), skipped) == [f"cadence:wang:{TODAY}"]


@pytest.mark.parametrize("stage", Stage)
def test_whoever_was_touched_last_on_the_day_or_before_it_is_cooling(stage: Stage) -> None:
    method, cold = Method(), cold_since(stage, TODAY, Method())
    touched = [ContactFacts("a", stage, False, TODAY, cold + timedelta(days=days)) for days in (-1, 0, 1)]
    due = [cadence_due(facts, method) for facts in touched]
    assert [day is not None and day <= TODAY for day in due] == [True, True, False]


def test_the_settings_change_the_cadence() -> None:
    told = facts(WANG, method=Method(cadence_recognition=3))
    assert keys(told, TODAY + days(2)) == []
    assert len(keys(told, TODAY + days(3))) == 1


def test_the_settings_change_the_days_of_dates_and_alarms() -> None:
    method = Method(date_lead=30, date_kept=1, alarm_within=5)
    told = facts(method=method, dates=(birthday(12, 24),))
    assert keys(told, date(2026, 11, 24)) == ["date:d1:2026"]
    assert keys(told, date(2026, 12, 25)) == ["date:d1:2026"]
    assert keys(told, date(2026, 12, 26)) == []
    angry = facts(method=method, negative_emotions=(LastEmotion("wang", Emotion.ANGRY, TODAY, "v1"),))
    assert due(angry)[0].due == TODAY + days(5)


# Alarm.


def test_an_alarm_is_there_at_once_and_wants_to_be_good_within_two_days() -> None:
    told = facts(negative_emotions=(LastEmotion("wang", Emotion.PUT_OFF, TODAY, "v1"),))
    assert keys(told, TODAY - days(1)) == []
    found = due(told)
    assert [(one.key, one.due) for one in found] == [("alarm:wang:v1", TODAY + days(2))]
    assert keys(told, TODAY + days(10)) == ["alarm:wang:v1"]


def test_an_alarm_made_good_is_silent_and_a_new_one_is_not() -> None:
    first = LastEmotion("wang", Emotion.ANGRY, TODAY, "v1")
    good = answered("alarm:wang:v1", AnswerKind.DONE)
    assert keys(facts(negative_emotions=(first,)), TODAY, good) == []
    second = LastEmotion("wang", Emotion.WORRIED, TODAY, "v2")
    assert keys(facts(negative_emotions=(second,)), TODAY, good) == ["alarm:wang:v2"]


# Answers and order.


@pytest.mark.parametrize(("away", "silent"), [(-1, True), (0, False), (1, False)])
def test_a_snoozed_reminder_comes_back_on_its_day(away: int, silent: bool) -> None:
    back = TODAY + days(5)
    snoozed = answered("promise-by-me:p1:", AnswerKind.SNOOZED, back)
    assert (keys(facts(promises=(by_me(TODAY),)), back + days(away), snoozed) == []) is silent


def test_a_later_snooze_counts_beside_an_earlier_one() -> None:
    told = facts(promises=(by_me(TODAY),))
    both = [answered("promise-by-me:p1:", AnswerKind.SNOOZED, TODAY + days(n)) for n in (1, 4)]
    assert keys(told, TODAY + days(3), *both) == []
    assert keys(told, TODAY + days(4), *both) == ["promise-by-me:p1:"]


@pytest.mark.parametrize("kind", [AnswerKind.DONE, AnswerKind.SKIPPED])
def test_what_was_done_or_skipped_does_not_come_back(kind: AnswerKind) -> None:
    told = facts(next_steps=(NextStep("wang", "call", TODAY, id="s1"),))
    assert keys(told, TODAY + days(100), answered("next-step:s1:", kind)) == []


def test_the_oldest_comes_first_and_within_a_day_the_loudest() -> None:
    told = facts(
        WANG._replace(last_touch=TODAY - days(14)),
        promises=(
            by_me(TODAY),
            by_me(TODAY - days(9), name="p0"),
            replace(by_me(TODAY, name="p2"), side=Side.THEM),
        ),
        next_steps=(NextStep("wang", "call", TODAY, id="s1"),),
        dates=(birthday(11, 24),),
        negative_emotions=(LastEmotion("wang", Emotion.ANGRY, TODAY - days(2), "v1"),),
    )
    assert keys(told) == [
        "promise-by-me:p0:",
        "alarm:wang:v1",
        "promise-by-me:p1:",
        "promise-by-them:p2:",
        "next-step:s1:",
        "date:d1:2026",
        f"cadence:wang:{TODAY - days(14)}",
    ]
