"""Each rule of gathering a call sheet by itself: who is reached how, what is asked, what counts as an alarm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from salesbook.domain.contact import Address, Channel, Contact, Email, Phone
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Marker
from salesbook.domain.goal import Goal
from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.interest import Interest, Need
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, Side
from salesbook.domain.relation import Relation
from salesbook.domain.reminders.emotion import alarm_key
from salesbook.domain.reminders.reminder import Answer, AnswerKind
from salesbook.domain.setting import parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit, VisitState
from salesbook.operations.contacts import add_contact, add_part, change_thing
from salesbook.operations.goals import set_goal
from salesbook.operations.settings import change_setting
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.reports.call_sheet_content import (
    LastVisit,
    ReachItem,
    SheetVisit,
    StageStep,
    TalkPoint,
)
from salesbook.reports.call_sheet_gather import gather
from salesbook.reports.options import CallSheetOptions
from salesbook.store.notebook import Notebook
from salesbook.wording import render
from tests.factories import TODAY, entry, new_notebook
from tests.reports.gathering import (
    BAYER,
    LIU,
    NEW,
    OLD,
    PROFILE,
    WANG,
    days,
    known,
    plan,
    sheet,
    sheet_of,
    sheets,
)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook with nobody in it."""
    opened = new_notebook(tmp_path)
    yield opened
    opened.close()


def test_somebody_of_whom_nothing_is_known_has_a_sheet_with_room(notebook: Notebook) -> None:
    visit_sheet = sheet_of(notebook, Profile(Contact("Ann")))
    assert replace(visit_sheet, code=None) == SheetVisit(
        day=TODAY,
        name="Ann",
        at=time(10),
        channel=Channel.IN_PERSON,
        stage_steps=tuple(StageStep(stage) for stage in Stage),
        missing=(Marker.MET_IN_PERSON, Marker.GOOD_FIRST_IMPRESSION),
        next_markers=(Marker.MET_IN_PERSON, Marker.GOOD_FIRST_IMPRESSION),
        ask=(PROFILE,),
    )


def test_a_colleague_has_no_stage_on_the_sheet(notebook: Notebook) -> None:
    found = sheet_of(notebook, Profile(replace(WANG, colleague=True)))
    assert (found.stage, found.stage_steps, found.missing, found.next_markers) == (None, (), (), ())


@pytest.mark.parametrize(
    ("entered", "shown"),
    [
        ({}, "Wang Xiaoming"),
        ({"phonetic": "Wong Siu-ming"}, "Wong Siu-ming"),
        ({"phonetic_family_name": "Wong", "phonetic_given_name": "Siu-ming"}, "Wong Siu-ming"),
    ],
)
def test_the_name_is_said_as_entered_or_as_it_is_likely_read(
    notebook: Notebook, entered: dict[str, str], shown: str
) -> None:
    assert sheet_of(notebook, Profile(replace(WANG, **entered))).phonetic == shown  # type: ignore[arg-type]


def reach_of(notebook: Notebook, *phones: Phone, **fields_of_contact: Any) -> list[tuple[Any, ...]]:
    contact = replace(WANG, **fields_of_contact)
    found = sheet_of(notebook, Profile(contact, phones=phones)).reach
    return [(item.label, item.value, item.hint, item.preferred) for item in found]


def test_the_preferred_number_comes_first_then_a_mobile_one(notebook: Notebook) -> None:
    numbers = (
        Phone("wang", "1", "work", position=0),
        Phone("wang", "2", "mobile", position=1),
        Phone("wang", "3", "", position=2),
        Phone("wang", "4", "car", preferred=True, position=3),
    )
    found = reach_of(notebook, *numbers, preferred_channel=Channel.PHONE)
    assert found == [
        (Text("{word}", word="car"), "4", "after 17:00", True),
        (Text("Mobile"), "2", "after 17:00", True),
        (Text("Phone"), "3", "after 17:00", True),
        (Text("Office"), "1", "after 17:00", True),
    ]


