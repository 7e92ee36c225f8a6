"""Key files cut off, altered or made to confuse: opened whole or told, never a traceback."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import pytest

from salesbook.domain.errors import SalesbookError
from salesbook.store import errors
from salesbook.store.keys import (
    ByRecoveryWords,
    Protection,
    Unprotected,
    WaysIn,
    create_key_file,
    key_path,
    unlock,
)
from tests.store.key_parts import NOTEBOOK, NOTHING, MemorySecrets, password


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return key_path(tmp_path / "book.salesbook")


def opened_or_told(path: Path, content: bytes, ways: WaysIn) -> bytes | type[SalesbookError]:
    path.write_bytes(content)
    try:
        return unlock(path, ways, MemorySecrets())
    except SalesbookError as error:
        return type(error)


@pytest.mark.parametrize("protection", [Unprotected(), password()])
def test_the_key_file_cut_off_at_every_byte_is_whole_or_told(path: Path, protection: Protection) -> None:
    new = create_key_file(path, NOTEBOOK, (protection,), MemorySecrets())
    whole = path.read_bytes()
    outcomes = [opened_or_told(path, whole[:length], WaysIn("正确 horse")) for length in range(len(whole) + 1)]
    # Only the line's end may go.
    assert outcomes[-2:] == [new.key, new.key]
    assert set(outcomes[:-2]) == {errors.KeyFileDamaged}


def test_every_flipped_bit_of_the_key_file_is_harmless_or_told(path: Path) -> None:
    new = create_key_file(path, NOTEBOOK, (Unprotected(),), MemorySecrets())
    whole = path.read_bytes()
    outcomes: set[bytes | type[SalesbookError]] = set()
    for bit in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        outcomes.add(opened_or_told(path, bytes(flipped), NOTHING))
    assert outcomes - {new.key} == {errors.KeyFileDamaged}


def test_a_flipped_bit_of_a_password_slot_is_told_as_damage(path: Path) -> None:
    create_key_file(path, NOTEBOOK, (password(), ByRecoveryWords()), MemorySecrets())
    whole = path.read_bytes()
    for bit in random.Random(1).sample(range(len(whole) * 8), 400):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        assert opened_or_told(path, bytes(flipped), WaysIn("wrong")) in (errors.KeyFileDamaged, errors.WrongPassword)


def signed(document: object) -> bytes:
    """A document with the digest that makes it look whole."""
    if isinstance(document, dict):
        canonical = json.dumps(document, sort_keys=True, separators=(",", ":"))
        document = {**document, "sha256": hashlib.sha256(canonical.encode()).hexdigest()}
    return json.dumps(document).encode()


WHOLE = {"format": 1, "notebook": NOTEBOOK, "check": "00" * 32, "slots": []}
HUGE = {"kind": "password", "memory_kib": 2**40, "iterations": 1, "lanes": 1, "salt": "00" * 16, "wrapped": "00" * 60}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 4096,
        b"[" * 60_000,
        b" " * 100_000,
        b"\xff\xfe\x00",
        signed([]),
        signed("text"),
        signed(7),
        signed(None),
        signed({}),
        signed({**WHOLE, "format": "new"}),
        signed({**WHOLE, "format": None}),
        signed({**WHOLE, "check": 7}),
        signed({**WHOLE, "slots": 7}),
        signed({**WHOLE, "slots": [7]}),
        signed({**WHOLE, "slots": [{}]}),
        signed({**WHOLE, "slots": [{"kind": "magic"}]}),
        signed({**WHOLE, "slots": [{"kind": "unprotected", "key": "xyz"}]}),
        signed({**WHOLE, "slots": [{"kind": "unprotected", "key": "00"}]}),
        signed({**WHOLE, "slots": [HUGE]}),
        signed({**WHOLE, "slots": [{**HUGE, "memory_kib": 1, "iterations": 0}]}),
        b"9" * 5000,
    ],
    ids=lambda content: str(content[:24]),
)
def test_a_file_made_to_confuse_is_told_as_damage(path: Path, content: bytes) -> None:
    assert opened_or_told(path, content, WaysIn("x", "y")) is errors.KeyFileDamaged


def test_a_key_file_of_a_newer_salesbook_says_to_update(path: Path) -> None:
    assert opened_or_told(path, signed({**WHOLE, "format": 2}), NOTHING) is errors.KeyFileNewer


def test_a_key_file_without_slots_stays_locked(path: Path) -> None:
    assert opened_or_told(path, signed(WHOLE), NOTHING) is errors.NotebookLocked
