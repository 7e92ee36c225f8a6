"""A notebook of an earlier version, first met by a command that only reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from salesbook.store.keys import key_path
from tests.cli.program import Program
from tests.store.test_saved_notebooks import SAVED

READING = (
    ("today",),
    ("show", "李雷"),
    ("find", "lilei"),
    ("lens",),
    ("cards",),
    ("objections",),
    ("tiers",),
    ("journal",),
    ("settings",),
    ("check",),
)


@pytest.fixture(params=SAVED, ids=lambda path: path.stem)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a saved notebook that nothing has opened yet."""
    saved: Path = request.param
    for path in (saved, key_path(saved)):
        shutil.copy(path, tmp_path)
    return tmp_path / saved.name


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_a_command_that_reads_brings_it_up_to_date_first(book: Path, words: tuple[str, ...]) -> None:
    ended = Program(book.parent).run("--notebook", str(book), *words)
    assert (ended.status, ended.err) == (0, "")
