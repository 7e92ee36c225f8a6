"""An organisation that is known is offered while its name is typed, so that half a name makes no second one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from salesbook.domain.organisation import Employment, Organisation
from salesbook.gui.contacts.fact_row import SAVES_AFTER_MS
from salesbook.gui.contacts.new_contact import NewContact
from salesbook.gui.contacts.organisation_names import OrganisationNames
from salesbook.gui.requests import Requests
from salesbook.operations.contacts import add_contact
from salesbook.queries.organisations import organisations_named
from tests.factories import profile
from tests.gui.contacts.conftest import Book


@pytest.fixture
def known(book: Book) -> Book:
    """Organisations to choose from: Dalian Foods and 大连重工 beside 恒源食品."""
    for name, organisation in (
        ("Frank Dawson", "Dalian Foods"),
        ("Dalia Heng", "大连重工"),
        ("Otto Weiß", "Old Dalmatian"),
    ):
        book.session.do(add_contact, profile(name, organisation=organisation)).result()
    return book


def offered(names: OrganisationNames) -> list[str]:
    return names.names.stringList() if names.list.isVisible() else []


@pytest.fixture
def new(known: Book, requests: Requests, qtbot: QtBot) -> NewContact:
    dialog = NewContact(known.page, known.session, requests, "Lin Yue")
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    dialog.organisation.setFocus()
    return dialog


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Dal", ["Dalian Foods", "Old Dalmatian", "大连重工"]),
        ("FOODS", ["Dalian Foods"]),
        ("dlzg", ["大连重工"]),
        ("重工", ["大连重工"]),
        ("Frank", []),
        ("Dalian Foods", []),
    ],
)
def test_the_known_ones_are_found_by_a_part_of_their_name_by_pinyin_and_initials(
    new: NewContact, typed: str, found: list[str]
) -> None:
    new.organisation.insert(typed)
    assert offered(new.names) == found


def test_enter_in_the_list_chooses_and_does_not_add_the_contact(known: Book, new: NewContact, qtbot: QtBot) -> None:
    QTest.keyClicks(new.organisation, "dal")
    qtbot.waitUntil(new.names.list.isVisible)
    QTest.keyClick(new.names.list, Qt.Key.Key_Down)
    QTest.keyClick(new.names.list, Qt.Key.Key_Return)
    assert new.organisation.text() == "Dalian Foods"
    assert new.isVisible()
    new.accept()
    qtbot.waitUntil(lambda: not known.session.is_busy)
    assert len(known.session.reader.select(Organisation, "name LIKE 'Dal%'")) == 1


def test_escape_closes_the_list_and_keeps_the_dialog_and_what_was_typed(new: NewContact, qtbot: QtBot) -> None:
    QTest.keyClicks(new.organisation, "dal")
    qtbot.waitUntil(new.names.list.isVisible)
    QTest.keyClick(new.names.list, Qt.Key.Key_Escape)
    assert not new.names.list.isVisible()
    assert new.isVisible()
    assert new.question is None
    assert new.organisation.text() == "dal"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_what_was_only_offered_is_not_taken(new: NewContact, qtbot: QtBot, key: Qt.Key) -> None:
    QTest.keyClicks(new.organisation, "dal")
    qtbot.waitUntil(new.names.list.isVisible)
    QTest.keyClick(new.names.list, key)
    assert new.organisation.text() == "dal"
    assert new.isVisible()


def employers(book: Book) -> list[str]:
    works = book.session.reader.select(Employment, "contact_id = ?", book.wang.id)
    return [one.name for work in works if (one := book.session.reader.get(Organisation, work.organisation_id or ""))]


def test_the_work_section_offers_them_too_and_half_a_name_is_not_saved(known: Book, qtbot: QtBot) -> None:
    row = known.row("employment:")
    row.value.setFocus()
    row.value.selectAll()
    QTest.keyClicks(row.value, "Dal")
    qtbot.waitUntil(row.names.list.isVisible)
    assert not row._save_timer.isActive(), SAVES_AFTER_MS
    QTest.keyClick(row.names.list, Qt.Key.Key_Down)
    QTest.keyClick(row.names.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: employers(known) == ["Dalian Foods"])
    assert known.session.reader.select(Organisation, "name = 'Dal'") == []


def test_a_name_that_is_new_is_kept_by_enter(known: Book, qtbot: QtBot) -> None:
    row = known.row("employment:")
    row.value.setFocus()
    row.value.selectAll()
    QTest.keyClicks(row.value, "Dal")
    qtbot.waitUntil(row.names.list.isVisible)
    QTest.keyClick(row.names.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: employers(known) == ["Dal"])


def test_other_facts_have_no_such_list(known: Book) -> None:
    row = known.row("employment-title:")
    QTest.keyClicks(row.value, "Dal")
    assert not row.names.list.isVisible()
    assert row._save_timer.isActive()


def test_a_reading_of_its_own_is_found(known: Book) -> None:
    one = known.session.reader.select(Organisation, "name = 'Dalian Foods'")[0]
    known.session.do(lambda notebook: _rename(notebook, replace(one, phonetic="Talien"))).result()
    assert [found.name for found in organisations_named(known.session.reader, "tali")] == ["Dalian Foods"]


def _rename(notebook: QObject, one: Organisation) -> None:
    from salesbook.operations.facts import change_fields
    from salesbook.store.notebook import Notebook

    assert isinstance(notebook, Notebook)
    change_fields(notebook, one, one.name, {"phonetic": one.phonetic})
