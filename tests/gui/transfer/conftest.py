"""A window on an empty notebook, and files to bring in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from salesbook.domain.contact import Contact
from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.transfer.import_dialog import ImportDialog
from tests.gui.screens import settle, until
from tests.gui.transfer.cards import ANNA, WANG, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """王小明, and Anna Berg with a birthday that is none."""
    return written(tmp_path / "mine.vcf", WANG, ANNA)


@pytest.fixture
def window(empty_session: Session, preferences: Preferences) -> Iterator[MainWindow]:
    """The window on an empty notebook."""
    made = MainWindow("book", preferences, LIGHT)
    made.open(empty_session)
    made.show()
    settle()
    yield made
    # A dialog left open would wait for its answer before the next window.
    for dialog in made.findChildren(QDialog):
        dialog.close()
    made.close()
    settle()


@pytest.fixture
def reviewing(window: MainWindow) -> Callable[..., ImportDialog]:
    """Reads files and waits for their review."""

    def read(*files: Path) -> ImportDialog:
        window.dialogs.import_files(files)
        until(lambda: window.dialogs.importing.dialog is not None, 20_000)
        settle()
        dialog = window.dialogs.importing.dialog
        assert dialog is not None
        return dialog

    return read


def names(session: Session) -> list[str]:
    """Everybody in the notebook, as they were added."""
    return [one.name for one in session.reader.select(Contact, "1 ORDER BY key")]
