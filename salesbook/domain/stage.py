"""The four stages of a relationship, and the moves between them.

A stage is not a feeling: each has markers, and moving up asks for evidence (`evidence.py`). A contact not met yet has no
stage, which is `None` wherever a stage is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from itertools import pairwise

from salesbook.domain.ids import new_id


class Stage(Enum):
    """recognition → dating → trust → ally."""

    RECOGNITION = "recognition"
    DATING = "dating"
    TRUST = "trust"
    ALLY = "ally"

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
