"""`backup`, `restore` and `check` by hand."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from salesbook.store.backup_notes import last_backup, note_failed_backup
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import Notebook
from salesbook.system import clock
from salesbook.system.secrets import Keychain
from tests.cli.program import Program


@pytest.fixture
def wang(program: Program) -> Program:
    """The program with 王小明."""
    program.say("add", "王小明")
    return program


def opened(path: Path) -> Notebook:
    """The notebook, which the home's own key opens."""
    return Notebook.open(path, unlock(key_path(path), WaysIn(), Keychain()))


def test_a_backup_goes_to_the_homes_backups_and_names_itself(wang: Program) -> None:
    made = wang.json("backup")
    path = Path(made["file"])
    assert path.parent == wang.home / "backups"
    assert path.name.startswith("book-")
    assert made == {"file": str(path), "bytes": path.stat().st_size}


def test_a_backup_brings_everything_back_and_keeps_what_was_there(wang: Program, tmp_path: Path) -> None:
    file = tmp_path / "safe.salesbook-backup"
    assert wang.say("backup", str(file)) == [f"Backed up to {file}; opened again and verified."]
    wang.say("delete", "王小明")
    restored = wang.json("restore", str(file))
    assert (restored["notebook"], restored["verified"]) == (str(wang.book), True)
    assert Path(restored["kept"]).exists()
    assert len(wang.json("find", "wxm")["contacts"]) == 1
    assert wang.json("--notebook", restored["kept"], "find", "wxm")["contacts"] == []


def test_a_restored_notebook_knows_that_its_backup_was_verified(wang: Program, tmp_path: Path) -> None:
    file = tmp_path / "safe.salesbook-backup"
    wang.say("backup", str(file))
    with closing(opened(wang.book)) as notebook:
        note_failed_backup(notebook, clock.now())
    wang.say("restore", str(file))
    with closing(opened(wang.book)) as notebook:
        note = last_backup(notebook)
    assert (note.file, note.failed) == (str(file.resolve()), None)
    assert note.verified is not None


def test_restoring_says_what_became_of_both(wang: Program, tmp_path: Path) -> None:
    file = tmp_path / "safe.salesbook-backup"
    wang.say("backup", str(file))
    first, second = wang.say("restore", str(file))
    assert first == f"Brought back {wang.book}."
    assert second.startswith("What was there is kept as ")


def test_a_lost_notebook_comes_back_from_its_backup(wang: Program, tmp_path: Path) -> None:
    file = tmp_path / "safe.salesbook-backup"
    wang.say("backup", str(file))
    for path in wang.home.glob("book.*"):
        path.unlink()
    assert wang.json("restore", str(file))["kept"] is None
    assert len(wang.json("find", "wxm")["contacts"]) == 1


def test_a_backup_overwrites_nothing(wang: Program, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    said = wang.refused("backup", str(tmp_path / "letter.txt"))
    assert said == "There is a file “letter.txt” already; choose another name for the backup."
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_folder_that_cannot_be_made_is_refused(wang: Program) -> None:
    (wang.home / "backups").write_text("in the way")
    assert "may not write" in wang.refused("backup")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nope", "The backup “nope” cannot be read; check its name and its permissions."),
        ("settings.json", "“settings.json” is not a Salesbook backup; choose another file."),
    ],
)
def test_what_is_no_backup_is_not_restored(wang: Program, name: str, said: str) -> None:
    assert wang.refused("restore", str(wang.home / name)) == said


def test_a_damaged_backup_replaces_nothing(wang: Program) -> None:
    path = Path(wang.json("backup")["file"])
    path.write_bytes(path.read_bytes()[:-100])
    said = wang.run("restore", str(path))
    assert (said.status, said.out) == (1, "")
    assert "damaged" in said.err or "not a Salesbook backup" in said.err
    assert len(wang.json("find", "wxm")["contacts"]) == 1


def test_a_sound_notebook_says_so(wang: Program) -> None:
    assert wang.say("check") == ["The notebook is sound."]
    assert wang.json("check") == {"sound": True, "findings": []}


def test_a_new_computer_brings_the_notebook_back_under_its_name(wang: Program, tmp_path: Path) -> None:
    made = wang.json("backup")["file"]
    new = Program(tmp_path / "new" / "home")
    assert new.say("restore", made) == [f"Brought back {new.book}.", "Salesbook opens it from now on."]
    assert len(new.json("find", "wxm")["contacts"]) == 1
    again = new.say("restore", made)
    assert len(again) == 2
    assert again[1].startswith("What was there is kept as ")


def test_a_backup_of_another_name_gives_the_notebook_that_name(wang: Program, tmp_path: Path) -> None:
    wang.say("backup", str(tmp_path / "我的 客户.zip"))
    new = Program(tmp_path / "new")
    assert new.json("restore", str(tmp_path / "我的 客户.zip"))["notebook"] == str(new.home / "我的 客户.zip.salesbook")


def test_a_new_computer_makes_nothing_of_what_is_no_backup(newcomer: Program, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    assert newcomer.refused("restore", str(tmp_path / "letter.txt")) == (
        "“letter.txt” is not a Salesbook backup; choose another file."
    )
    assert not newcomer.home.exists()
