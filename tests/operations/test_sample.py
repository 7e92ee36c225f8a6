"""The sample notebook: on any day a book the program could have made, with something of everything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from salesbook.domain.contact import Channel, Contact, Note, Phone, Tag
from salesbook.domain.emotion import NEGATIVE, Emotion, Expectation
from salesbook.domain.evidence import Evidence
from salesbook.domain.favour import Favour
from salesbook.domain.important_date import Calendar, ImportantDate
from salesbook.domain.interest import Interest, InterestKind, Need
from salesbook.domain.judgement import Judgement
from salesbook.domain.lenses.loyalty_ladder import is_lost
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import BuyingRole, Employment, Organisation
from salesbook.domain.promise import NextStep, NextStepState, Promise, PromiseState, Side
from salesbook.domain.purchase import Offer, OfferState, Product, Purchase, PurchaseReason
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.relation import Relation
from salesbook.domain.reminders.reminder import Answer, ReminderKind
from salesbook.domain.stage import STAGES, Stage, StageChange
from salesbook.domain.text import Text
from salesbook.domain.visit import (
    Expense,
    ExpenseKind,
    Participation,
    SaleStep,
    ValueGiven,
    ValueKind,
    Visit,
    VisitState,
)
from salesbook.operations.sample import make_sample
from salesbook.queries.lens_facts import each_of_book
from salesbook.queries.settings import method
from salesbook.queries.standing import standing_of
from salesbook.queries.standings import position_counts
from salesbook.queries.today import today as the_day
from salesbook.queries.visits import entry_of, last_time, planned_on
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.store.records import table_of
from salesbook.store.search import index_matches
from tests.factories import TODAY, new_notebook

# An ordinary day, a leap day, the last of a year, Chinese New Year, and days within leap months.
DAYS = [TODAY, date(2028, 2, 29), date(2026, 12, 31), date(2027, 2, 6), date(2025, 8, 1), date(2033, 12, 25)]

# What is said by its presence: a row without this text would be an empty line on a page.
SPOKEN: dict[type, str] = {
    Contact: "name",
    Organisation: "name",
    Phone: "value",
    Tag: "word",
    Note: "text",
    Interest: "text",
    Need: "text",
    Relation: "name",
    Promise: "text",
    NextStep: "text",
    Objection: "said",
    Referral: "to_name",
    Praise: "text",
    Favour: "text",
    Product: "name",
    ValueGiven: "note",
    Expense: "note",
}

AT_LEAST: dict[type, int] = {
    Relation: 30,
    Interest: 60,
    Need: 40,
    ImportantDate: 35,
    Evidence: 150,
    Offer: 15,
    Purchase: 20,
    Referral: 3,
    Praise: 5,
    Objection: 25,
    ValueGiven: 40,
    Answer: 2,
    Judgement: 5,
    Refusal: 3,
    Favour: 4,
}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> date:
    """Each of the days in turn."""
    found: date = request.param
    return found


@pytest.fixture(scope="module")
def book(day: date, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    """The sample of the day, only to be read."""
    opened = new_notebook(tmp_path_factory.mktemp("sample"))
    make_sample(opened, day)
    yield opened
    opened.close()


def test_a_believable_amount_of_everything(book: Notebook) -> None:
    assert len(book.select(Contact)) == 40
    assert 10 <= len(book.select(Organisation)) <= 12
    assert 220 <= len(book.select(Visit, "state = 'done'")) <= 300
    assert len(book.select(Contact, "colleague = 1")) == 2
    for noun, least in AT_LEAST.items():
        assert len(_all(book, noun)) >= least, noun


def test_every_kind_of_thing_occurs(book: Notebook) -> None:
    visits = book.select(Visit)
    assert {visit.channel for visit in visits} == set(Channel)
    assert {visit.state for visit in visits} == set(VisitState)
    assert any(visit.moved_from for visit in visits)
    assert {step for visit in visits for step in visit.steps} == set(SaleStep)
    assert {value.kind for value in book.select(ValueGiven)} == set(ValueKind)
    assert {expense.kind for expense in book.select(Expense)} == set(ExpenseKind)
    assert {promise.state for promise in book.select(Promise)} == set(PromiseState)
    assert {promise.side for promise in book.select(Promise)} == set(Side)
    assert {step.state for step in book.select(NextStep)} == set(NextStepState)
    assert {offer.state for offer in book.select(Offer)} == set(OfferState)
    assert {purchase.reason for purchase in book.select(Purchase)} == set(PurchaseReason)
    assert {interest.kind for interest in book.select(Interest)} == set(InterestKind)
    assert any(interest.avoid for interest in book.select(Interest))
    assert {work.buying_role for work in book.select(Employment)} >= set(BuyingRole)
    parts = book.select(Participation)
    assert {part.expectation for part in parts} == {None, *Expectation}
    assert {part.emotion for part in parts} == {None, *Emotion}
    assert any(value.trial for value in book.select(ValueGiven))
    assert {objection.kind for objection in book.select(Objection)} > {PurchaseReason.PRICE}
    assert {favour.side for favour in book.select(Favour)} == set(Side)
    assert any(note.private for note in book.select(Note))


def test_birthdays_are_solar_and_lunar_with_and_without_a_year_and_in_a_leap_month(book: Notebook, day: date) -> None:
    dates = book.select(ImportantDate)
    assert {(entry.calendar, entry.year is None) for entry in dates} == {
        (calendar, without) for calendar in Calendar for without in (True, False)
    }
    assert any(entry.leap_month and entry.year for entry in dates)
    week = {entry.calendar for entry in dates if entry.between(day, day + timedelta(days=7))}
    assert week == set(Calendar)


def test_all_four_stages_occur_and_none(book: Notebook) -> None:
    found = Counter(contact.stage for contact in book.select(Contact, "colleague = 0"))
    assert set(found) == {None, *STAGES}
    assert min(found.values()) >= 3


def test_every_stage_was_reached_step_by_step_on_evidence_or_for_a_reason(book: Notebook) -> None:
    for contact in book.select(Contact, "stage IS NOT NULL"):
        standing = standing_of(book, contact)
        steps = [(change.from_stage, change.to_stage) for change in standing.history]
        assert steps[0][0] is None
        assert steps[-1][1] is contact.stage
        assert all(before[1] is after[0] for before, after in pairwise(steps))
        days = [change.day for change in standing.history]
        assert days == sorted(days)
        assert contact.stage is not None
        assert standing.evidence_for(contact.stage) or standing.history[-1].because
        assert contact.stage is Stage.RECOGNITION or standing.reached_on(Stage.RECOGNITION)


def test_somebody_moved_down_and_a_move_is_on_offer(book: Notebook) -> None:
    changes = book.select(StageChange)
    assert any(c.from_stage and c.to_stage and c.to_stage.rank < c.from_stage.rank and c.because for c in changes)
    assert any(standing_of(book, contact).offered for contact in book.select(Contact))


def test_every_kind_of_reminder_is_due(book: Notebook, day: date) -> None:
    due = the_day(book, day)
    kinds = {reminder.kind for reminder in (*due.must, *due.worth)}
    assert kinds == set(ReminderKind)
    assert len(due.worth) >= 4


def test_one_contact_alone_is_in_alarm(book: Notebook) -> None:
    left = {contact.name: last_time(book, contact.id) for contact in book.select(Contact)}
    assert [name for name, last in left.items() if last and last.emotion in NEGATIVE] == ["王小明"]


def test_somebody_stands_in_every_position_of_every_lens(book: Notebook, day: date) -> None:
    empty = [
        (lens, found.position.name)
        for lens, counts in position_counts(book, day).items()
        for found in counts
        if not found.count
    ]
    assert empty == []


def test_somebody_is_lost_and_a_judgement_is_worth_making_again(book: Notebook, day: date) -> None:
    people = list(each_of_book(book, day))
    assert any(is_lost(person) for person in people)
    factors = [factor for person in people for factor in person.loyalty.factors]
    assert any(factor.judged and not factor.is_stale(day) for factor in factors)
    assert any(factor.is_stale(day) for factor in factors)


def test_the_sheets_of_today_and_tomorrow_are_rich(book: Notebook, day: date) -> None:
    today, tomorrow = planned_on(book, day), planned_on(book, day + timedelta(days=1))
    assert [len(today), len(tomorrow)] == [4, 2]
    for visit in (*today, *tomorrow):
        assert visit.at
        assert visit.lasted
        assert visit.code
        assert all((visit.place, visit.purpose, visit.wanted_result, visit.ace))
        assert all(objection.answer for objection in entry_of(book, visit).objections)
        assert len(entry_of(book, visit).objections) >= 2


def test_sarah_is_seen_today_at_two_and_wang_xiaoming_tomorrow_at_half_past_ten(book: Notebook, day: date) -> None:
    at_two = next(visit for visit in planned_on(book, day) if visit.at == time(14))
    at_half_past_ten = next(visit for visit in planned_on(book, day + timedelta(days=1)) if visit.at == time(10, 30))
    for visit, name in ((at_two, "Sarah Whitfield"), (at_half_past_ten, "王小明")):
        contact = book.get(Contact, entry_of(book, visit).participations[0].contact_id)
        assert contact
        assert contact.name == name


def test_nothing_happened_after_the_day_and_nothing_is_planned_before_it(book: Notebook, day: date) -> None:
    for visit in book.select(Visit):
        assert visit.day >= day if visit.state is VisitState.PLANNED else visit.day < day
    for noun in NOUNS:
        for name in {field.name for field in fields(noun)} & {
            "settled_on",
            "confirmed_on",
            "since",
            "given_on",
            "met_on",
        }:
            days = [getattr(thing, name) for thing in _all(book, noun)]
            assert all(one is None or one <= day for one in days), (noun, name)
    assert all(purchase.day < day for purchase in book.select(Purchase))
    assert all(contact.added and contact.added.date() <= day for contact in book.select(Contact))


def test_nobody_settled_a_promise_before_it_was_given(book: Notebook) -> None:
    for promise in book.select(Promise):
        assert promise.given_on
        assert promise.due
        assert promise.given_on <= promise.due
        assert (promise.settled_on is None) == (promise.state is PromiseState.OPEN)
        assert promise.settled_on is None or promise.settled_on >= promise.given_on
    for offer in book.select(Offer):
        assert offer.settled_on is None or offer.settled_on >= offer.given_on
        assert (offer.state is OfferState.LOST) == bool(offer.lost_because)


def test_every_visit_says_something_and_every_text_is_there(book: Notebook) -> None:
    for noun, name in SPOKEN.items():
        assert all(getattr(thing, name).strip() for thing in _all(book, noun)), noun
    for visit in book.select(Visit, "state = 'done'"):
        assert entry_of(book, visit).notes, visit
    assert all(visit.because for visit in book.select(Visit, "state = 'did-not-happen'"))


def test_no_text_still_holds_a_day_to_be_filled_in(book: Notebook) -> None:
    for noun in NOUNS:
        for row in book.rows(f'SELECT * FROM "{table_of(noun)}"'):
            assert not any(isinstance(cell, str) and re.search(r"\{[+-]?\d", cell) for cell in row)


def test_the_rep_has_a_name_and_interests_shared_with_contacts(book: Notebook) -> None:
    mine = method(book)
    assert mine.my_name
    assert mine.my_company
    assert {interest.text.lower() for interest in book.select(Interest)} & set(mine.my_interests)


def test_the_search_index_matches(book: Notebook) -> None:
    assert index_matches(book.connection)


def test_it_is_one_step_and_one_undo_empties_the_notebook(notebook: Notebook) -> None:
    make_sample(notebook, TODAY)
    assert [entry.label for entry in notebook.journal()] == [Text("Sample notebook")]
    notebook.undo()
    assert not any(_all(notebook, noun) for noun in NOUNS)
    assert index_matches(notebook.connection)


def test_two_samples_of_one_day_say_the_same(tmp_path: Path) -> None:
    first, second = (new_notebook(tmp_path, name) for name in ("first", "second"))
    for notebook in (first, second):
        make_sample(notebook, TODAY)
    assert _content(first) == _content(second)
    for notebook in (first, second):
        notebook.close()


def _all(notebook: Notebook, noun: type) -> list[Any]:
    return notebook.select(noun)


def _content(notebook: Notebook) -> dict[str, list[str]]:
    """What every table says, without ids, codes drawn from them, and moments."""
    content = {}
    for noun in NOUNS:
        names = [field.name for field in fields(noun) if not re.search("(^|_)id$|^code$", field.name)]
        things = [{name: getattr(thing, name) for name in names} for thing in _all(notebook, noun)]
        if noun is StageChange:
            things = [thing | {"at": None} for thing in things]
        content[table_of(noun)] = sorted(re.sub(r"[0-9a-f-]{36}", "", str(thing)) for thing in things)
    return content
