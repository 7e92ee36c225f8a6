"""Cards that are groups of contacts (RFC 6350, 6.1.4 and 6.6.5; Apple's before that). A group is no person: its name
becomes a tag on its members in the same file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from salesbook.domain.contact import OWN_UID, Tag
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text, counted
from salesbook.formats.format import ImportedCard, RowProblem
from salesbook.formats.vcard_lines import RawCard
from salesbook.formats.vcard_text import unescaped

_KINDS = {"KIND", "X-ADDRESSBOOKSERVER-KIND"}
_MEMBERS = {"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"}
_NO_MEMBERS = Text("This is a group of contacts, none of whom is in the file; it was left out.")


@dataclass(frozen=True)
class Group:
    """A group of a file: the line it begins on, its name, and the UIDs of its members."""

    line: int
    name: str
    members: frozenset[str]


def group_of(raw: RawCard) -> Group | None:
    """The group a card is, or None where it is a person or anything else."""
    if not any(prop.head.key in _KINDS and prop.value.strip().lower() == "group" for prop in raw.properties):
        return None
    names = [unescaped(prop.value, "3.0") for prop in raw.properties if prop.head.key in ("FN", "N")]
    members = frozenset(
        _bare(prop.value) for prop in raw.properties if prop.head.key in _MEMBERS and prop.value.strip()
    )
    return Group(raw.line, " ".join(names[0].replace(";", " ").split()) if names else "", members)


def with_groups_as_tags(
    cards: list[ImportedCard], groups: list[Group], file: str
) -> tuple[list[ImportedCard], list[RowProblem]]:
    """The cards with a tag for each group they are in, and what cannot be said so."""
    problems = []
    places: dict[str, list[int]] = {}
    for place, card in enumerate(cards):
        places.setdefault(_bare(card.profile.contact.uid), []).append(place)
    tagged = list(cards)
    for group in groups:
        known = [uid for uid in group.members if uid in places]
        if not known or not group.name:
            problems.append(RowProblem(file, group.line, "KIND", _NO_MEMBERS))
            continue
        for place in (place for uid in known for place in places[uid]):
            tagged[place] = replace(tagged[place], profile=_tagged(tagged[place].profile, group.name))
        if missing := len(group.members) - len(known):
            problems.append(RowProblem(file, group.line, "MEMBER", _missing(missing)))
    return tagged, problems


def _missing(n: int) -> Text:
    return counted(
        "{n} member of this group is not in the file; the others are tagged with its name.",
        "{n} members of this group are not in the file; the others are tagged with its name.",
        n,
    )


def _tagged(profile: Profile, word: str) -> Profile:
    if any(tag.word == word for tag in profile.tags):
        return profile
    return replace(profile, tags=(*profile.tags, Tag(profile.contact.id, word)))


def _bare(uid: str) -> str:
    return uid.strip().lower().removeprefix(OWN_UID)
