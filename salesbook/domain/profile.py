"""Everything that makes up one contact's entry, in one value: what a card holds, an import brings and an export gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from salesbook.domain.contact import (
    Address,
    CardProperty,
    Contact,
    Email,
    MessagingId,
    Note,
    Phone,
    Photo,
    Tag,
    Website,
)
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.interest import Interest, Need
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.relation import Relation

Part: TypeAlias = (
    Phone
    | Email
    | Address
    | MessagingId
    | Website
    | Tag
    | Note
    | Employment
    | Relation
    | Interest
    | Need
    | ImportantDate
    | CardProperty
)


@dataclass(frozen=True)
class Profile:
    """A contact with all that belongs to it, each list in the contact's own order.

    `organisations` are those the employments name. All parts carry the contact's id.
    """

    contact: Contact
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[Address, ...] = ()
    messaging_ids: tuple[MessagingId, ...] = ()
    websites: tuple[Website, ...] = ()
    tags: tuple[Tag, ...] = ()
    notes: tuple[Note, ...] = ()
    employments: tuple[Employment, ...] = ()
    relations: tuple[Relation, ...] = ()
    interests: tuple[Interest, ...] = ()
    needs: tuple[Need, ...] = ()
    dates: tuple[ImportantDate, ...] = ()
    card_properties: tuple[CardProperty, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    photo: Photo | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that belongs to the contact, in one row: everything but the organisations and the photo."""
        return (
            *self.phones,
            *self.emails,
            *self.addresses,
            *self.messaging_ids,
            *self.websites,
            *self.tags,
            *self.notes,
            *self.employments,
            *self.relations,
            *self.interests,
            *self.needs,
            *self.dates,
            *self.card_properties,
        )
