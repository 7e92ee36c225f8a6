"""The menu of the contact list, its order, its filters with many choices, and its width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact, Tag
from salesbook.domain.promise import NextStep
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.contacts.move_dialog import MoveDialog
from salesbook.gui.requests import Requests
from salesbook.gui.theme import LIGHT
from salesbook.gui.widgets.choice_popup import ChoicePopup
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.visits import plan_visit
from salesbook.queries.contact_list import ListFilter
from salesbook.queries.contact_order import Arrangement, Order
from tests.factories import entry, profile
from tests.gui.contacts.conftest import DAY, Book
from tests.gui.screens import settle


def menu_of(book: Book) -> QMenu:
    (menu,) = (one for one in book.page.findChildren(QMenu) if one.isVisible() and one.parent() is book.page)
    return menu


def words_of(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def choose(menu: QMenu, *path: str) -> None:
    *menus, last = path
    here = menu
    for words in menus:
        found = next(one for one in here.actions() if one.text() == words).menu()
        assert isinstance(found, QMenu)
        here = found
    next(one for one in here.actions() if one.text() == last).trigger()
    menu.close()


def right_click(book: Book, contact: Contact) -> QMenu:
    view = book.page.panel.list
    at = view.visualRect(view.contacts.index(view.contacts.place_of(contact.id))).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=at)
    where = view.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where))
    return menu_of(book)


@pytest.fixture
def few(book: Book) -> Iterator[Book]:
    """The page without a menu left open at the end."""
    yield book
    for menu in book.page.findChildren(QMenu):
        menu.close()


def test_the_right_button_chooses_and_says_what_can_be_done(few: Book, requests: Requests, qtbot: QtBot) -> None:
    menu = right_click(few, few.anna)
    assert few.page.contact.contact_id == few.anna.id
    assert words_of(menu) == ["Log a visit", "Plan a visit", "Tag", "Move to a stage", "Delete"]
    with qtbot.waitSignal(requests.log_wanted) as told:
        choose(menu, "Log a visit")
    assert told.args == [(few.anna.id,)]
    with qtbot.waitSignal(requests.plan_wanted) as told:
        choose(right_click(few, few.wang), "Plan a visit")
    assert told.args == [(few.wang.id,)]


@pytest.mark.parametrize("key", ["menu", "shift"])
def test_the_menu_comes_by_key_too_and_once(few: Book, qtbot: QtBot, key: str) -> None:
    view = few.page.panel.list
    view.choose(few.wang.id)
    view.setFocus()
    for _time in range(2):
        if key == "shift":
            QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        else:
            QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert words_of(menu_of(few))[0] == "Log a visit"


def test_a_known_tag_is_given_by_the_menu_and_another_is_typed(few: Book, requests: Requests, qtbot: QtBot) -> None:
    with qtbot.waitSignal(requests.said) as told:
        choose(right_click(few, few.anna), "Tag", "茶")
    assert str(told.args[0]) == "1 contact tagged: 茶"
    assert [one.word for one in few.session.reader.select(Tag, "contact_id = ?", few.anna.id)] == ["茶"]
    choose(right_click(few, few.anna), "Tag", "Another tag…")
    assert few.page.focusWidget() is few.page.contact.facts.tags.field


def test_several_are_moved_merged_and_deleted_together(few: Book, qtbot: QtBot) -> None:
    view = few.page.panel.list
    view.choose(few.wang.id)
    view._choose_rows([view.contacts.place_of(few.wang.id), view.contacts.place_of(few.anna.id)], 0)
    menu = right_click(few, few.anna)
    assert words_of(menu) == [
        *("Log a visit together", "Plan a visit together", "Tag", "Move to a stage", "Merge…", "Delete")
    ]
    choose(menu, "Move to a stage", "Trust")
    dialog = few.page.findChild(MoveDialog)
    assert dialog is not None
    dialog.leave()
    choose(right_click(few, few.anna), "Delete")
    qtbot.waitUntil(lambda: few.session.reader.get(Contact, few.wang.id) is None)
    assert few.session.reader.get(Contact, few.anna.id) is None


def test_one_is_moved_with_evidence_or_a_reason(few: Book) -> None:
    choose(right_click(few, few.wang), "Move to a stage", "Trust")
    dialog = few.page.findChild(MoveDialog)
    assert dialog is not None
    assert not dialog.take.isEnabled()
    dialog.leave()


def test_the_order_stands_on_a_chip_of_its_own(book: Book, qtbot: QtBot) -> None:
    chip = book.page.panel.sorting
    assert chip.button.accessibleName() == "Order of the list: By name"
    menu = chip.open()
    orders = [one for one in menu.actions() if one.actionGroup() is not None]
    assert [one.text() for one in orders if one.isChecked()] == ["By name"]
    assert len(orders) == len(Order)
    next(one for one in orders if one.text() == "By last touch").trigger()
    menu.close()
    assert book.page.panel.arrangement == Arrangement(Order.TOUCH)
    assert chip.button.accessibleName() == "Order of the list: By last touch"
    qtbot.waitUntil(lambda: book.page.panel.list.contacts.ids[0] != book.anna.id)


def test_an_order_runs_the_other_way_and_another_one_its_own_way(book: Book, qtbot: QtBot) -> None:
    panel = book.page.panel
    forth = panel.list.contacts.ids
    menu = panel.sorting.open()
    next(one for one in menu.actions() if one.text() == "The other way round").trigger()
    menu.close()
    assert panel.sorting.button.accessibleName() == "Order of the list: By name, the other way round"
    qtbot.waitUntil(lambda: panel.list.contacts.ids == tuple(reversed(forth)))
    menu = panel.sorting.open()
    next(one for one in menu.actions() if one.text() == "By stage").trigger()
    menu.close()
    assert panel.arrangement == Arrangement(Order.STAGE)


def test_the_order_is_chosen_by_keys_from_anywhere_on_the_page(book: Book, qtbot: QtBot) -> None:
    book.page.activateWindow()
    book.page.panel.list.setFocus()
    qtbot.waitUntil(book.page.panel.list.hasFocus)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(book.page.panel.list, Qt.Key.Key_O, both)
    menu = book.page.panel.sorting.button.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert book.page.panel.arrangement == Arrangement(Order.ORGANISATION)


def test_the_order_is_the_same_when_the_notebook_is_opened_next(book: Book, requests: Requests, qtbot: QtBot) -> None:
    book.page.panel.use_arrangement(Arrangement(Order.NEXT, backwards=True))
    book.session.wait()
    again = ContactsPage(book.session, requests, LIGHT)
    qtbot.addWidget(again)
    assert again.panel.arrangement == Arrangement(Order.NEXT, backwards=True)
    assert (
        again.panel.sorting.button.accessibleName() == "Order of the list: By next visit or step, the other way round"
    )


def test_a_row_says_the_day_it_is_ordered_by(book: Book, qtbot: QtBot) -> None:
    book.session.do(plan_visit, entry(book.anna, day=DAY)).result()
    panel = book.page.panel
    panel.use_arrangement(Arrangement(Order.NEXT))
    qtbot.waitUntil(lambda: panel.list.contacts.ids[0] == book.anna.id)
    contacts = panel.list.contacts
    assert contacts.data(contacts.index(0)).endswith("next today")
    assert "next" not in contacts.data(contacts.index(1))
    book.session.do(add_part, NextStep(book.anna.id, "call", DAY - timedelta(days=1)), "Anna").result()
    panel.refresh()
    qtbot.waitUntil(lambda: contacts.data(contacts.index(0)).endswith("due yesterday"))
    panel.use_arrangement(Arrangement(Order.ADDED))
    qtbot.waitUntil(lambda: contacts.data(contacts.index(0)).endswith("added today"))


@pytest.fixture
def tagged(book: Book, qtbot: QtBot) -> Book:
    """Forty tags."""
    one = profile("Lin Yue")
    tags = tuple(Tag(one.contact.id, f"tag {number:02}") for number in range(39))
    book.session.do(add_contact, replace(one, tags=tags)).result()
    qtbot.waitUntil(lambda: len(book.page.panel.chips.choices.tags) == 40)
    return book


@pytest.fixture
def popup(tagged: Book) -> ChoicePopup:
    chip = tagged.page.panel.chips.chips["tag"]

    def opened() -> ChoicePopup | None:
        found = [one for one in chip.findChildren(ChoicePopup) if one.isVisible()]
        return found[0] if found else None

    # The test platform, and it alone, closes the first popup over a window by itself.
    for _time in range(2):
        if opened() is None:
            chip.click()
        settle()
    found = opened()
    assert found is not None
    return found


def test_many_tags_are_a_list_with_a_line_that_narrows_it(tagged: Book, popup: ChoicePopup, qtbot: QtBot) -> None:
    assert len(popup.shown()) == 40
    assert popup.height() < tagged.page.height() * 0.7
    QTest.keyClicks(popup.field, "TAG 1")
    assert len(popup.shown()) == 10
    QTest.keyClick(popup.field, Qt.Key.Key_Down)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tagged.page.panel.filter == ListFilter(tag="tag 11"))


def test_a_chinese_tag_is_found_and_clicked(tagged: Book, popup: ChoicePopup, qtbot: QtBot) -> None:
    popup.field.insert("茶")
    assert popup.shown() == ["茶  1"]
    item = popup.list.currentItem()
    at = popup.list.visualItemRect(item).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: tagged.page.panel.filter == ListFilter(tag="茶"))


def test_what_is_called_otherwise_is_said_and_enter_takes_nothing(tagged: Book, popup: ChoicePopup) -> None:
    popup.field.insert("nothing of the kind")
    assert popup.shown() == []
    assert popup.nobody.isVisible()
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert tagged.page.panel.filter == ListFilter()
    closed: list[bool] = []
    popup.destroyed.connect(lambda: closed.append(True))
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    settle()
    assert closed == [True]


def test_the_list_comes_back_to_its_width_when_the_window_does(book: Book) -> None:
    split = book.page.split
    before = split.sizes()[0]
    book.page.resize(700, 716)
    narrow = split.sizes()[0]
    assert narrow < before
    book.page.resize(1166, 716)
    assert split.sizes()[0] == before


def test_the_width_that_was_dragged_is_kept_too(book: Book) -> None:
    split = book.page.split
    split.moveSplitter(340, 1)
    wide = split.sizes()[0]
    assert wide > 320
    book.page.resize(700, 716)
    book.page.resize(1166, 716)
    assert split.sizes()[0] == wide
    assert book.page.state()["width"] == wide


def test_a_double_click_on_the_name_puts_the_cursor_into_its_fact(book: Book, qtbot: QtBot) -> None:
    book.page.activateWindow()
    QTest.mouseDClick(book.page.contact.head.name, Qt.MouseButton.LeftButton)
    row = book.row("field:name")
    qtbot.waitUntil(row.value.hasFocus)
    assert row.value.textCursor().selectedText() == "王伟"
