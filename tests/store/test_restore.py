"""Restoring: nothing is replaced by a bad backup, nothing is lost by a good one, and a crash leaves no half pair."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from salesbook.domain.errors import SalesbookError
from salesbook.store import errors
from salesbook.store.backup import back_up
from salesbook.store.keys import (
    ByPassword,
    ByRecoveryWords,
    InKeychain,
    WaysIn,
    create_key_file,
    key_path,
    unlock,
)
from salesbook.store.notebook import Notebook
from salesbook.store.restore import Restored, restore
from tests.store.restore_parts import CHEAP, OneSecret, add, files, made, names


def test_a_backup_comes_back_where_nothing_is(backup: Path, tmp_path: Path, secrets: OneSecret) -> None:
    elsewhere = tmp_path / "other" / "again.salesbook"
    elsewhere.parent.mkdir()
    assert restore(backup, elsewhere, WaysIn(), secrets) == Restored(elsewhere, None, True)
    assert names(elsewhere, secrets) == ["Old"]


def test_what_lay_there_is_kept_and_opens_by_its_new_name(backup: Path, gone_on: Path, secrets: OneSecret) -> None:
    restored = restore(backup, gone_on, WaysIn(), secrets)
    assert names(gone_on, secrets) == ["Old"]
    assert restored.previous is not None
    assert restored.previous.name.startswith("book-before-restore-")
    assert restored.previous.suffix == ".salesbook"
    assert names(restored.previous, secrets) == ["Old", "Newer"]


def test_restoring_twice_in_a_second_keeps_both(backup: Path, gone_on: Path, secrets: OneSecret) -> None:
    kept = {restore(backup, gone_on, WaysIn(), secrets).previous for _ in range(4)}
    assert len(kept) == 4
    assert sorted(names(one, secrets) for one in kept if one)[-1] == ["Old", "Newer"]


def test_a_notebook_of_another_key_comes_with_its_key_file(backup: Path, tmp_path: Path, secrets: OneSecret) -> None:
    other = tmp_path / "other.salesbook"
    made(other, secrets, contact="Other").close()
    restored = restore(backup, other, WaysIn(), secrets)
    assert names(other, secrets) == ["Old"]
    assert restored.previous is not None
    assert names(restored.previous, secrets) == ["Other"]


def test_a_notebook_works_on_after_it_was_restored(backup: Path, gone_on: Path, secrets: OneSecret) -> None:
    restore(backup, gone_on, WaysIn(), secrets)
    notebook = Notebook.open(gone_on, unlock(key_path(gone_on), WaysIn(), secrets))
    add(notebook, "After")
    notebook.undo()
    add(notebook, "Again")
    notebook.close()
    assert names(gone_on, secrets) == ["Old", "Again"]


def refused(
    error: type[SalesbookError],
    backup: Path,
    to: Path,
    secrets: OneSecret,
    ways: WaysIn = WaysIn(),  # noqa: B008
) -> None:
    """It fails with this error, and every file in the folder is as it was."""
    before = files(to.parent)
    with pytest.raises(error):
        restore(backup, to, ways, secrets)
    assert files(to.parent) == before


def test_a_file_that_is_no_backup_is_refused(gone_on: Path, tmp_path: Path, secrets: OneSecret) -> None:
    letter = tmp_path / "letter"
    ordinary = tmp_path / "ordinary.zip"
    with zipfile.ZipFile(ordinary, "w") as archive:
        archive.writestr("photo.jpg", b"photo")
    for content in (b"", b"PK", b"dear", b"\0" * 10_000, ordinary.read_bytes()):
        letter.write_bytes(content)
        refused(errors.NotABackup, letter, gone_on, secrets)


def test_a_backup_that_is_not_there_is_told(gone_on: Path, tmp_path: Path, secrets: OneSecret) -> None:
    refused(errors.BackupUnreadable, tmp_path / "gone", gone_on, secrets)
    refused(errors.BackupUnreadable, tmp_path, gone_on, secrets)


def test_a_backup_cut_off_anywhere_replaces_nothing(backup: Path, gone_on: Path, secrets: OneSecret) -> None:
    whole = backup.read_bytes()
    chance = random.Random(4)
    lengths = [*range(50), *chance.sample(range(50, len(whole)), 40), *range(len(whole) - 30, len(whole))]
    for length in lengths:
        backup.write_bytes(whole[:length])
        known_by_its_beginning = length >= 30 + len("about.json")
        refused(errors.BackupDamaged if known_by_its_beginning else errors.NotABackup, backup, gone_on, secrets)


def test_a_flipped_bit_in_a_backup_is_told_or_harmless(backup: Path, gone_on: Path, secrets: OneSecret) -> None:
    whole = backup.read_bytes()
    chance = random.Random(5)
    ends = [*range(80), *range(len(whole) - 600, len(whole))]
    told: list[type[SalesbookError]] = []
    for place in [*chance.sample(ends, 60), *chance.sample(range(80, len(whole) - 600), 60)]:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        backup.write_bytes(flipped)
        try:
            restore(backup, gone_on, WaysIn(), secrets)
        except SalesbookError as error:
            told.append(type(error))
        else:
            assert names(gone_on, secrets) == ["Old"]
    assert set(told) <= {errors.BackupDamaged, errors.NotABackup, errors.BackupNewer, errors.KeyFileNewer}
    assert len(told) >= 60


def forged(backup: Path, forged_to: Path, **members: bytes | None) -> Path:
    """The backup with members replaced (by name with `_` for `.` and `-`), or left out."""
    with zipfile.ZipFile(backup) as archive, zipfile.ZipFile(forged_to, "w") as new:
        for name in archive.namelist():
            content = members.pop(name.replace(".", "_").replace("-", "_"), archive.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in members.items():
            new.writestr(name, content or b"")
    return forged_to


def test_a_backup_with_other_contents_is_refused(
    backup: Path, gone_on: Path, tmp_path: Path, secrets: OneSecret
) -> None:
    to = tmp_path / "forged"
    for members in (
        {"notebook_salesbook": None},
        {"notebook_salesbook_key": None},
        {"notebook_salesbook": b""},
        {"notebook_salesbook": b"SQLite format 3\0" + b"\0" * 8000},
        {"notebook_salesbook_key": b"{}"},
        {"notebook_salesbook_key": b"[" * 70_000},
        {"about_json": b"{}"},
        {"about_json": b"\xff"},
        {"about_json": b"7"},
        {"../../evil": b"evil"},
    ):
        refused(errors.BackupDamaged, forged(backup, to, **members), gone_on, secrets)
    assert not list(tmp_path.parent.glob("evil"))


def test_a_damaged_page_that_the_archive_does_not_know_of_is_found(
    backup: Path, gone_on: Path, tmp_path: Path, secrets: OneSecret
) -> None:
    with zipfile.ZipFile(backup) as archive:
        content = bytearray(archive.read("notebook.salesbook"))
    content[-4000] ^= 1
    to = forged(backup, tmp_path / "forged", notebook_salesbook=bytes(content))
    refused(errors.BackupDamaged, to, gone_on, secrets)


def test_a_compressed_backup_is_not_unpacked(backup: Path, gone_on: Path, tmp_path: Path, secrets: OneSecret) -> None:
    compressed = tmp_path / "compressed"
    with zipfile.ZipFile(backup) as archive, zipfile.ZipFile(compressed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in archive.namelist():
            new.writestr(name, archive.read(name))
    refused(errors.BackupDamaged, compressed, gone_on, secrets)


def test_a_newer_backup_says_to_update(backup: Path, gone_on: Path, tmp_path: Path, secrets: OneSecret) -> None:
    to = tmp_path / "newer"
    refused(errors.BackupNewer, forged(backup, to, about_json=b'{"format": 2}'), gone_on, secrets)
    newer_schema = b'{"format": 1, "schema": 99}'
    refused(errors.NotebookNewer, forged(backup, to, about_json=newer_schema), gone_on, secrets)


def test_a_backup_is_not_restored_onto_itself(backup: Path, secrets: OneSecret) -> None:
    before = backup.read_bytes()
    with pytest.raises(errors.SameFile):
        restore(backup, backup, WaysIn(), secrets)
    assert backup.read_bytes() == before


def test_a_folder_is_no_place_for_a_notebook(backup: Path, tmp_path: Path, secrets: OneSecret) -> None:
    with pytest.raises(errors.FolderNotWritable):
        restore(backup, tmp_path / "home", WaysIn(), secrets)
    with pytest.raises(errors.FolderNotWritable):
        restore(backup, tmp_path / "gone" / "book.salesbook", WaysIn(), secrets)


def test_a_wrong_password_replaces_nothing_and_none_restores_unseen(
    path: Path, tmp_path: Path, secrets: OneSecret
) -> None:
    notebook = made(path, secrets, ByPassword("right", CHEAP))
    backup = back_up(notebook, tmp_path / "mine").path
    add(notebook, "Newer")
    notebook.close()

    refused(errors.WrongPassword, backup, path, secrets, WaysIn(password="wrong"))
    assert restore(backup, path, WaysIn(), secrets).verified is False
    assert restore(backup, path, WaysIn(password="right"), secrets).verified is True
    assert names(path, secrets, WaysIn(password="right")) == ["Old"]


def test_a_new_computer_without_the_keychain_restores_and_opens_by_the_words(
    path: Path, tmp_path: Path, secrets: OneSecret
) -> None:
    new = create_key_file(key_path(path), "book", (InKeychain(), ByRecoveryWords()), secrets)
    notebook = Notebook.create(path, new.key)
    add(notebook, "Old")
    backup = back_up(notebook, tmp_path / "mine").path
    notebook.close()
    secrets.kept = None

    elsewhere = tmp_path / "again.salesbook"
    assert restore(backup, elsewhere, WaysIn(), secrets).verified is False
    assert new.recovery_words is not None
    assert names(elsewhere, secrets, WaysIn(recovery_words=" ".join(new.recovery_words))) == ["Old"]
