"""Bringing an address book in from the window: read and reviewed off the GUI thread, applied as one step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from salesbook.domain.duplicates import Verdict
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text, counted
from salesbook.formats import IMPORTERS
from salesbook.formats.format import RowProblem, unknown_format
from salesbook.operations.imports import apply_import
from salesbook.queries.duplicates import reviewed
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.system.progress import Progress, silent


@dataclass(frozen=True)
class ReadFile:
    """What a file brings: the contacts to add, how many cards are known already, and what could not be read."""

    profiles: tuple[Profile, ...]
    known: int
    problems: tuple[RowProblem, ...]

    @property
    def summary(self) -> Text:
        """What was added and skipped, for the toast."""
        added = counted("{n} contact added", "{n} contacts added", len(self.profiles))
        parts: tuple[Text, ...] = (added,)
        if self.known:
            parts += (counted("{n} known already", "{n} known already", self.known),)
        if self.problems:
            parts += (counted("{n} line could not be read", "{n} lines could not be read", len(self.problems)),)
        return Text("{parts}", parts=parts)


def read_file(reader: NotebookReader, file: Path, progress: Progress = silent) -> ReadFile:
    """Read a file and compare it with the notebook; nothing is written."""
    importer = next((one for one in IMPORTERS if file.suffix.lower() in one.suffixes), None)
    if importer is None:
        raise unknown_format(file.name)
    batch = importer.read(file.read_bytes(), file.name, progress)
    found = reviewed(reader, tuple(card.profile for card in batch.cards))
    profiles = tuple(one.profile for one in found if one.verdict is not Verdict.IDENTICAL)
    return ReadFile(profiles, len(found) - len(profiles), batch.problems)


def import_into(notebook: Notebook, file: Path) -> ReadFile:
    """Read a file and add its contacts, in line: for a notebook nobody works with yet."""
    found = read_file(notebook, file)
    if found.profiles:
        apply_import(notebook, found.profiles)
    return found
