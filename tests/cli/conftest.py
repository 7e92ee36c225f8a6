"""The program on a home that has an empty notebook, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.fixture(scope="session")
def home_with_a_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the notebook `book`, to be copied."""
    home = tmp_path_factory.mktemp("with-a-book") / "home"
    assert Program(home).run("new", "book", "--unprotected").status == 0
    return home


@pytest.fixture
def program(home_with_a_book: Path, tmp_path: Path) -> Program:
    """The program in a home with the empty, unprotected notebook `book`."""
    return Program(shutil.copytree(home_with_a_book, tmp_path / "home"))


@pytest.fixture
def newcomer(tmp_path: Path) -> Program:
    """The program in a home that is not there yet."""
    return Program(tmp_path / "home")
