"""Putting right what was recorded of a contact: an offer or an order is changed, and whatever was recorded is taken out."""

from __future__ import annotations

from dataclasses import replace

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.purchase import Offer, OfferState, Purchase
from salesbook.domain.record import Recorded, words_of_record
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.text import Text
from salesbook.operations.sales import must_expect_later, product_called
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook


def change_offer(notebook: Notebook, offer: Offer, contact: Contact, product: str = "") -> None:
    """Put an offer right; `product` is what was offered, added where it is not known by name."""
    must_expect_later(offer)
    with notebook.change(Text("Change the offer to {name}", name=contact.name)) as change:
        change.update(replace(offer, product_id=product_called(notebook, change, product)))


def change_purchase(notebook: Notebook, purchase: Purchase, contact: Contact, product: str = "") -> None:
    """Put an order right; `product` is what was bought, added where it is not known by name."""
    with notebook.change(Text("Change the purchase by {name}", name=contact.name)) as change:
        change.update(replace(purchase, product_id=product_called(notebook, change, product)))


def delete_record(notebook: Notebook, record: Recorded, contact: Contact) -> None:
    """Take out what was recorded by mistake, with the evidence that came of it; an offer whose order goes is open again."""
    if isinstance(record, Offer) and notebook.select(Purchase, "offer_id = ?", record.id):
        raise Refused(Text("This offer became a purchase; delete the purchase first."))
    label = Text("Delete the {what}: {name}", what=words_of_record(record), name=contact.name)
    with notebook.change(label) as change:
        change.delete(record, *_shown_by(notebook, record))
        if isinstance(record, Purchase) and record.offer_id:
            _open_again(notebook, change, record.offer_id)


def _shown_by(notebook: Notebook, record: Recorded) -> list[Evidence]:
    """The evidence that was written with a referral or with praise."""
    match record:
        case Referral():
            marker, note = Marker.REFERS_A_CUSTOMER, record.to_name
        case Praise():
            marker, note = Marker.OPENLY_SUPPORTS_US, record.text
        case _:
            return []
    same = "contact_id = ? AND marker = ? AND day = ? AND note = ? ORDER BY id LIMIT 1"
    return notebook.select(Evidence, same, record.contact_id, marker.value, record.day.isoformat(), note)


def _open_again(notebook: Notebook, change: Change, offer_id: str) -> None:
    offer = notebook.get(Offer, offer_id)
    if offer is not None and offer.state is OfferState.WON:
        change.update(replace(offer, state=OfferState.OPEN, settled_on=None))
