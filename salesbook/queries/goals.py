"""The goals of the notebook: how far each is, and which of them a contact is part of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesbook.domain.goal import Goal, GoalProgress
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.lenses.lens import Lens, Position
from salesbook.domain.text import Text
from salesbook.queries.lens_facts import book_of, facts_of
from salesbook.queries.lens_view import goals_in
from salesbook.queries.standings import positions_of_book
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class GoalLine:
    """A goal with its lens, the words of its positions, and how far it is."""

    lens: Lens
    start: Text
    end: Text
    progress: GoalProgress


def goals_of_book(notebook: NotebookReader, day: date) -> list[GoalLine]:
    """Every goal on a day, the soonest first."""
    if not notebook.rows("SELECT 1 FROM goal LIMIT 1"):
        return []
    at, book = positions_of_book(notebook, day), book_of(notebook, day)
    found = []
    for lens in LENSES:
        positions = lens.positions_in(book)
        for progress in goals_in(notebook, lens, positions, at[lens.name], day):
            start, end = _words(positions, progress.goal)
            found.append(GoalLine(lens, start, end, progress))
    return sorted(found, key=lambda line: (line.progress.goal.by, line.progress.goal.id))


def goals_with(notebook: NotebookReader, contact_id: str, day: date) -> list[Text]:
    """The goals still to be reached that a contact is part of and has not arrived at, in words; the soonest first."""
    goals = notebook.select(Goal, _WITH, contact_id, day.isoformat())
    facts = facts_of(notebook, contact_id, day) if goals else None
    said = []
    for goal in goals:
        lens = next((one for one in LENSES if one.name == goal.lens), None)
        if lens is None or facts is None:
            continue
        positions = lens.positions_in(facts.book)
        order = [one.name for one in positions]
        now = lens.position(facts).name
        if goal.to_position in order and _is_before(order, now, goal):
            _start, end = _words(positions, goal)
            said.append(Text("Goal: to {end} by {day}", end=end, day=goal.by))
    return said


def _is_before(order: list[str], now: str, goal: Goal) -> bool:
    """Whether somebody who stands at `now` has still to arrive."""
    at, end = order.index(now), order.index(goal.to_position)
    start = order.index(goal.from_position) if goal.from_position in order else at
    return at < end if end >= start else at > end


def _words(positions: tuple[Position, ...], goal: Goal) -> tuple[Text, Text]:
    words = {one.name: one.words for one in positions}
    start = words.get(goal.from_position, Text("{name}", name=goal.from_position))
    return start, words.get(goal.to_position, Text("{name}", name=goal.to_position))


_WITH = """
    id IN (SELECT goal_id FROM goal_member WHERE contact_id = ?) AND by >= ? ORDER BY by, id
"""
