"""The list of contacts in the window: keyboard, filters, several at once, undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact, Tag
from salesbook.domain.stage import Stage
from salesbook.gui.contacts.list_model import ContactListModel
from salesbook.gui.requests import Requests
from salesbook.queries.contact_list import ListFilter, contact_rows
from salesbook.queries.contact_order import Arrangement, Order
from tests.gui.contacts.conftest import DAY, Book


def names(book: Book) -> list[str]:
    model = book.page.panel.list.contacts
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return [row.name[:12] for row in rows if row is not None]


def test_the_model_keeps_the_rules_of_models(book: Book, qtbot: QtBot) -> None:
    model = ContactListModel(lambda ids: contact_rows(book.session.reader, ids, DAY))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ids = book.page.panel.list.contacts.ids
    for some in (ids, ids[:1], (), ids[::-1]):
        model.show(some, DAY)
        assert model.rowCount() == len(some)
    tester.deleteLater()


def test_a_row_is_a_sentence_for_readers(book: Book) -> None:
    model = book.page.panel.list.contacts
    said = model.index(model.place_of(book.wang.id)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("王伟, 恒源食品, Dating, stage 2 of 4, Happy, last touch ")


def test_arrows_choose_and_the_page_follows(book: Book, qtbot: QtBot) -> None:
    view = book.page.panel.list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: book.page.contact.contact_id == view.contacts.ids[0])
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: book.page.contact.contact_id == view.contacts.ids[-1])
    assert book.page.chosen_contacts() == (view.contacts.ids[-1],)


def test_typing_finds_by_name_and_an_input_method_may_write_too(book: Book, qtbot: QtBot) -> None:
    view = book.page.panel.list
    view.choose(book.wang.id)
    view.setFocus()
    qtbot.keyClicks(view, "anna")
    qtbot.waitUntil(lambda: view.current() == book.anna.id)
    view._end_typing()
    event = QInputMethodEvent()
    event.setCommitString("王伟")
    QApplication.sendEvent(view, event)
    qtbot.waitUntil(lambda: view.current() == book.wang.id)
    view._end_typing()
    qtbot.keyClicks(view, "meier")
    qtbot.waitUntil(lambda: view.current() == book.anna.id)


def test_a_filter_narrows_the_list_and_the_count_says_of_how_many(book: Book, qtbot: QtBot) -> None:
    panel = book.page.panel
    panel.use_filter(ListFilter(stage="recognition"))
    qtbot.waitUntil(lambda: names(book) == ["王伟"])
    assert panel.count.text() == "1 / 3"
    assert panel.chips.chips["stage"].accessibleName().startswith("Filter on: Stage: Recognition and above")
    panel.chips.chips["stage"].click()
    qtbot.waitUntil(lambda: len(names(book)) == 3)
    assert panel.count.text() == "3"


def test_a_filter_nobody_meets_says_so(book: Book, qtbot: QtBot) -> None:
    book.page.panel.use_filter(ListFilter(colleagues=True))
    qtbot.waitUntil(book.page.panel.nobody.isVisible)
    assert not book.page.panel.list.isVisible()


def test_filters_are_kept_in_the_notebook_under_a_name(book: Book, qtbot: QtBot) -> None:
    saved = book.page.panel.saved
    saved.save("茶客", ListFilter(tag="茶"))
    qtbot.waitUntil(lambda: not book.session.is_busy)
    assert saved.names() == ["茶客"]
    saved.use("茶客")
    assert book.page.panel.filter == ListFilter(tag="茶")
    saved.delete("茶客")
    qtbot.waitUntil(lambda: saved.names() == [])


def test_the_list_can_be_ordered_by_last_touch(book: Book, qtbot: QtBot) -> None:
    book.page.panel.use_arrangement(Arrangement(Order.TOUCH))
    qtbot.waitUntil(lambda: names(book)[0] == "王伟")


def test_delete_deletes_and_undo_brings_back(book: Book, requests: Requests, qtbot: QtBot) -> None:
    view = book.page.panel.list
    view.choose(book.anna.id)
    with qtbot.waitSignal(requests.said) as said:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert str(said.args[0]) == "Anna Meier deleted"
    qtbot.waitUntil(lambda: len(view.contacts.ids) == 2)
    book.session.undo()
    qtbot.waitUntil(lambda: len(view.contacts.ids) == 3)


def test_several_are_tagged_moved_and_deleted_as_one_step_each(book: Book, requests: Requests, qtbot: QtBot) -> None:
    page, session = book.page, book.session
    page.panel.list.setFocus()
    qtbot.keyClick(page.panel.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.selection)
    assert len(page.chosen_contacts()) == 3
    with qtbot.waitSignal(requests.said):
        page.selection.tag("展会")
    assert len(session.reader.select(Tag, "word = '展会'")) == 3
    dialog = page.selection.ask_to_move(Stage.TRUST)
    dialog.accept()
    assert dialog.isVisible(), "without a reason nothing moves"
    dialog.reason.setText("the fair")
    with qtbot.waitSignal(requests.said):
        dialog.accept()
    assert {one.stage for one in session.reader.select(Contact)} == {Stage.TRUST}
    with qtbot.waitSignal(requests.said):
        page.delete_chosen()
    assert session.reader.select(Contact) == []
    for _step in range(3):
        session.undo()
    qtbot.waitUntil(lambda: not session.is_busy)
    assert len(session.reader.select(Tag)) == 1
    assert {one.stage for one in session.reader.select(Contact)} == {None, Stage.DATING}


def test_shift_chooses_a_range(book: Book, qtbot: QtBot) -> None:
    view = book.page.panel.list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen() == view.contacts.ids[:2]
