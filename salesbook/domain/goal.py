"""Goals: so many contacts from one position of a lens to another by a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.ids import new_id


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


@dataclass(frozen=True)
class GoalMember:
    """A contact that a goal is about: it stood at the goal's first position when it was set, or was chosen for it."""

    goal_id: str
    contact_id: str
    id: str = field(default_factory=new_id)
