"""Bringing an address book in from the window: read, reviewed and applied as one step, in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from salesbook.domain.duplicates import Verdict
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text, counted
from salesbook.formats import IMPORTERS
from salesbook.formats.format import RowProblem, unknown_format
from salesbook.operations.imports import apply_import
from salesbook.queries.duplicates import reviewed
from salesbook.store.notebook import Notebook
from salesbook.system.progress import Progress, silent


@dataclass(frozen=True)
class Brought:
    """What a file brought: how many contacts were added, how many cards were known already, and what could not be read."""

    added: int
    known: int
    problems: tuple[RowProblem, ...]

    @property
    def summary(self) -> Text:
        """What was added and skipped, for the toast; where lines could not be read, which is the first."""
        added = counted("{n} contact added", "{n} contacts added", self.added)
        parts: tuple[Text, ...] = (added,)
        if self.known:
            parts += (counted("{n} known already", "{n} known already", self.known),)
        if self.problems:
            first = self.problems[0]
            parts += (
                counted(
                    "{n} value to check, line {line}: {reason}",
                    "{n} values to check, the first on line {line}: {reason}",
                    len(self.problems),
                    line=first.line,
                    reason=first.reason,
                ),
            )
        return Text("{parts}", parts=parts)


def bring_in(path: Path, key: bytes, file: Path, progress: Progress = silent) -> Brought:
    """Read a file, compare it with the notebook and add what is new, as one step. Raises Cancelled, and Refused for a file
    that cannot be read or is of no known format.
    """
    notebook = Notebook.open(path, key)
    try:
        return _into(notebook, file, progress)
    finally:
        notebook.close()


def _into(notebook: Notebook, file: Path, progress: Progress) -> Brought:
    importer = next((one for one in IMPORTERS if file.suffix.lower() in one.suffixes), None)
    if importer is None:
        raise unknown_format(file.name)
    try:
        content = file.read_bytes()
    except OSError:
        raise Refused(Text("The file “{name}” cannot be read; check its name.", name=file.name)) from None
    batch = importer.read(content, file.name, progress)
    found = reviewed(notebook, tuple(card.profile for card in batch.cards))
    profiles = tuple(one.profile for one in found if one.verdict is not Verdict.IDENTICAL)
    if profiles:
        apply_import(notebook, profiles)
    return Brought(len(profiles), len(found) - len(profiles), batch.problems)
