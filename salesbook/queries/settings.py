"""The settings of the notebook."""

from __future__ import annotations

from salesbook.domain.setting import Method, Setting, method_of
from salesbook.store.notebook import NotebookReader


def method(notebook: NotebookReader) -> Method:
    """What steers the method in this notebook."""
    return method_of(notebook.select(Setting))
