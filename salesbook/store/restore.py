"""Restoring a backup: one of the three acts that are not operations. It cannot be undone, and loses nothing.

What lay there is kept as `NAME-before-restore-….salesbook` with its key file and its log, and opens like any notebook. A
crash leaves the old pair, the new pair, or for a moment none under the name; never one's notebook with the other's key
or log.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from salesbook.store.backup_file import unpack
from salesbook.store.check import damage_in
from salesbook.store.driver import dbapi, read_only_connection
from salesbook.store.errors import (
    BackupDamaged,
    KeyFileDamaged,
    NotebookInUse,
    NotebookLocked,
    NotebookNewer,
    SameFile,
    WrongPassword,
    WrongRecoveryWords,
)
from salesbook.store.files import disk_errors_in_words
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.migrations import LATEST, schema_of
from salesbook.system import clock
from salesbook.system.files import sync, sync_folder
from salesbook.system.secrets import Secrets

# Where SQLite's open connections hold a shared lock on the file (os_unix.c, SHARED_FIRST and SHARED_SIZE).
_SHARED_FIRST = 0x40000002
_SHARED_SIZE = 510


@dataclass(frozen=True)
class Restored:
    """The notebook restored; where what lay there before is kept; whether the new one could be opened and verified."""

    path: Path
    previous: Path | None
    verified: bool


def restore(backup: Path, to: Path, ways: WaysIn, secrets: Secrets) -> Restored:
    """Put the notebook and key file of a backup in the place of `to`; the caller has closed its own connections to it.

    A backup that none of `ways` opens is restored all the same (a new computer has another keychain), unless what was
    given is wrong. Raises BackupUnreadable, NotABackup, BackupDamaged, BackupNewer, NotebookNewer, WrongPassword,
    WrongRecoveryWords, SameFile, NotebookInUse or the disk's errors; then nothing was replaced.
    """
    if backup.resolve() in (to.resolve(), key_path(to).resolve()):
        raise SameFile
    with disk_errors_in_words(to), TemporaryDirectory(prefix=f".{to.name}-", dir=to.parent) as folder:
        new = Path(folder) / "new.salesbook"
        about = unpack(backup, new, key_path(new))
        if about.schema > LATEST:
            raise NotebookNewer(about.schema, LATEST)
        verified = _verified(new, backup, ways, secrets)
        sync(new)
        sync(key_path(new))
        with nobody_else_in(to):
            previous = _kept_before(to, clock.now())
            _put_in_place(new, to)
    return Restored(to, previous, verified)


def _verified(new: Path, backup: Path, ways: WaysIn, secrets: Secrets) -> bool:
    """Whether it opens by what was given and is sound; False where it stays locked."""
    try:
        key = unlock(key_path(new), ways, secrets)
    except (WrongPassword, WrongRecoveryWords):
        raise
    except NotebookLocked:
        return False
    except KeyFileDamaged:
        raise BackupDamaged(backup.name) from None
    try:
        with closing(read_only_connection(new, key)) as connection:
            if schema_of(connection) == 0 or damage_in(connection):
                raise BackupDamaged(backup.name)
    except dbapi.DatabaseError:
        raise BackupDamaged(backup.name) from None
    return True


@contextmanager
def nobody_else_in(notebook: Path) -> Iterator[None]:
    """Refuse while another process has the notebook open, and keep others out for the block.

    Works without the notebook's key, which may be what is lost. Windows refuses to move an open file by itself.
    """
    if sys.platform == "win32" or not notebook.exists():
        try:
            yield
        except PermissionError:
            raise NotebookInUse from None
        return
    import fcntl

    with notebook.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except OSError:
            raise NotebookInUse from None
        yield


def _kept_before(notebook: Path, at: datetime) -> Path | None:
    """Move the notebook aside with its key file and its log; nothing lies under its name afterwards.

    Key file and log are copied first, so that the pair is whole under the one name until the notebook is moved, and
    under the other from then on. A log that stayed behind would be replayed into the new notebook.
    """
    previous = _free_name(notebook, at)
    for ending in ("-key", "-wal"):
        beside = notebook.with_name(notebook.name + ending)
        if beside.exists():
            kept = previous.with_name(previous.name + ending)
            shutil.copy2(beside, kept)
            sync(kept)
    sync_folder(notebook.parent)
    had_one = notebook.exists()
    if had_one:
        notebook.rename(previous)
        sync_folder(notebook.parent)
    for ending in ("-wal", "-shm"):
        notebook.with_name(notebook.name + ending).unlink(missing_ok=True)
    return previous if had_one else None


def _free_name(notebook: Path, at: datetime) -> Path:
    """A notebook's own kind of name, by which it is found among the others and told from the one in use."""
    wanted = f"{notebook.stem}-before-restore-{at.astimezone():%Y%m%d-%H%M%S}"
    taken = {entry.name for entry in notebook.parent.iterdir()}
    endings = ("", "-key", "-wal")
    stems = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    names = (stem + notebook.suffix for stem in stems)
    return notebook.with_name(next(name for name in names if not taken & {name + ending for ending in endings}))


def _put_in_place(new: Path, notebook: Path) -> None:
    """The key file first: without its notebook it is nothing, while a notebook with another's key file is an error."""
    sync_folder(notebook.parent)
    key_path(new).replace(key_path(notebook))
    new.replace(notebook)
    sync_folder(notebook.parent)
