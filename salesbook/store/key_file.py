"""The key file as it lies on the disk: JSON with the slots, a key check, and a digest over all of it.

The digest (SHA-256 of the canonical JSON without it) tells a damaged file from a wrong password before any is tried;
the key check (HMAC-SHA256 of a fixed text under the data key) tells a wrong key from a damaged notebook.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from salesbook.store.errors import KeyFileDamaged, KeyFileMissing, KeyFileNewer, KeyFileUnreadable
from salesbook.store.files import replacement
from salesbook.store.key_slots import (
    KeychainSlot,
    PasswordCost,
    PasswordSlot,
    RecoverySlot,
    Slot,
    SlotKind,
    UnprotectedSlot,
)

_FORMAT = 1
_SIZE_LIMIT = 64 * 1024
_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

S = TypeVar("S", UnprotectedSlot, KeychainSlot, PasswordSlot, RecoverySlot)


@dataclass(frozen=True)
class KeyFile:
    """Which notebook it is, the check its key must pass, and the slots in the order they were made."""

    notebook_id: str
    check: bytes
    slots: tuple[Slot, ...] = ()

    def slot(self, kind: type[S]) -> S | None:
        """The slot of a kind, where there is one."""
        return next((slot for slot in self.slots if isinstance(slot, kind)), None)

    def kinds(self) -> tuple[SlotKind, ...]:
        """The kinds of slot there are."""
        return tuple(slot.kind for slot in self.slots)

    def having(self, slot: Slot) -> KeyFile:
        """The same with this slot, in place of the one of its kind."""
        return replace(self, slots=(*self.without(slot.kind).slots, slot))

    def without(self, kind: SlotKind) -> KeyFile:
        """The same without the slot of a kind."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind is not kind))

    def fits(self, key: bytes) -> bool:
        """Whether this is the notebook's data key."""
        return hmac.compare_digest(key_check(key), self.check)


def key_check(key: bytes) -> bytes:
    """What the key file keeps of a data key to know it again."""
    return hmac.digest(key, b"salesbook key check", "sha256")


def read_key_file(path: Path) -> KeyFile:
    """The key file; KeyFileMissing, KeyFileDamaged, KeyFileNewer or KeyFileUnreadable."""
    try:
        with path.open("rb") as file:
            content = file.read(_SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise KeyFileMissing(path.name) from None
    except OSError as error:
        raise KeyFileUnreadable(path.name) from error
    return parsed(content, path.name)


def write_key_file(path: Path, file: KeyFile) -> None:
    """Write the key file, whole or not at all, readable by its owner alone."""
    document = _document(file)
    document["sha256"] = _digest(document)
    with replacement(path) as temporary:
        temporary.write_bytes(json.dumps(document, indent=1).encode() + b"\n")


def parsed(content: bytes, name: str) -> KeyFile:
    """The bytes of a key file of that name as what they say; KeyFileDamaged or KeyFileNewer."""
    try:
        document = _intact(content)
        if int(document["format"]) > _FORMAT:
            raise KeyFileNewer(name)
        return KeyFile(
            notebook_id=document["notebook"],
            check=bytes.fromhex(document["check"]),
            slots=tuple(_slot(fields) for fields in document["slots"]),
        )
    except _DAMAGE:
        # Not chained: what does not parse may be a piece of somebody's key.
        raise KeyFileDamaged(name) from None


def _intact(content: bytes) -> dict[str, Any]:
    """The document, if it is as it was written. Raises one of _DAMAGE."""
    if len(content) > _SIZE_LIMIT:
        raise ValueError
    document: dict[str, Any] = json.loads(content)
    if document.pop("sha256") != _digest(document):
        raise ValueError
    return document


def _digest(document: dict[str, Any]) -> str:
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _document(file: KeyFile) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "notebook": file.notebook_id,
        "check": file.check.hex(),
        "slots": [{"kind": slot.kind.value, **_fields(slot), **_since(slot)} for slot in file.slots],
    }


def _since(slot: Slot) -> dict[str, str]:
    return {"since": slot.since.isoformat()} if slot.since else {}


def _fields(slot: Slot) -> dict[str, str | int]:
    match slot:
        case UnprotectedSlot(key=key):
            return {"key": key.hex()}
        case KeychainSlot(id=slot_id, backend=backend, wrapped=wrapped):
            return {"id": slot_id, "backend": backend, "wrapped": wrapped.hex()}
        case PasswordSlot(salt=salt, cost=cost, wrapped=wrapped):
            return {
                "kdf": "argon2id",
                "memory_kib": cost.memory_kib,
                "iterations": cost.iterations,
                "lanes": cost.lanes,
                "salt": salt.hex(),
                "wrapped": wrapped.hex(),
            }
        case RecoverySlot(salt=salt, wrapped=wrapped):
            return {"salt": salt.hex(), "wrapped": wrapped.hex()}


def _slot(fields: dict[str, Any]) -> Slot:
    """A slot from its fields. Raises one of _DAMAGE."""

    def octets(name: str) -> bytes:
        return bytes.fromhex(fields[name])

    since = date.fromisoformat(fields["since"]) if "since" in fields else None
    match SlotKind(fields["kind"]):
        case SlotKind.UNPROTECTED:
            return UnprotectedSlot(octets("key"), since)
        case SlotKind.KEYCHAIN:
            return KeychainSlot(str(fields["id"]), str(fields["backend"]), octets("wrapped"), since)
        case SlotKind.PASSWORD:
            cost = PasswordCost(int(fields["memory_kib"]), int(fields["iterations"]), int(fields["lanes"]))
            if not cost.is_sensible:
                raise ValueError
            return PasswordSlot(octets("salt"), cost, octets("wrapped"), since)
        case SlotKind.RECOVERY:
            return RecoverySlot(octets("salt"), octets("wrapped"), since)
