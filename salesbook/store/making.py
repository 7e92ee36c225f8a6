"""Making a new notebook: the file and its key file, both or neither."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from salesbook.domain.ids import new_id
from salesbook.store.errors import FolderNotWritable, NotebookExists
from salesbook.store.keys import NewKey, Protection, create_key_file, key_path
from salesbook.store.notebook import Notebook
from salesbook.system.secrets import Secrets


def make_notebook(
    path: Path, protections: tuple[Protection, ...], secrets: Secrets, born_with: tuple[object, ...] = ()
) -> tuple[Notebook, NewKey]:
    """An empty notebook, open, and its new key with the recovery words to show once where they were asked for."""
    if path.exists():
        raise NotebookExists(path.stem)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise FolderNotWritable(path.name) from None
    key = create_key_file(key_path(path), new_id(), protections, secrets)
    try:
        return Notebook.create(path, key.key, born_with=born_with), key
    except BaseException:
        for left in (path, key_path(path)):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise
