"""What files would bring in, row by row: read, compared with the notebook and written in processes of their own.

A card comes to the window as its row and, packed, as its profile: to unpack 20,000 profiles would stop the window for a
second. The window unpacks the one that is looked at; the others go back as they came.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from salesbook.domain.duplicates import Because, Verdict
from salesbook.domain.errors import Refused
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.formats.files import read_files
from salesbook.formats.format import ImportedCard, RowProblem
from salesbook.formats.table_import import Wishes
from salesbook.gui.apart import apart
from salesbook.operations.imports import CardMerge, apply_import
from salesbook.queries.contacts import employment_now
from salesbook.queries.duplicates import Reviewed, reviewed
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.system.progress import Progress

# So many rows are unpacked at once: a millisecond of the interpreter's lock.
_PER_PIECE = 250
_HALF = 1000


@dataclass(frozen=True)
class CardRow:
    """A card of a file: what it is to the notebook, and whom it is like. `like_is_card`: an earlier card of these files.

    Of a new card `like_name` is a contact of the same name, and `like_id` is empty.
    """

    id: str
    name: str
    organisation: str
    file: str
    line: int
    verdict: Verdict
    packed: bytes
    like_id: str = ""
    like_name: str = ""
    like_is_card: bool = False
    because: Because | None = None

    @property
    def profile(self) -> Profile:
        """All that the card holds."""
        # Packed by our own process a moment ago, never from a file.
        profile: Profile = pickle.loads(self.packed)
        return profile


Row: TypeAlias = CardRow | RowProblem


@dataclass(frozen=True)
class Review:
    """What the files hold, card by card with what could not be read, file by file by their lines."""

    files: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def cards(self) -> tuple[CardRow, ...]:
        """The cards alone."""
        return tuple(row for row in self.rows if isinstance(row, CardRow))

    @cached_property
    def problems(self) -> tuple[RowProblem, ...]:
        """What could not be read."""
        return tuple(row for row in self.rows if isinstance(row, RowProblem))


@dataclass(frozen=True)
class Wanted:
    """What is to be written: cards to add, and cards that join a contact or another card, with its id."""

    added: tuple[CardRow, ...]
    joined: tuple[tuple[str, CardRow], ...]


def review_of(
    book: tuple[Path, bytes], files: tuple[Path, ...], progress: Progress, wishes: tuple[Wishes, ...] = ()
) -> Review:
    """Read files, their tables as `wishes` say, and compare them with a notebook, in a process of its own.

    Blocks the thread, which must not be the GUI's.
    Raises Cancelled, and Refused with one sentence for a file that cannot be read at all.
    """
    pieces = apart(packed_rows, *book, files, wishes, progress=progress)
    return Review(tuple(file.name for file in files), tuple(row for piece in pieces for row in pickle.loads(piece)))


def packed_rows(
    path: Path, key: bytes, files: tuple[Path, ...], wishes: tuple[Wishes, ...], progress: Progress
) -> list[bytes]:
    """In the child: the rows of the files, packed piece by piece."""
    batch = read_files(files, lambda done, total: progress(done * _HALF // max(total, 1), 2 * _HALF), wishes=wishes)
    notebook = NotebookReader.open(path, key)
    try:
        found = reviewed(
            notebook,
            tuple(card.profile for card in batch.cards),
            progress=lambda done, total: progress(_HALF + done * _HALF // max(total, 1), 2 * _HALF),
        )
    finally:
        notebook.close()
    rows = _in_order(files, _card_rows(batch.cards, found), batch.problems)
    return [pickle.dumps(rows[start : start + _PER_PIECE]) for start in range(0, len(rows), _PER_PIECE)]


def _card_rows(cards: Sequence[ImportedCard], found: Sequence[Reviewed]) -> list[CardRow]:
    ids = {card.profile.contact.id for card in cards}
    return [_card_row(card, one, ids) for card, one in zip(cards, found, strict=True)]


def _card_row(card: ImportedCard, found: Reviewed, cards: set[str]) -> CardRow:
    profile, like = card.profile, found.like
    _employment, organisation = employment_now(profile)
    return CardRow(
        profile.contact.id,
        profile.contact.name,
        organisation.name if organisation else "",
        card.file,
        card.line,
        found.verdict,
        pickle.dumps(profile),
        # A namesake is only spoken of: nothing ever joins them because of their name.
        like.id if like and found.verdict is not Verdict.NEW else "",
        like.name if like else "",
        like is not None and like.id in cards,
        found.because,
    )


def _in_order(files: tuple[Path, ...], cards: Sequence[CardRow], problems: Sequence[RowProblem]) -> list[Row]:
    """Cards and problems file by file, by their lines; a problem after the card it was found in."""
    places = {file.name: place for place, file in enumerate(files)}
    rows: list[Row] = [*cards, *problems]
    return sorted(rows, key=lambda row: (places[row.file], row.line))


def write(path: Path, key: bytes, wanted: Wanted, progress: Progress) -> None:
    """In the child: write what is wanted, as one step. Refuses where somebody to be joined is gone meanwhile."""
    notebook = Notebook.open(path, key)
    try:
        _must_be_there(notebook, wanted)
        apply_import(
            notebook,
            tuple(row.profile for row in wanted.added),
            progress,
            tuple(CardMerge(into, row.profile) for into, row in wanted.joined),
        )
    finally:
        notebook.close()


def _must_be_there(notebook: NotebookReader, wanted: Wanted) -> None:
    """Another program may have written since the files were read."""
    asked = {into for into, _row in wanted.joined} - {row.id for row in wanted.added}
    found = notebook.rows(
        "SELECT count(*) FROM contact WHERE id IN (SELECT value FROM json_each(?))", json.dumps(sorted(asked))
    )
    if found[0][0] != len(asked):
        raise Refused(Text("The notebook has changed since the files were read; read them again."))
