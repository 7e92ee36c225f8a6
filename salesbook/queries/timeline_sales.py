"""The part of a timeline that is about selling and loyalty: purchases, offers, referrals, praise, favours, rewards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salesbook.domain.favour import Favour
from salesbook.domain.judgement import Judgement
from salesbook.domain.money import Money
from salesbook.domain.promise import Side
from salesbook.domain.purchase import Offer, OfferState, Product, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.text import Text
from salesbook.domain.tier import Reward, named
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
    """The sales, and what shows or rewards loyalty, with these ids by the table they come from."""
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
    return found + _loyalty_of(notebook, wanted)


def _loyalty_of(notebook: NotebookReader, wanted: Mapping[str, list[str]]) -> list[Sale]:
    """What they and the rep did for each other beside selling."""
    found = [
        Sale(one.id, one.day, Text("referral to {name}", name=one.to_name), one.note)
        for one in _by_id(notebook, Referral, wanted.get("referral", []))
    ]
    found += [
        Sale(one.id, one.day, Text("praise"), one.text) for one in _by_id(notebook, Praise, wanted.get("praise", []))
    ]
    found += [
        Sale(one.id, one.day, _FAVOURS[one.side], one.text)
        for one in _by_id(notebook, Favour, wanted.get("favour", []))
    ]
    found += [
        Sale(one.id, one.day, _refused(one), one.note) for one in _by_id(notebook, Refusal, wanted.get("refusal", []))
    ]
    found += [
        Sale(one.id, one.day, Text("reward for {tier}", tier=named(one.tier)), one.text)
        for one in _by_id(notebook, Reward, wanted.get("reward", []))
    ]
    found += [
        Sale(one.id, one.day, Text("judged: {factor} {score} of 5", factor=one.factor, score=one.score), one.note)
        for one in _by_id(notebook, Judgement, wanted.get("judgement", []))
    ]
    return found


_FAVOURS = {Side.ME: Text("favour for them"), Side.THEM: Text("favour for me")}


def _refused(refusal: Refusal) -> Text:
    if refusal.competitor:
        return Text("turned down {competitor}", competitor=refusal.competitor)
    return Text("turned a competitor down")


_OFFERS = {OfferState.OPEN: Text("offer"), OfferState.WON: Text("offer won"), OfferState.LOST: Text("offer lost")}


def _said(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _by_id(notebook: NotebookReader, noun: type[Noun], ids: list[str]) -> list[Noun]:
    return notebook.select(noun, "id IN (SELECT value FROM json_each(?))", json.dumps(ids)) if ids else []
