"""What of a workbook's file is handed to the library that reads it: the few parts it needs, unpacked within limits.

A workbook is a zip archive of XML, and both can be made to hurt: a small file that unpacks to gigabytes, a cell at the end of
the sheet for which a library makes room up to there, entities. So the parts are unpacked here, up to a limit, their cells are
counted, and the library gets a new archive of what was unpacked. Formulas are never evaluated: what counts is the stored value.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from salesbook.domain.text import Text
from salesbook.formats.format import UnreadableFile
from salesbook.formats.table import MOST_COLUMNS, MOST_ROWS, too_many_columns, too_many_rows
from salesbook.formats.vcard_lines import MEGABYTE
from salesbook.system.progress import Progress

MOST_UNPACKED = 200 * MEGABYTE
_MOST_PARTS = 10_000
# Rows with nothing known in them count too, as do those above and between the contacts.
_LAST_ROW = 2 * MOST_ROWS
# The library makes room for every place up to the last row and the last column.
_MOST_PLACES = 5_000_000
_PARTS = re.compile(
    r"(\[content_types\]\.xml|_rels/\.rels|xl/(_rels/)?workbook\.xml(\.rels)?|xl/(sharedstrings|styles)\.xml|"
    r"xl/worksheets/[^/]+\.xml)",
    re.IGNORECASE,
)
_SHEET = re.compile(r"xl/worksheets/", re.IGNORECASE)
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_CHUNK = 1 << 20
_OLD = b"\xd0\xcf\x11\xe0"


def needed_parts(data: bytes, file: str, progress: Progress) -> bytes:
    """A new archive of the parts that are needed, each within the limits. Progress counts bytes. Raises UnreadableFile."""
    if data.startswith(_OLD):
        raise UnreadableFile(
            Text(
                "“{file}” has a password or is of an old Excel; save it as .xlsx without a password and try again.",
                file=file,
            )
        )
    kept = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(kept, "w") as unpacked:
            _copy(packed, unpacked, file, progress)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise unreadable(file) from None
    return kept.getvalue()


def unreadable(file: str) -> UnreadableFile:
    """The refusal of what is no workbook, or a damaged one."""
    return UnreadableFile(
        Text("“{file}” is no Excel workbook or is damaged; save it as .xlsx again and try that.", file=file)
    )


def too_large(file: str) -> UnreadableFile:
    """The refusal of a workbook that is larger than it looks."""
    return UnreadableFile(
        Text(
            "“{file}” holds more than a list of contacts ({limit} MB unpacked); save the list alone as CSV and try that.",
            file=file,
            limit=MOST_UNPACKED // MEGABYTE,
        )
    )


def _copy(packed: zipfile.ZipFile, unpacked: zipfile.ZipFile, file: str, progress: Progress) -> None:
    parts = {part.filename: part for part in packed.infolist() if _PARTS.fullmatch(part.filename)}
    size = sum(part.file_size for part in parts.values())
    if size > MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise too_large(file)
    done = 0
    lengths: list[int] = []
    cells = _Cells(file, lengths)
    # The texts first, which stand apart from the sheets that show them.
    for name, part in sorted(parts.items(), key=lambda one: bool(_SHEET.match(one[0]))):
        with packed.open(part) as opened:
            # Never more than the archive says: the reader stops there, and then the checksum is wrong.
            content = opened.read(part.file_size)
            opened.read(1)
        if _SHEET.match(name):
            cells.begin_sheet()
            _check(cells, content, file, lambda far, so_far=done: progress(so_far + far, size))
        elif name.casefold().endswith("sharedstrings.xml"):
            _check(_Texts(lengths), content, file, lambda far, so_far=done: progress(so_far + far, size))
        elif b"<!DOCTYPE" in content:
            raise unreadable(file)
        done += len(content)
        unpacked.writestr(name, content)


def _check(reader: _Texts | _Cells, content: bytes, file: str, progress: Any) -> None:
    """Have a part read tag by tag; it must be plain XML, without a document type."""

    def refuse(*_declaration: object) -> None:
        raise unreadable(file)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.begin
    parser.CharacterDataHandler = reader.text
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = refuse
    try:
        for start in range(0, len(content), _CHUNK):
            progress(start)
            parser.Parse(content[start : start + _CHUNK])
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError:
        raise unreadable(file) from None


class _Texts:
    """Measures the texts that cells point to."""

    def __init__(self, lengths: list[int]) -> None:
        self._lengths = lengths

    def begin(self, tag: str, _attributes: dict[str, str]) -> None:
        """A tag begins."""
        if tag.rpartition(":")[2] == "si":
            self._lengths.append(0)

    def text(self, said: str) -> None:
        """Text of the latest."""
        if self._lengths:
            self._lengths[-1] += len(said)

    def end(self, tag: str) -> None:
        """A tag ends."""


class _Cells:
    """Counts the places of the cells that have a value, as they come, and how much they say together, in all sheets."""

    def __init__(self, file: str, lengths: list[int]) -> None:
        self._file, self._lengths = file, lengths
        self._row = self._column = self._last_row = self._last_column = self._said = self._places = 0
        self._points = self._in_value = False
        self._value = ""

    def begin_sheet(self) -> None:
        """The next sheet begins."""
        self._places += self._last_row * self._last_column
        self._row = self._column = self._last_row = self._last_column = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        name = tag.rpartition(":")[2]
        if name == "row":
            self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
        elif name == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _letters(place[1]) if place else self._column + 1
            self._row = int(place[2]) if place else self._row
            self._points = attributes.get("t") == "s"
        elif name in ("v", "is", "f"):
            self._in_value, self._value = name == "v", ""
            self._count()

    def text(self, said: str) -> None:
        """Text of a value."""
        if self._in_value:
            self._value += said[:20]

    def end(self, tag: str) -> None:
        """A tag ends."""
        if self._in_value and tag.rpartition(":")[2] == "v":
            self._in_value = False
            place = _number(self._value.strip(), -1) if self._points else -1
            self._said += self._lengths[place] if 0 <= place < len(self._lengths) else 0
            if self._said > MOST_UNPACKED:
                raise too_large(self._file)

    def _count(self) -> None:
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self._last_row > _LAST_ROW:
            raise too_many_rows(self._file)
        if self._last_column > MOST_COLUMNS:
            raise too_many_columns(self._file)
        if self._places + self._last_row * self._last_column > _MOST_PLACES:
            raise too_large(self._file)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() and len(written) < 9 else otherwise


def _letters(written: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    found = 0
    for letter in written:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
