"""Employments from the ORG, TITLE and ROLE lines of a card, which belong together by group or by order."""

from __future__ import annotations

from dataclasses import dataclass, field

from salesbook.domain.organisation import Employment, Organisation


@dataclass
class _Place:
    group: str
    organisation: str = ""
    department: str = ""
    title: str = ""
    role: str = ""
    profession: str = ""

    @property
    def shown(self) -> tuple[str, str, str, str]:
        """Organisation, department, title and profession: a role is the title where there is no other."""
        return self.organisation, self.department, self.title or self.role, self.profession or self._role_beside_title

    @property
    def _role_beside_title(self) -> str:
        return self.role if self.title else ""


@dataclass
class Work:
    """What a card says about work, in the order of its lines."""

    organisations: list[tuple[str, list[str]]] = field(default_factory=list)  # group, and the parts of ORG
    titles: list[tuple[str, str]] = field(default_factory=list)  # group and text
    roles: list[tuple[str, str]] = field(default_factory=list)  # group and text
    professions: list[tuple[str, str]] = field(default_factory=list)  # group and text
    phonetic: str = ""

    def employments(self, contact_id: str) -> tuple[tuple[Employment, ...], tuple[Organisation, ...]]:
        """The employments of the contact, and the organisations they name, each once."""
        rows = dict.fromkeys(place.shown for place in self._places())
        told = {row[:2] for row in rows if row[2] or row[3]}
        kept = [row for row in rows if any(row) and (row[2] or row[3] or row[:2] not in told)]
        organisations: dict[str, Organisation] = {}
        employments = []
        for position, (name, department, title, profession) in enumerate(kept):
            if name and name not in organisations:
                organisations[name] = Organisation(name, phonetic="" if organisations else self.phonetic)
            identity = organisations[name].id if name else None
            employments.append(
                Employment(contact_id, identity, title, department, profession=profession, position=position)
            )
        return tuple(employments), tuple(organisations.values())

    def roles_without_place(self) -> list[str]:
        """The roles that stand beside both a title and a profession, which leave them none."""
        places = [place for place in self._places() if place.title and place.profession]
        return [place.role for place in places if place.role not in ("", place.title, place.profession)]

    def _places(self) -> list[_Place]:
        places = [
            _Place(group, written[0], " / ".join(part for part in written[1:] if part))
            for group, written in self.organisations
        ]
        _fill(places, "title", self.titles)
        _fill(places, "role", self.roles)
        _fill(places, "profession", self.professions)
        return places


def _fill(places: list[_Place], attribute: str, texts: list[tuple[str, str]]) -> None:
    """Put each text into the place of its group, else into the first that has none, else into a new one."""
    free = [place for place in places if not getattr(place, attribute)]
    free.reverse()
    by_group = {place.group: place for place in free if place.group}
    only = places[0] if len(places) == 1 else None
    for group, text in texts:
        place = by_group.get(group)
        while place is None and free:
            candidate = free.pop()
            place = None if getattr(candidate, attribute) else candidate
        if place is None or getattr(place, attribute):
            place = _Place(group, only.organisation, only.department) if only else _Place(group)
            places.append(place)
        setattr(place, attribute, text)
