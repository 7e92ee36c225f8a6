"""Whatever a notebook holds: its day can be told, and tells nothing twice."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.card import CardPlan, CardRhythm, Festival
from salesbook.domain.contact import Contact, Phone
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import Need
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.money import Money
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.purchase import Offer, OfferState, Product, Purchase
from salesbook.domain.reminders import RULES
from salesbook.domain.reminders.reminder import AnswerKind, Reminder, ReminderKind
from salesbook.domain.setting import Setting, parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.operations.reminders import answer_reminder
from salesbook.queries.due_rows import due_rows
from salesbook.queries.today import Today, today
from salesbook.store.notebook import Notebook
from salesbook.wording import render
from tests.factories import new_notebook

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
MAYBE = st.none() | DAYS
AMOUNT = Money(100, "CNY")
PUMP = Product("pump", id="pump")
WHO = st.sampled_from(("a", "b", "c"))
RULES_TYPED = st.sampled_from(
    ("", "FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=SECONDLY", "nonsense;", "FREQ=YEARLY")
)

THINGS = st.one_of(
    st.builds(Promise, WHO, st.sampled_from(Side), st.just("p"), MAYBE, given_on=MAYBE),
    st.builds(NextStep, WHO, st.just("s"), MAYBE),
    st.builds(
        ImportantDate,
        WHO,
        st.sampled_from(DateKind),
        st.integers(1, 12),
        st.integers(1, 30),
        st.none() | st.integers(1950, 2020),
        st.just(Calendar.LUNAR),
    ),
    st.builds(
        Offer, WHO, st.just(AMOUNT), DAYS, st.none() | st.just("pump"), st.none(), MAYBE, st.sampled_from(OfferState)
    ),
    st.builds(Purchase, WHO, DAYS, st.just(AMOUNT), product_id=st.none() | st.just("pump")),
    st.builds(
        CardPlan, WHO, st.sampled_from(CardRhythm), DAYS, st.none() | st.sampled_from(Festival), st.integers(1, 31)
    ),
    st.builds(ProductNews, st.just("pump"), st.just("news"), DAYS, words=st.just(()) | st.just(("pump",))),
    st.builds(OwnReminder, st.just("own"), DAYS, RULES_TYPED, st.none() | st.just(time(9)), st.none() | WHO),
    st.builds(Phone, WHO, st.just("138"), confirmed_on=MAYBE),
    st.builds(Need, st.just("a quiet pump"), WHO, confirmed_on=MAYBE, met_on=MAYBE),
    st.builds(Judgement, WHO, st.sampled_from(LoyaltyFactor), st.integers(0, 5), DAYS),
)

STEERING = st.lists(
    st.sampled_from(
        (
            parse_setting("rules-off", "cadence, own"),
            parse_setting("country", "AQ"),
            parse_setting("working-days", "sat"),
            parse_setting("days-off", "2026-11-24, 2026-11-25"),
            parse_setting("stuck-after", "1"),
            parse_setting("card-lead", "60"),
            parse_setting("date-kept", "60"),
            parse_setting("confirm-after", "1"),
        )
    ),
    max_size=4,
    unique_by=lambda one: one.id,
)


def people(stages: list[Stage | None], added: date) -> list[Contact]:
    moment = datetime.combine(added, time(12), UTC)
    return [
        Contact(name, stage=stage, colleague=name == "c" and stage is None, added=moment, id=name)
        for name, stage in zip(("a", "b", "c"), stages, strict=True)
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.none() | st.sampled_from(Stage), min_size=3, max_size=3),
    DAYS,
    st.lists(THINGS, max_size=25),
    STEERING,
    DAYS,
)
def test_the_day_is_told_whatever_is_in_the_book_and_tells_nothing_twice(
    stages: list[Stage | None], added: date, things: list[object], steering: list[Setting], day: date
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = new_notebook(Path(folder))
        with book.change(Text("everything")) as change:
            change.insert(PUMP, *people(stages, added))
            for thing in (*things, *steering):
                change.insert(thing)
        found = today(book, day)
        must_hold(found)
        everything = (*found.must, *found.worth)
        assert len(due_rows(book, everything)) == len(everything)
        answered_is_silent(book, everything, day)
        book.close()


def must_hold(found: Today) -> None:
    everything = (*found.must, *found.worth)
    about = Counter((one.contact_id, one.kind, one.subject) for one in everything)
    assert [key for key, times in about.items() if times > 1] == []
    assert len({one.key for one in everything}) == len(everything)
    order = [[(one.due, one.kind.loudness) for one in half] for half in (found.must, found.worth)]
    assert order == [sorted(half) for half in order]
    assert all(one.kind.must for one in found.must)
    assert not any(one.kind.must for one in found.worth)
    assert all(render(one.reason) for one in everything)
    # One a contact and reason, where the reason is not a thing of its own.
    once = {ReminderKind.CADENCE, ReminderKind.CARD, ReminderKind.THANKS, ReminderKind.AFTER_PURCHASE}
    once |= {ReminderKind.STUCK, ReminderKind.REFERRAL, ReminderKind.CONFIRM}
    mine = Counter((one.contact_id, one.kind) for one in everything if one.kind in once)
    assert set(mine.values()) <= {1}


def answered_is_silent(book: Notebook, everything: tuple[Reminder, ...], day: date) -> None:
    for one in everything[:3]:
        answer_reminder(book, one, AnswerKind.SKIPPED, day)
        after = today(book, day)
        assert one.key not in {left.key for left in (*after.must, *after.worth)}
    later = today(book, day + timedelta(days=1))
    must_hold(later)


def test_every_rule_is_told_apart() -> None:
    assert len(set(RULES)) == len(RULES)
