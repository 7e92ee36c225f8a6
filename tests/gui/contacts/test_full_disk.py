"""A disk without room while a contact is edited: the text stays on screen, and is saved when there is room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.interest import Interest
from salesbook.store.notebook import Notebook
from tests.gui.contacts.conftest import Book
from tests.gui.contacts.test_contact_page import write

# More than a page of the file holds, so that it has to grow.
LONG = "looks forward to the fair " * 400
NO_LIMIT = 2**31 - 1


def limit(notebook: Notebook, pages: int) -> None:
    """Let the file grow to so many pages only: SQLite then answers as on a full disk. Room that was free in it is given up."""
    notebook.connection.execute("PRAGMA query_only = OFF")
    notebook.connection.execute("VACUUM")
    notebook.connection.execute("PRAGMA query_only = ON")
    notebook.connection.execute(f"PRAGMA max_page_count = {pages}")


@pytest.fixture
def full(book: Book) -> Iterator[Book]:
    book.session.do(limit, 1).result()
    yield book
    book.session.do(limit, NO_LIMIT).result()


def tried_again(timer: QTimer) -> None:
    """What happens after the five seconds."""
    assert timer.isActive()
    timer.start(0)


def test_a_fact_stays_on_screen_and_is_saved_when_there_is_room(full: Book, qtbot: QtBot) -> None:
    row = full.row("field:best_hours")
    write(row, LONG)
    row.save(leaving=True)
    qtbot.waitUntil(lambda: "The disk is full" in row._state.text())
    assert row.value.text() == LONG
    full.session.do(limit, NO_LIMIT).result()
    tried_again(row._again_timer)

    def is_saved() -> bool:
        contact = full.session.reader.get(Contact, full.wang.id)
        return contact is not None and contact.best_hours == LONG.strip()

    qtbot.waitUntil(is_saved)
    qtbot.waitUntil(lambda: row._state.text() == "")


def test_a_chip_stays_in_its_field_and_is_saved_when_there_is_room(full: Book, qtbot: QtBot) -> None:
    section = full.page.contact.facts.interests
    section.field.setText(LONG)
    section.save()
    qtbot.waitUntil(lambda: "The disk is full" in section._state.text())
    assert section.field.text() == LONG
    full.session.do(limit, NO_LIMIT).result()
    tried_again(section._again)
    qtbot.waitUntil(lambda: LONG.strip() in [one.text for one in full.session.reader.select(Interest)])


def test_what_is_wrong_with_the_text_itself_is_not_tried_again(book: Book, qtbot: QtBot) -> None:
    row = book.row("date:")
    write(row, "31 Feb 1984")
    row.save(leaving=True)
    qtbot.waitUntil(lambda: not book.session.is_busy)
    assert not row._again_timer.isActive()
    row.give_up()
