"""One card while it is read: what its lines have said so far, each value once, and the profile they make in the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

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
from salesbook.domain.ids import new_id
from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.interest import Interest, InterestKind
from salesbook.domain.profile import Profile
from salesbook.domain.relation import Relation
from salesbook.domain.text import Text
from salesbook.formats.format import RowProblem
from salesbook.formats.vcard_dates import WrittenDate
from salesbook.formats.vcard_heads import Head
from salesbook.formats.vcard_labels import label_of, label_of_words
from salesbook.formats.vcard_lines import Property
from salesbook.formats.vcard_text import unescaped
from salesbook.formats.vcard_work import Work
from salesbook.formats.vcard_write_lines import escaped

_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_PHONE_MARKS = re.compile(r"[\s().\-/]")
_LONGEST_NAME_FROM_NOTE = 60


def _preference(prop: Property) -> int:
    """The PREF parameter (RFC 6350, 5.3): 1 is the most preferred, none the least."""
    written = prop.head.parameter("PREF")
    number = int(written) if written.isascii() and written.isdecimal() and len(written) <= 3 else 0
    return number if 1 <= number <= 100 else 101


class CardInProgress:
    """The card's values by what makes them the same value, in the order of its lines."""

    def __init__(self, version: str, labels: dict[str, str], file: str) -> None:
        self.version = version
        self.labels = labels  # the X-ABLabel of each group
        self.problems: list[RowProblem] = []
        self.formatted_name = ""
        self.name_parts: list[str] = []  # family, given, middle, prefix, suffix, as in N
        self.nicknames: dict[str, None] = {}
        self.phonetic = self.phonetic_family_name = self.phonetic_given_name = self.uid = ""
        self.languages: list[Property] = []
        self.address_texts: list[Property] = []
        self.photo: Photo | None = None
        self.work = Work()
        self._id = new_id()
        self._file = file
        self._phones: dict[tuple[str, str], Phone] = {}
        self._emails: dict[tuple[str, str], Email] = {}
        self._addresses: dict[tuple[str, ...], Address] = {}
        self._messaging_ids: dict[tuple[str, str, str], MessagingId] = {}
        self._websites: dict[tuple[str, str], Website] = {}
        self._tags: dict[str, Tag] = {}
        self._notes: dict[str, Note] = {}
        self._relations: dict[tuple[str, str, str], Relation] = {}
        self._interests: dict[tuple[InterestKind, str], Interest] = {}
        self._dates: dict[tuple[DateKind, WrittenDate, str], ImportantDate] = {}
        self._kept: dict[tuple[str, str, str, str], CardProperty] = {}

    def label(self, head: Head) -> str:
        """The label of a value: the one its group gives, else the one its types make."""
        written = self.labels.get(head.group) if head.group else None
        return label_of_words(written) if written else label_of(head)

    def report(self, line: int, field: str, reason: Text) -> None:
        """Note that something on a line could not be read."""
        self.problems.append(RowProblem(self._file, line, field, reason))

    def keep(self, prop: Property) -> None:
        """Keep a line there is no place for."""
        self.keep_as(prop.head.name, prop.value, prop.head.group, prop.head.raw_parameters)

    def keep_as(self, name: str, value: str, group: str = "", parameters: str = "") -> None:
        """Keep a line of these parts."""
        value = value.replace("\r\n", "\n")
        key = (group, name, parameters, value)
        if key not in self._kept:
            self._kept[key] = CardProperty(self._id, name, value, group, parameters, len(self._kept))

    def kept_groups(self) -> set[str]:
        """The groups of the kept lines that a label may belong to; X-ABADR only serves the address in its group."""
        return {kept.group_name for kept in self._kept.values() if kept.name.upper() != "X-ABADR"}

    def add_phone(self, value: str, label: str, preferred: bool) -> None:
        """Add a phone; numbers that differ in spacing only are the same."""
        key = (_PHONE_MARKS.sub("", value.lower()), label)
        same = self._phones.get(key)
        if same is None:
            self._phones[key] = Phone(self._id, value, label, preferred, position=len(self._phones))
        elif preferred and not same.preferred:
            self._phones[key] = replace(same, preferred=True)

    def add_email(self, value: str, label: str, preferred: bool) -> None:
        """Add an email address; the case of letters makes no difference."""
        key = (value.lower(), label)
        same = self._emails.get(key)
        if same is None:
            self._emails[key] = Email(self._id, value, label, preferred, position=len(self._emails))
        elif preferred and not same.preferred:
            self._emails[key] = replace(same, preferred=True)

    def add_address(self, parts: list[str], label: str, preferred: bool = False) -> None:
        """Add an address of post-office box, extended, street, city, region, postal code and country."""
        if parts[1] and not any(parts[:1] + parts[2:]):
            # Google writes an address it has as one text only into the second part.
            parts = ["", "", parts[1], *parts[3:]]
        box, extended, street, city, region, code, country = parts
        key = (*parts, label)
        same = self._addresses.get(key)
        if same is None:
            position = len(self._addresses)
            self._addresses[key] = Address(
                self._id, street, extended, box, city, region, code, country, label, preferred, position=position
            )
        elif preferred and not same.preferred:
            self._addresses[key] = replace(same, preferred=True)

    def address_labels(self) -> set[str]:
        """The labels of the addresses given so far."""
        return {address.label for address in self._addresses.values()}

    def add_messaging_id(self, service: str, value: str, label: str, preferred: bool) -> None:
        """Add a name in a messaging service."""
        key = (service, value, label)
        if value and key not in self._messaging_ids:
            position = len(self._messaging_ids)
            self._messaging_ids[key] = MessagingId(self._id, service, value, label, preferred, position)

    def add_website(self, value: str, label: str) -> None:
        """Add a page on the web."""
        self._websites.setdefault((value, label), Website(self._id, value, label, len(self._websites)))

    def add_tag(self, word: str) -> None:
        """Add a tag."""
        if word:
            self._tags.setdefault(word, Tag(self._id, word))

    def add_note(self, text: str) -> None:
        """Add a note about the contact."""
        self._notes.setdefault(text, Note(text, self._id, position=len(self._notes)))

    def add_relation(self, word: str, name: str, detail: str = "") -> None:
        """Add somebody related to the contact."""
        key = (word, name, detail)
        self._relations.setdefault(key, Relation(self._id, word, name, detail=detail, position=len(self._relations)))

    def add_interest(self, text: str, kind: InterestKind, detail: str) -> None:
        """Add an interest."""
        position = len(self._interests)
        self._interests.setdefault((kind, text), Interest(self._id, text, kind, detail, position=position))

    def add_date(self, kind: DateKind, written: WrittenDate, label: str = "") -> None:
        """Add an important date."""
        year, month, day, calendar, leap = written
        key = (kind, written, label)
        if key not in self._dates:
            position = len(self._dates)
            self._dates[key] = ImportantDate(
                self._id, kind, month, day, year, calendar, leap, label=label, position=position
            )

    def profile(self) -> Profile | None:
        """The profile the lines make, or None where nothing in them can name the contact."""
        employments, organisations = self.work.employments(self._id)
        for role in self.work.roles_without_place():
            self.keep_as("ROLE", escaped(role))
        name = self._name([organisation.name for organisation in organisations])
        if not name:
            return None
        return Profile(
            self._contact(name),
            phones=tuple(self._phones.values()),
            emails=tuple(self._emails.values()),
            addresses=tuple(self._addresses.values()),
            messaging_ids=tuple(self._messaging_ids.values()),
            websites=tuple(self._websites.values()),
            tags=tuple(self._tags.values()),
            notes=tuple(self._notes.values()),
            employments=employments,
            relations=tuple(self._relations.values()),
            interests=tuple(self._interests.values()),
            dates=tuple(self._dates.values()),
            card_properties=tuple(self._kept.values()),
            organisations=organisations,
            photo=self.photo,
        )

    def _contact(self, name: str) -> Contact:
        family, given, middle, prefix, suffix = self.name_parts or [""] * 5
        return Contact(
            name,
            family,
            given,
            middle,
            prefix,
            suffix,
            tuple(self.nicknames),
            self.phonetic,
            self.phonetic_family_name,
            self.phonetic_given_name,
            self.uid,
            language=self._language(),
            photo=self.photo.id if self.photo else None,
            id=self._id,
        )

    def _language(self) -> str:
        """The most preferred language; the others are kept as lines."""
        if not self.languages:
            return ""
        chosen = min(self.languages, key=_preference)
        for prop in self.languages:
            if prop is not chosen:
                self.keep(prop)
        return unescaped(chosen.value, self.version)

    def _name(self, organisations: list[str]) -> str:
        """What to call the contact: the name, or the first thing known that can stand for one."""
        candidates = self._names(organisations)
        return next((" ".join(name.split("\n")) for name in candidates if name), "")

    def stand_ins(self) -> set[str]:
        """What can stand for a name and is none of a person, as far as it is known by now."""
        organisations = self.work.employments(self._id)[1]
        return set(self._names_of_other_things([organisation.name for organisation in organisations]))

    def _names(self, organisations: list[str]) -> Iterator[str]:
        yield self.formatted_name
        yield self._composed_name()
        yield from self.nicknames
        yield from self._names_of_other_things(organisations)

    def _names_of_other_things(self, organisations: list[str]) -> Iterator[str]:
        yield from organisations
        yield from (email.value for email in self._emails.values())
        yield from (phone.value for phone in self._phones.values())
        yield from (identity.value for identity in self._messaging_ids.values())
        yield from (website.value for website in self._websites.values())
        for address in self._addresses.values():
            yield address.street or address.city or address.extended or address.country
        yield from (note.text.split("\n")[0][:_LONGEST_NAME_FROM_NOTE] for note in self._notes.values())

    def _composed_name(self) -> str:
        """The name in the order it is said: family name first and without spaces in Chinese."""
        if not self.name_parts:
            return ""
        family, given, middle, prefix, suffix = self.name_parts
        if _CHINESE.search(family + given):
            return family + middle + given
        return " ".join(part for part in (prefix, given, middle, family, suffix) if part)
