"""`edit` of a contact: besides its own fields the dates, the phone and the email that `add` takes, where there is one or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from salesbook.domain.contact import Contact, Email, Phone
from salesbook.domain.errors import Refused
from salesbook.domain.important_date import DateKind, ImportantDate, parse_important_date
from salesbook.domain.text import Text
from salesbook.operations.contacts import change_with_parts
from salesbook.store.notebook import Notebook, NotebookReader


@dataclass(frozen=True)
class _Part:
    """What a word stands for: things of a noun that meet a condition, and how one is made of what was typed."""

    noun: type[Any]
    where: str
    made: Callable[[str, str], Any]


_PARTS = {
    "birthday": _Part(
        ImportantDate,
        "kind = 'birthday' AND label = ''",
        lambda mine, words: parse_important_date(words, mine, DateKind.BIRTHDAY),
    ),
    "anniversary": _Part(
        ImportantDate,
        "kind = 'anniversary' AND label = ''",
        lambda mine, words: parse_important_date(words, mine, DateKind.ANNIVERSARY),
    ),
    "phone": _Part(Phone, "1", lambda mine, words: Phone(mine, words.strip())),
    "email": _Part(Email, "1", lambda mine, words: Email(mine, words.strip())),
}
PARTS_OF_IT = tuple(_PARTS)
# What a new value does not say, and so stays.
_STAYS = ("id", "contact_id", "label", "preferred", "position", "confirmed_on")


def edit_contact(notebook: Notebook, contact: Contact, said: dict[str, str], changed: Contact) -> None:
    """Change a contact's fields and these parts of it in one step; `said` holds what was typed, by the words of PARTS_OF_IT."""
    new, other, gone = [], [], []
    for word, words in said.items():
        part = _PARTS[word]
        before = _the_one(notebook, contact, word)
        if not words.strip():
            gone += [before] if before else []
        elif before is None:
            new.append(part.made(contact.id, words))
        else:
            typed = part.made(contact.id, words)
            told = {one.name: getattr(typed, one.name) for one in fields(typed) if one.name not in _STAYS}
            other.append(replace(before, **told))
    change_with_parts(notebook, changed, contact.name, tuple(new), tuple(other), tuple(gone))


def _the_one(notebook: NotebookReader, contact: Contact, word: str) -> Any:
    part = _PARTS[word]
    found = notebook.select(part.noun, f"contact_id = ? AND {part.where}", contact.id)
    if len(found) > 1:
        raise Refused(
            Text(
                "{name} has {n} of “{field}”; change the one by its id, which “salesbook show --json” tells.",
                name=contact.name,
                n=len(found),
                field=word,
            )
        )
    return found[0] if found else None
