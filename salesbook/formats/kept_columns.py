"""Columns there is no place for, kept with a contact as the vCard importer keeps lines: a property with the column's head."""

from __future__ import annotations

from salesbook.domain.contact import CardProperty
from salesbook.formats.vcard_card import CardInProgress
from salesbook.formats.vcard_heads import read_head
from salesbook.formats.vcard_text import unescaped
from salesbook.formats.vcard_write_lines import clean, escaped, parameter

_NAME = "X-SALESBOOK-COLUMN"
_HEAD = "X-HEAD"
_LONGEST_HEAD = 200


def keep_column(card: CardInProgress, head: str, text: str) -> None:
    """Keep what stands in a column, with its head."""
    head = " ".join(clean(head)[:_LONGEST_HEAD].replace('"', "'").split()) or "?"
    card.keep_as(_NAME, escaped(text), parameters=parameter(_HEAD, head).removeprefix(";"))


def kept_column(line: CardProperty) -> tuple[str, str] | None:
    """The head and the text of a kept column; None of any other property."""
    if line.name.upper() != _NAME:
        return None
    head = read_head(f"{_NAME};{line.parameters}")
    return (head.parameter(_HEAD) if head else "") or "?", unescaped(line.value, "4.0")
