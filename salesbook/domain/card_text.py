"""The words of a greeting card: which fields they may hold in braces, and filling them for one contact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text

CARD_FIELDS = ("name", "organisation", "my_name", "my_company", "festival", "year")

USUAL_FESTIVAL = Text("Dear {name},\nhappy {festival}, and all the best to you and yours!\n{my_name}")
USUAL_MONTHLY = Text("Dear {name},\nI am thinking of you and wish you a good month.\n{my_name}")
"""The words where the rep wrote none. They are rendered with each field standing for itself."""

_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class CardText:
    """A card filled for a contact: its lines, and which of them holds the name, None where none does."""

    lines: tuple[str, ...]
    name_at: int | None = None


def usual_words(*, by_festival: bool) -> Text:
    """The words of a card without a template, with its fields still in braces."""
    fields = {field: f"{{{field}}}" for field in CARD_FIELDS}
    usual = USUAL_FESTIVAL if by_festival else USUAL_MONTHLY
    return Text(usual.msgid, **{name: words for name, words in fields.items() if words in usual.msgid})


def check_card(text: str) -> None:
    """Refuse words that cannot be filled: none at all, or a field that cards do not have."""
    if not text.strip():
        raise Refused(Text("A card needs words."))
    known = tuple(f"{{{field}}}" for field in CARD_FIELDS)
    for found in _FIELD.findall(text):
        if found.strip() not in CARD_FIELDS:
            raise Refused(Text("A card has no field “{field}”; there are {known}.", field=f"{{{found}}}", known=known))
    if any(brace in _FIELD.sub("", text) for brace in "{}"):
        raise Refused(Text("A brace is left open; a field stands between two, such as {field}.", field="{name}"))


def fill_card(text: str, values: Mapping[str, str]) -> CardText:
    """The words for one contact; a field without a value leaves nothing behind, and what is no field stays as written."""
    lines = [line.strip() for line in text.strip().splitlines()]
    filled = tuple(_FIELD.sub(lambda found: values.get(found[1].strip(), found[0]), line) for line in lines)
    name_at = next((place for place, line in enumerate(lines) if "name" in map(str.strip, _FIELD.findall(line))), None)
    return CardText(filled, name_at)
