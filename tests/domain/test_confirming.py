"""What was last confirmed long ago and still counts is worth asking again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from salesbook.domain.confirming import worth_asking
from salesbook.domain.contact import Contact, Phone, Tag
from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.interest import Interest, Need
from salesbook.domain.organisation import Employment
from salesbook.domain.profile import Profile
from tests.factories import TODAY

WANG = Contact("王小明")
LONG_AGO = TODAY - timedelta(days=366)


def old(profile: Profile, after: int = 365) -> list[object]:
    return list(worth_asking(profile, TODAY, after))


def test_a_fact_grows_old_after_the_days_of_the_setting() -> None:
    phone = Phone(WANG.id, "138", confirmed_on=LONG_AGO)
    assert old(Profile(WANG, phones=(phone,))) == [phone]
    assert old(Profile(WANG, phones=(replace(phone, confirmed_on=TODAY - timedelta(days=365)),))) == []
    assert old(Profile(WANG, phones=(phone,)), after=400) == []


def test_what_nobody_ever_confirmed_is_not_marked() -> None:
    birthday = ImportantDate(WANG.id, DateKind.BIRTHDAY, 3, 9)
    assert old(Profile(WANG, phones=(Phone(WANG.id, "138"),), dates=(birthday,), tags=(Tag(WANG.id, "vip"),))) == []


def test_a_need_that_was_met_and_a_place_they_left_are_history() -> None:
    met = Need("quiet", WANG.id, met_on=date(2026, 1, 1), confirmed_on=LONG_AGO)
    left = Employment(WANG.id, None, "buyer", to_day=date(2026, 1, 1), confirmed_on=LONG_AGO)
    works = Employment(WANG.id, None, "head", confirmed_on=LONG_AGO)
    tea = Interest(WANG.id, "tea", confirmed_on=LONG_AGO)
    profile = Profile(WANG, needs=(met, replace(met, met_on=None)), employments=(left, works), interests=(tea,))
    assert old(profile) == [works, tea, replace(met, met_on=None)]
