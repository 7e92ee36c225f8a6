"""Which contact, visit or word was meant by what was typed."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TypeVar

from salesbook.domain.contact import Contact
from salesbook.domain.days import parse_day
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import Participation, Visit
from salesbook.queries.contacts import ContactLine
from salesbook.queries.search import contacts_matching
from salesbook.queries.visits import visit_with_code
from salesbook.store.notebook import NotebookReader

MOST_LISTED = 10

E = TypeVar("E", bound=Enum)


def contact_named(notebook: NotebookReader, words: str) -> Contact:
    """The one contact meant: an id, the code of a planned visit, or words that name exactly one."""
    found = notebook.get(Contact, words)
    if found is not None:
        return found
    visit = visit_with_code(notebook, words)
    if visit is not None:
        first = notebook.of_visit(Participation, visit.id)[0]
        words = first.contact_id
    else:
        words = _only_match(notebook, words)
    contact = notebook.get(Contact, words)
    assert contact is not None
    return contact


def _only_match(notebook: NotebookReader, words: str) -> str:
    """The id of the one contact that words name; a whole name decides between several matches."""
    lines = contacts_matching(notebook, words, MOST_LISTED + 1)
    exact = [line for line in lines if line.name == words.strip()]
    if len(exact) == 1:
        return exact[0].id
    if len(lines) == 1:
        return lines[0].id
    if not lines:
        raise Refused(Text("Nobody is found by “{words}”; check the name, or add the contact first.", words=words))
    listed = tuple(_recognisable(line) for line in lines)
    if len(lines) > MOST_LISTED:
        raise Refused(Text("“{words}” names many contacts; type more of the name.", words=words))
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


def visit_named(notebook: NotebookReader, words: str) -> Visit:
    """The visit meant: its id, or the code of its sheet."""
    found = notebook.get(Visit, words) or visit_with_code(notebook, words)
    if found is None:
        raise Refused(
            Text("There is no visit “{words}”; give the code of its sheet, such as K7-33, or its id.", words=words)
        )
    return found


def day_it_was(words: str | None, today: date) -> date:
    """The day on which something happened, today where none was typed; refused where it is still to come."""
    day = parse_day(words, today) if words else today
    if day > today:
        raise Refused(Text("{day} is still to come; only what happened is recorded.", day=day))
    return day


def choice(kind: type[E], word: str) -> E:
    """The member of an enum that a kebab-case word names."""
    try:
        return kind(word.strip().lower().replace(" ", "-"))
    except ValueError:
        known = tuple(member.value for member in kind)
        raise Refused(Text("“{word}” is not one of {known}.", word=word, known=known)) from None
