"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put the bytes at `path`, replacing what is there; on any failure the old file stands untouched. Raises OSError."""
    import tempfile

    # In the same folder: only within one file system is the replacement a single step.
    handle, name = tempfile.mkstemp(prefix=".salesbook-", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode_of(path))
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _sync_folder(path.parent)


def _mode_of(path: Path) -> int:
    """The permissions of the file that is replaced; a new one is the owner's alone, as it names people."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return 0o600


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut; systems that cannot open a folder do without."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