def test_hours_without_a_preferred_channel_stand_nowhere_wrong(notebook: Notebook) -> None:
    assert reach_of(notebook, Phone("wang", "1"), preferred_channel=None) == [(Text("Phone"), "1", "", False)]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (
            Address("wang", "27 Long Lane", "Floor 3", city="London", postal_code="EC1A"),
            "Floor 3, 27 Long Lane, EC1A, London",
        ),
        (Address("wang", "27 Long Lane"), "27 Long Lane"),
        (Address("wang", "长安街1号", city="北京市", postal_code="100000"), "北京市长安街1号"),
    ],
)
def test_the_place_is_the_contacts_address_where_none_is_planned(
    notebook: Notebook, address: Address, place: str
) -> None:
    assert sheet_of(notebook, Profile(WANG, addresses=(address,))).place == place


def test_a_planned_place_counts_before_any_address(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG, addresses=(Address("wang", "长安街1号"),)))
    plan(notebook, WANG, place="三里屯")
    assert sheet(notebook).place == "三里屯"


def test_an_assistant_nobody_knows_stands_with_the_words_there_are(notebook: Notebook) -> None:
    relation = Relation("wang", "assistant", "小赵", detail="ext. 12")
    assert sheet_of(notebook, Profile(WANG, relations=(relation,))).reach == (
        ReachItem(Text("Assistant"), "小赵\next. 12"),
    )


def test_a_stage_reached_twice_shows_the_day_it_is_held_since(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG))
    for shift, stage in ((-90, Stage.DATING), (-60, Stage.RECOGNITION), (-30, Stage.DATING)):
        move_to_stage(notebook, known(notebook, WANG), stage, days(shift), f"day {shift}")
    plan(notebook, WANG)
    assert sheet(notebook).stage_steps[:2] == (
        StageStep(Stage.RECOGNITION, days(-90), "day -90"),
        StageStep(Stage.DATING, days(-30), "day -30"),
    )


def test_evidence_without_words_is_named_by_its_marker(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG))
    log_visit(notebook, entry(WANG, day=days(-3)))
    plan(notebook, WANG)
    step = sheet(notebook).stage_steps[0]
    assert step == StageStep(Stage.RECOGNITION, days(-3), Text("{marker}", marker=Marker.MET_IN_PERSON))


def test_evidence_for_the_next_stage_leaves_nothing_missing(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG))
    log_visit(notebook, entry(WANG, day=days(-3), channel=Channel.MEAL))
    plan(notebook, WANG)
    found = sheet(notebook)
    assert (found.stage, found.missing, found.next_markers) == (Stage.RECOGNITION, (), (Marker.JOINED_AN_ACTIVITY,))


def test_an_ally_is_asked_for_what_allies_give(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG))
    move_to_stage(notebook, WANG, Stage.ALLY, days(-3), "old friends")
    plan(notebook, WANG)
    found = sheet(notebook)
    assert found.missing == ()
    assert Marker.REFERS_A_CUSTOMER in found.next_markers


def left(notebook: Notebook, *emotions: tuple[int, Emotion | None]) -> list[Visit]:
    add_contact(notebook, Profile(WANG))
    logged = []
    for shift, emotion in emotions:
        said = entry(WANG, day=days(shift), note=f"day {shift}")
        felt = tuple(replace(part, emotion=emotion) for part in said.participations)
        logged.append(log_visit(notebook, replace(said, participations=felt)).visit)
    plan(notebook, WANG)
    return logged


def test_a_negative_emotion_made_good_is_no_alarm_any_more(notebook: Notebook) -> None:
    (visit,) = left(notebook, (-3, Emotion.ANGRY))
    assert sheet(notebook).last_is_alarm
    answer = Answer(alarm_key("wang", visit.id), AnswerKind.SNOOZED, TODAY, "wang", days(2))
    add_part(notebook, answer, "王小明")
    assert sheet(notebook).last_is_alarm
    add_part(notebook, Answer(alarm_key("wang", visit.id), AnswerKind.DONE, TODAY, "wang"), "王小明")
    found = sheet(notebook)
    assert (found.last_is_alarm, found.last and found.last.emotion) == (False, Emotion.ANGRY)


