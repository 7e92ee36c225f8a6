"""What a kind of record asks for, and how it is done. Plain values: the dialog builds its form from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeAlias

from salesbook.domain.contact import Contact
from salesbook.domain.text import Text
from salesbook.store.notebook import NotebookReader


class Ask(Enum):
    """The kinds of fields: what is typed in each, and what comes of it."""

    WORDS = "words"
    AMOUNT = "amount"
    PAST_DAY = "past-day"
    COMING_DAY = "coming-day"
    CHOICE = "choice"
    PRODUCT = "product"
    PERSON = "person"
    YES = "yes"


@dataclass(frozen=True)
class Asked:
    """One field: its name, its words, and whether it must be filled. `choices` are values with their words.

    `standing` is what stands in it at first, of a record that is put right.
    """

    kind: Ask
    name: str
    words: Text
    needed: bool = False
    choices: tuple[tuple[Any, Text], ...] = ()
    standing: Any = None


@dataclass(frozen=True)
class Person:
    """Whom a field names: a contact where `contact_id` is given, else only a name."""

    name: str
    contact_id: str | None = None


@dataclass(frozen=True)
class Asking:
    """What a kind is told: the notebook, whom it is about, and the day."""

    reader: NotebookReader
    contact: Contact
    today: date


Values: TypeAlias = Mapping[str, Any]
Doing: TypeAlias = "tuple[Callable[..., Any], tuple[Any, ...]]"


@dataclass(frozen=True)
class RecordKind:
    """Something that can be recorded of a contact.

    `fields` are asked for; `doing` turns the values into an operation and its arguments after the notebook. `fits` says whether it
    is offered at all. `done` is what the toast says.
    """

    name: str
    words: Text
    icon: str
    fields: Callable[[Asking], tuple[Asked, ...]]
    doing: Callable[[Asking, Values], Doing]
    done: Text
    fits: Callable[[Asking], bool] = lambda asking: not asking.contact.colleague
