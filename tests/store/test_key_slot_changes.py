"""What a settings page tells of key slots and does to them: their day, their removal, protecting what lay open, a look inside."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from salesbook.store.backup import back_up
from salesbook.store.backup_file import look_into
from salesbook.store.errors import BackupDamaged, KeychainAlone, LastWayIn, NotABackup, NotebookLocked, WrongPassword
from salesbook.store.key_file import read_key_file, write_key_file
from salesbook.store.keys import (
    ByPassword,
    ByRecoveryWords,
    InKeychain,
    PasswordCost,
    SlotKind,
    Unprotected,
    WaysIn,
    key_path,
    protect,
    refuse_removal,
    remove_slot,
    slots_of,
    slots_seen,
    unlock,
)
from salesbook.store.making import make_notebook
from salesbook.system import clock
from salesbook.system.secrets import Keychain

CHEAP = PasswordCost(memory_kib=64, iterations=1, lanes=1)
PASSWORD = ByPassword("long enough", CHEAP)


def made(tmp_path: Path, *protections: ByPassword | ByRecoveryWords | Unprotected | InKeychain) -> Path:
    path = tmp_path / "book.salesbook"
    make_notebook(path, protections, Keychain())[0].close()
    return path


def test_a_slot_says_since_when_it_is_there(tmp_path: Path) -> None:
    path = key_path(made(tmp_path, PASSWORD, ByRecoveryWords()))
    assert [(one.kind, one.since) for one in slots_seen(path)] == [
        (SlotKind.PASSWORD, clock.today()),
        (SlotKind.RECOVERY, clock.today()),
    ]


def test_a_key_file_of_an_older_version_opens_and_says_no_day(tmp_path: Path) -> None:
    from dataclasses import replace

    path = key_path(made(tmp_path, PASSWORD))
    file = read_key_file(path)
    write_key_file(path, replace(file, slots=tuple(replace(slot, since=None) for slot in file.slots)))
    assert b"since" not in path.read_bytes()
    assert [one.since for one in slots_seen(path)] == [None]
    assert unlock(path, WaysIn("long enough"), Keychain())


def test_a_way_goes_only_where_another_is_shown_to_open(tmp_path: Path) -> None:
    path = key_path(made(tmp_path, PASSWORD, ByRecoveryWords()))
    for ways, error in ((WaysIn(), NotebookLocked), (WaysIn("not this one"), WrongPassword)):
        with pytest.raises(error):
            remove_slot(path, SlotKind.RECOVERY, Keychain(), ways)
    assert slots_of(path) == (SlotKind.PASSWORD, SlotKind.RECOVERY)
    remove_slot(path, SlotKind.RECOVERY, Keychain(), WaysIn("long enough"))
    assert slots_of(path) == (SlotKind.PASSWORD,)
    with pytest.raises(LastWayIn):
        refuse_removal(path, SlotKind.PASSWORD)


def test_protecting_leaves_no_key_in_the_clear(tmp_path: Path) -> None:
    path = key_path(made(tmp_path, Unprotected()))
    key = unlock(path, WaysIn(), Keychain())
    assert key.hex().encode() in path.read_bytes()
    words = protect(path, (PASSWORD, ByRecoveryWords()), Keychain()).recovery_words
    assert words is not None
    assert key.hex().encode() not in path.read_bytes()
    assert unlock(path, WaysIn("long enough"), Keychain()) == key
    assert unlock(path, WaysIn(recovery_words=" ".join(words)), Keychain()) == key


def test_the_keychain_alone_protects_nothing(tmp_path: Path) -> None:
    path = key_path(made(tmp_path, Unprotected()))
    before = path.read_bytes()
    with pytest.raises(KeychainAlone):
        protect(path, (InKeychain(),), Keychain())
    assert path.read_bytes() == before


def test_a_backup_tells_its_day_and_ways_before_it_is_unlocked(tmp_path: Path) -> None:
    path = tmp_path / "book.salesbook"
    notebook, _key = make_notebook(path, (PASSWORD, ByRecoveryWords()), Keychain())
    file = back_up(notebook, tmp_path / "safe.salesbook-backup").path
    notebook.close()
    seen = look_into(file)
    assert set(seen.ways) == {SlotKind.PASSWORD, SlotKind.RECOVERY}
    assert abs((seen.made - datetime.now()).total_seconds()) < 60
    with pytest.raises(NotABackup):
        look_into(path)
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(BackupDamaged):
        look_into(file)