def test_a_better_emotion_later_ends_the_alarm(notebook: Notebook) -> None:
    left(notebook, (-9, Emotion.ANGRY), (-3, Emotion.HAPPY))
    found = sheet(notebook)
    assert (found.last, found.last_is_alarm) == (
        LastVisit(days(-3), Emotion.HAPPY, Channel.IN_PERSON, "day -3"),
        False,
    )


def test_without_any_emotion_the_last_visit_done_is_told(notebook: Notebook) -> None:
    left(notebook, (-9, None), (-3, None))
    assert sheet(notebook).last == LastVisit(days(-3), None, Channel.IN_PERSON, "day -3")


def test_promises_are_overdue_on_the_day_of_the_visit(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG))
    add_part(notebook, Promise("wang", Side.ME, "samples", days(2)), "王小明")
    plan(notebook, WANG, day=days(5))
    plan(notebook, WANG, day=days(2))
    overdue = [found.my_promises[0].days_overdue for found in sheets(notebook, days(1), days(9))]
    assert overdue == [0, 3]


@pytest.mark.parametrize(
    ("mine", "theirs", "common"),
    [
        ("tea", "Tea and cakes", True),
        ("tea", "team sports", False),
        ("羽毛球", "羽毛球双打", True),
        ("Tea", "longjing TEA", True),
        ("c++", "C++, go", True),
        ("chess", "tea", False),
    ],
)
def test_common_ground_is_an_interest_of_both(notebook: Notebook, mine: str, theirs: str, common: bool) -> None:
    change_setting(notebook, parse_setting("my-interests", mine))
    found = sheet_of(notebook, Profile(WANG, interests=(Interest("wang", theirs),)))
    assert found.talk_about == (TalkPoint(theirs, common),)


def asked(notebook: Notebook, profile: Profile) -> list[tuple[str, date | None, bool]]:
    found = sheet_of(notebook, profile).ask
    assert found[-1] == PROFILE
    return [(str(item.question), item.last_known, item.never_confirmed) for item in found[:-1]]


def test_only_what_was_confirmed_over_a_year_ago_is_asked_again(notebook: Notebook) -> None:
    profile = Profile(
        WANG,
        phones=(Phone("wang", "old"), Phone("wang", "number", confirmed_on=NEW)),
        needs=(Need("delivery", "wang", confirmed_on=OLD), Need("met", "wang", confirmed_on=OLD, met_on=TODAY)),
    )
    assert asked(notebook, profile) == [("delivery, still so?", OLD, False)]


@pytest.mark.parametrize(
    ("part", "question"),
    [
        (Phone("wang", "138", confirmed_on=OLD), "138, still so?"),
        (Email("wang", "w@b.cn", confirmed_on=OLD), "w@b.cn, still so?"),
        (Address("wang", "长安街1号", confirmed_on=OLD), "长安街1号, still so?"),
        (Interest("wang", "tea", confirmed_on=OLD), "tea, still so?"),
        (ImportantDate("wang", DateKind.OTHER, 3, 9, label="name day", confirmed_on=OLD), "name day 9 Mar?"),
        (Employment("wang", None, "buyer", confirmed_on=OLD), "Still buyer?"),
        (Employment("wang", "bayer", confirmed_on=OLD), "Still at 拜耳?"),
    ],
)
def test_each_kind_of_fact_has_its_question(notebook: Notebook, part: Any, question: str) -> None:
    add_contact(notebook, Profile(Contact("李娜"), organisations=(BAYER,)))
    add_contact(notebook, Profile(WANG))
    with notebook.change(Text("Add")) as change:
        if notebook.get(Organisation, "bayer") is None:
            change.insert(BAYER)
        change.insert(part)
    plan(notebook, WANG)
    assert [said(item.question) for item in sheet(notebook).ask[:-1]] == [question]


def said(question: Text | str) -> str:
    return render(question) if isinstance(question, Text) else question


def test_at_most_three_facts_are_asked_before_the_question_of_the_stage(notebook: Notebook) -> None:
    numbers = tuple(Phone("wang", str(number), position=number, confirmed_on=OLD) for number in range(5))
    assert [question for question, *_ in asked(notebook, Profile(WANG, phones=numbers))] == [
        "0, still so?",
        "1, still so?",
        "2, still so?",
    ]


