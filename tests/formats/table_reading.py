"""Short ways to read tables in tests."""

from __future__ import annotations

from pathlib import Path

from salesbook.domain.profile import Profile
from salesbook.formats.csv_import import CSV_IMPORTER
from salesbook.formats.format import ImportBatch
from salesbook.formats.kept_columns import kept_column
from salesbook.formats.table_import import Wishes
from salesbook.system.progress import silent

FOLDER = Path(__file__).parent / "tables"


def batch(data: str | bytes, **said: str) -> ImportBatch:
    """What the reader makes of a CSV file's text or bytes; `said` are meanings of columns by their heads."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    return CSV_IMPORTER.read(raw, "list.csv", silent, Wishes(said))


def of_file(name: str) -> ImportBatch:
    """What the reader makes of a file of the folder."""
    return CSV_IMPORTER.read((FOLDER / name).read_bytes(), name, silent)


def profiles(data: str | bytes, **said: str) -> list[Profile]:
    """The contacts of a table without problems."""
    found = batch(data, **said)
    assert found.problems == ()
    return [card.profile for card in found.cards]


def one(*columns: str) -> Profile:
    """The only contact of a table of these columns, each `head=text`, beside a column with the name Ann."""
    heads, texts = zip(*(column.split("=", 1) for column in columns), strict=True)
    quoted = (",".join('"' + text.replace('"', '""') + '"' for text in row) for row in (heads, texts))
    head, row = quoted
    (found,) = profiles(f"Name,{head}\nAnn,{row}\n")
    return found


def kept(of: Profile) -> list[tuple[str, str]]:
    """Heads and texts of the columns without a place."""
    return [column for line in of.card_properties if (column := kept_column(line))]


def problems(data: str | bytes) -> list[tuple[int, str]]:
    """Line and column of what could not be read."""
    return [(problem.line, problem.field) for problem in batch(data).problems]
