"""Writing a whole file so that a crash leaves the old one or the new one, never half of one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from salesbook.domain.errors import SalesbookError
from salesbook.store.errors import DiskFailed, DiskFull, FolderNotWritable


@contextmanager
def replacement(path: Path) -> Iterator[Path]:
    """A temporary file beside `path`, readable by its owner alone, that takes its place at the end of the block.

    Whatever fails, `path` is as it was and the temporary file is gone. Raises DiskFull, FolderNotWritable, DiskFailed.
    """
    with disk_errors_in_words(path):
        temporary = temporary_beside(path)
        try:
            yield temporary
            sync(temporary)
            temporary.replace(path)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        sync_folder(path.parent)


def temporary_beside(path: Path) -> Path:
    """A new empty file in the same folder, so that renaming it to `path` is one step; mode 0600."""
    from tempfile import mkstemp

    descriptor, name = mkstemp(prefix=f".{path.name}-", suffix=".part", dir=path.parent)
    os.close(descriptor)
    return Path(name)


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


@contextmanager
def disk_errors_in_words(path: Path) -> Iterator[None]:
    """Turn the system's errors in writing `path` into DiskFull, FolderNotWritable or DiskFailed."""
    try:
        yield
    except OSError as error:
        raise _in_words(error, path) from error


def _in_words(error: OSError, path: Path) -> SalesbookError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return DiskFull()
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.ENOENT | errno.ENOTDIR | errno.EISDIR:
            return FolderNotWritable(path.name)
        case _:
            return DiskFailed()
