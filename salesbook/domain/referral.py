"""Recommending the rep: to somebody (referral), or by speaking well to others (praise)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.ids import new_id


@dataclass(frozen=True)
class Referral:
    """One contact recommending the rep to another; `to_contact_id` once that other is a contact."""

    contact_id: str
    to_name: str
    day: date
    to_contact_id: str | None = None
    note: str = ""
    visit_id: str | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Praise:
    """A contact speaking well of the rep or the product to others."""

    contact_id: str
    text: str
    day: date
    visit_id: str | None = None
    id: str = field(default_factory=new_id)
