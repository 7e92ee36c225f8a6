"""A notebook of its own for each test of the store, and an observer of its file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from salesbook.store.notebook import Notebook
from tests.factories import new_notebook
from tests.images import Observer


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
