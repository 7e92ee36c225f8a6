"""An organisation: how it is told from others, how two become one, and who works or worked there."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from salesbook.domain.ids import new_id
from salesbook.domain.text import Text


class BuyingRole(Enum):
    """What a person does when the organisation buys."""

    DECIDES = "decides"
    INFLUENCES = "influences"
    USES = "uses"
    GUARDS_THE_DOOR = "guards-the-door"
    AGAINST_US = "against-us"


@dataclass(frozen=True)
class Organisation:
    """The company a contact works for. `place` is the city, `address` where in it, as a letter or a driver needs it.

    `notes` are for the rep alone: they are never printed, exported or handed over.
    """

    name: str
    phonetic: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    notes: str = ""
    id: str = field(default_factory=new_id)


# What is said of an organisation besides its name and notes, with what it is called where it has to be noted.
_SAID = {
    "phonetic": Text("Said like"),
    "place": Text("Place"),
    "address": Text("Address"),
    "phone": Text("Phone"),
    "website": Text("Website"),
}


def organisation_key(name: str) -> str:
    """What an organisation is told by: its name whatever its capitals, its blanks, full-width or half-width forms.

    A compatibility caseless match (Unicode 3.13, D146); a small letter may come out of a form only the second time.
    """
    for _ in range(2):
        name = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(name.split())


def filled(mine: Organisation, other: Organisation) -> Organisation:
    """An organisation, with what another says of it where it says nothing itself."""
    return replace(mine, **{name: getattr(mine, name) or getattr(other, name) for name in (*_SAID, "notes")})


def united_organisation(keep: Organisation, give: Organisation, words: Callable[[Text], str] = str) -> Organisation:
    """`keep` with everything `give` says; what has no place beside its own stands in the notes, in the rep's language."""
    both = filled(keep, give)
    unsaid = [
        Text("{label}: {value}", label=label, value=getattr(give, name))
        for name, label in _SAID.items()
        if getattr(give, name) not in ("", getattr(both, name))
    ]
    if organisation_key(keep.name) != organisation_key(give.name):
        unsaid.insert(0, Text("Also called: {name}", name=give.name))
    lines = [both.notes] if both.notes else []
    lines += [line for line in (give.notes, *map(words, unsaid)) if line and line not in both.notes]
    return replace(both, notes="\n".join(lines))


@dataclass(frozen=True)
class Employment:
    """A contact's place in an organisation, from a day to a day; open-ended while `to_day` is None.

    `title` is the role there, `department` its units from the largest down, joined by " / ".
    """

    contact_id: str
    organisation_id: str | None
    title: str = ""
    department: str = ""
    profession: str = ""
    buying_role: BuyingRole | None = None
    from_day: date | None = None
    to_day: date | None = None
    confirmed_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)
