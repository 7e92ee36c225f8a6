"""What matters most to a contact is ranked from the list of the settings, on the contact's page."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.setting import parse_setting
from salesbook.domain.text import Text
from salesbook.gui.contacts.fact_row import FactRow
from salesbook.operations.contacts import change_thing
from salesbook.operations.settings import change_setting
from salesbook.queries.matters import matter_meant, matters_offered
from tests.gui.contacts.conftest import Book


def offered(row: FactRow) -> QMenu:
    """The menu that the row offers."""
    before = set(row.findChildren(QMenu))
    row.buttons["choose"].click()
    (menu,) = set(row.findChildren(QMenu)) - before
    return menu


def take(row: FactRow, words: str) -> None:
    """Choose one from the menu."""
    menu = offered(row)
    next(one for one in menu.actions() if one.text() == words).trigger()
    menu.close()


def ranked(book: Book) -> tuple[str, ...]:
    contact = book.session.reader.get(Contact, book.wang.id)
    assert contact is not None
    return contact.matters_most


def test_they_are_ranked_in_the_order_they_are_chosen_and_taken_out_again(book: Book, qtbot: QtBot) -> None:
    row = book.row("field:matters_most")
    take(row, "ease")
    qtbot.waitUntil(lambda: ranked(book) == ("ease",))
    take(row, "price")
    qtbot.waitUntil(lambda: ranked(book) == ("ease", "price"))
    menu = offered(row)
    assert {"1  ease", "2  price", "information"} <= {one.text() for one in menu.actions()}
    menu.close()
    take(row, "1  ease")
    qtbot.waitUntil(lambda: ranked(book) == ("price",))
    book.session.undo()
    qtbot.waitUntil(lambda: ranked(book) == ("ease", "price"))


def test_the_settings_name_what_is_offered(book: Book, qtbot: QtBot) -> None:
    book.session.do(change_setting, parse_setting("matters", "speed, 价格"))
    book.session.wait()
    assert matters_offered(book.session.reader) == ("speed", Text("price"))
    contact = book.session.reader.get(Contact, book.wang.id)
    assert contact is not None
    changed = Contact(**{**vars(contact), "matters_most": ("价格",)})
    book.session.do(change_thing, changed, contact.name)
    qtbot.waitUntil(lambda: book.row("field:matters_most").value.text() == "价格")
    menu = offered(book.row("field:matters_most"))
    assert [one.text() for one in menu.actions()] == ["speed", "1  价格"]
    menu.close()


def test_words_of_the_usual_list_are_known_in_every_language() -> None:
    assert matter_meant(" 惊喜 ") == matter_meant("Surprise and delight") == Text("surprise and delight")
    assert matter_meant("speed") == "speed"
