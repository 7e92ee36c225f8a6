"""The rep's own judgement of a factor of loyalty, where the recorded facts are too few to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.ids import new_id

LEAST_SCORE, MOST_SCORE = 0, 5


class LoyaltyFactor(Enum):
    """The five factors of loyalty."""

    SATISFACTION = "satisfaction"
    KEEPING_UP = "keeping-up"
    REBUYING = "rebuying"
    RECOMMENDING = "recommending"
    RESISTANCE = "resistance"


@dataclass(frozen=True)
class Judgement:
    """How the rep judged one factor on a day, from 0 to 5; asked again after a year."""

    contact_id: str
    factor: LoyaltyFactor
    score: int
    day: date
    note: str = ""
    id: str = field(default_factory=new_id)
