"""What is said against, the real reason behind it, and the answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from salesbook.domain.ids import new_id


@dataclass(frozen=True)
class Objection:
    """An objection heard at a visit, or expected at a planned one. `worked` is None while nobody judged the answer."""

    said: str
    visit_id: str | None = None
    contact_id: str | None = None
    real_reason: str = ""
    answer: str = ""
    worked: bool | None = None
    position: int = 0
    id: str = field(default_factory=new_id)
