"""Contacts of the notebook that are probably one person, noted twice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from salesbook.domain.contact import Contact
from salesbook.domain.duplicates import Because, same_person
from salesbook.queries.duplicates import marks_of_contacts, people_of
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader

# More than so many who have a name, a number or an address in common are no person noted twice.
_FEW = 6


@dataclass(frozen=True)
class Alike:
    """Two contacts, the one noted first before the other, and what shows that they are one."""

    one: Contact
    other: Contact
    because: Because


def same_people(notebook: NotebookReader, region: str = "") -> list[Alike]:
    """Each pair that is probably one person, by the rules of an import; the surest first.

    What three people of several names have, such as the number of a desk, shows nobody; what two have may. Last come two who
    have nothing in common but their name: no import takes them for one, and here the rep is asked. Numbers without a country
    code are of `region` (ISO 3166); of the notebook's country, where none is given.
    """
    region = region or method(notebook).country
    marks = marks_of_contacts(notebook)
    shared = frozenset(marks.shared(region))
    pairs: dict[tuple[str, str], bool] = {}
    for ids in marks.having.values():
        together = sorted(set(ids))
        if 2 <= len(together) <= _FEW:
            for pair in combinations(together, 2):
                pairs[pair] = pairs.get(pair, False) or len(together) == 2
    people = people_of(notebook, {one for pair in pairs for one in pair})
    found = []
    for (one, other), is_theirs_alone in pairs.items():
        because = same_person(people[one], people[other], frozenset() if is_theirs_alone else shared, region)
        if because is None and people[one].name == people[other].name:
            because = Because.NAME
        if because is not None:
            first, second = sorted((people[one].profile.contact, people[other].profile.contact), key=_noted)
            found.append(Alike(first, second, because))
    order = list(Because)
    return sorted(found, key=lambda pair: (order.index(pair.because), pair.one.name, pair.other.name, pair.other.id))


def _noted(contact: Contact) -> tuple[str, str]:
    return str(contact.added), contact.id
