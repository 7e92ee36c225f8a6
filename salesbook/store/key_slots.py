"""Key slots: the ways to open a notebook, each holding the same data key in its own wrapping.

Wrapping is AES-256-GCM with the notebook's id and the slot's kind as associated data, so that a slot fits no other
notebook and no other place. A password becomes a wrapping key by argon2id (RFC 9106), recovery words (24 English words
of BIP-39, 256 bits) by HKDF-SHA256 (RFC 5869); the keychain keeps a random one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeAlias

from salesbook.domain.text import Text, counted
from salesbook.store.errors import (
    KeychainEntryMissing,
    KeychainLocked,
    NoKeychain,
    WrongPassword,
    WrongRecoveryWords,
)
from salesbook.system.secrets import Secrets, SecretsLocked, SecretsUnavailable

KEY_BYTES = 32
NONCE_BYTES = 12
_RECOVERY_WORDS = 24


class SlotKind(Enum):
    """The kinds of key slot; the value is what the key file says."""

    UNPROTECTED = "unprotected"
    KEYCHAIN = "keychain"
    PASSWORD = "password"
    RECOVERY = "recovery"


@dataclass(frozen=True)
class PasswordCost:
    """What trying one password costs: argon2id's memory in KiB, its passes and its lanes."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4

    @property
    def is_sensible(self) -> bool:
        """Whether argon2id takes it and this machine can pay it: a key file from elsewhere may ask for anything."""
        return (
            1 <= self.lanes <= 64
            and 8 * self.lanes <= self.memory_kib <= 2 * 1024 * 1024
            and 1 <= self.iterations <= 100
        )


@dataclass(frozen=True)
class UnprotectedSlot:
    """The key in the clear. `since` is the day a slot was made; key files of older versions do not say it."""

    key: bytes = field(repr=False)
    since: date | None = None
    kind = SlotKind.UNPROTECTED


@dataclass(frozen=True)
class KeychainSlot:
    """The key wrapped by one the keychain keeps under the notebook's id and this slot's id."""

    id: str
    backend: str
    wrapped: bytes
    since: date | None = None
    kind = SlotKind.KEYCHAIN

    def account(self, notebook_id: str) -> str:
        """The account name in the keychain."""
        return f"{notebook_id}/{self.id}"


@dataclass(frozen=True)
class PasswordSlot:
    """The key wrapped by a password."""

    salt: bytes
    cost: PasswordCost
    wrapped: bytes
    since: date | None = None
    kind = SlotKind.PASSWORD


@dataclass(frozen=True)
class RecoverySlot:
    """The key wrapped by recovery words."""

    salt: bytes
    wrapped: bytes
    since: date | None = None
    kind = SlotKind.RECOVERY


Slot: TypeAlias = UnprotectedSlot | KeychainSlot | PasswordSlot | RecoverySlot


def way_in(kind: SlotKind) -> Text:
    """What a slot is called when the ways into a notebook are listed."""
    match kind:
        case SlotKind.UNPROTECTED:
            return Text("no protection")
        case SlotKind.KEYCHAIN:
            return Text("the keychain")
        case SlotKind.PASSWORD:
            return Text("the password")
        case SlotKind.RECOVERY:
            return Text("the recovery words")


class Unwrappable(Exception):
    """The wrapping key does not fit what it is tried on."""


def unwrap(wrapped: bytes, wrapping_key: bytes, notebook_id: str, kind: SlotKind) -> bytes:
    """The data key again; Unwrappable where anything does not fit."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapping_key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], associated(notebook_id, kind))
    except (InvalidTag, ValueError) as error:
        raise Unwrappable from error


def associated(notebook_id: str, kind: SlotKind) -> bytes:
    """What ties a wrapping to its notebook and its place."""
    return f"{notebook_id}/{kind.value}".encode()


def opened_by_keychain(slot: KeychainSlot, notebook_id: str, secrets: Secrets, other_ways: tuple[Text, ...]) -> bytes:
    """The data key; NoKeychain, KeychainLocked or KeychainEntryMissing, each of which names the other ways."""
    try:
        kept = secrets.get(slot.account(notebook_id))
    except SecretsUnavailable as error:
        raise NoKeychain(other_ways) from error
    except SecretsLocked as error:
        raise KeychainLocked(other_ways) from error
    try:
        return unwrap(slot.wrapped, bytes.fromhex(kept or ""), notebook_id, SlotKind.KEYCHAIN)
    except (ValueError, Unwrappable):
        # Whatever else is kept under that name, this notebook's key it is not.
        raise KeychainEntryMissing(slot.backend, other_ways) from None


def opened_by_password(slot: PasswordSlot, notebook_id: str, password: str) -> bytes:
    """The data key, or WrongPassword."""
    try:
        return unwrap(slot.wrapped, from_password(password, slot.salt, slot.cost), notebook_id, SlotKind.PASSWORD)
    except Unwrappable as error:
        raise WrongPassword from error


def from_password(password: str, salt: bytes, cost: PasswordCost) -> bytes:
    """The wrapping key a password becomes."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    # NFC, because keyboards of different systems compose the same letters differently (RFC 8265, OpaqueString).
    return kdf.derive(unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass"))


def opened_by_words(slot: RecoverySlot, notebook_id: str, typed: str) -> bytes:
    """The data key, or WrongRecoveryWords."""
    try:
        return unwrap(slot.wrapped, from_entropy(_entropy(typed), slot.salt), notebook_id, SlotKind.RECOVERY)
    except Unwrappable as error:
        raise WrongRecoveryWords(
            Text("These recovery words belong to another notebook; look for the sheet of this one.")
        ) from error


def from_entropy(entropy: bytes, salt: bytes) -> bytes:
    """The wrapping key that the 256 bits of recovery words become."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt, b"salesbook recovery words").derive(entropy)


def _entropy(typed: str) -> bytes:
    """The 256 bits that typed words stand for, in any case and with any spaces, commas and numbers between them."""
    from mnemonic import Mnemonic

    book = Mnemonic("english")
    words = re.sub(r"[\d\s.,;:、，．)）(（]+", " ", unicodedata.normalize("NFKC", typed)).casefold().split()
    for place, word in enumerate(words, start=1):
        if word not in book.wordlist:
            raise WrongRecoveryWords(
                Text("Word {place}, “{word}”, is no recovery word; look at the sheet again.", place=place, word=word)
            )
    if len(words) != _RECOVERY_WORDS:
        raise WrongRecoveryWords(
            counted(
                "There is {n} word of the 24 recovery words; type them all.",
                "There are {n} of the 24 recovery words; type each of them once.",
                n=len(words),
            )
        )
    try:
        return bytes(book.to_entropy(words))
    except ValueError as error:
        raise WrongRecoveryWords(
            Text("The recovery words do not fit together; one is mistaken or two are swapped, so compare each.")
        ) from error
