"""An offer or an order that is put right: what was asked when it was recorded, with what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from salesbook.domain.purchase import Offer, Product, Purchase
from salesbook.domain.record import Recorded
from salesbook.domain.text import Text
from salesbook.gui.recording.asked import Asked, Asking, Doing, RecordKind, Values
from salesbook.gui.recording.sales import OFFER, PURCHASE
from salesbook.operations.records import change_offer, change_purchase
from salesbook.store.notebook import NotebookReader


def correction_of(reader: NotebookReader, record: Recorded) -> RecordKind | None:
    """The kind whose form puts this record right; None where it can only be taken out."""
    match record:
        case Offer():
            return _offer(reader, record)
        case Purchase():
            return _purchase(reader, record)
    return None


def _offer(reader: NotebookReader, offer: Offer) -> RecordKind:
    def doing(asking: Asking, said: Values) -> Doing:
        changed = replace(
            offer, amount=said["amount"], given_on=said["day"], expected_by=said["expected"], note=said["note"]
        )
        return change_offer, (changed, asking.contact, said["product"])

    standing = {
        "amount": offer.amount,
        "product": _product(reader, offer.product_id),
        "day": offer.given_on,
        "expected": offer.expected_by,
        "note": offer.note,
    }
    return _standing(OFFER, standing, Text("Edit the offer"), doing, Text("Offer changed"))


def _purchase(reader: NotebookReader, bought: Purchase) -> RecordKind:
    def doing(asking: Asking, said: Values) -> Doing:
        changed = replace(
            bought,
            amount=said["amount"],
            profit=said["profit"],
            day=said["day"],
            reason=said["reason"],
            note=said["note"],
        )
        return change_purchase, (changed, asking.contact, said["product"])

    standing = {
        "amount": bought.amount,
        "profit": bought.profit,
        "product": _product(reader, bought.product_id),
        "day": bought.day,
        "reason": bought.reason,
        "note": bought.note,
    }
    return _standing(PURCHASE, standing, Text("Edit the purchase"), doing, Text("Purchase changed"))


def _standing(kind: RecordKind, values: Mapping[str, Any], words: Text, doing: Any, done: Text) -> RecordKind:
    def fields(asking: Asking) -> tuple[Asked, ...]:
        return tuple(replace(asked, standing=values[asked.name]) for asked in kind.fields(asking))

    return replace(kind, words=words, fields=fields, doing=doing, done=done)


def _product(reader: NotebookReader, product_id: str | None) -> str:
    found = reader.get(Product, product_id) if product_id else None
    return found.name if found else ""
