"""Whether an imported card is somebody the notebook knows already. Never by name alone, nor by a shared number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from salesbook.domain.contact import uid_in_cards
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.merging import changed, identities, merged
from salesbook.domain.names import split_name
from salesbook.domain.organisation import organisation_key
from salesbook.domain.phone_number import HOME_REGION, digits_of, is_personal, number_key, same_number
from salesbook.domain.profile import Profile


class Verdict(Enum):
    """What a card is to the notebook."""

    NEW = "new"
    IDENTICAL = "identical"
    SAME_PERSON = "same-person"


class Because(Enum):
    """What shows that a card is of the same person, the surest first."""

    UID = "uid"
    EMAIL = "email"
    PHONE = "phone"
    NAME_AND_ORGANISATION = "name-and-organisation"
    NAME_AND_PHONE = "name-and-phone"
    # Shows nobody: it is worth asking about, and nothing is ever done because of it alone.
    NAME = "name"


# What a profile says that only tells what somebody is called.
_OF_THE_NAME = frozenset(
    {
        *("name", "family_name", "given_name", "middle_name", "prefix", "suffix", "nickname", "language"),
        *("phonetic", "phonetic_family_name", "phonetic_given_name"),
    }
)


@dataclass(frozen=True)
class Person:
    """A profile with what it is compared by, worked out once."""

    profile: Profile
    name: str
    said: frozenset[tuple[str, ...]]
    marks: frozenset[tuple[str, str]]
    uids: frozenset[str]


def person_of(profile: Profile) -> Person:
    """A profile, ready to be compared with many."""
    return Person(profile, name_of(profile.contact.name), said_of(profile), marks_of(profile), identities(profile))


def compared(
    known: Person, card: Person, shared: frozenset[tuple[str, str]] = frozenset(), region: str = HOME_REGION
) -> tuple[Verdict, Because | None]:
    """A card against one contact: identical if it would add nothing, else whether and why it is the same person.

    `shared` are the emails and phones (`phone_mark`) that several people have, which tell nobody.
    """
    if _says_nothing_new(known, card):
        return Verdict.IDENTICAL, None
    because = same_person(known, card, shared, region)
    if because is None:
        return Verdict.NEW, None
    is_known = not changed(known.profile, merged(known.profile, card.profile, region).profile)
    return (Verdict.IDENTICAL if is_known else Verdict.SAME_PERSON), because


def same_person(
    known: Person, card: Person, shared: frozenset[tuple[str, str]] = frozenset(), region: str = HOME_REGION
) -> Because | None:
    """What shows that both are one person: UID, email, a personal phone, or the name with organisation or phone."""
    if card.profile.contact.uid.strip() in known.uids:
        return Because.UID
    marks = (known.marks & card.marks) - shared
    if any(kind == "email" for kind, _ in marks):
        return Because.EMAIL
    phones = [
        (one, other)
        for one in known.profile.phones
        for other in card.profile.phones
        if same_number(one.value, other.value, region) and phone_mark(one.value, region) not in shared
    ]
    if any(is_personal(one, region) and is_personal(other, region) for one, other in phones):
        return Because.PHONE
    if known.name != card.name:
        return None
    if any(kind == "organisation" for kind, _ in marks):
        return Because.NAME_AND_ORGANISATION
    return Because.NAME_AND_PHONE if phones else None


_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "miss", "sir", "herr", "frau", "mme"})


def name_of(name: str) -> str:
    """A name as it is compared: without capitals, titles before it, spare blanks, and commas, which some cards part names by."""
    words = name.casefold().replace(",", " ").replace("，", " ").split()
    while len(words) > 1 and words[0].rstrip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)


def email_mark(address: str) -> tuple[str, str]:
    """How an email address stands among marks."""
    return "email", address.strip().casefold()


def phone_mark(number: str, region: str = HOME_REGION) -> tuple[str, str]:
    """How a phone number that several people have stands among marks."""
    return "number", number_key(number, region)


def _says_nothing_new(known: Person, card: Person) -> bool:
    """Whether the contact says all of the card; one of nothing but a name is only said by one of nothing but that."""
    uid = uid_in_cards(known.profile.contact)
    if not card.said <= known.said | {("uid", uid)}:
        return False
    return card.profile.contact.uid == uid or not _is_bare(card) or _is_bare(known)


def _is_bare(person: Person) -> bool:
    return all(what in _OF_THE_NAME for what, *_ in person.said)


def marks_of(profile: Profile) -> frozenset[tuple[str, str]]:
    """What a person is told by: phones by their digits, emails, the organisation."""
    return frozenset(
        [("phone", digits_of(phone.value)) for phone in profile.phones]
        + [email_mark(email.value) for email in profile.emails]
        + [("organisation", organisation_key(organisation.name)) for organisation in profile.organisations]
    )


def said_of(profile: Profile) -> frozenset[tuple[str, ...]]:
    """Everything a profile says, without ids, order and the days it was confirmed."""
    contact = profile.contact
    names = {organisation.id: organisation_key(organisation.name) for organisation in profile.organisations}
    said: list[tuple[str, ...]] = [("name", contact.name), *_named(profile), *marks_of(profile)]
    said += [
        ("address", a.street, a.extended, a.po_box, a.city, a.region, a.postal_code, a.country)
        for a in profile.addresses
    ]
    said += [("messaging", m.service.casefold(), m.value) for m in profile.messaging_ids]
    said += [("website", site.value) for site in profile.websites]
    said += [("tag", tag.word) for tag in profile.tags]
    said += [("note", note.text) for note in profile.notes]
    said += [
        ("employment", names.get(e.organisation_id or "", ""), e.title, e.department, e.profession)
        for e in profile.employments
    ]
    said += [("relation", relation.word, relation.name) for relation in profile.relations]
    said += [("interest", interest.text) for interest in profile.interests]
    said += [("need", need.text) for need in profile.needs]
    said += [("date", str(date_said(d))) for d in profile.dates]
    said += [("property", *line.said) for line in profile.card_properties]
    if contact.photo:
        said.append(("photo", contact.photo))
    return frozenset(said)


def date_said(entry: ImportantDate) -> tuple[str, str, int | None, int, int, bool, str]:
    """What an important date says, without id, order and confirmation."""
    return (
        entry.kind.value,
        entry.calendar.value,
        entry.year,
        entry.month,
        entry.day,
        entry.leap_month,
        entry.label,
    )


_NAME_PARTS = (
    "family_name",
    "given_name",
    "middle_name",
    "prefix",
    "suffix",
    "phonetic",
    "phonetic_family_name",
    "phonetic_given_name",
    "language",
    "uid",
)


def _named(profile: Profile) -> list[tuple[str, ...]]:
    contact = profile.contact
    if not contact.family_name and not contact.given_name:
        # As a card of this contact is written; so it comes back as the same.
        family, given = split_name(contact.name)
        contact = replace(contact, family_name=family, given_name=given)
    said: list[tuple[str, ...]] = [
        (part, str(getattr(contact, part))) for part in _NAME_PARTS if getattr(contact, part)
    ]
    return said + [("nickname", nickname) for nickname in contact.nicknames]
