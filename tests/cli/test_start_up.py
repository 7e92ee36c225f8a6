"""What a command that only reads may import: the quick start is kept by what is left out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import Program

SLOW = {"babel", "cryptography", "keyring", "mnemonic", "phonenumbers", "platformdirs", "reportlab", "sqlite_utils"}
SLOW |= {"python_calamine", "xlsxwriter"}
RUN_AND_LIST = "import sys; from salesbook.app import main; main(); print(*sys.modules, sep='\\n', file=sys.stderr)"

READING = [
    ("today",),
    ("today", "--json"),
    ("today", "--day", "+3d"),
    ("today", "--language", "zh_CN"),
    ("find", "xm"),
    ("find", "样品", "--json"),
    ("show", "xm"),
    ("show", "xm", "--json", "--language", "zh_CN"),
    ("stage", "xm"),
    ("journal",),
    ("settings",),
]


@pytest.fixture(scope="module")
def filled_home(home_with_a_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose book has something for every reading command: a lunar birthday, a visit, a promise, a plan."""
    program = Program(shutil.copytree(home_with_a_book, tmp_path_factory.mktemp("start-up") / "home"))
    added = ("王小明", "--organisation", "拜耳", "--phone", "138 0013 8000", "--birthday", "lunar:8-15")
    log = (
        "xm",
        "--channel",
        "meal",
        "--emotion",
        "angry",
        "--promise",
        "寄样品 @-1d",
        "--note",
        "样品",
        "--expense",
        "86",
    )
    for words in (("add", *added), ("log", *log), ("plan", "xm", "--at", "tomorrow 10:00")):
        assert program.run(*words).status == 0
    return program.home


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_reading_command_imports_nothing_slow(filled_home: Path, words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN_AND_LIST, "--home", filled_home, *words], capture_output=True, text=True, check=True
    )
    imported = {name.partition(".")[0] for name in done.stderr.split()}
    assert "salesbook" in imported
    assert not SLOW & imported


def test_asking_for_the_day_imports_nothing_that_only_writing_needs(filled_home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN_AND_LIST, "--home", filled_home, "today"], capture_output=True, text=True, check=True
    )
    imported = set(done.stderr.split())
    assert "salesbook.queries.today" in imported
    writing = {"salesbook.store.changes", "salesbook.store.journal", "salesbook.store.nouns", "salesbook.store.search"}
    assert not writing & imported
    assert not [name for name in imported if name.startswith("salesbook.formats")]
