"""Making one contact of two without losing a value.

What the first does not say it takes from the other; lists are united, each value once. Where both say something else:
the other name becomes a nickname, another title another employment behind the first, another photo a kept PHOTO line of
the card, another UID a line X-MERGED-UID, by which its cards are known again; what has no such place is noted, a line
each, in one private note. Merging the same again changes nothing.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from salesbook.domain.contact import OWN_UID, CardProperty, Contact, Note, Photo, uid_in_cards
from salesbook.domain.merging_parts import same_parts, united
from salesbook.domain.organisation import Organisation, filled, organisation_key
from salesbook.domain.phone_number import HOME_REGION
from salesbook.domain.profile import Profile
from salesbook.domain.stage import Stage, rank_of
from salesbook.domain.text import Text

MERGED_UID = "X-MERGED-UID"
"""The line of a card that holds the UID of a contact merged into this one."""

Words = Callable[[Text], str]


@dataclass(frozen=True)
class Merged:
    """One profile of two. `now` tells, for each part of the other that says nothing more, the part that says it."""

    profile: Profile
    now: dict[str, str]


def identities(profile: Profile) -> frozenset[str]:
    """Every UID that cards of this contact carry or carried."""
    merged = {line.value for line in profile.card_properties if line.name.upper() == MERGED_UID}
    return frozenset({uid_in_cards(profile.contact), OWN_UID + profile.contact.id} | merged)


def merged(keep: Profile, give: Profile, region: str = HOME_REGION, words: Words = str) -> Merged:
    """`keep` with everything `give` says; `words` puts what is noted into the rep's language.

    Parts that only `give` has keep their ids and belong to `keep` now.
    """
    organisations, give = _with_known_organisations(keep, give)
    now: dict[str, str] = {}
    lists: dict[str, tuple[Any, ...]] = {}
    unsaid: list[Text] = []
    for name, same in same_parts(region).items():
        both = united(getattr(keep, name), _owned(getattr(give, name), keep.contact.id), same)
        lists[name] = both.parts
        now |= both.now
        unsaid += both.unsaid
    lists["card_properties"], of_lines = _with_lines(keep, give)
    contact, differing = _merged_contact(keep.contact, give.contact)
    profile = Profile(contact, **lists, organisations=organisations, photo=keep.photo or give.photo)
    return Merged(_noted(profile, [*differing, *unsaid], words), now | of_lines)


def _owned(parts: tuple[Any, ...], contact_id: str) -> tuple[Any, ...]:
    return tuple(replace(part, contact_id=contact_id) for part in parts)


def _with_known_organisations(keep: Profile, give: Profile) -> tuple[tuple[Organisation, ...], Profile]:
    """The organisations of both, each name once, and `give` naming them by the ids they have there."""
    known = {organisation.id: organisation for organisation in keep.organisations}
    ids: dict[str | None, str] = {}
    for other in give.organisations:
        key = organisation_key(other.name)
        same = (one for one in known.values() if organisation_key(one.name) == key)
        mine = known.get(other.id) or next(same, other)
        known[mine.id] = filled(mine, other)
        ids[other.id] = mine.id

    def there(part: Any) -> Any:
        return replace(part, organisation_id=ids.get(part.organisation_id, part.organisation_id))

    employments = tuple(there(one) for one in give.employments)
    return tuple(known.values()), replace(give, employments=employments, needs=tuple(there(one) for one in give.needs))


# Parts of the name, which belong to one spelling of it; the others belong to the person.
_OF_A_SPELLING = {
    "family_name": Text("Family name"),
    "given_name": Text("Given name"),
    "middle_name": Text("Middle name"),
    "phonetic": Text("Said like"),
    "phonetic_family_name": Text("Family name said like"),
    "phonetic_given_name": Text("Given name said like"),
}
_OF_THE_PERSON = {
    "prefix": Text("Prefix"),
    "suffix": Text("Suffix"),
    "language": Text("Language"),
    "preferred_channel": Text("Preferred channel"),
    "best_hours": Text("Best hours"),
    "how_we_met": Text("How we met"),
}


def _merged_contact(keep: Contact, give: Contact) -> tuple[Contact, list[Text]]:
    """The contact of both, and what of the other had no place in it."""
    others = dict.fromkeys((give.name, *give.nicknames))
    nicknames = (*keep.nicknames, *(name for name in others if name and name not in (keep.name, *keep.nicknames)))
    new: dict[str, Any] = {"nicknames": nicknames}
    left = []
    for name, label in (_OF_A_SPELLING | _OF_THE_PERSON).items():
        mine, other = getattr(keep, name), getattr(give, name)
        if not other or mine == other:
            continue
        if not mine and (name in _OF_THE_PERSON or keep.name == give.name):
            new[name] = other
        elif name not in _OF_A_SPELLING or not any(other in called for called in (keep.name, *nicknames)):
            left.append(Text("{label}: {value}", label=label, value=other))
    if give.colleague and not keep.colleague:
        left.append(Text("A colleague"))
    new["matters_most"] = tuple(dict.fromkeys((*keep.matters_most, *give.matters_most)))
    new["stage"] = _higher(keep, give)
    new["photo"] = keep.photo or give.photo
    if not keep.uid and give.uid.strip() != OWN_UID + keep.id:
        new["uid"] = give.uid
    new["added"] = _earlier(keep.added, give.added)
    return replace(keep, **new), left


def _higher(keep: Contact, give: Contact) -> Stage | None:
    """The higher of two stages; a colleague has none."""
    return None if keep.colleague else max((keep.stage, give.stage), key=rank_of)


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min(one, other) if one and other else one or other


def _with_lines(keep: Profile, give: Profile) -> tuple[tuple[CardProperty, ...], dict[str, str]]:
    """The kept lines of both cards, with lines for the other's photo and UID.

    Lines of one group stay together (a value and its label): a group is taken over whole, unless it is there.
    """
    mine = list(keep.card_properties)
    now: dict[str, str] = {}
    lines = [*give.card_properties, *_extra_lines(keep, give)]
    for group in dict.fromkeys(line.group_name or line.id for line in lines):
        of_group = [line for line in lines if (line.group_name or line.id) == group]
        there = _lines_there(mine, of_group)
        if there is not None:
            now |= there
            continue
        name = _free_group({line.group_name for line in mine}, of_group[0].group_name)
        last = max((line.position for line in mine), default=-1)
        mine += [
            replace(line, contact_id=keep.contact.id, group_name=name, position=last + number)
            for number, line in enumerate(of_group, 1)
        ]
    return tuple(mine), now


def _lines_there(mine: list[CardProperty], wanted: list[CardProperty]) -> dict[str, str] | None:
    """The ids of lines that say the wanted ones, all within one group; None where there is no such group."""
    grouped: dict[str, list[CardProperty]] = {}
    for line in mine:
        grouped.setdefault(line.group_name if wanted[0].group_name else "", []).append(line)
    for lines in grouped.values():
        ids = {line.said: line.id for line in lines}
        if all(line.said in ids for line in wanted):
            return {line.id: ids[line.said] for line in wanted}
    return None


def _free_group(taken: set[str], group: str) -> str:
    name, number = group, 2
    while group and name in taken:
        name, number = f"{group}-{number}", number + 1
    return name


def _extra_lines(keep: Profile, give: Profile) -> list[CardProperty]:
    """Lines for what a contact has only one of: another photo, another UID."""
    lines = []
    if give.photo is not None and keep.contact.photo not in (None, give.photo.id):
        lines.append(photo_line(give.photo, keep.contact.id))
    uid = give.contact.uid.strip()
    if uid and keep.contact.uid and uid not in identities(keep):
        lines.append(CardProperty(keep.contact.id, MERGED_UID, uid))
    return lines


def photo_line(photo: Photo, contact_id: str) -> CardProperty:
    """A photo as the further PHOTO line that a card may have (RFC 2426, 3.1.4)."""
    kind = photo.media_type.removeprefix("image/").upper()
    data = b64encode(photo.data).decode("ascii")
    return CardProperty(contact_id, "PHOTO", data, parameters=f"ENCODING=b;TYPE={kind}")


def _noted(profile: Profile, unsaid: list[Text], words: Words) -> Profile:
    """The profile with what had no place in one private note, unless a note says it already."""
    known = [note.text for note in profile.notes]
    lines = list(dict.fromkeys(words(text) for text in unsaid if not _is_noted(text, known, words)))
    if not lines:
        return profile
    last = max((note.position for note in profile.notes), default=-1)
    note = Note("\n".join(lines), profile.contact.id, private=True, position=last + 1)
    return replace(profile, notes=(*profile.notes, note))


def _is_noted(text: Text, known: list[str], words: Words) -> bool:
    """Whether a note has this value after a colon, in whatever language it was labelled, or the very line."""
    value = dict(text.values).get("value")
    said = (f": {value}", f"：{value}") if isinstance(value, str) else (words(text),)
    return any(one in note for one in said for note in known)


def changed(before: Profile, after: Profile) -> bool:
    """Whether merging added anything."""
    return any(getattr(before, one.name) != getattr(after, one.name) for one in fields(Profile) if one.name != "photo")
