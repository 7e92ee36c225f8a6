"""What an importer and an exporter are: bytes of a foreign file in, domain objects and problems out, and back. Nothing
is written to a notebook or a disk here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from salesbook.domain.errors import Refused
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.system.progress import Progress


@dataclass(frozen=True)
class RowProblem:
    """Something of a file that could not be read: a value, not an exception. `line` counts from 1; `field` may be empty, and so
    may `whose`, the name on the card it stands in."""

    file: str
    line: int
    field: str
    reason: Text
    whose: str = ""


@dataclass(frozen=True)
class ImportedCard:
    """One contact of a file, and the line it begins on."""

    profile: Profile
    file: str
    line: int


@dataclass(frozen=True)
class ImportBatch:
    """What a file holds: contacts to review and apply, and what could not be read."""

    cards: tuple[ImportedCard, ...] = ()
    problems: tuple[RowProblem, ...] = ()


class UnreadableFile(Refused):
    """A file that cannot be imported at all."""


class Importer(Protocol):
    """One foreign format."""

    @property
    def name(self) -> str:
        """What the format is called."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of its files, with their dots."""
        ...

    def read(self, data: bytes, file: str, progress: Progress) -> ImportBatch:
        """The contacts and problems of the file's bytes; `file` is its name, for reports only. Raises UnreadableFile."""
        ...


class Exporter(Protocol):
    """One form in which contacts leave the notebook."""

    @property
    def name(self) -> str:
        """What it is called, in one word."""
        ...

    @property
    def suffix(self) -> str:
        """The ending of its files, with the dot."""
        ...

    def write(self, profiles: Sequence[Profile], written_at: datetime, progress: Progress) -> bytes:
        """The whole file with these contacts, in their order, stamped with this moment (UTC)."""
        ...


def unknown_format(file: str) -> UnreadableFile:
    """The refusal of a file no importer knows."""
    return UnreadableFile(
        Text("Salesbook cannot read “{file}”; export it as vCard (.vcf), CSV or .xlsx and try again.", file=file)
    )
