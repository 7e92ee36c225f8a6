"""The open offers by month: what will close, and what is past its day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.organisation import Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.purchase import Offer, OfferState, Product
from salesbook.operations.contacts import add_contact, add_part
from salesbook.reports.open_offers import OpenOffers
from salesbook.reports.options import NothingToPrint, OpenOffersOptions
from salesbook.store.notebook import Notebook
from tests.factories import TODAY
from tests.reports.papers import gathered, said_on

NEXT_MONTH = (TODAY.replace(day=1) + timedelta(days=40)).replace(day=15)


def offer(notebook: Notebook, whose: str, amount: int, expected: date | None, **fields: object) -> None:
    given = TODAY - timedelta(days=30)
    made = Offer(whose, Money(amount * 100, "CNY"), given, expected_by=expected, **fields)  # type: ignore[arg-type]
    add_part(notebook, made, whose)


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    """Anna and Bo, a house and a product."""
    for name in ("Anna", "Bo"):
        add_contact(notebook, Profile(Contact(name, id=name.lower())))
    add_part(notebook, Organisation("Bayer", id="bayer"), "Bayer")
    add_part(notebook, Product("logger", id="logger"), "logger")
    return notebook


def offers(notebook: Notebook, **options: object) -> OpenOffers:
    made: OpenOffers = gathered(notebook, "open-offers", **options)
    return made


def test_offers_stand_by_month_those_past_their_day_and_without_one_apart(book: Notebook) -> None:
    offer(book, "anna", 10, None)
    offer(book, "anna", 20, NEXT_MONTH, product_id="logger", organisation_id="bayer", note="for June")
    offer(book, "bo", 30, NEXT_MONTH + timedelta(days=1))
    offer(book, "bo", 40, TODAY - timedelta(days=2))
    offer(book, "bo", 50, TODAY)
    offer(book, "bo", 60, TODAY, state=OfferState.WON)
    found = offers(book)
    assert [one.amount.major for one in found.past()] == [40]
    assert [(start, [one.amount.major for one in those]) for start, those in found.months()] == [
        (TODAY.replace(day=1), [50]),
        (NEXT_MONTH.replace(day=1), [20, 30]),
        (None, [10]),
    ]
    june = found.months()[1][1][0]
    assert (june.name, june.organisation, june.product, june.note) == ("Anna", "Bayer", "logger", "for June")


def test_the_paper_tells_sums_and_what_is_late_in_both_languages(book: Notebook) -> None:
    offer(book, "anna", 1200, NEXT_MONTH)
    offer(book, "bo", 300, TODAY - timedelta(days=2))
    words = said_on("open-offers", offers(book))
    for expected in ("¥1,500", "Past their day", "overdue 2", "¥1,200", f"{NEXT_MONTH:%B %Y}", "given "):
        assert expected in words, expected
    chinese = said_on("open-offers", offers(book), "zh_CN")
    for expected in ("未结报价", "已过期限", "逾期2天", f"{NEXT_MONTH.year}年{NEXT_MONTH.month}月"):
        assert expected in chinese, expected


def test_amounts_of_two_currencies_are_two_sums(book: Notebook) -> None:
    offer(book, "anna", 100, NEXT_MONTH)
    add_part(book, Offer("anna", Money(5000, "EUR"), TODAY, expected_by=NEXT_MONTH), "Anna")
    assert "¥100 €50" in said_on("open-offers", offers(book))


def test_it_is_narrowed_down_to_a_contact_or_an_organisation(book: Notebook) -> None:
    offer(book, "anna", 10, None, organisation_id="bayer")
    offer(book, "bo", 20, None)
    assert [one.amount.major for one in offers(book, contact_id="bo").offers] == [20]
    found = offers(book, organisation_id="bayer")
    assert ([one.amount.major for one in found.offers], found.about) == ([10], "Bayer")


def test_nothing_open_is_refused(book: Notebook) -> None:
    with pytest.raises(NothingToPrint):
        OpenOffersOptions.usual(book, TODAY).check(book)
    offer(book, "bo", 20, None)
    OpenOffersOptions.usual(book, TODAY).check(book)
    with pytest.raises(NothingToPrint):
        OpenOffersOptions("anna").check(book)
