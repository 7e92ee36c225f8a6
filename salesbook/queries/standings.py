"""Where contacts stand in the lenses: one of them in all, all of them in one, and how many in each position."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from salesbook.domain.lenses.book import BookFacts
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.lenses.lens import Lens, Position, Standing
from salesbook.queries.lens_facts import book_of, each_of_book, facts_of, facts_of_organisations
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class PositionCount:
    """How many stand in one position."""

    position: Position
    count: int


def standings_of(notebook: NotebookReader, contact_id: str, day: date) -> tuple[Standing, ...]:
    """Where a contact stands in every lens, in the order of the lenses; nothing for a colleague."""
    facts = facts_of(notebook, contact_id, day)
    return () if facts is None else tuple(lens.place(facts) for lens in LENSES)


def standings_of_book(notebook: NotebookReader, lens: Lens, day: date) -> dict[str, Standing]:
    """Where everybody but colleagues stands in one lens, by contact."""
    return {facts.id: lens.place(facts) for facts in each_of_book(notebook, day)}


def standings_of_organisations(notebook: NotebookReader, lens: Lens, day: date) -> dict[str, Standing]:
    """Where every organisation that bought stands in a lens that places organisations, by organisation."""
    return {facts.id: lens.place(facts) for facts in facts_of_organisations(notebook, day)}


def positions_of_book(notebook: NotebookReader, day: date) -> dict[str, dict[str, str]]:
    """The name of everybody's position in every lens: by lens, then by contact. Quick, as nothing is put into words."""
    found: dict[str, dict[str, str]] = {lens.name: {} for lens in LENSES}
    for facts in each_of_book(notebook, day):
        for lens in LENSES:
            found[lens.name][facts.id] = lens.position(facts).name
    return found


def position_counts(notebook: NotebookReader, day: date) -> dict[str, tuple[PositionCount, ...]]:
    """How many stand where in every lens, from the worst position to the best, by the name of the lens."""
    book: BookFacts | None = None
    counts: dict[str, dict[str, int]] = {lens.name: defaultdict(int) for lens in LENSES}
    placing = [(lens.position, counts[lens.name]) for lens in LENSES]
    for facts in each_of_book(notebook, day):
        book = facts.book
        for position, count in placing:
            count[position(facts).name] += 1
    book = book or book_of(notebook, day)
    return {
        lens.name: tuple(PositionCount(one, counts[lens.name][one.name]) for one in lens.positions_in(book))
        for lens in LENSES
    }
