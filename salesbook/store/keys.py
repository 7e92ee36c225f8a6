"""The key of a notebook: making it, opening it by any of its slots, and changing the slots.

The data key is 32 random bytes; the key file beside the notebook holds it once in every slot. An unprotected notebook
opens with the standard library alone, and nothing here offers to give up a notebook that does not open.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import Text
from salesbook.store.errors import KeychainAlone, KeyFileDamaged, KeyFileExists, LastWayIn, NotebookLocked
from salesbook.store.key_file import KeyFile, S, key_check, read_key_file, write_key_file
from salesbook.store.key_slots import (
    KEY_BYTES,
    ByPassword,
    ByRecoveryWords,
    InKeychain,
    KeychainSlot,
    PasswordCost,
    PasswordSlot,
    Protection,
    RecoverySlot,
    Slot,
    SlotKind,
    Unprotected,
    UnprotectedSlot,
    forget_keychain_slot,
    keychain_slot,
    opened_by_keychain,
    opened_by_password,
    opened_by_words,
    password_slot,
    recovery_slot,
    way_in,
)
from salesbook.system import clock
from salesbook.system.paths import KEY_ENDING
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
class WaysIn:
    """What the user gave to open a notebook; the keychain and an unprotected key need nothing."""

    password: str | None = field(default=None, repr=False)
    recovery_words: str | None = field(default=None, repr=False)


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


def key_path(notebook: Path) -> Path:
    """Where the key file of a notebook lies: `NAME.salesbook-key` beside `NAME.salesbook`."""
    return notebook.with_name(notebook.name + KEY_ENDING)


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
        slot, new_words = _new_slot(key, notebook_id, wanted, secrets)
        file, words = file.having(slot), new_words or words
    _write_or_forget(path, file, secrets)
    return NewKey(key, words)


def unlock(path: Path, ways: WaysIn, secrets: Secrets) -> bytes:
    """The data key, by what was given or else by the keychain; it has passed the key check.

    Raises KeyFileMissing, KeyFileDamaged, KeyFileNewer, KeyFileUnreadable, or NotebookLocked as the kind that fits.
    """
    file = read_key_file(path)
    key = _opened(file, ways, secrets)
    if not file.fits(key):
        raise KeyFileDamaged(path.name)
    return key


def slots_of(path: Path) -> tuple[SlotKind, ...]:
    """The ways to open the notebook, in the order they were made."""
    return read_key_file(path).kinds()


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
    slot, words = _new_slot(key, before.notebook_id, wanted, secrets)
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
        slot, new_words = _new_slot(key, before.notebook_id, wanted, secrets)
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
        _opened(after, ways, secrets)
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
        raise NotebookLocked(_ways(file))
    key = opened_by_password(slot, file.notebook_id, old)
    write_key_file(path, file.having(_dated(password_slot(key, file.notebook_id, new))))


def _without(file: KeyFile, kind: SlotKind) -> KeyFile:
    after = file.without(kind)
    if not after.slots:
        raise LastWayIn
    _refuse_keychain_alone(after.kinds())
    return after


def _refuse_keychain_alone(kinds: tuple[SlotKind, ...]) -> None:
    if set(kinds) == {SlotKind.KEYCHAIN}:
        raise KeychainAlone


def _new_slot(
    key: bytes, notebook_id: str, wanted: Protection, secrets: Secrets
) -> tuple[Slot, tuple[str, ...] | None]:
    match wanted:
        case Unprotected():
            return _dated(UnprotectedSlot(key)), None
        case ByPassword():
            return _dated(password_slot(key, notebook_id, wanted)), None
        case ByRecoveryWords():
            slot, words = recovery_slot(key, notebook_id)
            return _dated(slot), words
        case InKeychain():
            return _dated(keychain_slot(key, notebook_id, secrets)), None


def _dated(slot: S) -> S:
    return replace(slot, since=clock.today())


def _opened(file: KeyFile, ways: WaysIn, secrets: Secrets) -> bytes:
    if (unprotected := file.slot(UnprotectedSlot)) is not None:
        return unprotected.key
    if ways.password is not None and (password := file.slot(PasswordSlot)) is not None:
        return opened_by_password(password, file.notebook_id, ways.password)
    if ways.recovery_words is not None and (words := file.slot(RecoverySlot)) is not None:
        return opened_by_words(words, file.notebook_id, ways.recovery_words)
    if (kept := file.slot(KeychainSlot)) is not None:
        return opened_by_keychain(kept, file.notebook_id, secrets, _ways(file, but=SlotKind.KEYCHAIN))
    raise NotebookLocked(_ways(file))


def _ways(file: KeyFile, but: SlotKind | None = None) -> tuple[Text, ...]:
    return tuple(way_in(kind) for kind in file.kinds() if kind is not but)


def _write_or_forget(path: Path, file: KeyFile, secrets: Secrets) -> None:
    try:
        write_key_file(path, file)
    except SalesbookError:
        _forget_keychain(file, secrets)
        raise


def _forget_keychain(file: KeyFile, secrets: Secrets) -> None:
    if (kept := file.slot(KeychainSlot)) is not None:
        forget_keychain_slot(kept, file.notebook_id, secrets)
