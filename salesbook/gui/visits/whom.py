"""Whom a name in the line means that several contacts have: who is known to be meant, and the question where nobody is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from salesbook.domain.contact import Contact
from salesbook.domain.entry_line_chips import Candidate, Entry, PersonNamed, Who
from salesbook.domain.entry_line_names import only_meant
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.gui.visits.asked_row import Asked
from salesbook.gui.visits.draft import VisitDraft
from salesbook.queries.contacts import contact_lines
from salesbook.queries.entry_people import PeopleInLines
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _


class Whom:
    """A `PeopleFinder`: a name of several is whoever of them is `there` already, or was answered."""

    def __init__(self, reader: NotebookReader) -> None:
        self._reader = reader
        self._finder = PeopleInLines(reader)
        self.there: Sequence[str] = ()
        self.answers: frozenset[str] = frozenset()

    def __call__(self, text: str) -> Sequence[PersonNamed]:
        """The people a line names."""
        return only_meant(self._finder(text), {*self.there, *self.answers})

    def questions(self, open_names: Sequence[Who], answered: Callable[[str], None]) -> Iterator[Asked]:
        """One button for each contact who may be meant; pressed, it tells who it is."""
        for who in open_names:
            lines = contact_lines(self._reader, tuple(one.contact_id for one in who.candidates)).values()
            told_apart = len({line.organisation for line in lines}) == len(lines)
            for line in lines:
                parts = (line.name, line.organisation, "" if told_apart else line.title)
                words = _("Is it {person}?").format(person=" ".join(part for part in parts if part))
                yield Asked(words, "user", partial(answered, line.id))


def on_those_known(reader: NotebookReader, draft: VisitDraft) -> VisitDraft:
    """The draft with what is of somebody deleted meanwhile put on the first-named person: its words name them still."""

    def is_gone(whom: Candidate | None) -> bool:
        return whom is not None and whom.contact_id not in draft.people and reader.get(Contact, whom.contact_id) is None

    return replace(
        draft,
        steps=tuple(replace(one, whom=None) if is_gone(one.whom) else one for one in draft.steps),
        promises=tuple(replace(one, whom=None) if is_gone(one.whom) else one for one in draft.promises),
    )


def open_names(entry: Entry, *, of_people: bool, of_steps: bool) -> list[Who]:
    """The names of several contacts of which nobody knows whom they mean, each once."""
    named = [*(entry.who if of_people else ()), *(one.whom for one in entry.next_steps if of_steps)]
    return list({who.candidates: who for who in named if who is not None and len(who.candidates) > 1}.values())


def must_be_answered(names: Sequence[Who]) -> None:
    """Refuse to save with somebody who was only guessed."""
    if names:
        raise Refused(Text("More than one contact is called {name}: choose who is meant.", name=names[0].name))
