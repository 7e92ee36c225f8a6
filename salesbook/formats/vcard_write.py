"""Writing vCards, version 3.0 (RFC 2426) and 4.0 (RFC 6350).

What is written is in `vcard_write_carried`. Labels that no TYPE says stand beside their property in an item group, as
Apple began it and Google, Nextcloud and Thunderbird read it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import InterestKind
from salesbook.domain.profile import Profile
from salesbook.formats.vcard_fields import DETAIL_OF_EXPERTISE, KIND_PARAMETER, PHONETIC_NAME, POINTER, TAG
from salesbook.formats.vcard_labels import label_of_words
from salesbook.formats.vcard_write_carried import carried
from salesbook.formats.vcard_write_dates import written_date
from salesbook.formats.vcard_write_labels import (
    related_type,
    service_scheme,
    types_for,
    written_label,
    written_relation,
)
from salesbook.formats.vcard_write_lines import escaped, folded, parameter, uri
from salesbook.system.progress import Progress

_PRODUCT = "-//Salesbook//Salesbook//EN"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
# The properties of which a card has one, and of which dates may be written there.
_OF_ITS_OWN = {
    (DateKind.BIRTHDAY, Calendar.SOLAR): "BDAY",
    (DateKind.BIRTHDAY, Calendar.LUNAR): "X-ALTBDAY",
    (DateKind.ANNIVERSARY, Calendar.SOLAR): "ANNIVERSARY",
}
_ANNIVERSARY = "_$!<Anniversary>!$_"
_CARDS_PER_REPORT = 100


@dataclass(frozen=True)
class VCardExporter:
    """vCard files of one version, "3.0" or "4.0"."""

    name: str
    version: str
    suffix: str = ".vcf"

    def write(self, profiles: Sequence[Profile], written_at: datetime, progress: Progress) -> bytes:
        """The file with these contacts, in their order. `written_at` (UTC) becomes REV; progress counts cards."""
        cards = []
        for number, profile in enumerate(profiles):
            if number % _CARDS_PER_REPORT == 0:
                progress(number, len(profiles))
            cards.append(card_of(profile, self.version, written_at))
        progress(len(profiles), len(profiles))
        return b"".join(cards)


def card_of(profile: Profile, version: str, written_at: datetime) -> bytes:
    """One card, in UTF-8."""
    profile = carried(profile)
    card = _Card(version, {line.group_name.lower() for line in profile.card_properties})
    card.put("BEGIN", "VCARD")
    card.put("VERSION", version)
    card.put("PRODID", _PRODUCT)
    _put_names(card, profile)
    card.put("REV", f"{written_at:%Y%m%dT%H%M%SZ}")
    _put_work(card, profile)
    _put_ways_to_reach(card, profile)
    _put_person(card, profile)
    _put_dates(card, profile.dates)
    _put_photo(card, profile)
    for line in profile.card_properties:
        card.put(line.name, line.value, f";{line.parameters}" if line.parameters else "", line.group_name)
    card.put("END", "VCARD")
    return b"".join(card.lines)


class _Card:
    """The lines of a card while it is written, and the groups still free."""

    def __init__(self, version: str, taken_groups: set[str]) -> None:
        self.version = version
        self.lines: list[bytes] = []
        self._taken = taken_groups
        self._items = 0

    def put(self, name: str, value: str, parameters: str = "", group: str = "") -> None:
        """Write a line of a value that is escaped already; `parameters` begin with a semicolon."""
        self.lines.append(folded(f"{group}{'.' if group else ''}{name}{parameters}:{value}"))

    def text(self, name: str, value: str, parameters: str = "") -> None:
        """Write a text, if there is one."""
        if value:
            self.put(name, escaped(value), parameters)

    def labelled(self, name: str, value: str, label: str, preferred: bool, parameters: str = "") -> None:
        """Write an escaped value with its label, as TYPE where that says it."""
        types = types_for(name, label)
        if preferred and self.version == "3.0":
            parameters += f";TYPE={','.join((*types, 'pref'))}"
        elif types:
            parameters += f";TYPE={','.join(types)}"
        if preferred and self.version != "3.0":
            parameters += ";PREF=1"
        self.grouped(name, value, "" if types else written_label(label), parameters)

    def grouped(self, name: str, value: str, label: str, parameters: str = "") -> None:
        """Write an escaped value with a label beside it, if it has one."""
        group = self.item() if label else ""
        self.put(name, value, parameters, group)
        if label:
            self.put("X-ABLabel", escaped(label), group=group)

    def item(self) -> str:
        """A group nothing is in yet."""
        self._items += 1
        while f"item{self._items}" in self._taken:
            self._items += 1
        return f"item{self._items}"


def _put_names(card: _Card, profile: Profile) -> None:
    contact = profile.contact
    is_text = card.version == "4.0" and not _URI.fullmatch(contact.uid)
    card.text("UID", contact.uid, ";VALUE=text" if is_text else "")
    card.text("FN", contact.name)
    parts = (contact.family_name, contact.given_name, contact.middle_name, contact.prefix, contact.suffix)
    card.put("N", ";".join(map(escaped, parts)))
    if contact.nicknames:
        card.put("NICKNAME", ",".join(map(escaped, contact.nicknames)))
    card.text("X-PHONETIC-FIRST-NAME", contact.phonetic_given_name)
    card.text("X-PHONETIC-LAST-NAME", contact.phonetic_family_name)
    card.text(PHONETIC_NAME, contact.phonetic)
    # Other languages may follow among the kept lines.
    card.text("LANG", contact.language, ";PREF=1" if card.version == "4.0" or _keeps(profile, "LANG") else "")


def _keeps(profile: Profile, name: str) -> bool:
    return any(line.name.upper() == name for line in profile.card_properties)


def _put_work(card: _Card, profile: Profile) -> None:
    """ORG, TITLE and ROLE of each employment, held together by a group where there are several."""
    organisations = {organisation.id: organisation.name for organisation in profile.organisations}
    several = len(profile.employments) > 1
    role = "X-PROFESSION" if _keeps(profile, "ROLE") else "ROLE"
    for employment in profile.employments:
        group = card.item() if several else ""
        units = employment.department.split(" / ") if employment.department else []
        parts = [organisations.get(employment.organisation_id or "", ""), *units]
        if any(parts) or several:
            card.put("ORG", ";".join(map(escaped, parts)) or ";", group=group)
        if employment.title:
            card.put("TITLE", escaped(employment.title), group=group)
        if employment.profession:
            card.put(role if employment.title else "X-PROFESSION", escaped(employment.profession), group=group)
    if profile.organisations:
        card.text("X-PHONETIC-ORG", profile.organisations[0].phonetic)


def _put_ways_to_reach(card: _Card, profile: Profile) -> None:
    for phone in profile.phones:
        card.labelled("TEL", escaped(phone.value), phone.label, phone.preferred)
    for email in profile.emails:
        card.labelled("EMAIL", escaped(email.value), email.label, email.preferred)
    for at in profile.addresses:
        parts = (at.po_box, at.extended, at.street, at.city, at.region, at.postal_code, at.country)
        card.labelled("ADR", ";".join(map(escaped, parts)), at.label, at.preferred)
    for identity in profile.messaging_ids:
        name = f"{service_scheme(identity.service)}:{quote(identity.value, safe='@+')}"
        service = parameter("X-SERVICE-TYPE", identity.service)
        card.labelled("IMPP", name, identity.label, identity.preferred, service)
    for website in profile.websites:
        card.labelled("URL", uri(website.value), website.label, preferred=False)


def _put_person(card: _Card, profile: Profile) -> None:
    words = [tag.word for tag in profile.tags]
    if plain := [word for word in words if "," not in word]:
        card.put("CATEGORIES", ",".join(map(escaped, plain)))
    for word in words:
        card.text(TAG, word if "," in word else "")
    for note in profile.notes:
        card.text("NOTE", note.text)
    for relation in profile.relations:
        related = related_type(relation.word, relation.detail) if card.version == "4.0" else ""
        if related and not POINTER.match(relation.name):
            card.text("RELATED", relation.name, f";TYPE={related};VALUE=text")
        else:
            label = written_relation(relation.word, relation.detail)
            card.grouped("X-ABRELATEDNAMES", escaped(relation.name), label)
    for interest in profile.interests:
        if interest.kind is InterestKind.TOPIC and interest.detail == DETAIL_OF_EXPERTISE:
            card.text("EXPERTISE", interest.text)
        else:
            level = parameter("LEVEL", interest.detail) if interest.detail else ""
            card.text("HOBBY" if interest.kind is InterestKind.HOBBY else "INTEREST", interest.text, level)


def _put_dates(card: _Card, dates: Sequence[ImportantDate]) -> None:
    """Each date in the property made for it, where there is one and it is free, else in Apple's for any date."""
    free = dict(_OF_ITS_OWN)
    if card.version == "3.0":
        del free[DateKind.ANNIVERSARY, Calendar.SOLAR]
    for date in dates:
        parameters, value = written_date(date, card.version)
        name = "" if date.label else free.pop((date.kind, date.calendar), "")
        if name:
            card.put(name, value, parameters)
            continue
        label = _ANNIVERSARY if date.kind is DateKind.ANNIVERSARY and not date.label else date.label
        if label != _ANNIVERSARY and not _says_other(date):
            parameters += parameter(KIND_PARAMETER, date.kind.value)
        card.grouped("X-ABDATE", value, label, parameters)


def _says_other(date: ImportantDate) -> bool:
    """Whether the label alone makes the reader take it for a date of another kind, as it is."""
    return date.kind is DateKind.OTHER and label_of_words(date.label).lower() not in ("anniversary", "birthday")


def _put_photo(card: _Card, profile: Profile) -> None:
    if profile.photo is None:
        return
    data = b64encode(profile.photo.data).decode("ascii")
    media_type = profile.photo.media_type
    if card.version == "4.0":
        card.put("PHOTO", f"data:{media_type};base64,{data}")
    else:
        card.put("PHOTO", data, f";ENCODING=b;TYPE={media_type.removeprefix('image/').upper()}")
