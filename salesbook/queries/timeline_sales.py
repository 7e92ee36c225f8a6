"""The part of a timeline that is about selling: purchases, offers, referrals, praise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salesbook.domain.money import Money
from salesbook.domain.purchase import Offer, OfferState, Product, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.text import Text
from salesbook.store.notebook import NotebookReader
from salesbook.store.records import Noun


@dataclass(frozen=True)
class Sale:
    """What an entry about selling says."""

    id: str
    day: date
    title: Text
    body: str
    amount: Money | None = None
    aside: tuple[Text, ...] = ()


def sales_of(notebook: NotebookReader, wanted: Mapping[str, list[str]]) -> list[Sale]:
    """The sales, referrals and praise with these ids, by the table they come from."""
    purchases = _by_id(notebook, Purchase, wanted.get("purchase", []))
    offers = _by_id(notebook, Offer, wanted.get("offer", []))
    sold: list[Purchase | Offer] = [*purchases, *offers]
    named = [one.product_id for one in sold if one.product_id]
    products = {one.id: one.name for one in _by_id(notebook, Product, named)}
    found = [
        Sale(one.id, one.day, Text("purchase"), _said(products.get(one.product_id or "", ""), one.note), one.amount)
        for one in purchases
    ]
    found += [
        Sale(
            one.id,
            one.settled_on or one.given_on,
            _OFFERS[one.state],
            _said(products.get(one.product_id or "", ""), one.note, one.lost_because),
            one.amount,
            (Text("expected by {day}", day=one.expected_by),)
            if one.expected_by and one.state is OfferState.OPEN
            else (),
        )
        for one in offers
    ]
    found += [
        Sale(one.id, one.day, Text("referral to {name}", name=one.to_name), one.note)
        for one in _by_id(notebook, Referral, wanted.get("referral", []))
    ]
    found += [
        Sale(one.id, one.day, Text("praise"), one.text) for one in _by_id(notebook, Praise, wanted.get("praise", []))
    ]
    return found


_OFFERS = {OfferState.OPEN: Text("offer"), OfferState.WON: Text("offer won"), OfferState.LOST: Text("offer lost")}


def _said(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _by_id(notebook: NotebookReader, noun: type[Noun], ids: list[str]) -> list[Noun]:
    return notebook.select(noun, "id IN (SELECT value FROM json_each(?))", json.dumps(ids)) if ids else []
