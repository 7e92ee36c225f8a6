"""Today: the two lists, one-key answers, snoozing in words, spreading a pile, the day's visits and catching up."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, NextStepState, Promise, PromiseState, Side
from salesbook.domain.reminders.reminder import Answer, AnswerKind, ReminderKind
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.today.catch_up import probably_met
from salesbook.gui.today.due_model import DueModel
from salesbook.gui.today.today_page import TodayPage
from salesbook.gui.widgets.empty_page import EmptyPage
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.visits import plan_visit
from salesbook.queries.today import today

DAY = date.today()


def page_on(session: Session, requests: Requests, qtbot: QtBot) -> TodayPage:
    page = TodayPage(session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    return page


def book_with_a_promise(session: Session) -> tuple[Contact, Promise]:
    anna = Contact("Anna <b>Berg</b> & Co")
    promise = Promise(anna.id, Side.ME, "samples", DAY - timedelta(days=2))
    session.do(add_contact, Profile(anna))
    session.do(add_part, promise, anna.name)
    session.wait()
    return anna, promise


def sentences(model: DueModel) -> list[str]:
    return [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def place_of_more(page: TodayPage) -> QModelIndex:
    return page.list.due.index(page.list.due.rowCount() - 1)


def test_a_press_on_what_shows_the_rest_shows_it(sample_session: Session, requests: Requests, qtbot: QtBot) -> None:
    page = page_on(sample_session, requests, qtbot)
    chosen = page.list.chosen()
    more = place_of_more(page)
    page.list.scrollTo(more)
    qtbot.mousePress(page.list.viewport(), Qt.MouseButton.LeftButton, pos=page.list.visualRect(more).center())
    found = today(sample_session.reader, DAY)
    assert page.list.due.rowCount() == 2 + len(found.must) + len(found.worth)
    assert page.list.chosen() == chosen


def test_coming_back_finds_the_list_where_it_was(sample_session: Session, requests: Requests, qtbot: QtBot) -> None:
    page = page_on(sample_session, requests, qtbot)
    page.list.more.emit()
    page.list.verticalScrollBar().setValue(0)
    page.list.setCurrentIndex(page.list.due.index(4))
    page.hide()
    page.refresh()
    page.show()
    assert page.list.verticalScrollBar().value() == 0


def test_a_page_that_nobody_sees_counts_again_after_a_change(
    sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page = page_on(sample_session, requests, qtbot)
    counts: list[int] = []
    page.counted.connect(counts.append)
    page.hide()
    anna = Contact("Anna Berg")
    sample_session.do(add_contact, Profile(anna))
    sample_session.do(add_part, Promise(anna.id, Side.ME, "samples", DAY - timedelta(days=2)), anna.name)
    qtbot.waitUntil(lambda: bool(counts))
    assert counts[-1] == len(today(sample_session.reader, DAY).must)


def test_the_model_is_a_proper_model(sample_session: Session, requests: Requests, qtbot: QtBot) -> None:
    page = page_on(sample_session, requests, qtbot)
    QAbstractItemModelTester(page.list.due, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.refresh()
    page.list.more.emit()
    found = today(sample_session.reader, DAY)
    assert page.list.due.rowCount() == 2 + len(found.must) + len(found.worth)


def test_twelve_rows_are_shown_and_the_rest_on_demand(
    sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page = page_on(sample_session, requests, qtbot)
    said = sentences(page.list.due)
    assert said[0].startswith("Must, ")
    found = today(sample_session.reader, DAY)
    must, worth = len(found.must), len(found.worth)
    assert said[-1] == f"Show all {must + worth}: {must} must, {worth} worth doing"
    assert len([one for one in said if one.count(",") > 1]) == 12


def test_a_row_says_who_why_and_when_and_markup_is_text(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    book_with_a_promise(empty_session)
    page = page_on(empty_session, requests, qtbot)
    assert sentences(page.list.due)[1] == ("Anna <b>Berg</b> & Co, No stage yet, I promised: samples, 2 days overdue")


def test_d_keeps_a_promise_and_the_row_goes(empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    _anna, promise = book_with_a_promise(empty_session)
    page = page_on(empty_session, requests, qtbot)
    with qtbot.waitSignal(requests.said):
        qtbot.keyClick(page.list, Qt.Key.Key_D)
    stored = empty_session.reader.get(Promise, promise.id)
    assert stored is not None
    assert stored.state is PromiseState.KEPT
    assert page.list.due.rowCount() == 0
    said = page.list.findChild(EmptyPage)
    assert said is not None
    assert said.isVisible()


def test_s_skips_and_undo_brings_it_back(empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    book_with_a_promise(empty_session)
    page = page_on(empty_session, requests, qtbot)
    with qtbot.waitSignal(requests.said):
        qtbot.keyClick(page.list, Qt.Key.Key_S)
    with qtbot.waitSignal(empty_session.done):
        empty_session.undo()
    assert page.list.due.rowCount() == 2


def test_heads_cannot_be_chosen(sample_session: Session, requests: Requests, qtbot: QtBot) -> None:
    page = page_on(sample_session, requests, qtbot)
    first = page.list.chosen()
    assert first is not None
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        qtbot.keyClick(page.list, key)
        assert page.list.chosen() == first
    head = page.list.visualRect(page.list.due.index(0)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert page.list.chosen() == first


def test_the_last_row_answered_leaves_its_neighbour_chosen_and_the_focus_in_the_list(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    anna, _promise = book_with_a_promise(empty_session)
    empty_session.do(add_part, Promise(anna.id, Side.ME, "a price", DAY - timedelta(days=1)), anna.name)
    empty_session.do(add_part, Promise(anna.id, Side.ME, "a call", DAY), anna.name)
    empty_session.wait()
    page = page_on(empty_session, requests, qtbot)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    for left in (2, 1, 0):
        with qtbot.waitSignal(requests.said):
            qtbot.keyClick(page.list, Qt.Key.Key_D)
        assert page.list.currentIndex().row() == (left or -1)
        assert page.list.hasFocus()
    with qtbot.waitSignal(empty_session.done):
        empty_session.undo()
    assert page.list.hasFocus()
    assert page.list.chosen() is not None


def test_h_offers_days_in_words(empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    anna, promise = book_with_a_promise(empty_session)
    page = page_on(empty_session, requests, qtbot)
    qtbot.keyClick(page.list, Qt.Key.Key_H)
    menu = next(one for one in page.children() if type(one).__name__ == "QMenu")
    offered = [action.text() for action in menu.actions() if action.text()]  # type: ignore[attr-defined]
    assert offered[0] == "Tomorrow"
    snooze = page.list.findChild(QPushButton, "snooze")
    assert snooze is not None
    assert menu.pos() == snooze.mapToGlobal(snooze.rect().bottomLeft())  # type: ignore[attr-defined]
    with qtbot.waitSignal(requests.said) as said:
        menu.actions()[0].trigger()  # type: ignore[attr-defined]
    assert str(said.args[0]) == f"Snoozed until {DAY + timedelta(days=1)}: {anna.name}"
    (answer,) = empty_session.reader.select(Answer)
    assert (answer.kind, answer.until) == (AnswerKind.SNOOZED, DAY + timedelta(days=1))
    assert (answer.contact_id, promise.id in answer.reminder) == (anna.id, True)


def test_l_asks_to_log_a_visit_with_that_contact(empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    anna, _promise = book_with_a_promise(empty_session)
    page = page_on(empty_session, requests, qtbot)
    with qtbot.waitSignal(requests.log_wanted) as asked:
        qtbot.keyClick(page.list, Qt.Key.Key_L)
    assert asked.args == [(anna.id,)]


def test_the_buttons_of_the_chosen_row_stand_in_their_order_with_names(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    book_with_a_promise(empty_session)
    page = page_on(empty_session, requests, qtbot)
    buttons = [one for one in page.list.findChildren(QPushButton) if one.objectName()]
    assert [one.objectName() for one in buttons] == ["done", "snooze", "log", "skip"]
    assert [one.accessibleName() for one in buttons] == ["Done", "Snooze", "Log", "Skip"]


def test_spreading_leaves_alarms_and_my_promises_where_they_are(
    sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page = page_on(sample_session, requests, qtbot)
    with qtbot.waitSignal(requests.said):
        page.spread.click()
    found = today(sample_session.reader, DAY)
    late = {one.kind for one in (*found.must, *found.worth) if one.due < DAY}
    assert late <= {ReminderKind.ALARM, ReminderKind.PROMISE_BY_ME}
    untils = {one.until for one in sample_session.reader.select(Answer) if one.kind is AnswerKind.SNOOZED}
    assert len([one for one in untils if one]) > 1


def test_done_on_a_next_step_is_stored(empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    anna = Contact("Anna")
    step = NextStep(anna.id, "call", DAY)
    empty_session.do(add_contact, Profile(anna))
    empty_session.do(add_part, step, "Anna")
    empty_session.wait()
    page = page_on(empty_session, requests, qtbot)
    with qtbot.waitSignal(requests.said):
        qtbot.keyClick(page.list, Qt.Key.Key_D)
    stored = empty_session.reader.get(NextStep, step.id)
    assert stored is not None
    assert stored.state is NextStepState.DONE


@pytest.mark.parametrize(("at", "met"), [(time(9), True), (time(11), False)])
def test_a_planned_visit_whose_time_has_passed_was_probably_met(empty_session: Session, at: time, met: bool) -> None:
    anna = Contact("Anna")
    visit = Visit(DAY, at, VisitState.PLANNED)
    empty_session.do(add_contact, Profile(anna))
    empty_session.do(plan_visit, VisitEntry(visit, (Participation(visit.id, anna.id),)))
    empty_session.wait()
    found = probably_met(empty_session.reader, datetime.combine(DAY, time(10)))
    assert bool(found) is met


def held_down(page: TodayPage, key: Qt.Key, letter: str) -> None:
    for repeated in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter, repeated)
        QApplication.sendEvent(page.list, event)


def test_a_key_held_down_or_pressed_twice_answers_one_reminder_once(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    anna, _promise = book_with_a_promise(empty_session)
    empty_session.do(add_part, Promise(anna.id, Side.ME, "a quote", DAY - timedelta(days=1)), anna.name)
    empty_session.wait()
    page = page_on(empty_session, requests, qtbot)
    held_down(page, Qt.Key.Key_D, "d")
    qtbot.keyClick(page.list, Qt.Key.Key_D)
    empty_session.wait_and_tell()
    states = sorted(one.state.value for one in empty_session.reader.select(Promise))
    assert states == ["kept", "open"]
    assert len([line for line in empty_session.reader.journal() if "answer" in line.label.msgid]) == 1


def test_what_is_answered_and_taken_back_can_be_answered_again(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    book_with_a_promise(empty_session)
    page = page_on(empty_session, requests, qtbot)
    for _turn in range(2):
        qtbot.keyClick(page.list, Qt.Key.Key_D)
        empty_session.wait_and_tell()
        assert [one.state for one in empty_session.reader.select(Promise)] == [PromiseState.KEPT]
        empty_session.undo()
        empty_session.wait_and_tell()
        assert [one.state for one in empty_session.reader.select(Promise)] == [PromiseState.OPEN]
