"""A reminder of the rep's own, which may repeat."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from salesbook.domain.ids import new_id


@dataclass(frozen=True)
class OwnReminder:
    """Something to be reminded of from a day on. `rule` is an RRULE (RFC 5545, 3.3.10), empty for once.

    `contact_id` is None where it is about nobody. `at` is local wall time.
    """

    text: str
    start: date
    rule: str = ""
    at: time | None = None
    contact_id: str | None = None
    id: str = field(default_factory=new_id)
