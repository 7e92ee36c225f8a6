"""Offers, what became of them, and orders."""

from __future__ import annotations

from functools import partial

from salesbook.domain.purchase import Offer, Purchase, PurchaseReason
from salesbook.domain.text import Text
from salesbook.gui.recording.asked import Ask, Asked, Asking, Doing, RecordKind, Values
from salesbook.operations.sales import lose_offer, record_offer, record_purchase, win_offer
from salesbook.queries.contacts import employment_now, profile_of

_PRODUCT = Asked(Ask.PRODUCT, "product", Text("Product"))
_REASONS = tuple((reason, Text("{reason}", reason=reason)) for reason in PurchaseReason)


def _organisation(asking: Asking) -> str | None:
    _employment, organisation = employment_now(profile_of(asking.reader, asking.contact))
    return organisation.id if organisation else None


def _offer(asking: Asking, said: Values) -> Doing:
    made = Offer(
        asking.contact.id,
        said["amount"],
        said["day"],
        organisation_id=_organisation(asking),
        expected_by=said["expected"],
        note=said["note"],
    )
    return record_offer, (made, asking.contact, said["product"])


OFFER = RecordKind(
    "offer",
    Text("Offer"),
    "file-text",
    lambda _asking: (
        Asked(Ask.AMOUNT, "amount", Text("Amount"), needed=True),
        _PRODUCT,
        Asked(Ask.PAST_DAY, "day", Text("Given on")),
        Asked(Ask.COMING_DAY, "expected", Text("Answer expected by")),
        Asked(Ask.WORDS, "note", Text("Note")),
    ),
    _offer,
    Text("Offer recorded"),
)


def _purchase(asking: Asking, said: Values) -> Doing:
    made = Purchase(
        asking.contact.id,
        said["day"],
        said["amount"],
        _organisation(asking),
        profit=said["profit"],
        reason=said["reason"],
        note=said["note"],
    )
    return record_purchase, (made, asking.contact, said["product"])


PURCHASE = RecordKind(
    "purchase",
    Text("Purchase"),
    "shopping-cart",
    lambda _asking: (
        Asked(Ask.AMOUNT, "amount", Text("Amount"), needed=True),
        Asked(Ask.AMOUNT, "profit", Text("Profit")),
        _PRODUCT,
        Asked(Ask.PAST_DAY, "day", Text("Day")),
        Asked(Ask.CHOICE, "reason", Text("Why they bought"), choices=_REASONS),
        Asked(Ask.WORDS, "note", Text("Note")),
    ),
    _purchase,
    Text("Purchase recorded"),
)


def _open(asking: Asking) -> list[Offer]:
    return asking.reader.select(Offer, "contact_id = ? AND state = 'open' ORDER BY given_on", asking.contact.id)


def _which(asking: Asking) -> Asked:
    choices = tuple(
        (offer, Text("{amount} of {day}", amount=offer.amount, day=offer.given_on)) for offer in _open(asking)
    )
    return Asked(Ask.CHOICE, "offer", Text("Which offer"), needed=True, choices=choices)


def _has_open(asking: Asking) -> bool:
    return not asking.contact.colleague and bool(_open(asking))


OFFER_WON = RecordKind(
    "offer-won",
    Text("Offer won"),
    "check",
    lambda asking: (_which(asking), Asked(Ask.PAST_DAY, "day", Text("Day"))),
    lambda asking, said: (win_offer, (said["offer"], asking.contact, said["day"])),
    Text("Offer won; it is a purchase now"),
    _has_open,
)


def _lose(asking: Asking, said: Values) -> Doing:
    lose = partial(lose_offer, to_competitor=said["competitor"])
    return lose, (said["offer"], asking.contact, said["day"], said["because"])


OFFER_LOST = RecordKind(
    "offer-lost",
    Text("Offer lost"),
    "x",
    lambda asking: (
        _which(asking),
        Asked(Ask.PAST_DAY, "day", Text("Day")),
        Asked(Ask.WORDS, "because", Text("Why"), needed=True),
        Asked(Ask.YES, "competitor", Text("A competitor got it")),
    ),
    _lose,
    Text("Offer lost"),
    _has_open,
)
