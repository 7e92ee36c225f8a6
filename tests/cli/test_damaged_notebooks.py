"""Notebooks that do not open: damaged, newer, foreign, without their key file; each in one sentence, and left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesbook.store.driver import connect
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.migrations import LATEST
from salesbook.system.secrets import Keychain
from tests.cli.program import Program

ASKING, DOING = ("today",), ("add", "王小明")


def failed(program: Program, status: int, *words: str) -> str:
    """The sentence of a command that has to fail without touching the notebook's files."""
    before = [(program.home / name).read_bytes() for name in program.files()]
    ended = program.run(*words)
    assert (ended.status, ended.out, ended.err.count("\n")) == (status, "", 1)
    assert [(program.home / name).read_bytes() for name in program.files()] == before
    return ended.err.rstrip("\n")


def settle(program: Program) -> Path:
    """The notebook's one file, with nothing left beside it by SQLite."""
    connection = connect(program.book, unlock(key_path(program.book), WaysIn(), Keychain()))
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return program.book


@pytest.mark.parametrize("words", [ASKING, DOING])
def test_a_notebook_with_a_damaged_page_ends_with_4(program: Program, words: tuple[str, ...]) -> None:
    path = settle(program)
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 2000] ^= 1
    path.write_bytes(data)
    expected = "The notebook file is damaged; keep it as it is and bring back a backup with “salesbook restore”."
    assert failed(program, 4, *words) == expected


def test_the_check_of_a_damaged_notebook_ends_with_4(program: Program) -> None:
    path = settle(program)
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    ended = program.run("check")
    assert (ended.status, ended.out) == (4, "")
    assert "damaged" in ended.err
    told = program.run("check", "--json")
    assert told.status == 4
    assert (told.data["sound"], told.err.count("\n")) == (False, 1)
    assert "1 page of the file is damaged" in told.data["findings"]


@pytest.mark.parametrize("left", [b"", b"x"])
@pytest.mark.parametrize("words", [ASKING, DOING, ("undo",), ("check",)])
def test_an_empty_file_is_a_damaged_notebook(program: Program, words: tuple[str, ...], left: bytes) -> None:
    settle(program).write_bytes(left)
    assert "damaged" in failed(program, 4, *words)


@pytest.mark.parametrize("words", [ASKING, DOING])
def test_a_newer_notebook_ends_with_4(program: Program, words: tuple[str, ...]) -> None:
    connection = connect(program.book, unlock(key_path(program.book), WaysIn(), Keychain()))
    connection.execute("PRAGMA query_only = OFF")
    connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    connection.close()
    settle(program)
    assert failed(program, 4, *words) == (
        f"This notebook was written by a newer Salesbook (schema {LATEST + 1}, this one knows {LATEST}); update Salesbook."
    )


def test_a_missing_key_file_is_named(program: Program) -> None:
    key_path(program.book).unlink()
    assert failed(program, 1, *ASKING) == (
        "The key file “book.salesbook-key” is missing; put it beside the notebook, or restore both from a backup."
    )


def test_a_damaged_key_file_ends_with_4(program: Program) -> None:
    path = key_path(program.book)
    path.write_bytes(path.read_bytes()[:-10])
    assert "The key file “book.salesbook-key” is damaged" in failed(program, 4, *ASKING)


def test_the_key_file_of_another_notebook_ends_with_4(program: Program) -> None:
    program.say("new", "other", "--unprotected")
    key_path(program.book).write_bytes(key_path(program.home / "other.salesbook").read_bytes())
    said = failed(program, 4, "--notebook", "book", *ASKING)
    assert said.startswith("The key file beside this notebook does not open it; put its own key file there")
