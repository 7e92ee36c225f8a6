"""Backups: made while the notebook is in use, verified, whole or not there at all; and what a check finds."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.text import Text
from salesbook.store import errors
from salesbook.store.backup import back_up, backup_name
from salesbook.store.backup_file import unpack
from salesbook.store.check import check
from salesbook.store.driver import connect
from salesbook.store.key_file import KeyFile, key_check, write_key_file
from salesbook.store.key_slots import UnprotectedSlot
from salesbook.store.keys import key_path
from salesbook.store.notebook import Notebook, NotebookReader
from tests.factories import KEY

PAGE = 4096


@pytest.fixture
def notebook(notebook: Notebook) -> Notebook:
    """A notebook with its key file, and a few contacts."""
    write_key_file(key_path(notebook.path), KeyFile("book", key_check(KEY), (UnprotectedSlot(KEY),)))
    with notebook.change(Text("Fill")) as change:
        for number in range(300):
            change.insert(Contact(f"王小明 {number}"))
    return notebook


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def names(folder: Path, backup: Path) -> list[str]:
    """The contacts in a backup, as somebody who opens it with the key finds them."""
    unpack(backup, folder / "opened.salesbook", folder / "opened.salesbook-key")
    reader = NotebookReader.open(folder / "opened.salesbook", KEY)
    try:
        return [row[0] for row in reader.rows("SELECT name FROM contact ORDER BY key")]
    finally:
        reader.close()


def damage(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 0x10]))


def settled(notebook: Notebook) -> Path:
    """The notebook's file with all of its log in it, closed."""
    notebook.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    notebook.close()
    return notebook.path


def test_a_backup_holds_the_notebook_and_its_key_file_in_one_file(
    notebook: Notebook, backups: Path, tmp_path: Path
) -> None:
    made = back_up(notebook, backups / "mine.salesbook-backup")

    assert [entry.name for entry in backups.iterdir()] == ["mine.salesbook-backup"]
    assert made.path == backups / "mine.salesbook-backup"
    assert made.size == made.path.stat().st_size
    assert names(tmp_path, made.path) == [f"王小明 {number}" for number in range(300)]
    assert (tmp_path / "opened.salesbook-key").read_bytes() == key_path(notebook.path).read_bytes()


def test_in_a_folder_a_backup_is_named_by_the_moment(notebook: Notebook, backups: Path) -> None:
    made = back_up(notebook, backups)
    assert made.path.parent == backups
    day, second = made.path.name.removeprefix("book-").removesuffix(".salesbook-backup").split("-")
    assert datetime.strptime(day + second, "%Y%m%d%H%M%S").year >= 2026


def test_the_moment_is_the_local_one() -> None:
    at = datetime(2026, 11, 24, 9, 5, 7).astimezone().astimezone(UTC)
    assert backup_name(Path("客户本.salesbook"), at) == "客户本-20261124-090507.salesbook-backup"


def test_a_backup_says_nothing_to_who_has_no_key(notebook: Notebook, backups: Path) -> None:
    content = back_up(notebook, backups).path.read_bytes()
    assert "王小明".encode() not in content
    assert b"CREATE TABLE" not in content


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_a_backup(notebook: Notebook, backups: Path) -> None:
    assert back_up(notebook, backups).path.stat().st_mode & 0o777 == 0o600


def test_a_reader_makes_a_backup_while_another_writes(notebook: Notebook, backups: Path, tmp_path: Path) -> None:
    reader = NotebookReader.open(notebook.path, KEY)
    with notebook.change(Text("Add")) as change:
        change.insert(Contact("not yet"))
        made = back_up(reader, backups)
    reader.close()
    assert len(names(tmp_path, made.path)) == 300


def test_after_a_backup_the_notebook_goes_on(notebook: Notebook, backups: Path, tmp_path: Path) -> None:
    back_up(notebook, backups / "first.salesbook-backup")
    with notebook.change(Text("Add")) as change:
        change.insert(Contact("Zhang"))
    made = back_up(notebook, backups / "second.salesbook-backup")
    assert names(tmp_path, made.path)[-1] == "Zhang"


@pytest.mark.parametrize("ending", ["", "-key", "-wal", "-shm"])
def test_a_backup_never_takes_the_place_of_the_notebook(notebook: Notebook, ending: str) -> None:
    before = notebook.path.read_bytes()
    with pytest.raises(errors.SameFile):
        back_up(notebook, notebook.path.parent / ".." / notebook.path.parent.name / (notebook.path.name + ending))
    assert notebook.path.read_bytes() == before


def test_a_backup_never_takes_the_place_of_another_file(notebook: Notebook, backups: Path) -> None:
    letter = backups / "letter.txt"
    letter.write_text("dear")
    with pytest.raises(errors.BackupExists):
        back_up(notebook, letter)
    assert letter.read_text() == "dear"


