"""The rep's own checklist of service."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.ids import new_id


class ReviewItem(Enum):
    """What the rep looks at in their own work."""

    ACTIVE_CONTACT = "active-contact"
    LISTENING = "listening"
    INDIVIDUAL_SERVICE = "individual-service"
    PROFESSIONAL = "professional"
    PROBLEM_SOLVING = "problem-solving"
    CONSISTENCY = "consistency"
    REFLECTION = "reflection"


@dataclass(frozen=True)
class SelfReview:
    """How the rep judged one item on a day, from 1 to 5."""

    item: ReviewItem
    score: int
    day: date
    note: str = ""
    id: str = field(default_factory=new_id)
