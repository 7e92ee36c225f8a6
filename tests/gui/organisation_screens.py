"""The screens of an organisation: its page, one of the same name written otherwise, and the merging of both."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from salesbook.domain.organisation import Organisation
from salesbook.gui.main_window import MainWindow
from salesbook.operations.contacts import add_part
from tests.gui.settling import settle


def organisation_screens(window: MainWindow, contact_id: str) -> Iterator[tuple[str, QWidget]]:
    """The page of whom the contact works for, and the two ways to merge it."""
    session = window.session
    rows = session.reader.rows("SELECT organisation_id FROM employment WHERE contact_id = ?", contact_id)
    window.open_organisation(rows[0][0])
    settle()
    yield "organisation", window
    mine = session.reader.get(Organisation, rows[0][0])
    assert mine is not None
    asked = window.dialogs.merge_organisation(mine.id, "")
    assert asked is not None
    settle()
    yield "merge-organisation-asked", asked
    asked.reject()
    settle()
    alike = Organisation(mine.name.upper(), place=mine.place, phone="400 810 0000", notes="B2")
    session.do(add_part, alike, alike.name).result()
    settle()
    yield "organisation-alike", window
    dialog = window.dialogs.merge_organisation(mine.id, alike.id)
    assert dialog is not None
    settle()
    yield "merge-organisation", dialog
    dialog.reject()
    settle()
    session.undo()
    session.wait()
    settle()
