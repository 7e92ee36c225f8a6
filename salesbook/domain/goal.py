"""Goals: so many contacts from one position of a lens to another by a day, and how far they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.ids import new_id
from salesbook.domain.text import Text

SET_ALREADY = Text("This goal is set already; choose another number or another day.")


@dataclass(frozen=True)
class Goal:
    """`lens` and the positions by their names in code; `count` contacts are to arrive from `since` until `by`."""

    lens: str
    from_position: str
    to_position: str
    count: int
    since: date
    by: date
    id: str = field(default_factory=new_id)

    def is_the_same(self, other: Goal) -> bool:
        """Whether both ask for the same by the same day, whenever they were set."""
        mine = (self.lens, self.from_position, self.to_position, self.count, self.by)
        return mine == (other.lens, other.from_position, other.to_position, other.count, other.by)


@dataclass(frozen=True)
class GoalMember:
    """A contact that a goal is about: it stood at the goal's first position when it was set, or was chosen for it."""

    goal_id: str
    contact_id: str
    id: str = field(default_factory=new_id)


class GoalState(Enum):
    """How a goal stands on a day."""

    RUNNING = "running"
    REACHED = "reached"
    MISSED = "missed"


@dataclass(frozen=True)
class GoalProgress:
    """A goal with who arrived, who is on the way, and how it stands; `days_left` is below 0 once its day has passed."""

    goal: Goal
    arrived: tuple[str, ...]
    on_the_way: tuple[str, ...]
    state: GoalState
    days_left: int


def progress_of(
    goal: Goal, members: Iterable[str], positions: Mapping[str, str], order: Sequence[str], today: date
) -> GoalProgress:
    """How far a goal is. `positions` are the contacts' in the goal's lens, `order` its positions from the lowest up.

    Whoever stands at the goal's second position or beyond it, in the direction the goal leads, has arrived; nobody where there
    is no such position any more, as with a tier that was deleted.
    """
    rank = {position: place for place, position in enumerate(order)}
    start, end = rank.get(goal.from_position, 0), rank.get(goal.to_position)

    def has_arrived(contact_id: str) -> bool:
        at = rank.get(positions.get(contact_id, ""))
        if at is None or end is None:
            return False
        return at >= end if end >= start else at <= end

    everybody = tuple(members)
    arrived = tuple(one for one in everybody if has_arrived(one))
    reached = len(arrived) >= goal.count
    state = GoalState.REACHED if reached else GoalState.MISSED if today > goal.by else GoalState.RUNNING
    waiting = tuple(one for one in everybody if one not in arrived)
    return GoalProgress(goal, arrived, waiting, state, (goal.by - today).days)
