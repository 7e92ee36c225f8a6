"""New key slots: the ways to open a notebook that are wanted, and the slot made for each (how they wrap the key: `key_slots`)."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeAlias

from salesbook.store.errors import KeychainLocked, NoKeychain, PasswordEmpty
from salesbook.store.key_slots import (
    KEY_BYTES,
    NONCE_BYTES,
    KeychainSlot,
    PasswordCost,
    PasswordSlot,
    RecoverySlot,
    Slot,
    SlotKind,
    UnprotectedSlot,
    associated,
    from_entropy,
    from_password,
)
from salesbook.system import clock
from salesbook.system.secrets import Secrets, SecretsLocked, SecretsUnavailable

_SALT_BYTES = 16


@dataclass(frozen=True)
class Unprotected:
    """Wanted: the key in the clear, for samples and tests."""

    kind = SlotKind.UNPROTECTED


@dataclass(frozen=True)
class InKeychain:
    """Wanted: a slot the system's keychain opens."""

    kind = SlotKind.KEYCHAIN


@dataclass(frozen=True)
class ByPassword:
    """Wanted: a slot a password opens."""

    password: str = field(repr=False)
    cost: PasswordCost = field(default_factory=PasswordCost)
    kind = SlotKind.PASSWORD


@dataclass(frozen=True)
class ByRecoveryWords:
    """Wanted: a slot that 24 words open, which are made up for it and shown once."""

    kind = SlotKind.RECOVERY


Protection: TypeAlias = Unprotected | InKeychain | ByPassword | ByRecoveryWords


def new_slot(key: bytes, notebook_id: str, wanted: Protection, secrets: Secrets) -> tuple[Slot, tuple[str, ...] | None]:
    """A slot for a way that is wanted, made today, and the recovery words where they are new.

    Raises PasswordEmpty, NoKeychain or KeychainLocked.
    """
    match wanted:
        case Unprotected():
            return UnprotectedSlot(key, since=clock.today()), None
        case ByPassword():
            return password_slot(key, notebook_id, wanted), None
        case ByRecoveryWords():
            return _recovery_slot(key, notebook_id)
        case InKeychain():
            return _keychain_slot(key, notebook_id, secrets), None


def password_slot(key: bytes, notebook_id: str, wanted: ByPassword) -> PasswordSlot:
    """A slot for a password; PasswordEmpty where there is none."""
    if not wanted.password:
        raise PasswordEmpty
    salt = os.urandom(_SALT_BYTES)
    wrapping_key = from_password(wanted.password, salt, wanted.cost)
    wrapped = _wrap(key, wrapping_key, notebook_id, SlotKind.PASSWORD)
    return PasswordSlot(salt, wanted.cost, wrapped, since=clock.today())


def _keychain_slot(key: bytes, notebook_id: str, secrets: Secrets) -> KeychainSlot:
    """A slot for the keychain, which now keeps a random wrapping key for it; NoKeychain or KeychainLocked."""
    wrapping_key = os.urandom(KEY_BYTES)
    try:
        slot = KeychainSlot(
            id=os.urandom(8).hex(),
            backend=secrets.backend_name(),
            wrapped=_wrap(key, wrapping_key, notebook_id, SlotKind.KEYCHAIN),
            since=clock.today(),
        )
        secrets.set(slot.account(notebook_id), wrapping_key.hex())
    except SecretsUnavailable as error:
        raise NoKeychain from error
    except SecretsLocked as error:
        raise KeychainLocked from error
    return slot


def forget_keychain_slot(slot: KeychainSlot, notebook_id: str, secrets: Secrets) -> None:
    """Take the slot's secret out of the keychain if it can be reached; what stays there opens nothing any more."""
    with suppress(SecretsUnavailable, SecretsLocked):
        secrets.delete(slot.account(notebook_id))


def _recovery_slot(key: bytes, notebook_id: str) -> tuple[RecoverySlot, tuple[str, ...]]:
    """A slot for recovery words, and the 24 words made up for it."""
    from mnemonic import Mnemonic

    entropy, salt = os.urandom(KEY_BYTES), os.urandom(_SALT_BYTES)
    words = tuple(Mnemonic("english").to_mnemonic(entropy).split())
    wrapped = _wrap(key, from_entropy(entropy, salt), notebook_id, SlotKind.RECOVERY)
    return RecoverySlot(salt, wrapped, since=clock.today()), words


def _wrap(key: bytes, wrapping_key: bytes, notebook_id: str, kind: SlotKind) -> bytes:
    """The data key, sealed: a nonce and the ciphertext with its tag."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(wrapping_key).encrypt(nonce, key, associated(notebook_id, kind))
