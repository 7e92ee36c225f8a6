"""What is said against, the real reason behind it, and the answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from salesbook.domain.ids import new_id
from salesbook.domain.purchase import PurchaseReason


@dataclass(frozen=True)
class Objection:
    """An objection heard at a visit, or expected at a planned one. `worked` is None while nobody judged the answer.

    `kind` is what they weigh by when they object: the kind of loyalty behind it.
    """

    said: str
    visit_id: str | None = None
    contact_id: str | None = None
    real_reason: str = ""
    answer: str = ""
    worked: bool | None = None
    position: int = 0
    kind: PurchaseReason | None = None
    id: str = field(default_factory=new_id)
