"""Writing a file whole or not at all: a crash or a full disk leaves the old one or the new one, never half of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place at the end of the block, with the permissions of the old one.

    Whatever fails, `path` is as it was and the temporary file is gone. Raises OSError.
    """
    temporary = _temporary_beside(path)
    try:
        yield temporary
        sync(temporary)
        temporary.chmod(_mode_of(path))
        temporary.replace(path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    sync_folder(path.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Put the bytes at `path`, replacing what is there. Raises OSError; then the old file stands untouched."""
    with replacing(path) as temporary:
        temporary.write_bytes(data)


def sync(path: Path) -> None:
    """Wait until what was written to a file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until a rename in a folder is on the disk; Windows, which has no such call, does that by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _temporary_beside(path: Path) -> Path:
    """A new empty file in the same folder, so that renaming it to `path` is one step; its owner's alone."""
    from tempfile import mkstemp

    descriptor, name = mkstemp(prefix=f".{path.name}-", suffix=".part", dir=path.parent)
    os.close(descriptor)
    return Path(name)


def _mode_of(path: Path) -> int:
    """The permissions of the file that is replaced; a new one is the owner's alone, as it names people."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return 0o600