def test_the_days_from_and_to_are_both_in_and_numbered_each_by_itself(notebook: Notebook) -> None:
    for contact in (WANG, LIU):
        add_contact(notebook, Profile(contact))
    plan(notebook, LIU, day=days(1), at=time(14))
    plan(notebook, WANG, day=days(1), at=time(9))
    plan(notebook, LIU, day=days(1), at=None)
    plan(notebook, WANG, day=days(3))
    plan(notebook, WANG, day=days(4))
    log_visit(notebook, entry(WANG, day=days(2)))
    found = [(one.day, one.at, one.name, one.index, one.count) for one in sheets(notebook, days(1), days(3))]
    assert found == [
        (days(1), time(9), "王小明", 1, 3),
        (days(1), time(14), "刘芳", 2, 3),
        (days(1), None, "刘芳", 3, 3),
        (days(3), time(10), "王小明", 1, 1),
    ]
    assert gather(notebook, CallSheetOptions(days(1), days(3)), TODAY).day == days(1)


def test_one_contacts_sheets_keep_their_number_of_the_day(notebook: Notebook) -> None:
    for contact in (WANG, LIU):
        add_contact(notebook, Profile(contact))
    plan(notebook, LIU, at=time(9))
    plan(notebook, WANG, at=time(10))
    plan(notebook, LIU, WANG, at=time(11))
    found = [(one.name, one.index, one.count, one.also_there) for one in sheets(notebook, contact_id="wang")]
    assert found == [("王小明", 2, 3, ()), ("刘芳", 3, 3, ("王小明",))]


def test_visits_done_called_off_or_of_other_days_have_no_sheet(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG))
    visit = plan(notebook, WANG)
    change_thing(notebook, replace(visit, state=VisitState.DID_NOT_HAPPEN), "王小明")
    log_visit(notebook, entry(WANG))
    plan(notebook, WANG, day=days(1))
    assert sheets(notebook) == ()


def test_a_visit_over_midnight_ends_on_the_next_day(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG))
    plan(notebook, WANG, at=time(23, 30), lasted=60)
    assert sheet(notebook).until == time(0, 30)


def test_an_objection_without_an_answer_gets_the_one_that_worked_elsewhere(notebook: Notebook) -> None:
    add_contact(notebook, Profile(WANG))
    heard = entry(WANG, day=days(-20))
    answered = Objection("Too expensive!", heard.visit.id, WANG.id, answer="lifetime cost", worked=True)
    log_visit(notebook, replace(heard, objections=(answered,)))
    planned = entry(WANG, day=TODAY, at=time(10))
    said = ("too expensive", "not now", "Too expensive")
    answers = ("", "", "pay in parts")
    expected = tuple(
        Objection(words, planned.visit.id, WANG.id, answer=answer, position=at)
        for at, (words, answer) in enumerate(zip(said, answers, strict=True))
    )
    plan_visit(notebook, replace(planned, objections=expected))
    (told,) = sheets(notebook)
    assert [one.answer for one in told.expected] == ["lifetime cost", "", "pay in parts"]


def test_a_goal_the_contact_is_part_of_stands_among_what_to_ask(notebook: Notebook) -> None:
    before = datetime(2024, 1, 1, tzinfo=UTC)
    add_contact(notebook, Profile(replace(WANG, added=before)))
    plan(notebook, WANG, created=before)
    goal = Goal("loyalty-ladder", "prospect", "first-time-buyer", 1, TODAY, days(30))
    passed = Goal("loyalty-ladder", "suspect", "prospect", 1, days(-90), days(-1))
    reached = Goal("loyalty-ladder", "suspect", "prospect", 1, days(-9), days(9))
    for one in (goal, passed, reached):
        set_goal(notebook, one, (WANG.id,))
    words = [render(item.question) for item in sheet(notebook).ask if isinstance(item.question, Text)]
    assert words[0].startswith("Goal: to first-time buyer by ")
    assert sum(word.startswith("Goal:") for word in words) == 1
