"""What may stand on the command line in the place of a command: files that the window opens, as a desktop gives them."""

from __future__ import annotations

from pathlib import Path

from salesbook.system.paths import NOTEBOOK_ENDING


def is_for_the_window(word: str) -> bool:
    """Whether a word means a notebook or an address book; by its ending, since no command has one."""
    ending = Path(word).suffix.lower()
    if word.startswith("-") or not ending:
        return False
    # The formats take as long to load as a whole command, and a command has no ending.
    from salesbook.formats import IMPORTERS

    return ending == NOTEBOOK_ENDING or any(ending in importer.suffixes for importer in IMPORTERS)


def notebook_among(files: tuple[str, ...]) -> tuple[Path | None, tuple[Path, ...]]:
    """The first notebook among the files, and all others; with their full paths, as the first window stands elsewhere."""
    paths = tuple(Path(file).absolute() for file in files)
    notebooks = [path for path in paths if path.suffix.lower() == NOTEBOOK_ENDING]
    first = notebooks[0] if notebooks else None
    return first, tuple(path for path in paths if path != first)
