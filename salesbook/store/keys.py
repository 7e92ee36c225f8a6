"""The key of a notebook: making it and changing its slots; opening it is `unlocking`, which a start needs alone.

The data key is 32 random bytes; the key file beside the notebook holds it once in every slot.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from salesbook.domain.errors import SalesbookError
from salesbook.store.errors import KeychainAlone, KeyFileExists, LastWayIn, NotebookLocked
from salesbook.store.key_file import KeyFile, key_check, read_key_file, write_key_file
from salesbook.store.key_slots import KEY_BYTES, KeychainSlot, PasswordCost, PasswordSlot, SlotKind, opened_by_password
from salesbook.store.new_slots import (
    ByPassword,
    ByRecoveryWords,
    InKeychain,
    Protection,
    Unprotected,
    forget_keychain_slot,
    new_slot,
    password_slot,
)
from salesbook.store.unlocking import WaysIn, key_path, opened, slots_of, unlock, ways_of
from salesbook.system.secrets import Secrets

__all__ = [
    "ByPassword",
    "ByRecoveryWords",
    "InKeychain",
    "NewKey",
    "PasswordCost",
    "Protection",
    "SlotKind",
    "SlotSeen",
    "Unprotected",
    "WaysIn",
    "add_slot",
    "change_password",
    "create_key_file",
    "key_path",
    "protect",
    "refuse_removal",
    "remove_slot",
    "slots_of",
    "slots_seen",
    "unlock",
]


@dataclass(frozen=True)
class NewKey:
    """A data key, and the recovery words to show once, where new ones were wanted."""

    key: bytes = field(repr=False)
    recovery_words: tuple[str, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True)
class SlotSeen:
    """What can be told of a key slot: its kind, since when there is one, and which keychain keeps it."""

    kind: SlotKind
    since: date | None
    backend: str = ""


def create_key_file(path: Path, notebook_id: str, protections: tuple[Protection, ...], secrets: Secrets) -> NewKey:
    """Make a new data key and its key file, with one slot for each protection.

    Raises KeychainAlone, KeyFileExists, PasswordEmpty, NoKeychain, KeychainLocked, or what writing a file raises; then
    nothing is left behind.
    """
    if not protections:
        raise ValueError("a notebook needs a way in")
    _refuse_keychain_alone(tuple(wanted.kind for wanted in protections))
    if path.exists():
        raise KeyFileExists(path.name)
    key = os.urandom(KEY_BYTES)
    file = KeyFile(notebook_id, key_check(key))
    words: tuple[str, ...] | None = None
    # The keychain comes last: it alone keeps something elsewhere, and another way may still be refused.
    for wanted in sorted(protections, key=lambda wanted: wanted.kind is SlotKind.KEYCHAIN):
        slot, new_words = new_slot(key, notebook_id, wanted, secrets)
        file, words = file.having(slot), new_words or words
    _write_or_forget(path, file, secrets)
    return NewKey(key, words)


def slots_seen(path: Path) -> tuple[SlotSeen, ...]:
    """The key slots, as they may be shown."""
    return tuple(
        SlotSeen(slot.kind, slot.since, slot.backend if isinstance(slot, KeychainSlot) else "")
        for slot in read_key_file(path).slots
    )


def add_slot(path: Path, wanted: Protection, ways: WaysIn, secrets: Secrets) -> NewKey:
    """Add a way to open the notebook, in place of the one of its kind; gives the recovery words where they are new."""
    key = unlock(path, ways, secrets)
    before = read_key_file(path)
    slot, words = new_slot(key, before.notebook_id, wanted, secrets)
    _write_or_forget(path, before.having(slot), secrets)
    if wanted.kind is SlotKind.KEYCHAIN:
        _forget_keychain(before, secrets)
    return NewKey(key, words)


def protect(path: Path, protections: tuple[Protection, ...], secrets: Secrets) -> NewKey:
    """Protect a notebook that lay open: the key file has these ways in and no other, or stays as it was.

    The data key stays the same: whoever copied the key file before can still open the notebook.
    """
    key = unlock(path, WaysIn(), secrets)
    _refuse_keychain_alone(tuple(wanted.kind for wanted in protections))
    before = read_key_file(path)
    file, words = before.without(SlotKind.UNPROTECTED), None
    # The keychain comes last, as when a key file is made.
    for wanted in sorted(protections, key=lambda wanted: wanted.kind is SlotKind.KEYCHAIN):
        slot, new_words = new_slot(key, before.notebook_id, wanted, secrets)
        file, words = file.having(slot), new_words or words
    _write_or_forget(path, file, secrets)
    return NewKey(key, words)


def remove_slot(path: Path, kind: SlotKind, secrets: Secrets, ways: WaysIn | None = None) -> None:
    """Take a way away; LastWayIn or KeychainAlone where too little would be left.

    With `ways` one of those that stay must open by them, or it raises what `unlock` raises: nobody is locked out.
    """
    before = read_key_file(path)
    after = _without(before, kind)
    if ways is not None:
        opened(after, ways, secrets)
    write_key_file(path, after)
    if kind is SlotKind.KEYCHAIN:
        _forget_keychain(before, secrets)


def refuse_removal(path: Path, kind: SlotKind) -> None:
    """Nothing, where a way may be taken away; else LastWayIn or KeychainAlone."""
    _without(read_key_file(path), kind)


def change_password(path: Path, old: str, new: ByPassword) -> None:
    """Wrap the same key by another password; WrongPassword, or NotebookLocked where it has none yet."""
    file = read_key_file(path)
    slot = file.slot(PasswordSlot)
    if slot is None:
        raise NotebookLocked(ways_of(file))
    key = opened_by_password(slot, file.notebook_id, old)
    write_key_file(path, file.having(password_slot(key, file.notebook_id, new)))


def _without(file: KeyFile, kind: SlotKind) -> KeyFile:
    after = file.without(kind)
    if not after.slots:
        raise LastWayIn
    _refuse_keychain_alone(after.kinds())
    return after


def _refuse_keychain_alone(kinds: tuple[SlotKind, ...]) -> None:
    if set(kinds) == {SlotKind.KEYCHAIN}:
        raise KeychainAlone


def _write_or_forget(path: Path, file: KeyFile, secrets: Secrets) -> None:
    try:
        write_key_file(path, file)
    except SalesbookError:
        _forget_keychain(file, secrets)
        raise


def _forget_keychain(file: KeyFile, secrets: Secrets) -> None:
    if (kept := file.slot(KeychainSlot)) is not None:
        forget_keychain_slot(kept, file.notebook_id, secrets)
