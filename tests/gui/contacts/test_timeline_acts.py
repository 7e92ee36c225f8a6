"""What can be done with a visit in the timeline: by its menu, by keys, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.money import Money
from salesbook.domain.promise import Promise, Side
from salesbook.domain.purchase import Purchase
from salesbook.domain.referral import Praise
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.visit import Visit, VisitState
from salesbook.gui.contacts.timeline_list import TimelineList
from salesbook.gui.contacts.timeline_model import EntryRole
from salesbook.gui.requests import Requests
from salesbook.gui.visits.call_off_dialog import CallOffDialog
from salesbook.operations.contacts import add_part, change_thing
from salesbook.operations.sales import record_praise, record_purchase
from salesbook.operations.visits import plan_visit
from salesbook.queries.timeline import Entry
from tests.factories import entry
from tests.gui.contacts.conftest import DAY, Book


@pytest.fixture
def timeline(book: Book, qtbot: QtBot) -> TimelineList:
    """The timeline of a contact with a plan, three visits and a promise; the keyboard is in it."""
    plan = entry(book.wang, day=DAY + timedelta(days=2))
    book.session.do(plan_visit, plan)
    book.session.do(add_part, Promise(book.wang.id, Side.ME, "samples", given_on=DAY - timedelta(days=100)), "王伟")
    book.session.wait()
    shown = book.page.contact.timeline.list
    qtbot.waitUntil(lambda: shown.model().rowCount() >= 5)
    shown.setFocus()
    return shown


def go_to(timeline: TimelineList, row: int) -> Entry:
    timeline.setCurrentIndex(timeline.model().index(row, 0))
    found = timeline.currentIndex().data(EntryRole)
    assert isinstance(found, Entry)
    return found


def row_of(timeline: TimelineList, state: VisitState | None) -> int:
    found = (timeline.model().index(row, 0).data(EntryRole) for row in range(timeline.model().rowCount()))
    return next(row for row, one in enumerate(found) if one.state is state)


def menu_of(timeline: TimelineList) -> list[str]:
    menus = (menu for menu in timeline.findChildren(QMenu) if menu.isVisible())
    return [one.text() for menu in menus for one in menu.actions() if not one.isSeparator()]


def choose(timeline: TimelineList, name: str) -> None:
    (menu,) = (one for one in timeline.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.objectName() == name).trigger()
    menu.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_edits_the_visit(timeline: TimelineList, requests: Requests, qtbot: QtBot, key: Qt.Key) -> None:
    done = go_to(timeline, row_of(timeline, VisitState.DONE))
    with qtbot.waitSignal(requests.edit_wanted) as told:
        qtbot.keyClick(timeline, key)
    assert told.args == [done.id]


def double_click(timeline: TimelineList, row: int) -> None:
    index = timeline.model().index(row, 0)
    timeline.scrollTo(index)
    QTest.mouseDClick(
        timeline.viewport(), Qt.MouseButton.LeftButton, pos=timeline.visualRect(index).topLeft() + QPoint(60, 20)
    )


def test_a_double_click_does_what_enter_does(timeline: TimelineList, requests: Requests, qtbot: QtBot) -> None:
    row = row_of(timeline, VisitState.DONE)
    done = go_to(timeline, row)
    with qtbot.waitSignal(requests.edit_wanted) as told:
        double_click(timeline, row)
    assert told.args == [done.id]
    row = row_of(timeline, VisitState.PLANNED)
    plan = go_to(timeline, row)
    with qtbot.waitSignal(requests.complete_wanted) as told:
        double_click(timeline, row)
    assert told.args == [plan.id]


def test_the_hint_says_so_where_there_is_room(book: Book, timeline: TimelineList, qtbot: QtBot) -> None:
    hint = book.page.contact.timeline.hint
    assert hint.isVisible()
    assert hint.whole().startswith("Enter or a double click edits a visit")
    book.page.open_contact(book.anna.id)
    assert not hint.isVisible()


def test_delete_takes_the_visit_out_and_undo_brings_it_back(
    book: Book, timeline: TimelineList, requests: Requests, qtbot: QtBot
) -> None:
    row = row_of(timeline, VisitState.DONE)
    done = go_to(timeline, row)
    with qtbot.waitSignal(requests.said) as told:
        qtbot.keyClick(timeline, Qt.Key.Key_Delete)
    assert str(told.args[0]) == "Visit deleted"
    assert book.session.reader.get(Visit, done.id) is None
    assert timeline.currentIndex().row() == row
    with qtbot.waitSignal(book.session.done):
        book.session.undo()
    assert book.session.reader.get(Visit, done.id) is not None


def test_shift_f10_shows_what_a_plan_can_be_asked_for(timeline: TimelineList, qtbot: QtBot) -> None:
    go_to(timeline, row_of(timeline, VisitState.PLANNED))
    qtbot.keyClick(timeline, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert menu_of(timeline) == ["Log what came of it…", "Edit…", "Call sheet…", "Did not happen…", "Delete"]


def test_a_right_click_chooses_the_entry_under_it(timeline: TimelineList, requests: Requests, qtbot: QtBot) -> None:
    go_to(timeline, 0)
    row = row_of(timeline, VisitState.DONE)
    place = timeline.visualRect(timeline.model().index(row, 0)).topLeft() + QPoint(60, 12)
    viewport = timeline.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    assert timeline.currentIndex().row() == row
    assert menu_of(timeline) == ["Edit…", "Delete"]
    with qtbot.waitSignal(requests.edit_wanted) as told:
        choose(timeline, "edit")
    assert told.args == [timeline.currentIndex().data(EntryRole).id]


def test_the_menu_key_shows_the_menu_of_the_current_entry_once(timeline: TimelineList) -> None:
    go_to(timeline, row_of(timeline, VisitState.DONE))
    for _time in range(2):
        QApplication.sendEvent(timeline, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert menu_of(timeline) == ["Edit…", "Delete"]


def test_a_plan_is_logged_and_its_sheet_is_asked_for(timeline: TimelineList, requests: Requests, qtbot: QtBot) -> None:
    plan = go_to(timeline, row_of(timeline, VisitState.PLANNED))
    with qtbot.waitSignal(requests.complete_wanted) as told:
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert told.args == [plan.id]
    qtbot.keyClick(timeline, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(requests.call_sheets_wanted) as told:
        choose(timeline, "sheet")
    assert told.args == [plan.day]


def test_a_plan_that_did_not_happen_can_only_be_deleted_from_then_on(
    book: Book, timeline: TimelineList, requests: Requests, qtbot: QtBot
) -> None:
    go_to(timeline, row_of(timeline, VisitState.PLANNED))
    qtbot.keyClick(timeline, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(requests.call_off_wanted) as asked:
        choose(timeline, "off")
    plan = book.session.reader.get(Visit, asked.args[0])
    assert plan is not None
    dialog = CallOffDialog(book.page, book.session, requests, plan)
    dialog.open()
    with qtbot.waitSignal(requests.said):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert [one.state for one in book.session.reader.select(Visit, "state <> 'done'")] == [VisitState.DID_NOT_HAPPEN]
    go_to(timeline, row_of(timeline, VisitState.DID_NOT_HAPPEN))
    qtbot.keyClick(timeline, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert menu_of(timeline) == ["Delete"]


def test_what_is_no_visit_has_no_menu(timeline: TimelineList, requests: Requests, qtbot: QtBot) -> None:
    go_to(timeline, row_of(timeline, None))
    with qtbot.assertNotEmitted(requests.edit_wanted):
        qtbot.keyClick(timeline, Qt.Key.Key_E)
        qtbot.keyClick(timeline, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert menu_of(timeline) == []


def test_a_birthday_nobody_answered_stands_in_the_timeline(book: Book, qtbot: QtBot) -> None:
    known = replace(book.anna, added=datetime.now(UTC) - timedelta(days=300))
    fell = DAY - timedelta(days=60)
    book.session.do(change_thing, known, "Anna Meier")
    book.session.do(add_part, ImportantDate(known.id, DateKind.BIRTHDAY, fell.month, fell.day), "Anna Meier")
    book.session.wait()
    book.page.open_contact(known.id)
    entries = book.page.contact.timeline.entries
    qtbot.waitUntil(lambda: entries.rowCount() == 1)
    assert str(entries.index(0, 0).data()).startswith("Missed: birthday")


def recorded(book: Book, timeline: TimelineList, qtbot: QtBot, title: str) -> int:
    """The row of what was just recorded, by what the timeline calls it."""
    rows = range(timeline.model().rowCount())
    found = [row for row in rows if str(timeline.model().index(row, 0).data(EntryRole).title) == title]
    return found[0] if found else -1


def test_an_order_is_edited_by_enter_and_deleted_by_its_key(
    book: Book, timeline: TimelineList, requests: Requests, qtbot: QtBot
) -> None:
    order = Purchase(book.wang.id, DAY, Money(1_250_000_00, "CNY"))
    book.session.do(record_purchase, order, book.wang)
    qtbot.waitUntil(lambda: recorded(book, timeline, qtbot, "purchase") >= 0)
    go_to(timeline, recorded(book, timeline, qtbot, "purchase"))
    with qtbot.waitSignal(requests.edit_record_wanted) as told:
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert told.args == [order.id]
    with qtbot.waitSignal(requests.said) as told:
        qtbot.keyClick(timeline, Qt.Key.Key_Delete)
    assert str(told.args[0]) == "Deleted the purchase"
    assert book.session.reader.select(Purchase) == []
    book.session.undo()
    book.session.wait()
    assert book.session.reader.select(Purchase) == [order]


def test_praise_is_only_deleted_and_a_move_between_stages_is_history(
    book: Book, timeline: TimelineList, qtbot: QtBot
) -> None:
    book.session.do(record_praise, Praise(book.wang.id, "quick", DAY), book.wang)
    moved = StageChange(
        book.wang.id, Stage.RECOGNITION, Stage.DATING, datetime(2026, 3, 2, tzinfo=UTC), DAY, "a dinner"
    )
    book.session.do(add_part, moved, "王伟")
    qtbot.waitUntil(lambda: recorded(book, timeline, qtbot, "moved up to Stage.DATING") >= 0)
    for title, acts in (("praise", ["Delete"]), ("moved up to Stage.DATING", [])):
        go_to(timeline, recorded(book, timeline, qtbot, title))
        qtbot.keyClick(timeline, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        assert menu_of(timeline) == acts
        for menu in timeline.findChildren(QMenu):
            menu.close()


def test_what_is_deleted_twice_by_a_quick_hand_is_said_in_a_sentence(
    book: Book, timeline: TimelineList, requests: Requests, qtbot: QtBot
) -> None:
    go_to(timeline, row_of(timeline, VisitState.DONE))
    before = len(book.session.reader.select(Visit))
    refused: list[str] = []
    book.session.failed.connect(lambda error: refused.append(str(error.text)))
    for _press in range(2):
        qtbot.keyClick(timeline, Qt.Key.Key_Delete)
    book.session.wait_and_tell()
    assert len(book.session.reader.select(Visit)) == before - 1
    assert refused == ["This was deleted meanwhile, so it cannot be changed."]
