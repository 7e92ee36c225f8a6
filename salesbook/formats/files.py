"""Files of other programs on the disk as one batch: each is read whole, and either understood or refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.formats import IMPORTERS
from salesbook.formats.format import ImportBatch, Importer, UnreadableFile, unknown_format
from salesbook.formats.table_import import TableImporter, Wishes
from salesbook.system.progress import Progress

# More than this is no address book.
MOST_BYTES = 200 * 1024 * 1024
_STEPS_A_FILE = 1000


def read_files(
    files: Sequence[Path],
    progress: Progress,
    format_name: str = "",
    wishes: Sequence[Wishes] = (),
) -> ImportBatch:
    """All files together, in their order; `wishes` say what the columns of tables hold, for each file, or for none.

    One that cannot be read at all is refused by its name, and the others with it.
    """
    batches = []
    for number, file in enumerate(files):
        importer = importer_of(file, format_name)
        far = _part_of(progress, number, len(files))
        data = content_of(file)
        if isinstance(importer, TableImporter):
            batches.append(importer.read(data, file.name, far, *wishes[number : number + 1]))
        else:
            batches.append(importer.read(data, file.name, far))
    return ImportBatch(
        tuple(card for batch in batches for card in batch.cards),
        tuple(problem for batch in batches for problem in batch.problems),
    )


def importer_of(file: Path, format_name: str = "") -> Importer:
    """What reads a file: by the name of its format, else by its ending. Refuses folders and what Salesbook cannot read."""
    if file.is_dir():
        raise UnreadableFile(Text("“{name}” is a folder; choose the files in it.", name=file.name))
    for importer in IMPORTERS:
        if format_name.lower() == importer.name.lower() or (
            not format_name and file.suffix.lower() in importer.suffixes
        ):
            return importer
    raise unknown_format(file.name)


def content_of(file: Path) -> bytes:
    """The bytes of a file. Refuses one that is too large, and one that cannot be read."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UnreadableFile(
                Text("“{file}” is larger than {limit} MB; split it and import the parts.", file=file.name, limit=200)
            )
        return file.read_bytes()
    except OSError:
        raise Refused(Text("The file “{name}” cannot be read; check its name.", name=file.name)) from None


def _part_of(progress: Progress, number: int, files: int) -> Progress:
    """The progress of one file among several, each counting the same."""

    def far(done: int, total: int) -> None:
        progress(number * _STEPS_A_FILE + done * _STEPS_A_FILE // max(total, 1), files * _STEPS_A_FILE)

    return far
