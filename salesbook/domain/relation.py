"""Family and other people round a contact."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.ids import new_id

# Words the program knows and translates; any other word is kept as the rep wrote it.
RELATION_WORDS = (
    "spouse",
    "partner",
    "child",
    "parent",
    "sibling",
    "relative",
    "boss",
    "assistant",
    "colleague",
    "friend",
    "referred-by",
)


@dataclass(frozen=True)
class Relation:
    """Somebody related to a contact: `word` says how, `other_id` links them where they are a contact themselves."""

    contact_id: str
    word: str
    name: str
    other_id: str | None = None
    detail: str = ""
    confirmed_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)
