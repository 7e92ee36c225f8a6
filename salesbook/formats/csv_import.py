"""CSV as Google, Outlook and Excel write it, and any other of which the columns are known."""

from __future__ import annotations

from salesbook.formats.csv_text import read_csv
from salesbook.formats.table import Table
from salesbook.formats.table_import import TableImporter
from salesbook.system.progress import Progress


def _table(data: bytes, file: str, _sheet: str, progress: Progress) -> Table:
    return read_csv(data, file, progress)


CSV_IMPORTER = TableImporter("CSV", (".csv", ".tsv", ".txt"), _table)
