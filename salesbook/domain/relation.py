"""Family and other people round a contact."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.ids import new_id
from salesbook.domain.text import Text

# Words the program knows and translates; any other word is kept as the rep wrote it.
_KNOWN = {
    "spouse": Text("spouse"),
    "partner": Text("partner"),
    "child": Text("child"),
    "son": Text("son"),
    "daughter": Text("daughter"),
    "parent": Text("parent"),
    "sibling": Text("sibling"),
    "relative": Text("relative"),
    "boss": Text("boss"),
    "assistant": Text("assistant"),
    "colleague": Text("colleague"),
    "friend": Text("friend"),
    "referred-by": Text("referred by"),
    "other": Text("other"),
}
RELATION_WORDS = tuple(_KNOWN)

# What address books say more narrowly than our words do; it is kept as the detail of the relation.
NARROWER_WORDS = {
    "wife": Text("wife"),
    "husband": Text("husband"),
    "mother": Text("mother"),
    "father": Text("father"),
    "brother": Text("brother"),
    "sister": Text("sister"),
}

FAMILY_WORDS = frozenset({"spouse", "partner", "child", "son", "daughter", "parent", "sibling", "relative"})


def relation_text(word: str) -> Text:
    """What a relation is called: a known word in every language, the rep's own as written."""
    return _KNOWN.get(word, Text("{word}", word=word))


def detail_text(detail: str) -> Text:
    """What else is known of a relation: a narrower word in every language, anything else as written."""
    return NARROWER_WORDS.get(detail, Text("{word}", word=detail))


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
