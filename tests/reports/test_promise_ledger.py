"""The promise ledger: both sides, in their own words, what became of each, and the rate of keeping by quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.promise_ledger import LedgerPromise, Rate
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.visits import log_visit
from salesbook.reports.options import NothingToPrint, PromiseLedgerOptions
from salesbook.reports.promise_ledger import Ledger
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry
from tests.reports.papers import gathered, said_on

ANNA, BO = Contact("Anna", id="anna"), Contact("Bo", id="bo")
HOUSE = Organisation("Bayer", id="bayer")


def promised(notebook: Notebook, text: str, **fields: object) -> None:
    made = replace(Promise("anna", Side.ME, text, given_on=date(2026, 10, 5)), **fields)  # type: ignore[arg-type]
    add_part(notebook, made, "Anna")


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    """Anna of Bayer and Bo of nowhere."""
    work = Employment("anna", "bayer")
    add_contact(notebook, Profile(ANNA, employments=(work,), organisations=(HOUSE,)))
    add_contact(notebook, Profile(BO))
    return notebook


def ledger(notebook: Notebook, **options: object) -> Ledger:
    made: Ledger = gathered(notebook, "promise-ledger", **options)
    return made


def test_open_ones_come_by_day_and_settled_ones_latest_first(book: Notebook) -> None:
    promised(book, "later", due=date(2026, 12, 1))
    promised(book, "some day")
    promised(book, "late", due=date(2026, 11, 20))
    promised(book, "kept first", state=PromiseState.KEPT, settled_on=date(2026, 10, 6))
    promised(book, "kept last", state=PromiseState.KEPT, settled_on=date(2026, 11, 6))
    promised(book, "theirs", side=Side.THEM)
    found = ledger(book)
    assert [one.text for one in found.of(Side.ME)] == ["late", "later", "some day", "kept last", "kept first"]
    assert [one.text for one in found.of(Side.THEM)] == ["theirs"]
    assert found.of(Side.ME)[0] == LedgerPromise(
        "Anna",
        "Bayer",
        Side.ME,
        "late",
        date(2026, 10, 5),
        date(2026, 11, 20),
        days_late=(TODAY - date(2026, 11, 20)).days,
    )


def test_the_rate_counts_what_was_kept_and_broken_and_not_what_was_released(book: Notebook) -> None:
    due = date(2026, 10, 10)
    promised(book, "in time", due=due, state=PromiseState.KEPT, settled_on=date(2026, 10, 10))
    promised(book, "late", due=due, state=PromiseState.KEPT, settled_on=date(2026, 10, 12))
    promised(book, "broken", due=due, state=PromiseState.BROKEN, settled_on=date(2026, 11, 1))
    promised(book, "released", due=due, state=PromiseState.RELEASED, settled_on=date(2026, 11, 1))
    promised(book, "summer", state=PromiseState.KEPT, settled_on=date(2026, 9, 30))
    promised(book, "theirs", side=Side.THEM, state=PromiseState.BROKEN, settled_on=date(2026, 11, 1))
    assert ledger(book).rates == (
        Rate(Side.ME, 2026, 3, 1, 0, 1),
        Rate(Side.ME, 2026, 4, 2, 1, 3),
        Rate(Side.THEM, 2026, 4, 0, 0, 1),
    )


def test_given_settled_or_still_open_in_the_days_is_told_and_nothing_else(book: Notebook) -> None:
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    old = {"given_on": date(2026, 1, 5)}
    promised(book, "given in them")
    promised(book, "settled in them", **old, state=PromiseState.KEPT, settled_on=date(2026, 10, 2))
    promised(book, "open since long", **old)
    promised(book, "over before", **old, state=PromiseState.KEPT, settled_on=date(2026, 2, 2))
    promised(book, "given after", given_on=date(2026, 11, 2))
    found = ledger(book, first=first, last=last)
    assert {one.text for one in found.promises} == {"given in them", "settled in them", "open since long"}


def test_a_promise_of_a_visit_was_given_on_its_day(book: Notebook) -> None:
    visit = entry(ANNA, day=date(2026, 11, 3))
    told = Promise("anna", Side.ME, "samples", visit_id=visit.visit.id)
    log_visit(book, replace(visit, promises=(told,)))
    assert [one.given_on for one in ledger(book).promises] == [date(2026, 11, 3)]


def test_it_is_narrowed_down_to_a_contact_or_an_organisation(book: Notebook) -> None:
    promised(book, "to Anna")
    promised(book, "to Bo", contact_id="bo")
    assert [one.text for one in ledger(book, contact_id="bo").promises] == ["to Bo"]
    found = ledger(book, organisation_id="bayer")
    assert ([one.text for one in found.promises], found.about) == (["to Anna"], "Bayer")


def test_the_paper_says_the_words_and_what_became_of_them(book: Notebook) -> None:
    promised(book, "price <list> & more", due=date(2026, 11, 20))
    promised(book, "late", due=date(2026, 10, 1), state=PromiseState.KEPT, settled_on=date(2026, 10, 3))
    promised(book, "broken", state=PromiseState.BROKEN, settled_on=date(2026, 11, 1), side=Side.THEM)
    words = said_on("promise-ledger", ledger(book))
    overdue = (TODAY - date(2026, 11, 20)).days
    for expected in (
        "price <list> & more",
        f"20 Nov 2026, overdue {overdue}",
        "Kept 3 Oct 2026, 2 days",
        "Broken 1 Nov 2026",
        "1 of 1, 1 late",
        "0 of 1",
        "What they promised",
    ):
        assert expected in words, expected
    chinese = said_on("promise-ledger", ledger(book), "zh_CN")
    for expected in ("承诺台账", "对方承诺", "晚2天", "2026-11-01未兑现"):
        assert expected in chinese, expected


def test_usual_are_the_present_quarter_and_the_three_before(notebook: Notebook) -> None:
    for today, first in (
        (date(2026, 11, 26), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2025, 4, 1)),
        (date(2026, 6, 30), date(2025, 7, 1)),
    ):
        assert PromiseLedgerOptions.usual(notebook, today) == PromiseLedgerOptions(first, today)


def test_days_without_a_promise_are_refused(book: Notebook) -> None:
    with pytest.raises(NothingToPrint):
        PromiseLedgerOptions.usual(book, TODAY).check(book)
    promised(book, "one")
    PromiseLedgerOptions.usual(book, TODAY).check(book)
