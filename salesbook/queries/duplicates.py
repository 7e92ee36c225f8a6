"""Reviewing what an import would bring, before anything is written."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from salesbook.domain.contact import OWN_UID, Contact
from salesbook.domain.duplicates import (
    Because,
    Person,
    Verdict,
    compared,
    email_mark,
    name_of,
    person_of,
    phone_mark,
)
from salesbook.domain.merging import MERGED_UID
from salesbook.domain.phone_number import TAIL, tail_of
from salesbook.domain.profile import Profile
from salesbook.queries.profiles import profiles_of
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress, silent

Mark = tuple[str, str]
_SUREST = tuple(Because)
_BY_NAME = (Because.NAME_AND_ORGANISATION, Because.NAME_AND_PHONE)


@dataclass(frozen=True)
class Reviewed:
    """A card and what it is: `like` is the contact or earlier card it is identical to or the same person as, `because`
    what shows it. Of a new card it is the contact who has its name, which shows nothing (`Because.NAME`)."""

    profile: Profile
    verdict: Verdict
    like: Contact | None = None
    because: Because | None = None


@dataclass
class Marked:
    """Who has a mark: contacts or cards by their ids, and the phones and emails with the names that have them."""

    having: dict[Mark, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: dict[Mark, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    def add(self, mark: Mark, contact_id: str, name: str = "", value: str = "") -> None:
        """Note that somebody has a mark; `value` is the phone or email as written."""
        self.having[mark].append(contact_id)
        if value:
            self.names[mark].add((name, value))

    def shared(self, region: str) -> set[Mark]:
        """The emails and numbers that people of several names have."""
        found: set[Mark] = set()
        for mark, several in self.names.items():
            if len({name for name, _ in several}) < 2:
                continue
            exactly: dict[Mark, set[str]] = defaultdict(set)
            for name, value in several:
                exactly[mark if mark[0] == "email" else phone_mark(value, region)].add(name)
            found |= {one for one, names in exactly.items() if len(names) > 1}
        return found


def reviewed(
    notebook: NotebookReader,
    profiles: tuple[Profile, ...],
    region: str = "",
    progress: Progress = silent,
) -> list[Reviewed]:
    """Each card against the notebook, and against the cards before it. Progress counts cards.

    Numbers without a country code are of `region` (ISO 3166); of the notebook's country, where none is given.
    """
    region = region or method(notebook).country
    contacts, cards = marks_of_contacts(notebook), _marks_of_cards(profiles)
    shared = frozenset(contacts.shared(region) | cards.shared(region))
    marks = [_marks(profile, shared, region) for profile in profiles]
    near = [list(dict.fromkeys(one for mark in mine for one in contacts.having.get(mark, ()))) for mine in marks]
    known = people_of(notebook, {one for found in near for one in found})
    earlier: dict[Mark, list[Person]] = defaultdict(list)
    result = []
    for number, (profile, mine, ids) in enumerate(zip(profiles, marks, near, strict=True)):
        progress(number, len(profiles))
        card = person_of(profile)
        before = {id(one): one for mark in mine for one in earlier.get(mark, ())}
        result.append(_review(card, [known[one] for one in ids], list(before.values()), shared, region))
        if result[-1].verdict is not Verdict.IDENTICAL:
            for mark in mine:
                earlier[mark].append(card)
    return result


def _review(card: Person, known: list[Person], before: list[Person], shared: frozenset[Mark], region: str) -> Reviewed:
    """Identical to a contact or an earlier card, else the same person as the one that is shown best.

    A name with an organisation or a landline that several contacts have is a common name, and shows none of them.
    """
    alike: list[tuple[Because, Contact]] = []
    by_name = 0
    for number, one in enumerate((*known, *before)):
        verdict, because = compared(one, card, shared, region)
        if verdict is Verdict.IDENTICAL:
            return Reviewed(card.profile, verdict, one.profile.contact, because)
        if because is not None:
            alike.append((because, one.profile.contact))
            by_name += because in _BY_NAME and number < len(known)
    if by_name > 1:
        alike = [found for found in alike if found[0] not in _BY_NAME]
    if not alike:
        namesake = next((one.profile.contact for one in known if one.name == card.name), None)
        return Reviewed(card.profile, Verdict.NEW, namesake, Because.NAME if namesake else None)
    because, like = min(alike, key=lambda found: _SUREST.index(found[0]))
    return Reviewed(card.profile, Verdict.SAME_PERSON, like, because)


def _marks(profile: Profile, shared: frozenset[Mark], region: str) -> list[Mark]:
    """What somebody like this card is looked for by."""
    contact = profile.contact
    found: list[Mark] = [("uid", contact.uid.strip())] if contact.uid.strip() else []
    found += [mark for email in profile.emails if (mark := email_mark(email.value)) not in shared]
    # Reading a number takes long, so only one that ends like a shared one is read.
    tails = {number[-TAIL:] for kind, number in shared if kind == "number"}
    found += [
        ("tail", tail_of(phone.value))
        for phone in profile.phones
        if not (tail_of(phone.value) in tails and phone_mark(phone.value, region) in shared)
    ]
    return [*found, ("name", name_of(contact.name))]


def _marks_of_cards(profiles: Iterable[Profile]) -> Marked:
    found = Marked()
    for profile in profiles:
        contact = profile.contact
        name = name_of(contact.name)
        for email in profile.emails:
            found.add(email_mark(email.value), contact.id, name, email.value)
        for phone in profile.phones:
            found.add(("tail", tail_of(phone.value)), contact.id, name, phone.value)
    return found


def marks_of_contacts(notebook: NotebookReader) -> Marked:
    """Who in the notebook has which mark.

    One reading of all names, UIDs, phones and emails: quicker than asking for each card, and whole for sharing.
    """
    found = Marked()
    names: dict[str, str] = {}
    for contact_id, name, uid in notebook.rows("SELECT id, name, uid FROM contact ORDER BY key"):
        names[contact_id] = name_of(name)
        found.add(("name", names[contact_id]), contact_id)
        found.add(("uid", OWN_UID + contact_id), contact_id)
        if uid.strip():
            found.add(("uid", uid.strip()), contact_id)
    for contact_id, value in notebook.rows("SELECT contact_id, value FROM email"):
        found.add(email_mark(value), contact_id, names[contact_id], value)
    for contact_id, value in notebook.rows("SELECT contact_id, value FROM phone"):
        found.add(("tail", tail_of(value)), contact_id, names[contact_id], value)
    for contact_id, value in notebook.rows(
        "SELECT contact_id, value FROM card_property WHERE upper(name) = ?", MERGED_UID
    ):
        found.add(("uid", value), contact_id)
    return found


def people_of(notebook: NotebookReader, ids: set[str]) -> dict[str, Person]:
    """The contacts somebody is like, with all that belongs to them."""
    contacts = notebook.select(Contact, "id IN (SELECT value FROM json_each(?))", json.dumps(sorted(ids)))
    return {one.contact.id: person_of(one) for one in profiles_of(notebook, contacts, pictures=False)}
