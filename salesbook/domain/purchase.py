"""What is sold, offered and bought."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.days import days_past
from salesbook.domain.ids import new_id
from salesbook.domain.money import Money
from salesbook.domain.purchase_reason import PurchaseReason as PurchaseReason


class OfferState(Enum):
    """What became of an offer."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True)
class Product:
    """Something sold."""

    name: str
    note: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Offer:
    """A product offered at a price, open until won or lost; `lost_because` in the rep's words."""

    contact_id: str
    amount: Money
    given_on: date
    product_id: str | None = None
    organisation_id: str | None = None
    expected_by: date | None = None
    state: OfferState = OfferState.OPEN
    settled_on: date | None = None
    lost_because: str = ""
    lost_to_competitor: bool = False
    note: str = ""
    id: str = field(default_factory=new_id)

    def days_overdue(self, today: date) -> int:
        """How many days past the day an answer was expected an open offer is; 0 if it is not."""
        return days_past(self.expected_by, today) if self.state is OfferState.OPEN else 0


@dataclass(frozen=True)
class Purchase:
    """An order of an organisation, with the one contact who decided it."""

    contact_id: str
    day: date
    amount: Money
    organisation_id: str | None = None
    product_id: str | None = None
    offer_id: str | None = None
    profit: Money | None = None
    reason: PurchaseReason | None = None
    note: str = ""
    id: str = field(default_factory=new_id)
