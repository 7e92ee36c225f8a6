"""Excel workbooks for people: a column for each field that somebody has, called in the user's language.

Every cell is text, so that Excel works nothing out and rounds no number off; what it calls the columns our reader knows again.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from salesbook.domain.profile import Profile
from salesbook.formats.column_names import column_name
from salesbook.formats.columns import Field, Meaning
from salesbook.formats.table_write import Written, written_cells
from salesbook.system.progress import Progress

# What Excel has room for in a cell, counted as it counts: in units of UTF-16.
LONGEST_CELL = 32_767
_NARROWEST, _WIDEST = 8, 48
_ROWS_PER_REPORT = 100
# The order of the columns; those of one entry stand together, label by label and number by number.
_SECTIONS = (
    (Field.NAME,),
    (Field.ORGANISATION, Field.DEPARTMENT, Field.TITLE, Field.PROFESSION),
    (Field.PHONE,),
    (Field.EMAIL,),
    (Field.MESSAGING,),
    *(
        (Field.STREET, Field.EXTENDED, Field.PO_BOX, Field.CITY, Field.REGION, Field.POSTAL_CODE, Field.COUNTRY),
        (Field.WEBSITE,),
        (Field.DATE,),
        (Field.RELATION,),
        (Field.HOBBY,),
        (Field.TOPIC,),
        (Field.TAGS,),
        (Field.NOTE,),
        (Field.KEEP,),
        (Field.FAMILY_NAME, Field.GIVEN_NAME, Field.MIDDLE_NAME, Field.PREFIX, Field.SUFFIX, Field.NICKNAME),
        (Field.PHONETIC, Field.PHONETIC_FAMILY_NAME, Field.PHONETIC_GIVEN_NAME, Field.LANGUAGE, Field.UID),
    ),
)
_PLACES = {field: (number, place) for number, section in enumerate(_SECTIONS) for place, field in enumerate(section)}

# A column: what it holds, and the how-manieth of its kind it is.
_Column = tuple[Meaning, int]


@dataclass(frozen=True)
class XLSXExporter:
    """Workbooks of one sheet."""

    name: str = "XLSX"
    suffix: str = ".xlsx"

    def write(self, profiles: Sequence[Profile], written_at: datetime, progress: Progress) -> bytes:
        """The workbook with these contacts, in their order. Progress counts contacts."""
        rows = []
        for number, profile in enumerate(profiles):
            if number % _ROWS_PER_REPORT == 0:
                progress(number, 2 * len(profiles))
            rows.append({(cell.meaning, cell.number): cell.text for cell in _pieces(written_cells(profile))})
        columns = _in_order(rows)
        table = [[row.get(column, "") for column in columns] for row in rows]
        return _workbook([_head(column) for column in columns], table, written_at, progress)


def _pieces(cells: Sequence[Written]) -> list[Written]:
    """The cells, those too long for Excel in several."""
    found = []
    for cell in cells:
        text, number = cell.text, cell.number
        while len(text.encode("utf-16-le")) > 2 * LONGEST_CELL:
            piece = text.encode("utf-16-le")[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")
            found.append(Written(cell.meaning, piece, number))
            text, number = text[len(piece) :], number + 100
        found.append(Written(cell.meaning, text, number))
    return found


def _in_order(rows: Sequence[dict[_Column, str]]) -> list[_Column]:
    """The columns that somebody has something in."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    labels = list(dict.fromkeys(meaning.label for meaning, _number in columns))
    seen = {label: place for place, label in enumerate(labels)}

    def place(column: _Column) -> tuple[int, int, int, int]:
        meaning, number = column
        section, within = _PLACES[meaning.field]
        return section, seen[meaning.label], number, within

    return sorted(columns, key=place)


def _head(column: _Column) -> str:
    meaning, number = column
    if meaning.field is Field.KEEP:
        return meaning.label
    return column_name(meaning, number)


def _workbook(heads: Sequence[str], rows: Sequence[Sequence[str]], written_at: datetime, progress: Progress) -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    # Nothing is made of texts but texts: no formulas, no links, no numbers.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, {"in_memory": True, **plain}) as book:
        book.set_properties({"created": written_at.replace(tzinfo=None)})
        sheet = book.add_worksheet("Salesbook")
        head = book.add_format({"bold": True, "num_format": "@", "bottom": 1})
        text = book.add_format({"num_format": "@", "valign": "top"})
        for place, words in enumerate(heads):
            sheet.set_column(place, place, _width(words, [row[place] for row in rows[:200]]), text)
            sheet.write_string(0, place, words, head)
        _write_rows(sheet, rows, text, progress)
        sheet.freeze_panes(1, 1)
        if heads and rows:
            sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    return made.getvalue()


def _write_rows(sheet: Any, rows: Sequence[Sequence[str]], text: Any, progress: Progress) -> None:
    for number, row in enumerate(rows, 1):
        if number % _ROWS_PER_REPORT == 0:
            progress(len(rows) + number, 2 * len(rows))
        for place, said in enumerate(row):
            if said:
                sheet.write_string(number, place, said, text)
    progress(2 * len(rows), 2 * len(rows))


def _width(head: str, texts: Sequence[str]) -> int:
    """How wide a column is, in letters; an ideograph is as wide as two."""
    widest = max(
        (sum(1 + (sign > "\u2e80") for sign in text.split("\n")[0][:_WIDEST]) for text in (head, *texts)), default=0
    )
    return max(_NARROWEST, min(_WIDEST, widest + 2))
