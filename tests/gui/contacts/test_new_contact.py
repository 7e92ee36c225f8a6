"""A new contact: added with what is at hand, and whoever has the name already opened instead."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.organisation import Organisation
from salesbook.gui.contacts.new_contact import NewContact
from salesbook.gui.requests import Requests
from salesbook.operations.contacts import add_contact
from tests.factories import profile
from tests.gui.contacts.conftest import Book


def test_a_new_contact_is_added_with_what_is_at_hand(book: Book, requests: Requests, qtbot: QtBot) -> None:
    dialog = NewContact(book.page, book.session, requests, "王伟")
    assert dialog.same.isVisibleTo(dialog)
    dialog.name.setText("")
    assert not dialog.take.isEnabled()
    dialog.name.setText("欧阳静")
    dialog.organisation.setText("恒源食品")
    dialog.role.setText("总工")
    dialog.phone.setText("139")
    with qtbot.waitSignal(requests.contact_wanted) as wanted:
        dialog.accept()
    contact = book.session.reader.get(Contact, wanted.args[0])
    assert contact is not None
    assert (contact.family_name, contact.given_name) == ("欧阳", "静")
    assert len(book.session.reader.select(Organisation, "name = '恒源食品'")) == 1


def test_whoever_has_the_name_already_is_opened_instead(book: Book, requests: Requests, qtbot: QtBot) -> None:
    dialog = NewContact(book.page, book.session, requests, "Anna Meier")
    dialog.open()
    with qtbot.waitSignal(requests.contact_wanted) as wanted:
        dialog.open_same.click()
    assert wanted.args == [book.anna.id]
    assert not dialog.isVisible()


def test_what_was_typed_is_asked_about_before_somebody_else_is_opened(
    book: Book, requests: Requests, qtbot: QtBot
) -> None:
    opened: list[str] = []
    requests.contact_wanted.connect(opened.append)
    dialog = NewContact(book.page, book.session, requests)
    dialog.open()
    assert not dialog.open_same.isVisible()
    dialog.name.setText("王伟")
    dialog.open_same.click()
    assert dialog.question is not None
    dialog.question.stay.click()
    assert (dialog.isVisible(), opened) == (True, [])
    dialog.name.setText("Anna Meier")
    dialog.open_same.click()
    dialog.question.leave.click()
    assert opened == [book.anna.id]


def test_dropping_a_new_contact_after_all_opens_nobody(book: Book, requests: Requests) -> None:
    opened: list[str] = []
    requests.contact_wanted.connect(opened.append)
    dialog = NewContact(book.page, book.session, requests)
    dialog.open()
    dialog.name.setText("王伟")
    dialog.open_same.click()
    assert dialog.question is not None
    dialog.question.stay.click()
    dialog.reject()
    dialog.question.leave.click()
    assert opened == []


def test_of_several_of_one_name_the_rep_says_which(book: Book, requests: Requests, qtbot: QtBot) -> None:
    other = profile("王伟", organisation="大连重工")
    book.session.do(add_contact, other).result()
    dialog = NewContact(book.page, book.session, requests, "王伟")
    dialog.open()
    dialog.open_same.click()
    menu = dialog.findChild(QMenu)
    assert menu is not None
    assert [act.text() for act in menu.actions()] == ["王伟, 恒源食品", "王伟, 大连重工"]
    with qtbot.waitSignal(requests.contact_wanted) as wanted:
        menu.actions()[1].trigger()
    assert wanted.args == [other.contact.id]
    menu.close()


def test_a_phone_number_that_somebody_has_already_is_said(book: Book, requests: Requests, qtbot: QtBot) -> None:
    dialog = NewContact(book.page, book.session, requests)
    dialog.open()
    dialog.name.setText("Wang Wei")
    assert not dialog.same.isVisible()
    dialog.phone.setText("+86 138 0000 4127")
    assert dialog.same.text() == "1 contact has this phone number already."
    dialog.open_same.click()
    assert dialog.question is not None
    with qtbot.waitSignal(requests.contact_wanted) as wanted:
        dialog.question.leave.click()
    assert wanted.args == [book.wang.id]
