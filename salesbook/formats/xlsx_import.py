"""Excel workbooks: a sheet as a table of text, with days and numbers as somebody would write them."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from salesbook.domain.text import Text
from salesbook.formats.format import UnreadableFile
from salesbook.formats.table import Row, Table, table_of
from salesbook.formats.table_import import TableImporter
from salesbook.formats.vcard_write_lines import clean
from salesbook.formats.xlsx_parts import needed_parts, unreadable
from salesbook.system.progress import Progress

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

# A double says no whole number exactly from here on, and Excel none of more than 15 digits.
_EXACT = 10**15
_ROWS_PER_REPORT = 500


def _table(data: bytes, file: str, sheet: str, progress: Progress) -> Table:
    """The table of a sheet: the one that is named, else the first that holds something. Raises UnreadableFile."""
    parts = needed_parts(data, file, lambda done, total: progress(done, 2 * total))
    book = _opened(parts, file)
    names = [one.name for one in book.sheets_metadata if _is_a_table(one)]
    if sheet and sheet not in names:
        raise UnreadableFile(
            Text(
                "There is no sheet “{sheet}” in “{file}”; its sheets are: {sheets}.",
                sheet=sheet,
                file=file,
                sheets=", ".join(names)[:300],
            )
        )
    filled = {name: rows for name in names if any(rows := _rows(book, name, file))}
    chosen = sheet or next(iter(filled), "")
    rows = filled.get(chosen, [])
    read: list[Row] = []
    for number, cells in enumerate(rows):
        if number % _ROWS_PER_REPORT == 0:
            progress(len(rows) + number, 2 * len(rows))
        read.append(Row(number + 1, tuple(text_of(cell) for cell in cells)))
    table = table_of(read, file)
    return Table(table.heads, table.rows, table.problems, tuple(filled), chosen)


def _opened(parts: bytes, file: str) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    return _asked(file, lambda: CalamineWorkbook.from_filelike(io.BytesIO(parts)))  # type: ignore[no-any-return]


def _rows(book: CalamineWorkbook, name: str, file: str) -> list[list[Any]]:
    """All rows from the first on, so that their numbers are those of Excel."""
    return _asked(file, lambda: book.get_sheet_by_name(name).to_python(skip_empty_area=False))  # type: ignore[no-any-return]


def _asked(file: str, question: Any) -> Any:
    """What the library says; whatever it raises means that the workbook is not one."""
    try:
        return question()
    except Exception:
        raise unreadable(file) from None
    except BaseException as error:
        # A panic of the library, which is written in Rust, is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise unreadable(file) from None


def _is_a_table(sheet: Any) -> bool:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return bool(sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible)


def text_of(cell: Any) -> str:
    """A cell in text: a day as ISO, a whole number in full, one that Excel has rounded so that it shows."""
    match cell:
        case str():
            return clean(cell)
        case bool():
            return str(cell).upper()
        case float() if abs(cell) >= _EXACT:
            return f"{cell:.15G}"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(" ", "minutes")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


XLSX_IMPORTER = TableImporter("XLSX", (".xlsx",), _table)
