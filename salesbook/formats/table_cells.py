"""The filled cells of a row by what they hold, with the labels that stand in columns of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salesbook.formats.column_heads import GOOGLE_PLACE, label_named, meaning_of
from salesbook.formats.columns import Field, Meaning
from salesbook.formats.vcard_labels import label_of_words

_PREFERRED = "* "


@dataclass(frozen=True)
class Cell:
    """A filled cell: what it holds, the head over it, and, of a day, the order of the numbers in its table."""

    meaning: Meaning
    head: str
    text: str
    order: str = ""


class Filled:
    """The filled cells of one row; fields of the user's own (Google's custom ones) stand where their labels say."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._cells: dict[Field, list[Cell]] = {}
        self._beside: dict[tuple[Field, str], str] = {}
        cells = list(cells)
        for cell in cells:
            self._beside.setdefault((cell.meaning.field, cell.meaning.place), cell.text)
        for cell in map(self._custom, cells):
            self._cells.setdefault(cell.meaning.field, []).append(cell)

    def of(self, *fields: Field) -> list[Cell]:
        """The cells of these fields, in the order of their columns in each."""
        return [cell for field in fields for cell in self._cells.get(field, ())]

    def beside(self, field: Field, cell: Cell) -> str:
        """What stands in the column of this field that belongs to the cell's."""
        return self._beside.get((field, cell.meaning.place), "") if cell.meaning.place else ""

    def label(self, field: Field, cell: Cell) -> tuple[str, bool]:
        """The label of a cell, from its own head or from the column of labels, and whether it says preferred."""
        written = self.beside(field, cell)
        return label_in_table(written) if written else (cell.meaning.label, False)

    def _custom(self, cell: Cell) -> Cell:
        if cell.meaning.field is not Field.CUSTOM:
            return cell
        head = self.beside(Field.CUSTOM_LABEL, cell).removeprefix("* ") or cell.head
        meaning = meaning_of(head)
        is_ours = meaning is not None and not meaning.place.startswith(GOOGLE_PLACE)
        return Cell(meaning if meaning is not None and is_ours else Meaning(Field.KEEP), head, cell.text)


def label_in_table(written: str) -> tuple[str, bool]:
    """Our label for one in a table, and whether it is marked as preferred, as Google marks it by a star."""
    word = f"{written.strip()} "
    is_preferred = word.startswith(_PREFERRED)
    word = word.removeprefix(_PREFERRED).strip()
    return label_named(word) or label_of_words(word), is_preferred
