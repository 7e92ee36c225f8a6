"""How long the journal remembers, and what it forgets: old lines, and photos that nobody needs any more."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from salesbook.domain.contact import Contact, photo_of
from salesbook.domain.text import Text
from salesbook.operations.contacts import add_contact
from salesbook.store.changes import image_text
from salesbook.store.journal import KEPT_CHANGES, KEPT_DAYS, NoSuchEntry
from salesbook.store.labels import text_to_json
from salesbook.store.notebook import Notebook
from salesbook.store.records import record_of
from salesbook.system import clock
from tests.factories import profile
from tests.images import Observer


def fabricate(observer: Observer, count: int, at: datetime, photo: str = "") -> None:
    """Many lines of the past, of one new contact each, as they would stand after the contact is gone again."""
    after = image_text(record_of(Contact).image(Contact("old", photo=photo or None)))
    observer.connection.execute("BEGIN")
    for _ in range(count):
        line = observer.connection.execute(
            "INSERT INTO change (label, at) VALUES (?, ?)", (text_to_json(Text("Old")), at.isoformat())
        )
        observer.connection.execute(
            "INSERT INTO change_row (change_id, position, noun, row_id, after) VALUES (?, 0, 'contact', ?, ?)",
            (line.lastrowid, f"old {line.lastrowid}", after),
        )
    observer.connection.execute("COMMIT")


def lines(observer: Observer) -> int:
    rows = observer.journal()
    assert {row[0] for row in rows["change"]} == {row[0] for row in rows["change_row"]}
    return len(rows["change"])


@pytest.mark.parametrize(
    ("count", "days_ago", "left"),
    [
        (KEPT_CHANGES + 5, KEPT_DAYS + 1, KEPT_CHANGES),
        (KEPT_CHANGES + 5, KEPT_DAYS - 1, KEPT_CHANGES + 6),
        (KEPT_CHANGES - 1, KEPT_DAYS * 4, KEPT_CHANGES),
    ],
)
def test_the_journal_keeps_90_days_or_1000_changes_whichever_is_more(
    notebook: Notebook, observer: Observer, count: int, days_ago: int, left: int
) -> None:
    fabricate(observer, count, clock.now() - timedelta(days=days_ago))
    add_contact(notebook, profile("王小明"))
    assert lines(observer) == left
    assert notebook.journal()[0].number == count + 1


def test_a_forgotten_photo_leaves_when_neither_contact_nor_journal_needs_it(
    notebook: Notebook, observer: Observer
) -> None:
    long_ago, lately = (clock.now() - timedelta(days=days) for days in (KEPT_DAYS + 1, 1))
    photos = {name: photo_of(name.encode(), "image/png") for name in ("forgotten", "in the journal", "of a contact")}
    with notebook.change(Text("Photos")) as change:
        change.insert(*photos.values(), Contact("王小明", photo=photos["of a contact"].id))
    for photo in photos.values():
        fabricate(observer, 1, long_ago, photo.id)
    fabricate(observer, KEPT_CHANGES - 2, lately)
    fabricate(observer, 1, lately, photos["in the journal"].id)
    observer.connection.execute("UPDATE change SET at = ? WHERE id = 1", (long_ago.isoformat(),))
    add_contact(notebook, profile("李雷"))
    assert lines(observer) == KEPT_CHANGES
    left = {row[0] for row in notebook.rows("SELECT CAST(data AS TEXT) FROM photo")}
    assert left == {"in the journal", "of a contact"}


def test_what_was_forgotten_cannot_be_taken_back(notebook: Notebook, observer: Observer) -> None:
    fabricate(observer, KEPT_CHANGES + 5, clock.now() - timedelta(days=KEPT_DAYS + 1))
    add_contact(notebook, profile("王小明"))
    with pytest.raises(NoSuchEntry):
        notebook.take_back(1)
