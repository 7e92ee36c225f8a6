"""Saving a file for other programs: a paper, an address book, a calendar; one sentence for each way in which that can fail."""

from __future__ import annotations

import errno
from pathlib import Path

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.system.files import write_whole
from salesbook.system.paths import is_ours


class Ours(Refused):
    """The file is one Salesbook needs itself: writing over it would lose the notebook."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("“{name}” is a file of Salesbook itself, so it stays; choose another name.", name=name))


class FolderMissing(Refused):
    """The folder of the file to write does not exist."""

    def __init__(self, folder: str) -> None:
        super().__init__(Text("The folder “{folder}” does not exist; make it or choose another.", folder=folder))


class NotAllowed(Refused):
    """The folder or the file may not be written."""

    def __init__(self, path: str) -> None:
        super().__init__(Text("“{path}” may not be written; choose another place.", path=path))


class DiskFull(Refused):
    """There is no room left for the file."""

    def __init__(self, folder: str) -> None:
        super().__init__(Text("There is no room left in “{folder}”; free some and try again.", folder=folder))


class NotWritten(Refused):
    """The file could not be written for another reason, which the system names."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(Text("“{path}” could not be written: {reason}.", path=path, reason=reason))


_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def save(data: bytes, path: Path) -> None:
    """Write a file, whole or not at all. Raises Ours, FolderMissing, NotAllowed, DiskFull or NotWritten."""
    try:
        if is_ours(path):
            raise Ours(path.name)
        if path.is_dir():
            raise NotAllowed(str(path))
        write_whole(path, data)
    except OSError as error:
        raise refusal_of(path, error) from None


def refusal_of(path: Path, error: OSError) -> Refused:
    """The sentence for an error of the system at a path."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return FolderMissing(str(path.parent))
    if error.errno in _NOT_ALLOWED:
        return NotAllowed(str(path))
    if error.errno in _FULL:
        return DiskFull(str(path.parent))
    return NotWritten(str(path), error.strerror or type(error).__name__)
