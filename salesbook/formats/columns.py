"""What a column of a table can hold: a field of a contact, with the label its values carry and the place they share.

A Meaning has a key to write it by: `phone/work` is a number with the label work, `street/home#2` the street of a second
address with the label home. Columns of one place belong together, as the parts of an address do, or a label and its value.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Field(Enum):
    """The fields of a contact that a column can hold; LEAVE_OUT is none, and KEEP what Salesbook has no place for."""

    NAME = "name"
    FAMILY_NAME = "family-name"
    GIVEN_NAME = "given-name"
    MIDDLE_NAME = "middle-name"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    FILE_AS = "file-as"
    PHONETIC = "said-like"
    PHONETIC_FAMILY_NAME = "family-name-said-like"
    PHONETIC_GIVEN_NAME = "given-name-said-like"
    ORGANISATION = "organisation"
    ORGANISATION_PHONETIC = "organisation-said-like"
    DEPARTMENT = "department"
    TITLE = "title"
    PROFESSION = "profession"
    PHONE = "phone"
    PHONE_LABEL = "phone-label"
    EMAIL = "email"
    EMAIL_LABEL = "email-label"
    EMAIL_SHOWN_AS = "email-shown-as"
    MESSAGING = "messaging"
    MESSAGING_LABEL = "messaging-label"
    MESSAGING_SERVICE = "messaging-service"
    WEBSITE = "website"
    WEBSITE_LABEL = "website-label"
    ADDRESS = "address"
    ADDRESS_LABEL = "address-label"
    STREET = "street"
    STREET_2 = "street-2"
    STREET_3 = "street-3"
    EXTENDED = "extended"
    PO_BOX = "po-box"
    CITY = "city"
    REGION = "region"
    POSTAL_CODE = "postal-code"
    COUNTRY = "country"
    DATE = "date"
    DATE_LABEL = "date-label"
    RELATION = "relation"
    RELATION_LABEL = "relation-label"
    HOBBY = "hobby"
    TOPIC = "topic"
    TAGS = "tags"
    NOTE = "note"
    LANGUAGE = "language"
    PHOTO = "photo"
    UID = "id"
    CUSTOM = "custom"
    CUSTOM_LABEL = "custom-label"
    KEEP = "keep"
    LEAVE_OUT = "leave-out"


@dataclass(frozen=True)
class Meaning:
    """What a column holds. `label` is a label of phones and addresses, a service, a relation or a kind of date."""

    field: Field
    label: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """How it is written."""
        label = f"/{self.label}" if self.label else ""
        return f"{self.field.value}{label}{f'#{self.place}' if self.place else ''}"


# How fields are called in mappings by hand, where their keys say it in more words.
_SHORT = {
    "mobile": "phone/mobile",
    "fax": "phone/fax",
    "wechat": "messaging/WeChat",
    "qq": "messaging/QQ",
    "birthday": "date/birthday",
    "anniversary": "date/anniversary",
    "spouse": "relation/spouse",
}


def meaning_from(key: str) -> Meaning | None:
    """The meaning a key writes, or None where it is no key."""
    written = key.strip()
    written = _SHORT.get(written.casefold(), written)
    rest, _, place = written.partition("#")
    field, _, label = rest.partition("/")
    try:
        return Meaning(Field(field.strip().lower()), label.strip(), place.strip())
    except ValueError:
        return None


NAMING = frozenset({Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.NICKNAME, Field.FILE_AS, Field.ORGANISATION})
"""The fields that can name a contact: a table without any of them is no list of contacts."""
