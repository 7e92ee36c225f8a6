"""A backup as it lies on the disk: one ZIP, stored, holding a notebook, its key file, and a line about both.

The names inside are fixed and never used as paths. The notebook is as encrypted as it always is, and opens by the same
ways. Nothing is compressed, so nothing can unpack to more than the file itself.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from salesbook.store.errors import BackupDamaged, BackupNewer, BackupUnreadable, KeyFileDamaged, NotABackup
from salesbook.store.key_file import parsed
from salesbook.store.key_slots import SlotKind

_FORMAT = 1
_ABOUT = "about.json"
_NOTEBOOK = "notebook.salesbook"
_KEY_FILE = "notebook.salesbook-key"
_MEMBERS = [_ABOUT, _NOTEBOOK, _KEY_FILE]
_SMALL = 64 * 1024

# How the file begins: a ZIP's local header, and 26 bytes on the name of the first member. A cut-off backup keeps that.
_SIGNATURE = b"PK\x03\x04"
_DAMAGE = (
    zipfile.BadZipFile,
    ValueError,
    KeyError,
    TypeError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OverflowError,
)


@dataclass(frozen=True)
class About:
    """What a backup says of itself without being unlocked: the number of its notebook's schema."""

    schema: int


@dataclass(frozen=True)
class BackupSeen:
    """What can be told of a backup without unlocking it: when it was made, by local time, and what opens it."""

    made: datetime
    ways: tuple[SlotKind, ...]


def look_into(backup: Path) -> BackupSeen:
    """A look at a backup before it is restored; BackupUnreadable, NotABackup, BackupDamaged or BackupNewer."""
    with _damage_in_words(backup), zipfile.ZipFile(backup) as archive:
        _about(archive, backup)
        made = datetime(*archive.getinfo(_NOTEBOOK).date_time)
        return BackupSeen(made, parsed(archive.read(_KEY_FILE), _KEY_FILE).kinds())


def write_backup_file(path: Path, about: About, notebook: Path, key_file: Path) -> None:
    """Put the files together, and read the result back. Raises OSError; leaves `path` half written then."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(_ABOUT), json.dumps({"format": _FORMAT, "schema": about.schema}))
        archive.write(notebook, _NOTEBOOK)
        archive.write(key_file, _KEY_FILE)
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise OSError("what was written is not what is read")


def unpack(backup: Path, notebook: Path, key_file: Path) -> About:
    """Write the two files of a backup to two paths; BackupUnreadable, NotABackup, BackupDamaged or BackupNewer.

    Raises OSError where they cannot be written.
    """
    with _damage_in_words(backup), zipfile.ZipFile(backup) as archive:
        about = _about(archive, backup)
        _extract(archive, _NOTEBOOK, notebook)
        _extract(archive, _KEY_FILE, key_file)
        return about


@contextmanager
def _damage_in_words(backup: Path) -> Iterator[None]:
    begins = _beginning(backup)
    try:
        yield
    except (*_DAMAGE, KeyFileDamaged):
        if begins[:4] == _SIGNATURE and begins[30:].startswith(_ABOUT.encode()):
            raise BackupDamaged(backup.name) from None
        raise NotABackup(backup.name) from None


def _beginning(backup: Path) -> bytes:
    try:
        with backup.open("rb") as file:
            return file.read(64)
    except OSError as error:
        raise BackupUnreadable(backup.name) from error


def _about(archive: zipfile.ZipFile, backup: Path) -> About:
    """What the backup says of itself, after a look at its members. Raises one of _DAMAGE, or BackupNewer."""
    members = archive.infolist()
    if not members or members[0].filename != _ABOUT or members[0].file_size > _SMALL:
        raise ValueError
    about = json.loads(archive.read(members[0]))
    if int(about["format"]) > _FORMAT:
        raise BackupNewer(backup.name)
    stored = all(member.compress_type == zipfile.ZIP_STORED for member in members)
    if [member.filename for member in members] != _MEMBERS or not stored or members[2].file_size > _SMALL:
        raise ValueError
    return About(schema=int(about["schema"]))


def _extract(archive: zipfile.ZipFile, name: str, to: Path) -> None:
    with archive.open(name) as member, to.open("wb") as file:
        shutil.copyfileobj(member, file, 1024 * 1024)
