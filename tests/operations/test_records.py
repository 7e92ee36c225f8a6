"""What was recorded by mistake is put right or taken out, with what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence
from salesbook.domain.favour import Favour
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Side
from salesbook.domain.purchase import Offer, OfferState, Product, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.operations.contacts import add_contact
from salesbook.operations.loyalty import record_favour
from salesbook.operations.records import change_offer, change_purchase, delete_record
from salesbook.operations.sales import record_offer, record_praise, record_purchase, record_referral, win_offer
from salesbook.store.notebook import Notebook

TODAY = date(2026, 12, 3)
PRICE, RIGHT = Money(125_000_000, "CNY"), Money(1_250_000, "EUR")


@pytest.fixture
def okafor(notebook: Notebook) -> Contact:
    contact = Contact("Amara Okafor")
    add_contact(notebook, Profile(contact))
    return contact


def offered(notebook: Notebook, contact: Contact) -> Offer:
    record_offer(notebook, Offer(contact.id, PRICE, TODAY), contact, "stent")
    return notebook.select(Offer)[0]


def test_an_offer_is_put_right(notebook: Notebook, okafor: Contact) -> None:
    offer = offered(notebook, okafor)
    change_offer(notebook, replace(offer, amount=RIGHT, note="for twenty"), okafor, "coated stent")
    (now,) = notebook.select(Offer)
    assert (now.amount, now.note, now.state) == (RIGHT, "for twenty", OfferState.OPEN)
    assert notebook.get(Product, now.product_id or "") == notebook.select(Product, "name = 'coated stent'")[0]
    notebook.undo()
    assert notebook.select(Offer) == [offer]


def test_an_offer_cannot_be_answered_before_it_is_made(notebook: Notebook, okafor: Contact) -> None:
    offer = offered(notebook, okafor)
    with pytest.raises(Refused):
        change_offer(notebook, replace(offer, expected_by=TODAY - timedelta(days=1)), okafor)
    assert notebook.select(Offer) == [offer]


def test_an_order_is_put_right_and_loses_a_product_that_was_not_meant(notebook: Notebook, okafor: Contact) -> None:
    record_purchase(notebook, Purchase(okafor.id, TODAY, PRICE), okafor, "stent")
    (bought,) = notebook.select(Purchase)
    change_purchase(notebook, replace(bought, amount=RIGHT), okafor)
    assert [(one.amount, one.product_id) for one in notebook.select(Purchase)] == [(RIGHT, None)]


def test_an_offer_goes_and_comes_back_by_undo(notebook: Notebook, okafor: Contact) -> None:
    offer = offered(notebook, okafor)
    delete_record(notebook, offer, okafor)
    assert notebook.select(Offer) == []
    assert str(notebook.journal(1)[0].label) == "Delete the offer: Amara Okafor"
    notebook.undo()
    assert notebook.select(Offer) == [offer]


def test_an_offer_whose_order_goes_is_open_again(notebook: Notebook, okafor: Contact) -> None:
    offer = offered(notebook, okafor)
    bought = win_offer(notebook, offer, okafor, TODAY)
    with pytest.raises(Refused):
        delete_record(notebook, notebook.select(Offer)[0], okafor)
    delete_record(notebook, bought, okafor)
    assert (notebook.select(Purchase), notebook.select(Offer)) == ([], [offer])


def test_praise_and_a_referral_go_with_the_evidence_they_gave(notebook: Notebook, okafor: Contact) -> None:
    praise, referral = Praise(okafor.id, "she calls back", TODAY), Referral(okafor.id, "Tom Walsh", TODAY)
    record_praise(notebook, praise, okafor)
    record_referral(notebook, referral, okafor)
    delete_record(notebook, praise, okafor)
    assert [fact.note for fact in notebook.select(Evidence)] == ["Tom Walsh"]
    delete_record(notebook, referral, okafor)
    assert (notebook.select(Evidence), notebook.select(Praise), notebook.select(Referral)) == ([], [], [])


def test_a_favour_goes_alone(notebook: Notebook, okafor: Contact) -> None:
    favour = Favour(okafor.id, Side.ME, "a lift to the airport", TODAY)
    record_favour(notebook, favour, okafor)
    delete_record(notebook, favour, okafor)
    assert notebook.select(Favour) == []
