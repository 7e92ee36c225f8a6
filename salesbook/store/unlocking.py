"""Opening a notebook's key by any of its slots.

An unprotected notebook opens with the standard library alone, and nothing here offers to give up one that does not open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from salesbook.domain.text import Text
from salesbook.store.errors import KeyFileDamaged, NotebookLocked
from salesbook.store.key_file import KeyFile, read_key_file
from salesbook.store.key_slots import (
    KeychainSlot,
    PasswordSlot,
    RecoverySlot,
    SlotKind,
    UnprotectedSlot,
    opened_by_keychain,
    opened_by_password,
    opened_by_words,
    way_in,
)
from salesbook.system.paths import KEY_ENDING
from salesbook.system.secrets import Secrets


@dataclass(frozen=True)
class WaysIn:
    """What the user gave to open a notebook; the keychain and an unprotected key need nothing."""

    password: str | None = field(default=None, repr=False)
    recovery_words: str | None = field(default=None, repr=False)


def key_path(notebook: Path) -> Path:
    """Where the key file of a notebook lies: `NAME.salesbook-key` beside `NAME.salesbook`."""
    return notebook.with_name(notebook.name + KEY_ENDING)


def unlock(path: Path, ways: WaysIn, secrets: Secrets) -> bytes:
    """The data key, by what was given or else by the keychain; it has passed the key check.

    Raises KeyFileMissing, KeyFileDamaged, KeyFileNewer, KeyFileUnreadable, or NotebookLocked as the kind that fits.
    """
    file = read_key_file(path)
    key = opened(file, ways, secrets)
    if not file.fits(key):
        raise KeyFileDamaged(path.name)
    return key


def slots_of(path: Path) -> tuple[SlotKind, ...]:
    """The ways to open the notebook, in the order they were made."""
    return read_key_file(path).kinds()


def opened(file: KeyFile, ways: WaysIn, secrets: Secrets) -> bytes:
    """The data key in a key file, not checked yet; NotebookLocked as the kind that fits."""
    if (unprotected := file.slot(UnprotectedSlot)) is not None:
        return unprotected.key
    if ways.password is not None and (password := file.slot(PasswordSlot)) is not None:
        return opened_by_password(password, file.notebook_id, ways.password)
    if ways.recovery_words is not None and (words := file.slot(RecoverySlot)) is not None:
        return opened_by_words(words, file.notebook_id, ways.recovery_words)
    if (kept := file.slot(KeychainSlot)) is not None:
        return opened_by_keychain(kept, file.notebook_id, secrets, ways_of(file, but=SlotKind.KEYCHAIN))
    raise NotebookLocked(ways_of(file))


def ways_of(file: KeyFile, but: SlotKind | None = None) -> tuple[Text, ...]:
    """What the ways into a notebook are called."""
    return tuple(way_in(kind) for kind in file.kinds() if kind is not but)
