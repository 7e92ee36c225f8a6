"""The four stages of a relationship, and the moves between them.

A stage is not a feeling: each has markers, and moving up asks for evidence (`evidence.py`). A contact not met yet has no
stage, which is `None` wherever a stage is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import pairwise

from salesbook.domain.ids import new_id


class Stage(Enum):
    """recognition → dating → trust → ally."""

    RECOGNITION = "recognition"
    DATING = "dating"
    TRUST = "trust"
    ALLY = "ally"

    # There is one of each, so it is told by its place in memory: a day looks up thousands by it, which Enum does slowly.
    __hash__ = object.__hash__

    @property
    def rank(self) -> int:
        """1 to 4; no stage ranks 0 (see `rank_of`)."""
        return STAGES.index(self) + 1


STAGES = tuple(Stage)


def rank_of(stage: Stage | None) -> int:
    """How far along: 0 for no stage, 4 for ally."""
    return stage.rank if stage else 0


def next_stage(stage: Stage | None) -> Stage | None:
    """The stage after this one; None after ally."""
    return STAGES[rank_of(stage)] if rank_of(stage) < len(STAGES) else None


def path_between(start: Stage | None, end: Stage | None) -> tuple[tuple[Stage | None, Stage | None], ...]:
    """The single steps of a move up (one history line each), or the one step of a move down."""
    if rank_of(end) <= rank_of(start):
        return ((start, end),)
    passed = (start, *STAGES[rank_of(start) : rank_of(end)])
    return tuple(pairwise(passed))


@dataclass(frozen=True)
class StageChange:
    """One line of a contact's stage history. `at` is UTC, `day` the rep's local day, `because` the rep's words.

    `in_order` numbers the changes of one contact, so that several of one moment keep their order.
    """

    contact_id: str
    from_stage: Stage | None
    to_stage: Stage | None
    at: datetime
    day: date
    because: str = ""
    visit_id: str | None = None
    in_order: int = 0
    id: str = field(default_factory=new_id)


def last_step_back(history: Iterable[StageChange]) -> date | None:
    """The day a contact last moved down; None where they never did."""
    return max((one.day for one in history if rank_of(one.to_stage) < rank_of(one.from_stage)), default=None)


def days_stuck(stage: Stage | None, since: date | None, today: date, after: int) -> int:
    """How many days a contact has stood at a stage, where they are more than `after`; 0 where they are not.

    Nobody is stuck who was not met yet, or who is an ally: there is nothing further. `since` is the day the contact came to
    the stage, or where that is not known the day they were added; of whom neither is known, nothing is said.
    """
    if since is None or stage is None or stage is STAGES[-1]:
        return 0
    stood = (today - since).days
    return stood if stood > after else 0


def stuck_before(today: date, after: int) -> date:
    """The first day on which one can have come to a stage without being stuck: `days_stuck`, the other way round."""
    return today - timedelta(days=after)


@dataclass(frozen=True)
class Movement:
    """Steps between the stages within some time. `arrived` are those up into each stage; `new` those into the first."""

    arrived: tuple[int, ...] = (0,) * len(STAGES)
    back: int = 0

    @property
    def new(self) -> int:
        """How many were met for the first time."""
        return self.arrived[0]

    @property
    def forward(self) -> int:
        """How many steps up from one stage to another."""
        return sum(self.arrived[1:])


def movement_of(steps: Iterable[tuple[Stage | None, Stage | None, int]]) -> Movement:
    """What steps make together: from, to, and how many of them. A step up to any stage arrives there, one down is back."""
    arrived, back = [0] * len(STAGES), 0
    for start, end, times in steps:
        if rank_of(end) > rank_of(start):
            arrived[rank_of(end) - 1] += times
        elif rank_of(end) < rank_of(start):
            back += times
    return Movement(tuple(arrived), back)
