"""Writing the notebook's files whole or not at all, with a sentence for each way in which that fails."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from salesbook.domain.errors import SalesbookError
from salesbook.store.errors import DiskFailed, DiskFull, FolderNotWritable
from salesbook.system.files import replacing


@contextmanager
def replacement(path: Path) -> Iterator[Path]:
    """As `system.files.replacing`, with DiskFull, FolderNotWritable or DiskFailed for what the system raises."""
    with disk_errors_in_words(path), replacing(path) as temporary:
        yield temporary


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
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.ENOENT | errno.ENOTDIR | errno.EISDIR | errno.EEXIST:
            return FolderNotWritable(path.name)
        case _:
            return DiskFailed()
