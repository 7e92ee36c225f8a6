"""What one side said it would do by a day, and what was agreed to happen next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum

from salesbook.domain.days import days_past
from salesbook.domain.ids import new_id


class Side(Enum):
    """Who promised."""

    ME = "me"
    THEM = "them"


class PromiseState(Enum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


@dataclass(frozen=True)
class Promise:
    """A promise in the words it was given; `due` is a local day, `settled_on` the day it was kept, broken or released."""

    contact_id: str
    side: Side
    text: str
    due: date | None = None
    visit_id: str | None = None
    given_on: date | None = None
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)

    def days_overdue(self, today: date) -> int:
        """How many days past its due day an open promise is; 0 if it is not."""
        return days_past(self.due, today) if self.state is PromiseState.OPEN else 0


class NextStepState(Enum):
    """What became of a next step."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class NextStep:
    """What was agreed to happen next, with its local day and, where agreed, wall time."""

    contact_id: str
    text: str
    due: date | None = None
    at: time | None = None
    visit_id: str | None = None
    state: NextStepState = NextStepState.OPEN
    settled_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)
