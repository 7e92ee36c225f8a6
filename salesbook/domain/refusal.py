"""A contact turning a competitor down, which shows how well they resist."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.ids import new_id


@dataclass(frozen=True)
class Refusal:
    """A competitor's offer that the contact refused; `competitor` is empty where it is not known."""

    contact_id: str
    day: date
    competitor: str = ""
    note: str = ""
    visit_id: str | None = None
    id: str = field(default_factory=new_id)
