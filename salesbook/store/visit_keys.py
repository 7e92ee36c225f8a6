"""The integer keys of visits, built from day and time, so that descending keys are newest first and undo restores them."""

from __future__ import annotations

from datetime import date

from salesbook.domain.day_part import DayPart

# Minutes since the first day, shifted to leave room for a million visits of one minute.
SLOT_BITS = 20
MINUTES_A_DAY = 1440


def first_key_of(day: str, at: str | None) -> int:
    """The first key of visits on this ISO day at this ISO time (midnight where none is known)."""
    minutes = int(at[:2]) * 60 + int(at[3:5]) if at else 0
    return (date.fromisoformat(day).toordinal() * MINUTES_A_DAY + minutes) << SLOT_BITS


def minute_of(at: str | None, day_part: str | None) -> str | None:
    """The ISO time that a visit's key is built from: its own, or the last minute of the part of the day it is known for."""
    return DayPart(day_part).last.isoformat() if at is None and day_part else at


LATEST_TIME = "coalesce(at, CASE day_part {} END)".format(
    " ".join(f"WHEN '{part.value}' THEN '{part.last.isoformat()}'" for part in DayPart)
)
"""SQL for the same of a row: NULL where neither a time nor a part of the day is known."""

BY_TIME = "at IS NULL AND day_part IS NULL, key"
"""SQL for the order of the visits of one day: by time, those of a part of the day after its times, the others last."""


def keys_of_day(day: date) -> tuple[int, int]:
    """The first and the last key that visits of a day can have."""
    first = first_key_of(day.isoformat(), None)
    return first, first + (MINUTES_A_DAY << SLOT_BITS) - 1


def number_of_day(column: str) -> str:
    """SQL for the number of the day of the key in a column, to put the visits of a day together by."""
    return f"({column} >> {SLOT_BITS}) / {MINUTES_A_DAY}"


def day_of_key(key: int) -> date:
    """The day of the visit that has this key."""
    return date.fromordinal((key >> SLOT_BITS) // MINUTES_A_DAY)
