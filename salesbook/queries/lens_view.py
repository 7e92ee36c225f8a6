"""A lens over the whole book, as a page shows it: who stands where, and how far the goals set in it are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salesbook.domain.goal import Goal, GoalMember, GoalProgress, progress_of
from salesbook.domain.lenses.lens import NOT_PLACED, Lens, Position, Standing
from salesbook.queries.lens_facts import book_of, each_of_book
from salesbook.queries.standings import standings_of_organisations
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class Placed:
    """Somebody in a lens; in a view of organisations `contact_id` is the organisation's."""

    contact_id: str
    name: str
    standing: Standing


@dataclass(frozen=True)
class LensView:
    """Everybody in one lens on a day. `positions` go from worse to better; `goals` are this lens's, the soonest first."""

    lens: Lens
    positions: tuple[Position, ...]
    placed: tuple[Placed, ...]
    goals: tuple[GoalProgress, ...]
    of_organisations: bool = False

    @property
    def everybody(self) -> int:
        """How many contacts there are but colleagues, or how many organisations bought."""
        return len(self.placed)

    def at(self, position: Position) -> tuple[Placed, ...]:
        """Who stands at a position."""
        return tuple(one for one in self.placed if one.standing.position == position)

    @property
    def left_out(self) -> tuple[Placed, ...]:
        """Those of whom the lens lacks the facts."""
        return self.at(NOT_PLACED)


def lens_view(notebook: NotebookReader, lens: Lens, day: date) -> LensView:
    """The book in a lens."""
    names = dict(notebook.rows("SELECT id, name FROM contact WHERE colleague = 0"))
    known = list(each_of_book(notebook, day))
    positions = lens.positions_in(known[0].book if known else book_of(notebook, day))
    placed = tuple(Placed(facts.id, names[facts.id], lens.place(facts)) for facts in known)
    at = {one.contact_id: one.standing.position.name for one in placed}
    return LensView(lens, positions, placed, goals_in(notebook, lens, positions, at, day))


def organisations_view(notebook: NotebookReader, lens: Lens, day: date) -> LensView:
    """The organisations that bought, in a lens that places organisations. Goals are set for contacts, so there are none."""
    names = dict(notebook.rows("SELECT id, name FROM organisation"))
    standings = standings_of_organisations(notebook, lens, day)
    placed = tuple(Placed(key, names.get(key, ""), standing) for key, standing in standings.items())
    return LensView(lens, lens.positions_in(book_of(notebook, day)), placed, (), of_organisations=True)


def goals_in(
    notebook: NotebookReader, lens: Lens, positions: tuple[Position, ...], at: Mapping[str, str], day: date
) -> tuple[GoalProgress, ...]:
    """How far the goals of a lens are, the soonest first; `at` are the names of the contacts' positions."""
    order = [one.name for one in positions]
    return tuple(
        progress_of(
            goal,
            [member.contact_id for member in notebook.select(GoalMember, "goal_id = ? ORDER BY id", goal.id)],
            at,
            order,
            day,
        )
        for goal in notebook.select(Goal, "lens = ? ORDER BY by, id", lens.name)
    )
