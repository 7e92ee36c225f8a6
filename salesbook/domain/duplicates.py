"""Whether an imported card is somebody the notebook knows already. Never by name alone."""

from __future__ import annotations

from enum import Enum

from salesbook.domain.contact import uid_in_cards
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.profile import Profile


class Verdict(Enum):
    """What a card is to the notebook."""

    NEW = "new"
    IDENTICAL = "identical"
    DOUBTFUL = "doubtful"


# What a profile says that only tells what somebody is called.
_OF_THE_NAME = frozenset(
    {
        *("name", "family_name", "given_name", "middle_name", "prefix", "suffix", "nickname", "language"),
        *("phonetic", "phonetic_family_name", "phonetic_given_name"),
    }
)


def compared(known: Profile, card: Profile) -> Verdict:
    """A card against one contact: identical if it would add nothing, doubtful if it looks like the same person."""
    uid = uid_in_cards(known.contact)
    same_uid = card.contact.uid == uid
    if said_of(card) <= said_of(known) | {("uid", uid)} and (same_uid or _same_person(known, card)):
        return Verdict.IDENTICAL
    shared = marks_of(known) & marks_of(card)
    if same_uid or any(kind == "email" for kind, _ in shared) or (shared and known.contact.name == card.contact.name):
        return Verdict.DOUBTFUL
    return Verdict.NEW


def _same_person(known: Profile, card: Profile) -> bool:
    """A card of nothing but a name is only the same as a contact of nothing but that name."""
    return not _is_bare(card) or _is_bare(known)


def _is_bare(profile: Profile) -> bool:
    return all(what in _OF_THE_NAME for what, *_ in said_of(profile))


def marks_of(profile: Profile) -> frozenset[tuple[str, str]]:
    """What a person is told by: phones by their digits, emails, the organisation."""
    return frozenset(
        [("phone", digits_of(phone.value)) for phone in profile.phones]
        + [("email", email.value.strip().casefold()) for email in profile.emails]
        + [("organisation", organisation.name) for organisation in profile.organisations]
    )


def digits_of(number: str) -> str:
    """The digits of a phone number; the text itself where there are none."""
    return "".join(sign for sign in number if sign.isdigit()) or number.strip()


def said_of(profile: Profile) -> frozenset[tuple[str, ...]]:
    """Everything a profile says, without ids, order and the days it was confirmed."""
    contact = profile.contact
    names = {organisation.id: organisation.name for organisation in profile.organisations}
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
    said += [("property", p.name.upper(), p.parameters, p.value) for p in profile.card_properties]
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
    said: list[tuple[str, ...]] = [
        (part, str(getattr(contact, part))) for part in _NAME_PARTS if getattr(contact, part)
    ]
    return said + [("nickname", nickname) for nickname in contact.nicknames]
