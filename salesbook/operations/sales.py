"""Offers, purchases, products, referrals and praise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.purchase import Offer, OfferState, Product, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.text import Text
from salesbook.operations.marker_words import worded
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook


def record_offer(notebook: Notebook, offer: Offer, contact: Contact, product: str = "") -> None:
    """Record an offer; the product is added where it is not known by name."""
    must_expect_later(offer)
    with notebook.change(Text("Offer to {name}", name=contact.name)) as change:
        change.insert(replace(offer, product_id=product_called(notebook, change, product) or offer.product_id))


def record_purchase(notebook: Notebook, purchase: Purchase, contact: Contact, product: str = "") -> None:
    """Record an order; the product is added where it is not known by name."""
    with notebook.change(Text("Purchase by {name}", name=contact.name)) as change:
        change.insert(replace(purchase, product_id=product_called(notebook, change, product) or purchase.product_id))


def win_offer(notebook: Notebook, offer: Offer, contact: Contact, day: date) -> Purchase:
    """Note that an open offer was won; it becomes a purchase."""
    _must_be_open(offer)
    purchase = Purchase(contact.id, day, offer.amount, offer.organisation_id, offer.product_id, offer.id)
    with notebook.change(Text("Offer won: {name}", name=contact.name)) as change:
        change.update(replace(offer, state=OfferState.WON, settled_on=day))
        change.insert(purchase)
    return purchase


def lose_offer(
    notebook: Notebook, offer: Offer, contact: Contact, day: date, because: str, *, to_competitor: bool = False
) -> None:
    """Note that an open offer was lost, and why."""
    _must_be_open(offer)
    with notebook.change(Text("Offer lost: {name}", name=contact.name)) as change:
        change.update(
            replace(
                offer, state=OfferState.LOST, settled_on=day, lost_because=because, lost_to_competitor=to_competitor
            )
        )


def record_referral(notebook: Notebook, referral: Referral, contact: Contact) -> None:
    """Record that a contact recommended the rep to somebody else; that is evidence of an ally."""
    if not referral.to_name.strip():
        raise Refused(Text("A referral needs a name: to whom they recommended you."))
    if referral.to_contact_id == contact.id:
        raise Refused(Text("Nobody refers themselves; name whom {name} referred you to.", name=contact.name))
    with notebook.change(Text("Referral by {name}", name=contact.name)) as change:
        change.insert(referral)
        if not contact.colleague:
            shown = Marker.REFERS_A_CUSTOMER
            fact = Evidence(contact.id, shown, referral.day, referral.visit_id, note=referral.to_name)
            change.insert(*worded(notebook, (fact,)))


def record_praise(notebook: Notebook, praise: Praise, contact: Contact) -> None:
    """Record that a contact spoke well of the rep or the product to others; that is evidence of trust."""
    if not praise.text.strip():
        raise Refused(Text("Praise needs words: what was said, or about what."))
    with notebook.change(Text("Praise by {name}", name=contact.name)) as change:
        change.insert(praise)
        if not contact.colleague:
            fact = Evidence(contact.id, Marker.OPENLY_SUPPORTS_US, praise.day, praise.visit_id, note=praise.text)
            change.insert(*worded(notebook, (fact,)))


def must_expect_later(offer: Offer) -> None:
    """Refuse an offer that would be answered before it is made."""
    if offer.expected_by is not None and offer.expected_by < offer.given_on:
        raise Refused(Text("An answer cannot be expected on {day}, before the offer is made.", day=offer.expected_by))


def product_called(notebook: Notebook, change: Change, name: str) -> str | None:
    """The id of the product of this name, added within the change where there is none; None without a name."""
    if not name:
        return None
    known = notebook.select(Product, "name = ?", name)
    if known:
        return known[0].id
    product = Product(name)
    change.insert(product)
    return product.id


def _must_be_open(offer: Offer) -> None:
    if offer.state is not OfferState.OPEN:
        raise Refused(Text("This offer is settled already."))
