"""CSV files to tables: the encoding, what parts the cells, and quotes that hold line breaks, or were never closed.

A cell as Excel and our own export write it so that it is no formula begins with an apostrophe, which is taken off.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from salesbook.domain.text import Text
from salesbook.formats.encoding import decoded, file_text
from salesbook.formats.format import RowProblem, UnreadableFile
from salesbook.formats.table import MOST_COLUMNS, MOST_ROWS, Row, Table, table_of, too_many_columns, too_many_rows
from salesbook.formats.vcard_lines import MEGABYTE, MOST_LINES
from salesbook.formats.vcard_write_lines import clean
from salesbook.system.progress import Progress

# As many as a note of a whole file has; the library's own limit is a thousandth of it.
LONGEST_CELL = 20_000_000
_SEPARATORS = ",;\t"
# Excel's own line in front of a table, which says what parts the cells.
_SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
# What a spreadsheet would take for a formula, with the blanks and quotes before it.
FORMULA = re.compile(r"['\"\s]*[=+\-@＝＋－＠]|['\"]*[\t\r]")
_MADE_SAFE = re.compile(r"'(?:['\"\s]*[=+\-@＝＋－＠]|['\"]*[\t\r])")
_ROWS_PER_REPORT = 500
_LINES_LOOKED_AT = 20
_OPEN_QUOTES_MENDED = 20
_END = "\ufdd0"  # No text contains it: it is reserved for such uses (Unicode, 23.7).
_BROKEN = Text("Some bytes of this value are not text; the rest was read.")
_OPEN = Text("A quotation mark in this line is never closed; the line was read without its marks.")
_NO_TEXT = re.compile("[\x01-\x08\x0e-\x1f]")


def read_csv(data: bytes, file: str, progress: Progress) -> Table:
    """The table in the bytes of a CSV file. Progress counts lines. Raises UnreadableFile."""
    source = file_text(data)
    if len(_NO_TEXT.findall(source.text[:4000])) > 40:
        raise UnreadableFile(Text("“{file}” is no table of text; save it as CSV or .xlsx and try again.", file=file))
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES:
        raise too_many_rows(file)
    lines = text.split("\n")
    said = _SAID.fullmatch(lines[0])
    first = 1 if said else 0
    separator = said[1] if said else _separator(lines)
    rows: list[Row] = []
    problems: list[RowProblem] = []
    for line, cells, is_open in _records(lines, first, separator, file):
        if len(rows) % _ROWS_PER_REPORT == 0:
            progress(line, 2 * len(lines))
        if is_open:
            problems.append(RowProblem(file, line, "", _OPEN))
        texts = [_text(cell, source.charset) for cell in cells]
        problems += [RowProblem(file, line, text[:80], _BROKEN) for text, is_whole in texts if not is_whole]
        rows.append(Row(line, tuple(text for text, _ in texts)))
        if len(rows) > MOST_ROWS + 100:
            raise too_many_rows(file)
    return table_of(rows, file, problems)


def _text(cell: str, charset: str | None) -> tuple[str, bool]:
    """The text of a cell, and whether all its bytes could be read."""
    is_whole = True
    if charset is not None and not cell.isascii():
        cell, is_whole = decoded(cell.encode("utf-8", "surrogateescape"), "", charset)
    if _MADE_SAFE.match(cell):
        cell = cell[1:]
    return clean(cell), is_whole


def _separator(lines: list[str]) -> str:
    """What parts the cells: the sign of which most lines have as many, outside quotes; of those the most frequent."""
    filled = [_QUOTED.sub("", line[:10_000]) for line in lines[:200] if line.strip()][:_LINES_LOOKED_AT]
    if not filled:
        return ","

    def fits(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in filled)
        counts.pop(0, None)
        (number, often), *_ = counts.most_common(1) or [(0, 0)]
        # The heads never have the sign of another.
        return (often if filled[0].count(sign) else 0), number

    return max(_SEPARATORS, key=fits)


def _records(lines: list[str], first: int, separator: str, file: str) -> Iterator[tuple[int, list[str], bool]]:
    """Records with the number of the line they begin on; one whose quotation mark is never closed is read without marks."""
    # The limit is the process's, and nobody else reads CSV.
    csv.field_size_limit(LONGEST_CELL)
    start, mended = first, 0
    while start < len(lines):
        feed = _Feed(lines, start, separator, file)
        opened = None
        for cells in _read(csv.reader(feed, delimiter=separator), file):
            begun, feed.begun = feed.begun, feed.at
            if cells and cells[-1].endswith(_END):
                opened = begun
                break
            yield begun + 1, cells, False
        if opened is None or opened == len(lines):
            return
        mended += 1
        if mended > _OPEN_QUOTES_MENDED:
            raise UnreadableFile(
                Text("The quotation marks in “{file}” do not match; save it as CSV again and try that.", file=file)
            )
        yield opened + 1, lines[opened].replace('"', "").split(separator), True
        start = opened + 1


def _read(reader: Iterator[list[str]], file: str) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        raise UnreadableFile(
            Text(
                "A cell of “{file}” is longer than {limit} MB; shorten it and try again.",
                file=file,
                limit=LONGEST_CELL // MEGABYTE,
            )
        ) from None


class _Feed:
    """The lines of a file for the reader, and then a last one, which stands alone unless a quotation mark is open.

    A record that would be wider than any table is refused before it is made.
    """

    def __init__(self, lines: list[str], start: int, separator: str, file: str) -> None:
        self.at = self.begun = start
        self._lines, self._separator, self._file = lines, separator, file
        self._signs, self._of = 0, start

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.at > len(self._lines):
            raise StopIteration
        line = self._lines[self.at] if self.at < len(self._lines) else _END
        self.at += 1
        if self._of != self.begun:
            self._signs, self._of = 0, self.begun
        self._signs += line.count(self._separator)
        # In quotes they part nothing, so there may be many more than columns.
        if self._signs > 1_000 * MOST_COLUMNS:
            raise too_many_columns(self._file)
        return line if line is _END else line + "\n"
