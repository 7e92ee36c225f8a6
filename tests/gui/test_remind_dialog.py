"""Remind me: what is entered becomes a reminder, and Today shows those about nobody."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.card import CardPlan, CardRhythm
from salesbook.domain.contact import Contact
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.profile import Profile
from salesbook.domain.reminders.reminder import Answer
from salesbook.domain.visit import Visit
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.today.asked_day import asked_day
from salesbook.gui.today.remind_dialog import RemindMe
from salesbook.gui.today.today_page import TodayPage
from salesbook.operations.cards import plan_cards
from salesbook.operations.contacts import add_contact
from salesbook.operations.own_reminders import remind_me
from salesbook.wording import render
from tests.gui.typed import type_in

DAY = date.today()


@pytest.fixture
def anna(empty_session: Session) -> Contact:
    contact = Contact("Anna")
    empty_session.do(add_contact, Profile(contact))
    empty_session.wait()
    return contact


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialog stands over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_it_needs_words_and_repeats_as_chosen(
    empty_session: Session, requests: Requests, qtbot: QtBot, window: QWidget, anna: Contact
) -> None:
    dialog = RemindMe(window, empty_session, requests, (anna.id,))
    assert not dialog.take.isEnabled()
    dialog.text.setText("  ask about  the tender ")
    type_in(dialog.day, "31.1.2027")
    assert dialog.interval.isHidden()
    assert dialog.waits.isHidden()
    dialog.repeat.setCurrentIndex(3)
    dialog.interval.setValue(2)
    assert dialog.said.text() == "every 2 months"
    assert not dialog.waits.isHidden()
    dialog.repeat.setCurrentIndex(4)
    assert dialog.waits.isHidden()
    dialog.repeat.setCurrentIndex(3)
    with qtbot.waitSignal(requests.said):
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    (made,) = empty_session.reader.select(OwnReminder)
    assert (made.text, made.start, made.contact_id) == ("ask about the tender", date(2027, 1, 31), anna.id)
    assert made.rule == "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"


def test_it_may_have_a_time_which_today_says(
    empty_session: Session, requests: Requests, qtbot: QtBot, window: QWidget
) -> None:
    dialog = RemindMe(window, empty_session, requests)
    dialog.open()
    dialog.text.setText("call the bank")
    dialog.at.setText(" 9:30 ")
    with qtbot.waitSignal(requests.said):
        dialog.accept()
    (made,) = empty_session.reader.select(OwnReminder)
    assert (made.start, made.at) == (DAY, time(9, 30))
    (due,) = asked_day(empty_session.reader, day=DAY, shows_all=True).must
    assert render(due.reminder.reason) == "call the bank, at 09:30"


def test_a_time_that_is_none_stays_is_marked_and_said(
    empty_session: Session, requests: Requests, qtbot: QtBot, window: QWidget
) -> None:
    dialog = RemindMe(window, empty_session, requests)
    dialog.open()
    dialog.text.setText("call the bank")
    dialog.at.setText("25:99")
    dialog.at.editingFinished.emit()
    with qtbot.waitSignal(requests.refused) as told:
        dialog.accept()
    assert "“25:99” is not a time" in render(told.args[0].text)
    assert dialog.isVisible()
    assert (dialog.at.text(), dialog.at.property("look"), dialog.take.isEnabled()) == ("25:99", "wrong", True)
    empty_session.wait()
    assert empty_session.reader.select(OwnReminder) == []
    dialog.at.setText("5:09")
    assert dialog.at.property("look") == ""


def test_a_day_is_from_then_on_only_where_it_repeats(
    empty_session: Session, requests: Requests, window: QWidget
) -> None:
    dialog = RemindMe(window, empty_session, requests)
    assert dialog.since.text() == "When"
    dialog.repeat.setCurrentIndex(3)
    assert dialog.since.text() == "From"


@pytest.mark.parametrize("typed", ["30 Feb", "soon", ""])
def test_a_day_that_is_none_stays_and_makes_no_reminder(
    empty_session: Session, requests: Requests, window: QWidget, typed: str
) -> None:
    dialog = RemindMe(window, empty_session, requests)
    dialog.open()
    dialog.text.setText("renew the permit")
    dialog.repeat.setCurrentIndex(3)
    type_in(dialog.day, typed)
    assert dialog.said.text() == "every month"
    dialog.accept()
    assert dialog.isVisible()
    assert (dialog.day.text(), dialog.day.is_marked) == (typed, True)
    empty_session.wait()
    assert empty_session.reader.select(OwnReminder) == []


def test_without_a_contact_it_is_about_nobody_and_comes_once(
    empty_session: Session, requests: Requests, qtbot: QtBot, window: QWidget
) -> None:
    dialog = RemindMe(window, empty_session, requests)
    dialog.open()
    dialog.text.setText("renew the permit")
    with qtbot.waitSignal(requests.said):
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    (made,) = empty_session.reader.select(OwnReminder)
    assert (made.start, made.rule, made.contact_id) == (DAY, "", None)


def test_it_is_about_one_contact_the_one_added_last(
    empty_session: Session, requests: Requests, qtbot: QtBot, window: QWidget, anna: Contact
) -> None:
    ben = Contact("Ben")
    empty_session.do(add_contact, Profile(ben))
    empty_session.wait()
    dialog = RemindMe(window, empty_session, requests, (anna.id,))
    dialog.people.field.setText("Ben")
    dialog.people.field.textEdited.emit("Ben")
    qtbot.keyClick(dialog.people.field, Qt.Key.Key_Return)
    assert [one.id for one in dialog.people.people] == [ben.id]
    dialog.people.field.setText("Zoe")
    dialog.people.field.textEdited.emit("Zoe")
    qtbot.keyClick(dialog.people.field, Qt.Key.Key_Return)
    assert [one.id for one in dialog.people.people] == [ben.id]


def page_on(session: Session, requests: Requests, qtbot: QtBot) -> TodayPage:
    page = TodayPage(session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    return page


def answers(page: TodayPage) -> list[str]:
    return [one.accessibleName() for one in page.list.findChildren(QPushButton) if one.objectName()]


def test_a_reminder_about_nobody_offers_no_visit_and_is_answered_by_a_key(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    empty_session.do(remind_me, OwnReminder("renew the permit", DAY - timedelta(days=1)))
    empty_session.wait()
    page = page_on(empty_session, requests, qtbot)
    row = page.list.due.index(1)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "For myself, Renew the permit, 1 day overdue"
    assert answers(page) == ["Done", "Snooze", "Skip"]
    for key in (Qt.Key.Key_L, Qt.Key.Key_Return):
        with qtbot.assertNotEmitted(requests.log_wanted), qtbot.assertNotEmitted(requests.contact_wanted):
            qtbot.keyClick(page.list, key)
    with qtbot.waitSignal(requests.said) as said:
        qtbot.keyClick(page.list, Qt.Key.Key_D)
    assert str(said.args[0]) == "Done: renew the permit"
    assert [one.contact_id for one in empty_session.reader.select(Answer)] == [None]
    assert page.list.due.rowCount() == 0


def test_a_card_is_answered_as_sent_and_logged(
    empty_session: Session, requests: Requests, qtbot: QtBot, anna: Contact
) -> None:
    plan = CardPlan(anna.id, CardRhythm.MONTHLY, DAY - timedelta(days=20), day=DAY.day)
    empty_session.do(plan_cards, plan, anna)
    empty_session.wait()
    page = page_on(empty_session, requests, qtbot)
    assert answers(page) == ["Sent", "Snooze", "Log", "Skip"]
    with qtbot.waitSignal(requests.said):
        qtbot.keyClick(page.list, Qt.Key.Key_D)
    assert len(empty_session.reader.select(Visit, "channel = 'card'")) == 1
