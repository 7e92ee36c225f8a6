"""Moving on the plan: by pointer and by keys, undone again; and what is refused."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from salesbook.domain.day_part import DayPart
from salesbook.domain.important_date import parse_important_date
from salesbook.domain.promise import NextStep, Promise, PromiseState, Side
from salesbook.gui.plan.plan_model import ItemRow
from salesbook.gui.plan.span import View
from salesbook.operations.reminders import settle_promise
from salesbook.wording import render
from tests.gui.plan.conftest import (
    CTRL,
    THURSDAY,
    TODAY,
    TUESDAY,
    WEDNESDAY,
    Book,
    box,
    choose,
    drag,
    in_cell,
    place_of,
)

# Moving


def test_dragging_a_visit_in_a_month_moves_it_to_another_day_at_its_time(book: Book, qtbot: QtBot) -> None:
    visit = book.visit(at=time(9, 15))
    page = book.page(View.MONTH)
    with qtbot.waitSignal(book.requests.said) as told:
        drag(page, box(page, place_of(page, visit)).center(), in_cell(page, THURSDAY))
    assert render(told.args[0]).startswith("Anna moved to ")
    stored = book.stored(visit)
    assert (stored.day, stored.at) == (THURSDAY, time(9, 15))
    row = page.view.row()
    assert isinstance(row, ItemRow)
    assert (row.item.id, row.day) == (visit.id, THURSDAY)


def test_a_visit_of_an_afternoon_keeps_it_on_another_day_and_says_so(book: Book, qtbot: QtBot) -> None:
    visit = book.visit(at=None, day_part=DayPart.AFTERNOON)
    page = book.page(View.MONTH)
    assert page.view.plan.data(
        page.view.plan.index(place_of(page, visit)), Qt.ItemDataRole.AccessibleTextRole
    ).startswith("afternoon, Anna")
    with qtbot.waitSignal(book.requests.said) as told:
        drag(page, box(page, place_of(page, visit)).center(), in_cell(page, THURSDAY))
    assert render(told.args[0]).endswith(" afternoon")
    assert (book.stored(visit).day, book.stored(visit).hour) == (THURSDAY, DayPart.AFTERNOON)


def test_an_hour_takes_the_place_of_the_part_where_a_visit_is_laid_on_one(book: Book, qtbot: QtBot) -> None:
    visit = book.visit(at=None, day_part=DayPart.MORNING)
    page = book.page()
    start = box(page, place_of(page, visit)).center()
    hours = page.view._places.hours
    assert hours is not None
    with qtbot.waitSignal(book.requests.said):
        drag(page, start, QPoint(start.x(), hours.y(14 * 60) + 4))
    assert (book.stored(visit).at, book.stored(visit).day_part) == (time(14), None)


def test_dragging_in_a_week_moves_to_another_day_and_half_hour(book: Book, qtbot: QtBot) -> None:
    visit = book.visit(at=time(9), lasted=60)
    page = book.page()
    start = box(page, place_of(page, visit)).center()
    hours = page.view._places.hours
    assert hours is not None
    down = hours.y(14 * 60 + 30) - hours.y(9 * 60)
    across = in_cell(page, TUESDAY).x() - in_cell(page, WEDNESDAY).x()
    with qtbot.waitSignal(book.requests.said):
        drag(page, start, start + QPoint(across, down))
    assert (book.stored(visit).day, book.stored(visit).at) == (TUESDAY, time(14, 30))
    with qtbot.waitSignal(book.session.done):
        book.session.undo()
    assert (book.stored(visit).day, book.stored(visit).at) == (WEDNESDAY, time(9))
    assert page.view.plan.rows[place_of(page, visit)].day == WEDNESDAY


def test_dragging_sideways_keeps_the_minutes_and_above_the_hours_the_time_goes(book: Book, qtbot: QtBot) -> None:
    visit = book.visit(at=time(9, 10), lasted=60)
    page = book.page()
    start = box(page, place_of(page, visit)).center()
    with qtbot.waitSignal(book.requests.said):
        drag(page, start, QPoint(in_cell(page, THURSDAY).x(), start.y() + 3))
    assert (book.stored(visit).day, book.stored(visit).at) == (THURSDAY, time(9, 10))
    start = box(page, place_of(page, visit)).center()
    with qtbot.waitSignal(book.requests.said):
        drag(page, start, QPoint(start.x(), 20))
    assert (book.stored(visit).day, book.stored(visit).at) == (THURSDAY, None)


def test_escape_lets_go_and_dropping_beside_the_days_moves_nothing(book: Book) -> None:
    visit = book.visit(at=time(9))
    page = book.page()
    start = box(page, place_of(page, visit)).center()
    view = page.view.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(0, 30))
    QTest.mouseMove(view, start + QPoint(0, 90))
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 90))
    drag(page, start, QPoint(10, 200))
    book.session.wait()
    assert book.stored(visit) == book.stored(visit)
    assert (book.stored(visit).day, book.stored(visit).at) == (WEDNESDAY, time(9))


@pytest.mark.parametrize(
    ("view", "key", "day", "at"),
    [
        (View.WEEK, Qt.Key.Key_Right, THURSDAY, time(9)),
        (View.WEEK, Qt.Key.Key_Left, TUESDAY, time(9)),
        (View.WEEK, Qt.Key.Key_Down, WEDNESDAY, time(9, 30)),
        (View.WEEK, Qt.Key.Key_Up, WEDNESDAY, time(8, 30)),
        (View.WEEK, Qt.Key.Key_PageDown, WEDNESDAY + timedelta(days=7), time(9)),
        (View.MONTH, Qt.Key.Key_Right, THURSDAY, time(9)),
        (View.MONTH, Qt.Key.Key_Down, WEDNESDAY + timedelta(days=7), time(9)),
    ],
)
def test_ctrl_and_a_key_move_a_visit_and_the_page_follows(
    book: Book, qtbot: QtBot, view: View, key: Qt.Key, day: date, at: time
) -> None:
    visit = book.visit(at=time(9))
    page = book.page(view)
    choose(page, visit)
    with qtbot.waitSignal(book.requests.said):
        qtbot.keyClick(page.view, key, CTRL)
    assert (book.stored(visit).day, book.stored(visit).at) == (day, at)
    row = page.view.row()
    assert isinstance(row, ItemRow)
    assert (row.item.id, row.day) == (visit.id, day)


def test_keys_that_come_faster_than_saving_all_count(book: Book, qtbot: QtBot) -> None:
    visit = book.visit(at=time(9))
    page = book.page()
    choose(page, visit)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(page.view, key, CTRL)
    qtbot.waitUntil(lambda: not book.session.is_busy)
    assert (book.stored(visit).day, book.stored(visit).at) == (THURSDAY, time(9, 30))
    assert page.view.plan.rows[place_of(page, visit)].day == THURSDAY
    for _step in range(4):
        book.session.undo()
    qtbot.waitUntil(lambda: not book.session.is_busy)
    assert (book.stored(visit).day, book.stored(visit).at) == (WEDNESDAY, time(9))


def test_steps_and_promises_move_to_another_due_day(book: Book, qtbot: QtBot) -> None:
    step = book.part(NextStep(book.anna.id, "call", WEDNESDAY))
    promise = book.part(Promise(book.anna.id, Side.THEM, "the plan", WEDNESDAY))
    page = book.page()
    for thing in (step, promise):
        choose(page, thing)
        with qtbot.waitSignal(book.requests.said):
            qtbot.keyClick(page.view, Qt.Key.Key_Right, CTRL)
        assert book.stored(thing).due == THURSDAY


def test_a_promise_dropped_on_an_hour_has_a_day_and_no_time(book: Book, qtbot: QtBot) -> None:
    promise = book.part(Promise(book.anna.id, Side.ME, "samples", WEDNESDAY))
    page = book.page()
    with qtbot.waitSignal(book.requests.said):
        drag(page, box(page, place_of(page, promise)).center(), in_cell(page, THURSDAY))
    assert book.stored(promise).due == THURSDAY


# What is refused


def test_a_date_says_that_it_stays(book: Book, qtbot: QtBot) -> None:
    born = book.part(parse_important_date(f"{WEDNESDAY.month}-{WEDNESDAY.day}", book.anna.id))
    page = book.page(View.MONTH)
    choose(page, born)
    with qtbot.waitSignal(book.requests.refused) as told:
        qtbot.keyClick(page.view, Qt.Key.Key_Right, CTRL)
    assert "stays on its day" in render(told.args[0].text)
    with qtbot.waitSignal(book.requests.refused):
        drag(page, box(page, place_of(page, born)).center(), in_cell(page, THURSDAY))


def test_a_logged_visit_stays_and_nothing_moves_into_the_past(book: Book, qtbot: QtBot) -> None:
    done = book.visit(day=TODAY, at=time(0, 5), done=True)
    planned = book.visit(day=TODAY, at=time(23, 55))
    page = book.page(View.MONTH, TODAY)
    for thing, words in ((done, "was logged"), (planned, "is past")):
        choose(page, thing)
        with qtbot.waitSignal(book.requests.refused) as told:
            qtbot.keyClick(page.view, Qt.Key.Key_Left, CTRL)
        assert words in render(told.args[0].text)
    assert book.stored(planned).day == TODAY


def test_what_was_settled_meanwhile_is_refused_and_shown_as_it_is(book: Book, qtbot: QtBot) -> None:
    promise = book.part(Promise(book.anna.id, Side.ME, "samples", WEDNESDAY))
    page = book.page()
    choose(page, promise)
    book.session.do(settle_promise, promise, PromiseState.KEPT, TODAY, "Anna")
    with qtbot.waitSignal(book.requests.refused) as told:
        qtbot.keyClick(page.view, Qt.Key.Key_Right, CTRL)
    assert "settled or deleted" in render(told.args[0].text)
    assert [row for row in page.view.plan.rows if isinstance(row, ItemRow)] == []
