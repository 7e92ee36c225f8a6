"""The properties of one card as a profile (RFC 2426, RFC 6350, RFC 6715, and what Apple, Google, Microsoft, Evolution,
KDE, Android and FullContact write besides).

What has no place in the domain becomes a CardProperty. Its value is unfolded and decoded, but keeps its backslash
escapes, so a writer puts it back after the raw parameters without ENCODING=QUOTED-PRINTABLE and CHARSET, with line
breaks as \\n. A value with unreadable bytes is kept beside the rest as X-UNREADABLE-NAME.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from salesbook.domain.important_date import DateKind
from salesbook.domain.interest import InterestKind
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.formats.format import RowProblem
from salesbook.formats.vcard_card import CardInProgress
from salesbook.formats.vcard_dates import read_date
from salesbook.formats.vcard_labels import label_of_words, relation_of
from salesbook.formats.vcard_lines import Property, RawCard
from salesbook.formats.vcard_photos import is_link, read_photo
from salesbook.formats.vcard_reach import REACH_READERS
from salesbook.formats.vcard_text import parts, unescaped

# Called with the card, the property and its value in plain text.
Reader: TypeAlias = Callable[[CardInProgress, Property, str], None]

_NO_DATE = Text("This is not a date Salesbook knows; it was kept as text.")
_NO_PHOTO = Text("This photo cannot be read; it was kept as text.")
_BROKEN = Text("Some bytes of this value are not text; the rest was read.")
_NO_PROPERTY = Text("This line is no property of a card and was left out.")
_NO_END = Text("The card has no end; what stands in it was read.")
_NOBODY = Text("The card has no name, organisation, email or phone and was left out.")

# What we write beside others' properties, where they have none for it.
KIND_PARAMETER = "X-SALESBOOK-KIND"
PHONETIC_NAME = "X-SALESBOOK-PHONETIC-NAME"
TAG = "X-SALESBOOK-TAG"
DETAIL_OF_EXPERTISE = "expertise"

_FULLCONTACT = "X-FCENCODED-"
# RELATED that begins so points at another card.
POINTER = re.compile(r"(?:urn|https?|mailto|data):", re.IGNORECASE)
# The third field of Android's events and relations (ContactsContract.CommonDataKinds).
_ANDROID_EVENTS = {"1": DateKind.ANNIVERSARY, "3": DateKind.BIRTHDAY}
_KINDS = {kind.value: kind for kind in DateKind}
_ANDROID_RELATIONS = {
    "1": "assistant",
    "2": "brother",
    "3": "child",
    "4": "domestic partner",
    "5": "father",
    "6": "friend",
    "7": "manager",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "11": "referred by",
    "12": "relative",
    "13": "sister",
    "14": "spouse",
}


def read_card(raw: RawCard, file: str) -> tuple[Profile | None, list[RowProblem]]:
    """The profile of a card, None where nobody is in it, and what could not be read."""
    version = next((prop.value.strip() for prop in raw.properties if prop.head.key == "VERSION"), "3.0")
    labels = [prop for prop in raw.properties if prop.head.key == "X-ABLABEL"]
    grouped = {prop.head.group: unescaped(prop.value, version) for prop in labels if prop.head.group}
    card = CardInProgress(version, grouped, file)
    if raw.stray:
        card.report(raw.stray, "", _NO_PROPERTY)
    for prop in raw.properties:
        _read_property(card, prop)
    _settle(card, labels)
    profile = card.profile()
    if profile is None:
        card.report(raw.line, "", _NOBODY)
    elif not raw.ended:
        card.report(raw.line, "END", _NO_END)
    return profile, card.problems


def _read_property(card: CardInProgress, prop: Property) -> None:
    head = prop.head
    if prop.broken:
        card.report(prop.line, head.name, _BROKEN)
        card.keep_as("X-UNREADABLE-" + head.key, prop.broken, head.group, head.raw_parameters)
    if not prop.value or prop.value.isspace():
        return
    reader = _READERS.get(head.key)
    if reader is not None:
        reader(card, prop, unescaped(prop.value, card.version))
    elif head.key.startswith(_FULLCONTACT):
        _read_fullcontact(card, prop)
    elif head.key not in _SILENT:
        card.keep(prop)


def _settle(card: CardInProgress, labels: list[Property]) -> None:
    """Decide what had to wait for the whole card: addresses as one text, and labels of lines that were kept."""
    addressed = card.address_labels()
    for prop in card.address_texts:
        label = card.label(prop.head)
        if label in addressed:
            card.keep(prop)
        else:
            card.add_address(["", "", unescaped(prop.value, card.version), "", "", "", ""], label)
    groups = card.kept_groups()
    for prop in labels:
        if not prop.head.group or prop.head.group in groups:
            card.keep(prop)


def _formatted_name(card: CardInProgress, prop: Property, value: str) -> None:
    if card.formatted_name and value != card.formatted_name:
        card.keep(prop)
    else:
        card.formatted_name = value


def _name(card: CardInProgress, prop: Property, _value: str) -> None:
    written = parts(prop.value, ";", card.version)
    if card.name_parts or any(written[5:]):
        card.keep(prop)
    if any(written) and not card.name_parts:
        card.name_parts = (written + [""] * 5)[:5]


def _nickname(card: CardInProgress, prop: Property, _value: str) -> None:
    card.nicknames.update((name, None) for name in parts(prop.value, ",", card.version) if name)


def _phonetic(attribute: str) -> Reader:
    def read(card: CardInProgress, prop: Property, value: str) -> None:
        if getattr(card, attribute):
            card.keep(prop)
        else:
            setattr(card, attribute, value)

    return read


def _sound(card: CardInProgress, prop: Property, value: str) -> None:
    """The reading of the name that Japanese phones write (X-IRMC-N); any other sound is kept."""
    if "X-IRMC-N" in (word.upper() for word in prop.head.types) and not card.phonetic:
        card.phonetic = " ".join(part for part in value.split(";") if part)
    else:
        card.keep(prop)


def _uid(card: CardInProgress, _prop: Property, value: str) -> None:
    card.uid = card.uid or value


def _language(card: CardInProgress, prop: Property, _value: str) -> None:
    card.languages.append(prop)


def _organisation(card: CardInProgress, prop: Property, _value: str) -> None:
    written = parts(prop.value, ";", card.version)
    # An empty one in a group is a place of work without an organisation, for the title in the same group.
    if any(written) or prop.head.group:
        card.work.organisations.append((prop.head.group, written))


def _organisation_phonetic(card: CardInProgress, _prop: Property, value: str) -> None:
    card.work.phonetic = card.work.phonetic or value


def _title(card: CardInProgress, prop: Property, value: str) -> None:
    card.work.titles.append((prop.head.group, value))


def _role(card: CardInProgress, prop: Property, value: str) -> None:
    card.work.roles.append((prop.head.group, value))


def _profession(card: CardInProgress, prop: Property, value: str) -> None:
    card.work.professions.append((prop.head.group, value))


def _note(card: CardInProgress, _prop: Property, value: str) -> None:
    card.add_note(value)


def _categories(card: CardInProgress, _prop: Property, value: str) -> None:
    # Exporters escape the commas of the whole list by mistake, and no program lets a category contain one.
    for word in value.split(","):
        card.add_tag(word.strip())


def _tag(card: CardInProgress, _prop: Property, value: str) -> None:
    """A tag of ours that CATEGORIES could not hold, as it has a comma."""
    card.add_tag(value)


def _photo(card: CardInProgress, prop: Property, _value: str) -> None:
    if is_link(prop.value, prop.head):
        card.keep(prop)
        return
    photo = read_photo(prop.value)
    if photo is None:
        card.report(prop.line, prop.head.name, _NO_PHOTO)
    if photo is None or (card.photo and card.photo.id != photo.id):
        card.keep(prop)
    else:
        card.photo = photo


def _date(kind: DateKind) -> Reader:
    def read(card: CardInProgress, prop: Property, value: str) -> None:
        _add_date(card, prop, value, kind, "")

    return read


def _labelled_date(card: CardInProgress, prop: Property, value: str) -> None:
    label = label_of_words(card.labels.get(prop.head.group, ""))
    kind = prop.head.parameter(KIND_PARAMETER)
    if kind in _KINDS:
        _add_date(card, prop, value, _KINDS[kind], label)
    else:
        _add_named_date(card, prop, value, label)


def _add_named_date(card: CardInProgress, prop: Property, value: str, label: str) -> None:
    kinds = {"anniversary": DateKind.ANNIVERSARY, "birthday": DateKind.BIRTHDAY}
    kind = kinds.get(label.lower(), DateKind.OTHER)
    _add_date(card, prop, value, kind, label if kind is DateKind.OTHER else "")


def _add_date(card: CardInProgress, prop: Property, value: str, kind: DateKind, label: str) -> None:
    written = read_date(value, prop.head)
    if written is None:
        card.report(prop.line, prop.head.name, _NO_DATE)
        card.keep(prop)
    else:
        card.add_date(kind, written, label)


def _relation(word: str) -> Reader:
    def read(card: CardInProgress, _prop: Property, value: str) -> None:
        card.add_relation(word, value)

    return read


def _labelled_relation(card: CardInProgress, prop: Property, value: str) -> None:
    word, detail = relation_of(card.labels.get(prop.head.group, ""))
    card.add_relation(word, value, detail)


def _related(card: CardInProgress, prop: Property, value: str) -> None:
    """RELATED (RFC 6350, 6.6.6) with a name; one that only points at another card is kept."""
    if POINTER.match(value):
        card.keep(prop)
        return
    types = [word for word in prop.head.types if word.lower() != "pref"]
    word, detail = relation_of(types[0] if types else "")
    card.add_relation(word, value, detail)


def _interest(kind: InterestKind, detail: str = "") -> Reader:
    def read(card: CardInProgress, prop: Property, value: str) -> None:
        card.add_interest(value, kind, prop.head.parameter("LEVEL") or detail)

    return read


def _read_fullcontact(card: CardInProgress, prop: Property) -> None:
    """FullContact writes `X-FC-RelatedNames:Mother` and the like as hexadecimal figures in the name."""
    try:
        name = bytes.fromhex(prop.head.key[len(_FULLCONTACT) :]).decode("utf-8")
    except ValueError:
        name = ""
    kind, _, word = name.partition(":")
    value = unescaped(prop.value, card.version)
    if kind == "X-FC-RelatedNames":
        relation, detail = relation_of(word)
        card.add_relation(relation, value, detail)
    elif kind == "X-FC-OtherDates":
        _add_named_date(card, prop, value, label_of_words(word))
    else:
        card.keep(prop)


def _android(card: CardInProgress, prop: Property, _value: str) -> None:
    """Android's lines of its own: `vnd.android.cursor.item/nickname;Bo;1;…` and events and relations alike."""
    kind, *fields = parts(prop.value, ";", card.version)
    value, code, label = [*fields, "", "", ""][:3]
    if kind.endswith("/nickname") and value:
        card.nicknames[value] = None
    elif kind.endswith("/contact_event") and read_date(value, prop.head):
        _add_date(card, prop, value, _ANDROID_EVENTS.get(code, DateKind.OTHER), label)
    elif kind.endswith("/relation") and value:
        word, detail = relation_of(_ANDROID_RELATIONS.get(code, label))
        card.add_relation(word, value, detail)
    else:
        card.keep(prop)


