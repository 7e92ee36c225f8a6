"""What tests of reports share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from salesbook.store.notebook import Notebook
from tests.factories import new_notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """An empty notebook."""
    made = new_notebook(tmp_path)
    yield made
    made.close()
