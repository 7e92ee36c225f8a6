"""Help outside business: a school place, a doctor, an introduction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.ids import new_id
from salesbook.domain.promise import Side


@dataclass(frozen=True)
class Favour:
    """A favour done by one side on a day; one done by me is non-business value given."""

    contact_id: str
    side: Side
    text: str
    day: date
    visit_id: str | None = None
    id: str = field(default_factory=new_id)
