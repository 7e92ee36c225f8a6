"""A notebook of its own for each test of the store, an observer of its file, and a backup of one that has gone on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from salesbook.store.backup import back_up
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import Notebook
from tests.factories import new_notebook
from tests.images import Observer
from tests.store.restore_parts import OneSecret, add, made


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """An empty notebook, open for writing."""
    opened = new_notebook(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def observer(notebook: Notebook) -> Iterator[Observer]:
    """A look into the notebook's file, past the notebook."""
    looking = Observer(notebook.path)
    yield looking
    looking.close()


@pytest.fixture
def secrets() -> OneSecret:
    return OneSecret()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder / "book.salesbook"


@pytest.fixture
def backup(path: Path, secrets: OneSecret, tmp_path: Path) -> Path:
    """A backup of a notebook with the contact «Old»."""
    notebook = made(path, secrets)
    backup = back_up(notebook, tmp_path / "mine.salesbook-backup").path
    notebook.close()
    return backup


@pytest.fixture
def gone_on(backup: Path, path: Path, secrets: OneSecret) -> Path:
    """The notebook itself, which has gone on to «Newer» since."""
    notebook = Notebook.open(path, unlock(key_path(path), WaysIn(), secrets))
    add(notebook, "Newer")
    notebook.close()
    return path
