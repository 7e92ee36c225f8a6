"""What a lens is, and what it says of a contact.

A lens is a pure reading of recorded facts. It stores nothing, and it explains itself: `because` names the facts and figures
that put a contact where they stand, `to_move_up` what a rep can do about it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from salesbook.domain.lenses.book import BookFacts
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.text import Text


@dataclass(frozen=True)
class Position:
    """A place in a lens: `name` is how goals, scripts and the command line call it."""

    name: str
    words: Text


NOT_PLACED = Position("not-placed", Text("not placed"))
"""Where a lens puts those of whom it lacks the facts; `because` says which."""


@dataclass(frozen=True)
class Figures:
    """What a picture of a lens draws of one contact; each lens that has figures says which. Money is in minor units."""


@dataclass(frozen=True)
class Explanation:
    """Why somebody stands where they stand, and what would move them up; each a sentence or a part of one.

    `mark` is what a lens says of somebody beside the position.
    """

    because: tuple[Text, ...]
    to_move_up: tuple[Text, ...] = ()
    figures: Figures | None = None
    mark: Text | None = None


@dataclass(frozen=True)
class Standing:
    """Where one contact stands in one lens. `lens` is the name of the lens."""

    lens: str
    position: Position
    because: tuple[Text, ...]
    to_move_up: tuple[Text, ...] = ()
    figures: Figures | None = None
    mark: Text | None = None

    @property
    def words(self) -> Text:
        """The position, and what is marked beside it."""
        if self.mark is None:
            return self.position.words
        return Text("{position}, {mark}", position=self.position.words, mark=self.mark)


@dataclass(frozen=True)
class Lens:
    """A model that places a contact by the recorded facts.

    `positions` go from worse to better, *not placed* first where the lens can lack facts; a lens whose positions the rep
    chooses gives them by `positions_of`. At `rest` stands of whom no fact says more. `position` says where somebody stands and
    does nothing else, so that ten thousand can be counted; `explain` puts it into words, for those who are shown.
    """

    name: str
    words: Text
    positions: tuple[Position, ...]
    position: Callable[[ContactLensFacts], Position]
    explain: Callable[[ContactLensFacts, Position], Explanation]
    positions_of: Callable[[BookFacts], tuple[Position, ...]] | None = None
    rest: Position = NOT_PLACED

    def says_nothing(self, position: Position) -> bool:
        """Whether a position only means that too little is recorded."""
        return position in (NOT_PLACED, self.rest)

    def positions_in(self, book: BookFacts) -> tuple[Position, ...]:
        """The positions there are in a book, from worse to better."""
        return self.positions_of(book) if self.positions_of else self.positions

    def place(self, facts: ContactLensFacts) -> Standing:
        """Where the contact stands, why, and what would move them up."""
        position = self.position(facts)
        said = self.explain(facts, position)
        return Standing(self.name, position, said.because, said.to_move_up, said.figures, said.mark)
