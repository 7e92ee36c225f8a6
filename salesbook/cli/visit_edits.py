"""`edit` of a visit: besides its own fields the words that `log` takes for what was noted and felt at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from salesbook.cli.naming import choice
from salesbook.cli.party import Party
from salesbook.domain.contact import Contact, Note
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.store.notebook import NotebookReader

# What `log` calls otherwise than the field.
ALIASES = {"time": "at", "part": "day_part"}
SAID_AT_IT = ("note", "private_note", "emotion", "expectation")


def with_what_was_said(notebook: NotebookReader, entry: VisitEntry, said: Mapping[str, str]) -> VisitEntry:
    """The entry with these notes and feelings; `said` holds what was typed, by the names in SAID_AT_IT."""
    for name, words in said.items():
        if name in ("note", "private_note"):
            entry = replace(entry, notes=_notes(entry, words, private=name == "private_note"))
        else:
            entry = replace(entry, participations=_felt(notebook, entry, name, words))
    return entry


def must_not_be_to_come(entry: VisitEntry, changed: VisitEntry, today: date) -> None:
    """Refuse to move a visit that was to a day still to come."""
    day = changed.visit.day
    if changed.visit.state is VisitState.DONE and day != entry.visit.day and day > today:
        raise Refused(Text("{day} is still to come; plan it with “salesbook plan”.", day=day))


def _notes(entry: VisitEntry, words: str, *, private: bool) -> tuple[Note, ...]:
    """One note in place of those there are; none where nothing was typed."""
    others = tuple(note for note in entry.notes if note.private is not private)
    if not words.strip():
        return others
    mine = [note for note in entry.notes if note.private is private]
    position = 1 + max((note.position for note in others), default=-1)
    first = mine[0] if mine else Note("", visit_id=entry.visit.id, private=private, position=position)
    return (replace(first, text=words.strip()), *others)


def _felt(notebook: NotebookReader, entry: VisitEntry, name: str, words: str) -> tuple[Participation, ...]:
    """How they felt, all of them, or with `NAME: word` one."""
    if entry.visit.state is not VisitState.DONE:
        raise Refused(Text("What became of a visit is said by “salesbook log” or “salesbook did-not-happen”."))
    who, colon, word = words.rpartition(":")
    kind = Emotion if name == "emotion" else Expectation
    felt = choice(kind, word) if word.strip() else None
    meant = _party(notebook, entry).member(who).id if colon else None
    new: dict[str, Any] = {name: felt}
    return tuple(replace(part, **new) if meant in (None, part.contact_id) else part for part in entry.participations)


def _party(notebook: NotebookReader, entry: VisitEntry) -> Party:
    found = (notebook.get(Contact, part.contact_id) for part in entry.participations)
    return Party(tuple(contact for contact in found if contact is not None), {})
