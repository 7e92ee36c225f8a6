"""A contact: a person the rep sells to or through, and how to reach them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from salesbook.domain.channel import Channel as Channel
from salesbook.domain.ids import new_id
from salesbook.domain.stage import Stage


@dataclass(frozen=True)
class Contact:
    """A person. `name` is how the rep calls them; the parts beside it are kept as they came in.

    `uid` is the identity other address books know the person by (RFC 6350, 6.7.6). `phonetic` is how the name is said.
    `colleague` marks an internal customer: no stage, no lenses. `photo` is the hash of a Photo. `added` is UTC.
    `disqualified` is the rep's reason why this one will never buy; empty for everybody else.
    """

    name: str
    family_name: str = ""
    given_name: str = ""
    middle_name: str = ""
    prefix: str = ""
    suffix: str = ""
    nicknames: tuple[str, ...] = ()
    phonetic: str = ""
    phonetic_family_name: str = ""
    phonetic_given_name: str = ""
    uid: str = ""
    language: str = ""
    preferred_channel: Channel | None = None
    best_hours: str = ""
    how_we_met: str = ""
    colleague: bool = False
    stage: Stage | None = None
    matters_most: tuple[str, ...] = ()
    photo: str | None = None
    added: datetime | None = None
    disqualified: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Phone:
    """A phone number as written; `label` is a word such as mobile, work, home, fax, or the user's own."""

    contact_id: str
    value: str
    label: str = ""
    preferred: bool = False
    confirmed_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Email:
    """An email address as written."""

    contact_id: str
    value: str
    label: str = ""
    preferred: bool = False
    confirmed_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Address:
    """A postal address in the parts of RFC 6350, 6.3.1; one that came as a single text stands in `street`."""

    contact_id: str
    street: str = ""
    extended: str = ""
    po_box: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    label: str = ""
    preferred: bool = False
    confirmed_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class MessagingId:
    """A name in a messaging service (WeChat, QQ, Skype …); `service` is the service's own name."""

    contact_id: str
    service: str
    value: str
    label: str = ""
    preferred: bool = False
    position: int = 0
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Website:
    """A page of the contact's on the web."""

    contact_id: str
    value: str
    label: str = ""
    position: int = 0
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Tag:
    """A free word the rep sorts contacts by."""

    contact_id: str
    word: str
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Note:
    """Something written about a contact or a visit (exactly one of the two).

    A private note is never printed, exported or handed over unless the rep ticks it.
    """

    text: str
    contact_id: str | None = None
    visit_id: str | None = None
    private: bool = False
    position: int = 0
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Photo:
    """A picture, stored once: its id is the SHA-256 of the data, in hexadecimal."""

    media_type: str
    data: bytes
    id: str


@dataclass(frozen=True)
class CardProperty:
    """A line of an imported card we have no place for, kept to be written back (RFC 6350, 3.3).

    `parameters` are the raw parameters as written, `value` the unfolded and decoded value.
    """

    contact_id: str
    name: str
    value: str
    group_name: str = ""
    parameters: str = ""
    position: int = 0
    id: str = field(default_factory=new_id)

    @property
    def said(self) -> tuple[str, str, str]:
        """Name, parameters and value as they are compared: without how the value was sent, which writing changes."""
        parts = (part.rpartition("=") for part in self.parameters.upper().split(";"))
        told = {value.strip('" ') for name, _, value in parts if name.strip() not in ("CHARSET", "ENCODING")}
        # A line end is written as \n, which stays so where the property is not one that we know for text.
        value = " ".join(self.value.replace("\\n", "\n").split())
        return self.name.upper(), ";".join(sorted(told - _HOW_IT_WAS_SENT)), value


# Encodings, whose parameter has no name in version 2.1; and nothing at all.
_HOW_IT_WAS_SENT = {"", "QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"}


OWN_UID = "urn:uuid:"
"""What the id of a contact follows in the UID of the cards written of it, where no other program gave it a UID."""


def uid_in_cards(contact: Contact) -> str:
    """The identity other address books know the contact by, for ever the same (RFC 6350, 6.7.6)."""
    return contact.uid.strip() or OWN_UID + contact.id


def photo_of(data: bytes, media_type: str) -> Photo:
    """The Photo of these bytes, with its hash."""
    return Photo(media_type, data, hashlib.sha256(data).hexdigest())
