"""One fact on a contact's page: what it is called, what it says, and how to write it down when somebody changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Write:
    """An operation to be done, with what it is given."""

    operation: Callable[..., Any]
    arguments: tuple[Any, ...]


@dataclass(frozen=True)
class Fact:
    """A fact. `write` makes of label and text what is to be done, or raises Refused.

    `key` says which fact it is, for drafts and to keep the cursor where it is. `shown` is what stands there while nobody
    edits it, where that is not the text itself. Of `choices` one is the text, of `ranked` ones several in their order. With
    `names_organisation` the known ones are offered while typing. `free_label` means that the label is the rep's too, one of
    `labels` or their own word. `remove` is what emptying it does; without it, empty is a value like others. `confirm` says that
    it still holds.
    """

    key: str
    label: str
    text: str
    write: Callable[[str, str], Write]
    shown: str = ""
    free_label: bool = False
    labels: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    ranked: bool = False
    names_organisation: bool = False
    hint: str = ""
    aside: str = ""
    problem: str = ""
    copies: bool = False
    url: str = ""
    link: str = ""
    many_lines: bool = False
    remove: Write | None = None
    toggle: tuple[str, str, Write] | None = None
    confirm: Write | None = None

    @property
    def kind(self) -> str:
        """What kind of fact it is: the first part of its key."""
        return self.key.partition(":")[0]


@dataclass(frozen=True)
class Section:
    """A head and its facts; `adds` are the kinds of fact that can be added here, with their words."""

    name: str
    title: str
    facts: tuple[Fact, ...] = ()
    adds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Chip:
    """An interest or a tag: its id, its words, and whether the rep shares it."""

    key: str
    text: str
    tip: str = ""
    shared: bool = False


@dataclass(frozen=True)
class ChipSection:
    """A head and its chips, with one line below them. `write` makes a Write of an id (empty: new) and the words.

    `asked` names those worth asking again, `confirm` says that they still hold.
    """

    name: str
    title: str
    chips: tuple[Chip, ...]
    add: str
    write: Callable[[str, str], Write]
    remove: Callable[[str], Write]
    below: str = ""
    asked: str = ""
    confirm: Write | None = None
