"""Offers, purchases, products, referrals and praise."""

from __future__ import annotations

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.money import Money
from salesbook.domain.organisation import Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.purchase import Offer, OfferState, Product, Purchase, PurchaseReason
from salesbook.domain.referral import Praise, Referral
from salesbook.operations.contacts import add_contact
from salesbook.operations.sales import (
    lose_offer,
    record_offer,
    record_praise,
    record_purchase,
    record_referral,
    win_offer,
)
from salesbook.queries.standing import standing_of
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, profile

PRICE = Money(8600000, "CNY")


@pytest.fixture
def wang(notebook: Notebook) -> Contact:
    made = profile("王小明", organisation="拜耳")
    add_contact(notebook, made)
    return made.contact


def offered(notebook: Notebook, wang: Contact, product: str = "speaker") -> Offer:
    (bayer,) = notebook.select(Organisation)
    offer = Offer(wang.id, PRICE, TODAY, organisation_id=bayer.id)
    record_offer(notebook, offer, wang, product)
    found = notebook.get(Offer, offer.id)
    assert found is not None
    return found


def test_an_offer_names_its_product_which_is_added_once(notebook: Notebook, wang: Contact) -> None:
    first, second = offered(notebook, wang), offered(notebook, wang)
    (speaker,) = notebook.select(Product)
    assert (speaker.name, first.product_id, second.product_id) == ("speaker", speaker.id, speaker.id)
    assert (first.state, first.amount) == (OfferState.OPEN, PRICE)
    assert offered(notebook, wang, "").product_id is None


def test_an_offer_that_is_won_becomes_a_purchase(notebook: Notebook, wang: Contact) -> None:
    offer = offered(notebook, wang)
    bought = win_offer(notebook, offer, wang, TODAY)
    assert notebook.select(Purchase) == [bought]
    assert (bought.contact_id, bought.day, bought.amount) == (wang.id, TODAY, PRICE)
    assert (bought.organisation_id, bought.product_id, bought.offer_id) == (
        offer.organisation_id,
        offer.product_id,
        offer.id,
    )
    (settled,) = notebook.select(Offer)
    assert (settled.state, settled.settled_on) == (OfferState.WON, TODAY)
    notebook.undo()
    assert (notebook.select(Offer), notebook.select(Purchase)) == ([offer], [])


def test_an_offer_that_is_lost_says_why(notebook: Notebook, wang: Contact) -> None:
    lose_offer(notebook, offered(notebook, wang), wang, TODAY, "no budget", to_competitor=True)
    (lost,) = notebook.select(Offer)
    assert (lost.state, lost.settled_on, lost.lost_because, lost.lost_to_competitor) == (
        OfferState.LOST,
        TODAY,
        "no budget",
        True,
    )
    assert notebook.select(Purchase) == []


def test_a_settled_offer_is_not_settled_again(notebook: Notebook, wang: Contact) -> None:
    win_offer(notebook, offered(notebook, wang), wang, TODAY)
    (won,) = notebook.select(Offer)
    with pytest.raises(Refused):
        win_offer(notebook, won, wang, TODAY)
    with pytest.raises(Refused):
        lose_offer(notebook, won, wang, TODAY, "no budget")
    assert len(notebook.select(Purchase)) == 1


def test_an_order_without_an_offer_is_recorded_with_its_profit(notebook: Notebook, wang: Contact) -> None:
    order = Purchase(wang.id, TODAY, PRICE, profit=Money(900000, "CNY"), reason=PurchaseReason.LIKING)
    record_purchase(notebook, order, wang, "speaker")
    (found,) = notebook.select(Purchase)
    (speaker,) = notebook.select(Product)
    assert (found.amount, found.profit, found.reason) == (PRICE, Money(900000, "CNY"), PurchaseReason.LIKING)
    assert found.product_id == speaker.id


def test_a_referral_is_evidence_of_an_ally(notebook: Notebook, wang: Contact) -> None:
    record_referral(notebook, Referral(wang.id, "李雷", TODAY), wang)
    assert [(fact.marker, fact.day, fact.note) for fact in notebook.select(Evidence)] == [
        (Marker.REFERS_A_CUSTOMER, TODAY, "李雷")
    ]
    offer = standing_of(notebook, wang).offered
    assert offer is not None
    assert offer.to.value == "ally"


def test_a_referral_by_a_colleague_is_recorded_without_evidence(notebook: Notebook) -> None:
    ann = Contact("Ann", colleague=True)
    add_contact(notebook, Profile(ann))
    record_referral(notebook, Referral(ann.id, "李雷", TODAY), ann)
    assert (len(notebook.select(Referral)), notebook.select(Evidence)) == (1, [])


def test_praise_is_recorded_in_its_words(notebook: Notebook, wang: Contact) -> None:
    record_praise(notebook, Praise(wang.id, "the only one who calls back", TODAY), wang)
    assert [one.text for one in notebook.select(Praise)] == ["the only one who calls back"]
    (shown,) = notebook.select(Evidence)
    assert (shown.marker, shown.day, shown.note) == (Marker.OPENLY_SUPPORTS_US, TODAY, "the only one who calls back")


def test_praise_of_a_colleague_is_no_evidence(notebook: Notebook, wang: Contact) -> None:
    colleague = Contact("Jo", colleague=True)
    add_contact(notebook, Profile(colleague))
    record_praise(notebook, Praise(colleague.id, "quick", TODAY), colleague)
    assert (len(notebook.select(Praise)), notebook.select(Evidence)) == (1, [])
