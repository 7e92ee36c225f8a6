"""An organisation's page: the way back to whom one came from, and a person added here."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.organisation import Organisation
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.contacts.new_contact import NewContact
from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact, delete_contact
from tests.factories import profile
from tests.gui.contacts.conftest import Book
from tests.gui.screens import settle


@pytest.fixture
def there(book: Book, requests: Requests) -> Organisation:
    """The organisation of 王伟, opened from the contact's page."""
    requests.organisation_wanted.connect(book.page.open_organisation)
    requests.contact_wanted.connect(book.page.open_contact)
    book.page.contact.head.organisation.click()
    assert book.page.stack.currentWidget() is book.page.organisation
    return book.session.reader.select(Organisation, "name = '恒源食品'")[0]


def test_alt_left_goes_back_to_whom_one_came_from(book: Book, there: Organisation, qtbot: QtBot) -> None:
    assert book.page.organisation.back.whole() == "王伟"
    book.page.activateWindow()
    book.page.organisation.add.setFocus()
    qtbot.waitUntil(book.page.organisation.add.hasFocus)
    QTest.keyClick(book.page.organisation.add, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert book.page.stack.currentWidget() is book.page.contact
    assert book.page.contact.contact_id == book.wang.id


def test_the_back_link_does_the_same(book: Book, there: Organisation) -> None:
    book.page.organisation.back.click()
    assert book.page.contact.contact_id == book.wang.id
    assert book.page.stack.currentWidget() is book.page.contact


def test_the_way_back_survives_a_rebuilt_window_and_goes_with_its_contact(
    book: Book, there: Organisation, requests: Requests, qtbot: QtBot
) -> None:
    again = ContactsPage(book.session, requests, LIGHT)
    qtbot.addWidget(again)
    again.restore(book.page.state())
    assert again.organisation.back.whole() == "王伟"
    book.session.do(delete_contact, book.wang).result()
    qtbot.waitUntil(lambda: not book.page.organisation.back.isVisible())
    book.page.organisation.go_back()
    assert book.page.stack.currentWidget() is book.page.organisation


def test_an_organisation_that_was_searched_for_has_no_way_back(book: Book, requests: Requests, qtbot: QtBot) -> None:
    one = book.session.reader.select(Organisation, "name = '恒源食品'")[0]
    fresh = ContactsPage(book.session, requests, LIGHT)
    qtbot.addWidget(fresh)
    fresh.open_organisation(one.id)
    assert not fresh.organisation.back.isVisibleTo(fresh.organisation)


def test_nobody_was_met_yet_in_plain_words(book: Book, there: Organisation, qtbot: QtBot) -> None:
    book.session.do(add_contact, profile("Lin Yue", organisation="Dalian Foods")).result()
    one = book.session.reader.select(Organisation, "name = 'Dalian Foods'")[0]
    book.page.open_organisation(one.id)
    said = [made.text() for made in book.page.organisation.findChildren(QLabel)]
    assert "You have not been in touch with anybody here yet." in said


def test_a_person_is_added_there(empty_session: Session, preferences: Preferences) -> None:
    empty_session.do(add_contact, profile("王伟", organisation="恒源食品")).result()
    one = empty_session.reader.select(Organisation)[0]
    window = MainWindow("book", preferences, LIGHT)
    window.open(empty_session)
    window.show()
    window.open_organisation(one.id)
    page = window.pages["contacts"]
    assert isinstance(page, ContactsPage)
    page.organisation.add.click()
    dialog = window.findChild(NewContact)
    assert dialog is not None
    assert dialog.organisation.text() == "恒源食品"
    # Nothing was typed yet, so nothing would be lost.
    assert not dialog.is_changed
    dialog.name.setText("Lin Yue")
    dialog.accept()
    empty_session.wait()
    settle()
    assert len(empty_session.reader.select(Organisation)) == 1
    added = empty_session.reader.select(Contact, "name = 'Lin Yue'")[0]
    assert page.contact.contact_id == added.id
    window.close()
    settle()
