"""The rep's local days of the moments the notebook keeps in UTC."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache


# The contacts of an import came in at one moment.
@lru_cache(maxsize=1_000)
def local_day(stamp: str | None) -> date:
    """The local day of a UTC stamp; the first of days where none is known."""
    return datetime.fromisoformat(stamp).astimezone().date() if stamp else date.min
