"""What a day route says, gathered from notebooks made by hand: the visits, who is due, who is on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Address, Contact, Phone
from salesbook.domain.emotion import Emotion
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, Side
from salesbook.domain.setting import parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact
from salesbook.operations.settings import change_setting
from salesbook.operations.visits import did_not_happen, log_visit, plan_visit
from salesbook.queries.today import today as due_on
from salesbook.reports.call_sheet_words import said
from salesbook.reports.options import RouteOptions
from salesbook.reports.route_content import Due, RouteDay, Stop
from salesbook.reports.route_gather import gather
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, new_notebook

ADDED = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    opened = new_notebook(tmp_path)
    yield opened
    opened.close()


def days(shift: int) -> date:
    return TODAY + timedelta(days=shift)


def known(notebook: Notebook, name: str, city: str = "北京", stage: Stage | None = None, **fields: Any) -> Contact:
    """A contact in a city, with a job and two phones."""
    contact = replace(Contact(name, stage=stage, added=ADDED), **fields)
    house = Organisation(f"{name}之家")
    add_contact(
        notebook,
        Profile(
            contact,
            phones=(Phone(contact.id, "010 1", "work"), Phone(contact.id, "138 2", "mobile", position=1)),
            addresses=(Address(contact.id, street="东三环北路27号", extended="B座", city=city, label="work"),),
            employments=(Employment(contact.id, house.id, "采购经理"),),
            organisations=(house,),
        ),
    )
    return contact


def only_day(notebook: Notebook, day: date = TODAY) -> RouteDay:
    (found,) = gather(notebook, RouteOptions(day, day), TODAY).days
    return found


def planned(notebook: Notebook, *contacts: Contact, day: date = TODAY, **fields: Any) -> Visit:
    return plan_visit(notebook, entry(*contacts, day=day, **fields))


def test_a_stop_says_everything_about_its_visit(notebook: Notebook) -> None:
    wang, li = known(notebook, "王小明", stage=Stage.DATING), known(notebook, "李娜")
    log_visit(notebook, VisitEntry(*felt(wang, Emotion.FRUSTRATED, days(-8))))
    promise(notebook, wang, "price list", days(-4))
    visit = planned(notebook, wang, li, at=time(10, 30), lasted=45, purpose="trial", channel=Channel.IN_PERSON)
    (stop,) = only_day(notebook).stops
    assert stop == Stop(
        name="王小明",
        phonetic="Wang Xiaoming",
        also_there=("李娜",),
        role="采购经理",
        organisation="王小明之家",
        at=time(10, 30),
        until=time(11, 15),
        code=visit.code,
        channel=Channel.IN_PERSON,
        stage=Stage.DATING,
        emotion=Emotion.FRUSTRATED,
        alarm=True,
        phone="138 2",
        place="北京东三环北路27号B座",
        purpose="trial",
        reminder=Due(Text("Promised: {text}", text="price list"), 4),
    )


def felt(contact: Contact, emotion: Emotion, day: date) -> tuple[Visit, tuple[Participation, ...]]:
    visit = Visit(day, channel=Channel.IN_PERSON)
    return visit, (Participation(visit.id, contact.id, emotion),)


def promise(notebook: Notebook, contact: Contact, text: str, due: date, side: Side = Side.ME) -> None:
    """A promise given in a message a week before it is due."""
    visit = Visit(due - timedelta(days=7), channel=Channel.MESSAGE)
    given = Promise(contact.id, side, text, due, visit.id, visit.day)
    log_visit(notebook, VisitEntry(visit, (Participation(visit.id, contact.id),), promises=(given,)))


def test_stops_come_by_time_and_only_planned_ones(notebook: Notebook) -> None:
    people = [known(notebook, f"客户{sign}") for sign in "甲乙丙丁"]
    planned(notebook, people[0])
    planned(notebook, people[1], at=time(14))
    planned(notebook, people[2], at=time(9))
    did_not_happen(notebook, planned(notebook, people[3], at=time(8)), "ill", people[3].name)
    assert [stop.name for stop in only_day(notebook).stops] == ["客户丙", "客户乙", "客户甲"]


def test_only_days_with_a_planned_visit_have_a_route(notebook: Notebook) -> None:
    wang = known(notebook, "王小明")
    planned(notebook, wang, day=days(1), at=time(9))
    planned(notebook, wang, day=days(3), at=time(9))
    route = gather(notebook, RouteOptions(TODAY, days(9)), TODAY)
    assert [day.day for day in route.days] == [days(1), days(3)]
    assert gather(notebook, RouteOptions(days(4), days(9)), TODAY).days == ()


def test_the_route_names_the_rep(notebook: Notebook) -> None:
    for key, words in (("my-name", "李娜"), ("my-company", "朔风仪器")):
        change_setting(notebook, parse_setting(key, words))
    route = gather(notebook, RouteOptions(TODAY, TODAY), TODAY)
    assert (route.rep, route.company) == ("李娜", "朔风仪器")


def test_the_address_is_no_place_for_a_call(notebook: Notebook) -> None:
    wang = known(notebook, "王小明")
    planned(notebook, wang, channel=Channel.PHONE, at=time(9))
    planned(notebook, wang, channel=Channel.VIDEO, at=time(10), place="Zoom")
    assert [stop.place for stop in only_day(notebook).stops] == ["", "Zoom"]


def test_who_has_no_address_or_number_is_seen_and_called_where_they_work(notebook: Notebook) -> None:
    house = Organisation("拜耳", place="北京", address="东三环北路27号", phone="010 8")
    contact = Contact("王小明")
    works = (Employment(contact.id, house.id),)
    add_contact(notebook, Profile(contact, employments=works, organisations=(house,)))
    planned(notebook, contact, channel=Channel.IN_PERSON)
    (stop,) = only_day(notebook).stops
    assert (stop.place, stop.phone) == ("北京东三环北路27号", "010 8")


def test_whoever_is_due_and_not_visited_is_listed_once_with_the_first_reason(notebook: Notebook) -> None:
    wang, li = known(notebook, "王小明"), known(notebook, "李娜")
    planned(notebook, wang, at=time(9))
    promise(notebook, wang, "not here", days(-1))
    promise(notebook, li, "samples", days(-2))
    promise(notebook, li, "the plan", days(-1), Side.THEM)
    (due,) = only_day(notebook).also_due
    assert (due.name, due.phonetic, due.organisation, due.phone) == ("李娜", "Li Na", "李娜之家", "138 2")
    assert due.due == Due(Text("Promised: {text}", text="samples"), 2)


def test_what_is_due_is_asked_for_the_day_of_the_route(notebook: Notebook) -> None:
    wang, li = known(notebook, "王小明"), known(notebook, "李娜")
    promise(notebook, li, "samples", days(2))
    planned(notebook, wang, at=time(9))
    planned(notebook, wang, day=days(3), at=time(9))
    assert only_day(notebook).also_due == ()
    (due,) = only_day(notebook, days(3)).also_due
    assert due.due.days_overdue == 1


def test_each_kind_of_reminder_has_its_short_reason(notebook: Notebook) -> None:
    planned(notebook, known(notebook, "王小明", city=""), at=time(9))
    angry = known(notebook, "甲", city="")
    log_visit(notebook, VisitEntry(*felt(angry, Emotion.ANGRY, days(-5))))
    promise(notebook, known(notebook, "乙", city=""), "the plan", TODAY, Side.THEM)
    cold = known(notebook, "丙", city="", stage=Stage.TRUST)
    log_visit(notebook, entry(cold, day=days(-34)))
    reasons = {due.name: (said(due.due.why), due.due.days_overdue) for due in only_day(notebook).also_due}
    assert reasons == {
        "甲": ("Left angry: make it good", 3),
        "乙": ("They promised: the plan", 0),
        "丙": ("Cold for 34 days (trust: 30)", 0),
    }


def test_what_i_owe_is_what_to_have_in_mind_going_in(notebook: Notebook) -> None:
    wang = known(notebook, "王小明")
    log_visit(notebook, VisitEntry(*felt(wang, Emotion.ANGRY, days(-20))))
    promise(notebook, wang, "their plan", days(-9), Side.THEM)
    promise(notebook, wang, "my samples", days(-1))
    planned(notebook, wang, at=time(9))
    (stop,) = only_day(notebook).stops
    assert stop.reminder == Due(Text("Promised: {text}", text="my samples"), 1)


def test_those_of_the_same_city_are_on_the_way_the_coldest_first(notebook: Notebook) -> None:
    planned(notebook, known(notebook, "王小明", city="北京市"), at=time(9))
    for name, city, ago in (("甲", "北京", 3), ("乙", "北京", 12), ("丙", "上海", 12), ("丁", "北京市", 7)):
        contact = known(notebook, name, city=city, stage=Stage.RECOGNITION)
        log_visit(notebook, entry(contact, day=days(-ago)))
    near = only_day(notebook).nearby
    assert [(one.name, one.last_touch) for one in near] == [("乙", days(-12)), ("丁", days(-7)), ("甲", days(-3))]
    assert (near[0].organisation, near[0].address, near[0].phone) == ("乙之家", "北京东三环北路27号B座", "138 2")


def test_nobody_is_on_the_way_who_is_visited_called_or_a_colleague(notebook: Notebook) -> None:
    wang, visited = known(notebook, "王小明"), known(notebook, "甲", stage=Stage.RECOGNITION)
    planned(notebook, wang, visited, at=time(9))
    soon = known(notebook, "乙", stage=Stage.RECOGNITION)
    planned(notebook, soon, day=days(2), at=time(9))
    called = known(notebook, "丙", stage=Stage.RECOGNITION)
    promise(notebook, called, "samples", TODAY)
    known(notebook, "丁", stage=None, colleague=True)
    assert only_day(notebook).nearby == ()
    assert len(due_on(notebook, TODAY).must) > 0


def test_who_is_due_but_finds_no_room_in_the_list_may_still_be_on_the_way(notebook: Notebook) -> None:
    planned(notebook, known(notebook, "王小明"), at=time(9))
    for number in range(6):
        contact = known(notebook, f"客户{number}", stage=Stage.TRUST)
        log_visit(notebook, entry(contact, day=days(-40 + number)))
    found = only_day(notebook)
    assert len(found.also_due) == 6
    assert [one.name for one in found.nearby] == ["客户5"]
