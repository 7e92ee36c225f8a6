"""A part of the day, where a visit is planned for an afternoon and not for an hour."""

from __future__ import annotations

from datetime import time
from enum import Enum
from typing import TypeAlias


class DayPart(Enum):
    """The parts of a day that people make appointments for, in their order."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @property
    def last(self) -> time:
        """Its last minute. In a day's order a part comes after the times that lie in it, and is over when it is past."""
        return _SPANS[self][1]

    def holds(self, at: time) -> bool:
        """Whether a wall time can be said to lie in it; six in the evening is late in the afternoon too."""
        first, last = _SPANS[self]
        return first <= at <= last


# Where one part ends and the next begins is not the same for everybody, so they overlap.
_SPANS = {
    DayPart.MORNING: (time(0), time(11, 59)),
    DayPart.NOON: (time(11), time(13, 59)),
    DayPart.AFTERNOON: (time(12, 30), time(18, 59)),
    DayPart.EVENING: (time(17), time(23, 59)),
}

PART_WORDS = {
    "morning": DayPart.MORNING, "noon": DayPart.NOON, "afternoon": DayPart.AFTERNOON, "evening": DayPart.EVENING,
    "night": DayPart.EVENING, "早上": DayPart.MORNING, "上午": DayPart.MORNING, "中午": DayPart.NOON, "下午": DayPart.AFTERNOON,
    "傍晚": DayPart.EVENING, "晚上": DayPart.EVENING,
}  # fmt: skip
"""What the parts are called, in English and Chinese."""

Hour: TypeAlias = time | DayPart
"""When on its day something is: at a wall time, or only in a part of the day."""


def hour_of(at: time | None, part: DayPart | None) -> Hour | None:
    """The wall time where one is known, else the part of the day."""
    return at if at is not None else part


def latest_time_of(hour: Hour | None) -> time | None:
    """The wall time, or the last minute of the part of the day; None where neither is known."""
    return hour.last if isinstance(hour, DayPart) else hour
