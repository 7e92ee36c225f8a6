"""The plan page: what its rows say, going about, opening, planning, and whom to see nearby."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Address
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.promise import Promise, Side
from salesbook.domain.visit import Visit
from salesbook.gui.plan.plan_model import DayRow, FreeRow, ItemRow, MoreRow
from salesbook.gui.plan.plan_page import PlanPage
from salesbook.gui.plan.plan_words import lunar_of
from salesbook.gui.plan.span import Span, View
from salesbook.gui.session import Session
from salesbook.system.i18n import in_language, set_default_language
from tests.gui.plan.conftest import (
    CTRL,
    THURSDAY,
    TODAY,
    TUESDAY,
    WEDNESDAY,
    YESTERDAY,
    Book,
    box,
    choose,
    in_cell,
    place_of,
    said,
)
from tests.gui.settling import settle

# What is said


def test_the_model_is_a_proper_model_in_both_views(book: Book) -> None:
    book.visit(at=time(9))
    page = book.page()
    QAbstractItemModelTester(page.view.plan, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.look_at(View.MONTH)
    page.look_at(View.WEEK)
    assert page.view.plan.rowCount() > 7


def test_a_row_says_when_who_what_and_how_it_stands(book: Book) -> None:
    visit = book.visit(day=YESTERDAY, at=time(9), purpose="samples <b>&</b>")
    done = book.visit(book.contact("Bo"), day=YESTERDAY, at=time(11), done=True)
    promise = book.part(Promise(book.anna.id, Side.ME, "the offer", YESTERDAY))
    page = book.page(day=YESTERDAY)
    assert said(page, place_of(page, visit)) == "09:00, Anna, Visit, Samples <b>&</b>, Not logged"
    assert said(page, place_of(page, done)) == "11:00, Bo, Visit, Logged"
    assert said(page, place_of(page, promise)) == "Anna, I promised: the offer, 1 day overdue"


def test_a_day_says_that_it_is_today_a_weekend_and_its_lunar_day(book: Book) -> None:
    page = book.page(day=TODAY)
    rows = page.view.plan.rows
    days = [said(page, place) for place, row in enumerate(rows) if isinstance(row, DayRow)]
    assert ["weekend" in one for one in days] == [False] * 5 + [True] * 2
    assert ["today" in one for one in days].count(True) == 1
    assert all("lunar " in one for one in days)
    assert all("nothing planned" in one for one in days)


def test_the_days_of_spring_festival_are_off_and_the_saturdays_before_and_after_are_worked(book: Book) -> None:
    page = book.page(View.MONTH, date(2026, 2, 16))
    rows = page.view.plan.rows
    days = {row.day: said(page, place) for place, row in enumerate(rows) if isinstance(row, DayRow)}
    assert [day.day for day, words in days.items() if "day off" in words] == [16, 17, 18, 19, 20, 23]
    assert [day.day for day, words in days.items() if "worked in place" in words] == [14, 28]
    ground = page.view.grab().toImage()
    corners = [page.view._places.cells[date(2026, 2, day)].bottomLeft() + QPoint(3, -3) for day in (13, 14, 15, 17)]
    friday, worked, sunday, festival = (ground.pixelColor(corner).name() for corner in corners)
    assert (worked, festival) == (friday, sunday)
    assert friday != sunday


def test_the_lunar_days_follow_a_change_of_the_language() -> None:
    assert lunar_of(date(2026, 2, 18)) == ""
    with in_language("zh_CN"):
        assert lunar_of(date(2026, 2, 18)) == "初二"


def test_a_lunar_date_stands_on_its_solar_day(book: Book) -> None:
    moon = book.part(ImportantDate(book.anna.id, DateKind.FESTIVAL, 8, 15, calendar=Calendar.LUNAR, label="中秋"))
    page = book.page(View.MONTH, date(2026, 9, 25))
    place = place_of(page, moon)
    assert page.view.plan.rows[place].day == date(2026, 9, 25)
    set_default_language("zh_CN")
    assert said(page, place) == "Anna，中秋，农历八月十五"


def test_a_reader_finds_every_row_and_hears_the_chosen_one(book: Book) -> None:
    visit = book.visit(at=time(9))
    page = book.page()
    table = QAccessible.queryAccessibleInterface(page.view)
    assert table.text(QAccessible.Text.Name) == "Week"
    child = table.child(place_of(page, visit))
    assert child.text(QAccessible.Text.Name).startswith("09:00, Anna")
    assert child.rect().isValid()


# Going about


def test_pages_turn_and_t_comes_back_to_today(book: Book, qtbot: QtBot) -> None:
    page = book.page(View.MONTH, date(2026, 1, 31))
    page.turn(1)
    assert page.title.text() == "February 2026"
    assert page.view.row() == DayRow(date(2026, 2, 28))
    page.turn(-2)
    assert page.title.text() == "December 2025"
    page.go_to_today()
    assert page.view.row() == DayRow(TODAY)
    page.look_at(View.WEEK)
    assert page.view.row() == DayRow(TODAY)
    assert page.views.chosen() is View.WEEK


def test_the_arrows_go_on_over_the_edge_of_the_week(book: Book, qtbot: QtBot) -> None:
    sunday = WEDNESDAY + timedelta(days=4)
    page = book.page(day=sunday)
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.row() == DayRow(sunday + timedelta(days=1))
    qtbot.keyClick(page.view, Qt.Key.Key_Left)
    assert page.view.row() == DayRow(sunday)
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert page.view.row() == DayRow(WEDNESDAY - timedelta(days=2))


def test_view_day_and_choice_survive_a_rebuilt_window(book: Book) -> None:
    visit = book.visit(at=time(9))
    page = book.page(View.MONTH)
    choose(page, visit)
    again = PlanPage(book.session, book.requests, page.theme)
    again.restore(page.state())
    again.resize(1166, 716)
    again.show()
    row = again.view.row()
    assert isinstance(row, ItemRow)
    assert row.item.id == visit.id
    assert again.state() == page.state()
    again.close()


def test_the_page_asks_again_when_something_is_planned(book: Book, qtbot: QtBot) -> None:
    page = book.page()
    book.visit(at=time(9))
    qtbot.waitUntil(lambda: any(isinstance(row, ItemRow) for row in page.view.plan.rows))


# Opening and planning


def test_enter_opens_what_is_chosen(book: Book, qtbot: QtBot) -> None:
    due, later = book.visit(day=YESTERDAY, at=time(9)), book.visit(day=TODAY + timedelta(days=1))
    promise = book.part(Promise(book.anna.id, Side.ME, "samples", TODAY))
    page = book.page(View.MONTH, TODAY)
    for thing, day, signal, told in (
        (due, YESTERDAY, book.requests.complete_wanted, due.id),
        (later, later.day, book.requests.edit_wanted, later.id),
        (promise, TODAY, book.requests.contact_wanted, book.anna.id),
    ):
        page.show_span(Span(View.MONTH, day))
        choose(page, thing)
        with qtbot.waitSignal(signal) as asked:
            qtbot.keyClick(page.view, Qt.Key.Key_Return)
        assert asked.args == [told]


def asked_by_key(page: PlanPage, view: QWidget) -> QMenu:
    QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    # Some platforms ask twice for one key.
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    return next(one for one in page.findChildren(QMenu) if one.isVisible())


def test_the_menu_key_offers_what_can_be_done(book: Book, qtbot: QtBot) -> None:
    due = book.visit(day=YESTERDAY, at=time(9))
    promise = book.part(Promise(book.anna.id, Side.ME, "samples", YESTERDAY))
    page = book.page(View.MONTH, YESTERDAY)
    choose(page, due)
    page.panel.list.enter()
    for view in (page.panel.list, page.view):
        menu = asked_by_key(page, view)
        offered = [one for one in menu.actions() if not one.isSeparator()]
        assert [one.objectName() for one in offered] == ["log", "edit", "sheet", "off", "delete"]
        assert menu.activeAction() is offered[0]
        menu.close()
        settle()
    menu = asked_by_key(page, page.view)
    with qtbot.waitSignal(book.requests.call_off_wanted) as wanted:
        next(one for one in menu.actions() if one.objectName() == "off").trigger()
    menu.close()
    settle()
    assert wanted.args == [due.id]
    choose(page, promise)
    menu = asked_by_key(page, page.view)
    assert [one.text() for one in menu.actions()] == ["Open the contact"]
    menu.close()


def test_delete_deletes_a_visit_and_undo_brings_it_back(book: Book, qtbot: QtBot) -> None:
    visit, other = book.visit(), book.visit(at=time(9))
    promise = book.part(Promise(book.anna.id, Side.ME, "samples", WEDNESDAY))
    page = book.page(View.MONTH)
    for one, where in ((visit, page.view), (other, page.panel.list)):
        choose(page, one)
        keys = [item.id for item in page.panel.list.day.items]
        page.panel.list.setCurrentIndex(page.panel.list.day.index(keys.index(one.id)))
        with qtbot.waitSignal(book.requests.said):
            qtbot.keyClick(where, Qt.Key.Key_Delete)
        assert book.stored(one) is None
    with qtbot.waitSignal(book.session.done):
        book.session.undo()
    assert book.stored(other) is not None
    choose(page, promise)
    with qtbot.waitSignal(book.requests.refused):
        qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert book.stored(promise) is not None


def test_enter_on_a_day_or_a_free_hour_plans_there(book: Book, qtbot: QtBot) -> None:
    page = book.page()
    with qtbot.waitSignal(book.requests.visit_on_wanted) as asked:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert asked.args == [(), WEDNESDAY, None]
    page.view.choose(page.view.plan.place_of(FreeRow(WEDNESDAY, time(11)).key))
    with qtbot.waitSignal(book.requests.visit_on_wanted) as asked:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert asked.args == [(), WEDNESDAY, time(11)]


def test_a_second_click_on_an_empty_hour_and_a_double_click_on_an_hour_or_a_day_plan_there(
    book: Book, qtbot: QtBot
) -> None:
    page = book.page()
    point = box(page, page.view.plan.place_of(FreeRow(THURSDAY, time(11)).key)).center()
    with qtbot.assertNotEmitted(book.requests.visit_on_wanted):
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    with qtbot.waitSignal(book.requests.visit_on_wanted) as asked:
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == [(), THURSDAY, time(11)]
    other = box(page, page.view.plan.place_of(FreeRow(THURSDAY, time(14)).key)).center()
    with qtbot.waitSignal(book.requests.visit_on_wanted) as asked:
        qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert asked.args == [(), THURSDAY, time(14)]
    page.look_at(View.MONTH)
    with qtbot.waitSignal(book.requests.visit_on_wanted) as asked:
        qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=in_cell(page, TUESDAY))
    assert asked.args == [(), TUESDAY, None]


def test_an_overfull_day_opens_its_list_and_the_list_moves_too(book: Book, qtbot: QtBot) -> None:
    visits = [book.visit(at=time(8 + number)) for number in range(9)]
    page = book.page(View.MONTH)
    more = page.view.plan.place_of(MoreRow(WEDNESDAY).key)
    assert said(page, more).startswith("+")
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=box(page, more).center())
    listed = page.panel.list
    assert [item.id for item in listed.day.items] == [visit.id for visit in visits]
    listed.setCurrentIndex(listed.day.index(8))
    with qtbot.waitSignal(book.requests.said):
        qtbot.keyClick(listed, Qt.Key.Key_Right, CTRL)
    assert book.stored(visits[8]).day == THURSDAY


# Nearby


def nearby_buttons(page: PlanPage) -> dict[str, QPushButton]:
    found = [one for one in page.panel.findChildren(QPushButton) if one.isVisible() and one is not page.panel.plan]
    return {one.accessibleName(): one for one in found}


def test_contacts_in_the_same_place_are_offered_and_planned_on_the_day(book: Book, qtbot: QtBot) -> None:
    bo = book.contact("Bo & <b>")
    book.part(Address(book.anna.id, city="上海"))
    book.part(Address(bo.id, city="上海"))
    page = book.page()
    assert nearby_buttons(page) == {}
    book.visit(at=time(9))
    name = "Plan a visit with Bo & <b> on this day"
    qtbot.waitUntil(lambda: name in nearby_buttons(page))
    with qtbot.waitSignal(book.requests.visit_on_wanted) as asked:
        nearby_buttons(page)[name].click()
    assert asked.args == [(bo.id,), WEDNESDAY, None]
    page.go_to_today()
    assert nearby_buttons(page) == {}


def test_a_large_book_is_asked_on_another_thread(sample_session: Session, book: Book, qtbot: QtBot) -> None:
    page = PlanPage(sample_session, book.requests, book.page().theme, small=0)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    assert page.view.plan.rowCount() == 0
    qtbot.waitUntil(lambda: page.view.plan.rowCount() > 7)
    assert sample_session.reader.select(Visit, "day = ?", TODAY.isoformat())
    assert page.panel.list.day.items


def test_the_line_of_now_has_gone_on_when_the_page_is_looked_at_again(book: Book) -> None:
    page = book.page()
    before = page.view.plan.now
    page.hide()
    page.view.plan.now = before - timedelta(minutes=5)
    page.show()
    assert page.view.plan.now >= before
