"""What a row says about the name: the whole of it, its parts, how it is said and how it is filed."""

from __future__ import annotations

import re

from salesbook.domain.names import joined_name, split_name
from salesbook.domain.search_text import CJK
from salesbook.formats.columns import Field
from salesbook.formats.kept_columns import keep_column
from salesbook.formats.table_cells import Cell, Filled
from salesbook.formats.table_lists import several
from salesbook.formats.vcard_card import CardInProgress

_PARTS = (Field.FAMILY_NAME, Field.GIVEN_NAME, Field.MIDDLE_NAME, Field.PREFIX, Field.SUFFIX)
_IN_CHARACTERS = re.compile(f"[{CJK}]+")


def read_names(card: CardInProgress, filled: Filled) -> None:
    """Read all of it. What a second column says otherwise is kept."""
    parts = [_only(card, filled, field) for field in _PARTS]
    whole = filled.of(Field.NAME)
    card.formatted_name = whole[0].text if whole else ""
    family, given = parts[:2]
    if not whole and not given and _IN_CHARACTERS.fullmatch(family) and split_name(family)[1]:
        # Lists that give a Chinese name in one piece, in the column of the family name.
        card.formatted_name, parts[0] = family, ""
    elif not whole:
        card.formatted_name = joined_name(family, given, parts[2])
    if any(parts):
        card.name_parts = parts
    names = [cell.text for cell in whole[1:]] + [
        name for cell in filled.of(Field.NICKNAME) for name in several(cell.text)
    ]
    card.nicknames.update((name, None) for name in names if name != card.formatted_name)
    card.phonetic = _only(card, filled, Field.PHONETIC)
    card.phonetic_family_name = _only(card, filled, Field.PHONETIC_FAMILY_NAME)
    card.phonetic_given_name = _only(card, filled, Field.PHONETIC_GIVEN_NAME)
    for cell in filled.of(Field.FILE_AS):
        _file_as(card, filled, cell)


def _only(card: CardInProgress, filled: Filled, field: Field) -> str:
    """The first text of a field."""
    cells = filled.of(field)
    for cell in cells[1:]:
        if cell.text != cells[0].text:
            keep_column(card, cell.head, cell.text)
    return cells[0].text if cells else ""


def _file_as(card: CardInProgress, filled: Filled, cell: Cell) -> None:
    """Under what somebody is filed is the name where there is no other; else it is kept where it says more than the name."""
    if not card.formatted_name and not card.name_parts:
        card.formatted_name = cell.text
        return
    known = " ".join([card.formatted_name, *card.name_parts, *(one.text for one in filled.of(Field.ORGANISATION))])
    if not _words(cell.text) <= _words(known):
        keep_column(card, cell.head, cell.text)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