def test_a_folder_that_is_not_there_is_told(notebook: Notebook, backups: Path) -> None:
    with pytest.raises(errors.FolderNotWritable):
        back_up(notebook, backups / "gone" / "mine.salesbook-backup")


def test_without_its_key_file_a_notebook_is_not_backed_up(notebook: Notebook, backups: Path) -> None:
    key_path(notebook.path).unlink()
    with pytest.raises(errors.KeyFileMissing):
        back_up(notebook, backups)
    assert not list(backups.iterdir())


def test_with_the_key_file_of_another_notebook_it_is_not_backed_up(notebook: Notebook, backups: Path) -> None:
    other = bytes(32)
    write_key_file(key_path(notebook.path), KeyFile("other", key_check(other), (UnprotectedSlot(other),)))
    with pytest.raises(errors.WrongKey):
        back_up(notebook, backups)
    assert not list(backups.iterdir())


def test_a_damaged_notebook_makes_no_backup(notebook: Notebook, backups: Path) -> None:
    [(page,)] = notebook.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'contact'")
    path = settled(notebook)
    damage(path, (page - 1) * PAGE + 100)
    reader = NotebookReader.open(path, KEY)
    with pytest.raises(errors.NotebookDamaged):
        back_up(reader, backups)
    reader.close()
    assert not list(backups.iterdir())


FULL_DISK = """
import resource, sys
from pathlib import Path
from salesbook.domain.errors import SalesbookError
from salesbook.store.backup import back_up
from salesbook.store.notebook import NotebookReader
notebook = NotebookReader.open(Path(sys.argv[1]), bytes(range(32)))
limit = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    back_up(notebook, Path(sys.argv[2]))
    print("made")
except SalesbookError as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_where_there_is_no_room_no_half_backup_is_left(notebook: Notebook, backups: Path) -> None:
    size = back_up(notebook, backups / "whole").size
    (backups / "whole").unlink()
    path = settled(notebook)
    told = []
    for limit in (0, PAGE, size // 2, size - PAGE, size - 100, size):
        command = [sys.executable, "-c", FULL_DISK, str(path), str(backups), str(limit)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        told.append(ran.stdout.strip())
        if told[-1] != "made":
            assert not list(backups.iterdir())
    assert told[-1] == "made"
    assert set(told[:-1]) <= {"DiskFull", "DiskFailed"}


def test_a_sound_notebook_passes_the_check(notebook: Notebook) -> None:
    assert check(notebook).sound
    reader = NotebookReader.open(notebook.path, KEY)
    assert check(reader).findings == ()
    reader.close()


def test_the_check_finds_a_damaged_page_wherever_it_lies(notebook: Notebook) -> None:
    path = settled(notebook)
    sound = path.read_bytes()
    for page in range(1, len(sound) // PAGE, 7):
        damage(path, page * PAGE + page % PAGE)
        try:
            reader = NotebookReader.open(path, KEY)
        except errors.NotebookDamaged:
            pass  # Pages of the schema are read, and missed, at once.
        else:
            assert Text("{n} page of the file is damaged", "{n} pages of the file are damaged", n=1) in (
                check(reader).findings
            )
            reader.close()
        path.write_bytes(sound)


def test_the_check_finds_an_entry_that_refers_to_nothing(notebook: Notebook) -> None:
    path = settled(notebook)
    loose = connect(path, KEY)
    loose.execute("PRAGMA query_only = OFF")
    loose.execute("PRAGMA foreign_keys = OFF")
    loose.execute("INSERT INTO phone (id, contact_id, value) VALUES ('p', 'nobody', '1')")
    loose.close()
    reader = NotebookReader.open(path, KEY)
    assert [str(finding) for finding in check(reader).findings] == ["1 entry refers to nothing"]
    reader.close()


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        (
            "DELETE FROM contact_index WHERE rowid = (SELECT min(key) FROM contact)",
            "the search index does not match the contacts and visits",
        ),
        (
            "INSERT INTO newest (contact_id, felt, emotion) VALUES ('nobody', 1, 'happy')",
            "the last touches and emotions do not match the visits",
        ),
    ],
)
def test_the_check_finds_what_tells_otherwise_than_the_rows(notebook: Notebook, damage: str, finding: str) -> None:
    path = settled(notebook)
    loose = connect(path, KEY)
    loose.execute("PRAGMA query_only = OFF")
    loose.execute(damage)
    loose.close()
    reader = NotebookReader.open(path, KEY)
    assert [found.msgid for found in check(reader).findings] == [finding]
    reader.close()


def test_a_backup_is_an_ordinary_zip_of_fixed_names(notebook: Notebook, backups: Path) -> None:
    with zipfile.ZipFile(back_up(notebook, backups).path) as archive:
        assert archive.namelist() == ["about.json", "notebook.salesbook", "notebook.salesbook-key"]
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}
