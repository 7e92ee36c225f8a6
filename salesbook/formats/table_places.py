"""What a row says about where somebody is: addresses from their parts, and the organisations they work for."""

from __future__ import annotations

import re

from salesbook.formats.columns import Field
from salesbook.formats.kept_columns import keep_column
from salesbook.formats.table_cells import Cell, Filled
from salesbook.formats.table_lists import GOOGLES
from salesbook.formats.vcard_card import CardInProgress

# In the order of RFC 6350, 6.3.1.
_PARTS = (*(Field.PO_BOX, Field.EXTENDED, Field.STREET, Field.CITY, Field.REGION, Field.POSTAL_CODE, Field.COUNTRY),)
_FURTHER_LINES = (Field.STREET_2, Field.STREET_3)
_OF_WORK = (Field.ORGANISATION, Field.DEPARTMENT, Field.TITLE, Field.PROFESSION)


def read_addresses(card: CardInProgress, filled: Filled) -> None:
    """Read each address of its parts, or of the one text there is."""
    places: dict[str, dict[Field, Cell]] = {}
    for cell in filled.of(*_PARTS, *_FURTHER_LINES, Field.ADDRESS):
        at = places.setdefault(cell.meaning.place, {})
        if at.setdefault(cell.meaning.field, cell).text != cell.text:
            keep_column(card, cell.head, cell.text)
    for at in places.values():
        _read_address(card, filled, at)


def _read_address(card: CardInProgress, filled: Filled, at: dict[Field, Cell]) -> None:
    label, preferred = filled.label(Field.ADDRESS_LABEL, next(iter(at.values())))
    whole = at.pop(Field.ADDRESS, None)
    for parts in _each(at):
        card.add_address(parts, label, preferred)
    if whole is None:
        return
    if not at:
        for text in whole.text.split(GOOGLES):
            if text.strip():
                card.add_address(["", "", text.strip(), "", "", "", ""], label, preferred)
    elif not _words(whole.text) <= _words(" ".join(cell.text for cell in at.values())):
        keep_column(card, whole.head, whole.text)


def _each(at: dict[Field, Cell]) -> list[list[str]]:
    """The parts of each address of a place: Google puts several of one label into the same cells."""
    texts = {field: cell.text.split(GOOGLES) for field, cell in at.items()}
    numbers = {len(pieces) for pieces in texts.values()}
    if len(numbers) != 1:
        texts = {field: [cell.text] for field, cell in at.items()}
    several = []
    for number in range(max((len(pieces) for pieces in texts.values()), default=0)):
        here = {field: pieces[number].strip() for field, pieces in texts.items()}
        here[Field.STREET] = "\n".join(
            text for field in (Field.STREET, *_FURTHER_LINES) if (text := here.get(field, ""))
        )
        several.append([here.get(field, "") for field in _PARTS])
    return several


def _put_together(places: dict[str, dict[Field, str]]) -> list[dict[Field, str]]:
    """What stands in columns without a number belongs to the first place, unless that says it too."""
    found = list(places.values())
    if (
        len(found) > 1
        and "" in places
        and not (other := next(at for key, at in places.items() if key)).keys() & places[""]
    ):
        found.remove(other)
        found[found.index(places[""])] = places[""] | other
    return found


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def read_work(card: CardInProgress, filled: Filled) -> None:
    """Read each place of work: organisation, department and title of one number belong together."""
    places: dict[str, dict[Field, str]] = {}
    for cell in filled.of(*_OF_WORK):
        at = places.setdefault(cell.meaning.place, {})
        if at.setdefault(cell.meaning.field, cell.text) != cell.text:
            keep_column(card, cell.head, cell.text)
    together = _put_together(places)
    for number, at in enumerate(together, 1):
        # In a group of its own, so that a title goes to the organisation beside it.
        group = str(number) if len(together) > 1 else ""
        organisation, department = at.get(Field.ORGANISATION, ""), at.get(Field.DEPARTMENT, "")
        if organisation or department or group:
            card.work.organisations.append((group, [organisation, department]))
        if title := at.get(Field.TITLE):
            card.work.titles.append((group, title))
        if profession := at.get(Field.PROFESSION):
            card.work.professions.append((group, profession))
    readings = filled.of(Field.ORGANISATION_PHONETIC)
    card.work.phonetic = readings[0].text if readings else ""