_SILENT = {"BEGIN", "END", "VERSION", "PRODID", "REV", "X-ABLABEL"}
_READERS: dict[str, Reader] = {
    **REACH_READERS,
    "FN": _formatted_name,
    "N": _name,
    "NICKNAME": _nickname,
    "X-NICKNAME": _nickname,
    "X-PHONETIC-FIRST-NAME": _phonetic("phonetic_given_name"),
    "X-PHONETIC-LAST-NAME": _phonetic("phonetic_family_name"),
    PHONETIC_NAME: _phonetic("phonetic"),
    "SOUND": _sound,
    "UID": _uid,
    "LANG": _language,
    "ORG": _organisation,
    "X-PHONETIC-ORG": _organisation_phonetic,
    "TITLE": _title,
    "ROLE": _role,
    "X-PROFESSION": _profession,
    "X-KADDRESSBOOK-X-PROFESSION": _profession,
    "NOTE": _note,
    "CATEGORIES": _categories,
    "X-CATEGORIES": _categories,
    TAG: _tag,
    "PHOTO": _photo,
    "BDAY": _date(DateKind.BIRTHDAY),
    "X-ALTBDAY": _date(DateKind.BIRTHDAY),
    "ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-EVOLUTION-ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-KADDRESSBOOK-X-ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-MS-ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-ABDATE": _labelled_date,
    "X-ABRELATEDNAMES": _labelled_relation,
    "RELATED": _related,
    "HOBBY": _interest(InterestKind.HOBBY),
    "INTEREST": _interest(InterestKind.TOPIC),
    "EXPERTISE": _interest(InterestKind.TOPIC, DETAIL_OF_EXPERTISE),
    "X-ANDROID-CUSTOM": _android,
    **{
        prefix + whose + ending: _relation(word)
        for prefix in ("X-", "X-EVOLUTION-", "X-MS-", "X-KADDRESSBOOK-X-")
        for whose, word in (("SPOUSE", "spouse"), ("MANAGER", "boss"), ("ASSISTANT", "assistant"), ("CHILD", "child"))
        for ending in ("", "NAME", "SNAME")
    },
}
