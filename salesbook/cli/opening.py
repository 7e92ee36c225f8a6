"""What may stand on the command line in the place of a command: files that the window opens, as a desktop gives them."""

from __future__ import annotations

from pathlib import Path

from salesbook.formats import IMPORTERS
from salesbook.system.paths import NOTEBOOK_ENDING


def is_for_the_window(word: str) -> bool:
    """Whether a word means a notebook or an address book; by its ending, since no command has one."""
    endings = {NOTEBOOK_ENDING, *(suffix for importer in IMPORTERS for suffix in importer.suffixes)}
    return not word.startswith("-") and Path(word).suffix.lower() in endings


def notebook_among(files: tuple[str, ...]) -> tuple[Path | None, tuple[Path, ...]]:
    """The first notebook among the files, and all others; with their full paths, as the first window stands elsewhere."""
    paths = tuple(Path(file).absolute() for file in files)
    notebooks = [path for path in paths if path.suffix.lower() == NOTEBOOK_ENDING]
    first = notebooks[0] if notebooks else None
    return first, tuple(path for path in paths if path != first)
