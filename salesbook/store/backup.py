"""Backing a notebook up: a copy made while it is in use, opened and verified before it counts as a backup."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from salesbook.domain.errors import SalesbookError
from salesbook.store.backup_file import About, write_backup_file
from salesbook.store.check import damage_in
from salesbook.store.driver import Connection, connect, dbapi, read_only_connection
from salesbook.store.errors import (
    BackupExists,
    DiskFailed,
    DiskFull,
    NotebookDamaged,
    SameFile,
    WrongKey,
    told_in_words,
)
from salesbook.store.files import disk_errors_in_words, replacement
from salesbook.store.key_file import read_key_file
from salesbook.store.keys import key_path
from salesbook.store.migrations import schema_of
from salesbook.store.notebook import NotebookReader
from salesbook.system import clock
from salesbook.system.paths import BACKUP_ENDING

# What the driver says when copying fails: there, unlike elsewhere, it gives no result code.
_BACKUP_FAILURES: dict[str, Callable[[], SalesbookError]] = {
    "database or disk is full": DiskFull,
    "disk I/O error": DiskFailed,
}


@dataclass(frozen=True)
class BackupMade:
    """Where the backup is, and its size in bytes."""

    path: Path
    size: int


def back_up(notebook: NotebookReader, to: Path) -> BackupMade:
    """Make a verified backup: the file `to`, or one named by the moment in the folder `to`.

    Others may go on writing. Raises SameFile, BackupExists, NotebookDamaged (a damaged copy is no backup), and the
    errors of the key file and of the disk; then no file is left.
    """
    path = to / backup_name(notebook.path, clock.now()) if to.is_dir() else to
    _refuse(notebook.path, path)
    key_file = key_path(notebook.path)
    if not read_key_file(key_file).fits(notebook.key):
        raise WrongKey
    with disk_errors_in_words(path), TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
        copy = Path(folder) / "copy"
        schema = _copied(notebook, copy)
        with replacement(path) as temporary:
            write_backup_file(temporary, About(schema), copy, key_file)
    return BackupMade(path, path.stat().st_size)


def backup_name(notebook: Path, at: datetime) -> str:
    """`NAME-YYYYMMDD-HHMMSS.salesbook-backup`, in local time."""
    return f"{notebook.stem}-{at.astimezone():%Y%m%d-%H%M%S}{BACKUP_ENDING}"


def name_of_backup(backup: Path) -> str:
    """What the notebook of a backup was called, by the name the backup was given: NAME of what `backup_name` says."""
    name = backup.name.removesuffix(BACKUP_ENDING)
    return re.sub(r"-\d{8}-\d{6}$", "", name) or name


def _refuse(notebook: Path, path: Path) -> None:
    own = {notebook.with_name(notebook.name + ending).resolve() for ending in ("", "-key", "-wal", "-shm")}
    if path.resolve() in own:
        raise SameFile
    if path.exists():
        raise BackupExists(path.name)


def _copied(notebook: NotebookReader, copy: Path) -> int:
    """Copy the notebook as it is at this moment, and verify the copy; returns the number of its schema."""
    source = notebook.connection
    with told_in_words():
        source.execute("BEGIN")
        try:
            rows = _row_counts(source)
            _copy_into(copy, notebook.key, source)
        finally:
            source.execute("ROLLBACK")
        with closing(read_only_connection(copy, notebook.key)) as opened:
            if damage_in(opened) or _row_counts(opened) != rows:
                raise NotebookDamaged
            return schema_of(opened)


def _copy_into(copy: Path, key: bytes, source: Connection) -> None:
    with closing(connect(copy, key)) as target:
        # One file without a log beside it; what a crash leaves of it is thrown away, so it need not be safe yet.
        target.execute("PRAGMA query_only = OFF")
        target.execute("PRAGMA journal_mode = DELETE").fetchone()
        target.execute("PRAGMA synchronous = OFF")
        try:
            source.backup(target)
        except dbapi.OperationalError as error:
            raise _BACKUP_FAILURES.get(str(error), NotebookDamaged)() from None


def _row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has; virtual tables count by those they keep their content in."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").fetchall()
    return {
        name: connection.execute('SELECT count(*) FROM "{}"'.format(name.replace('"', '""'))).fetchone()[0]
        for (name,) in tables
    }
