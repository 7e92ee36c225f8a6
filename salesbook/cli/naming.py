"""Which contact, visit or word was meant by what was typed."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.organisation import Organisation, organisation_key
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import Participation, Visit
from salesbook.queries.contacts import ContactLine
from salesbook.queries.search import NAMING, contacts_called, contacts_named
from salesbook.queries.visits import visit_with_code
from salesbook.store.notebook import NotebookReader
from salesbook.wording import word as in_words

MOST_LISTED = 10
BY_NAME = ("name", "reading")

E = TypeVar("E", bound=Enum)


def contact_named(notebook: NotebookReader, words: str, by: tuple[str, ...] = NAMING) -> Contact:
    """The one contact meant: an id, the code of a planned visit, or words that name exactly one.

    `by` are the columns of the search index that may name them.
    """
    found = contact_if_named(notebook, words, by)
    if found is None:
        raise Refused(Text("Nobody is found by “{words}”; check the name, or add the contact first.", words=words))
    return found


def contact_if_named(notebook: NotebookReader, words: str, by: tuple[str, ...] = NAMING) -> Contact | None:
    """As `contact_named`, and None where nobody is meant."""
    if (found := notebook.get(Contact, words)) is not None:
        return found
    visit = visit_with_code(notebook, words)
    meant = (
        _only_match(notebook, words, by) if visit is None else notebook.of_visit(Participation, visit.id)[0].contact_id
    )
    return notebook.get(Contact, meant) if meant else None


def _only_match(notebook: NotebookReader, words: str, by: tuple[str, ...]) -> str | None:
    """The id of the one contact that words name; who is called just so comes before all who are also found."""
    lines = contacts_called(notebook, words, MOST_LISTED + 1) or contacts_named(notebook, words, MOST_LISTED + 1, by)
    wanted = words.strip().casefold()
    lines = [line for line in lines if line.name.casefold() == wanted] or lines
    if len(lines) < 2:
        return lines[0].id if lines else None
    listed = tuple(_recognisable(line) for line in lines[:MOST_LISTED])
    if len(lines) > MOST_LISTED:
        said = Text(
            "“{words}” names many contacts: {listed} and more; type more, or the id.", words=words, listed=listed
        )
        raise Refused(said)
    raise Refused(
        counted(
            "“{words}” names {n} contact: {listed}; type more, or the id.",
            "“{words}” names {n} contacts: {listed}; type more, or the id.",
            len(lines),
            words=words,
            listed=listed,
        )
    )


def _recognisable(line: ContactLine) -> Text:
    if not line.organisation:
        return Text("{name} ({id})", name=line.name, id=line.id)
    return Text("{name}, {organisation} ({id})", name=line.name, organisation=line.organisation, id=line.id)


def organisation_named(notebook: NotebookReader, words: str) -> Organisation:
    """The one organisation meant: an id, its whole name, or a part of the name that only one has; however it is written."""
    known = notebook.get(Organisation, words)
    if known is not None:
        return known
    wanted = organisation_key(words)
    found = [one for one in notebook.select(Organisation) if wanted in organisation_key(one.name)]
    exact = [one for one in found if one.name == words.strip()]
    chosen = exact or [one for one in found if organisation_key(one.name) == wanted] or found
    if not wanted or not chosen:
        raise Refused(Text("No organisation is found by “{words}”; check its name.", words=words))
    if len(chosen) > 1:
        listed = tuple(Text("{name} ({id})", name=one.name, id=one.id) for one in chosen[:MOST_LISTED])
        raise Refused(Text("“{words}” names several organisations: {listed}; type more.", words=words, listed=listed))
    return chosen[0]


def visit_named(notebook: NotebookReader, words: str) -> Visit:
    """The visit meant: its id, or the code of its sheet."""
    found = notebook.get(Visit, words) or visit_with_code(notebook, words)
    if found is None:
        raise Refused(
            Text("There is no visit “{words}”; give the code of its sheet, such as K7-33, or its id.", words=words)
        )
    return found


def choice(kind: type[E], word: str) -> E:
    """The member of an enum that a kebab-case word names, or the word it is shown by: `message`, 微信."""
    wanted = word.strip().lower()
    try:
        return kind(wanted.replace(" ", "-"))
    except ValueError:
        for member in kind:
            if wanted in in_words(member).lower().split("/"):
                return member
        known = tuple(member.value for member in kind)
        raise Refused(Text("“{word}” is not one of {known}.", word=word, known=known)) from None
