"""The part of the day beside the time: said in the line, chosen by hand, kept, and gone where an hour is said."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.day_part import DayPart
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Visit
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.edit_dialog import EditDialog
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.contacts import add_contact
from salesbook.system.i18n import in_language
from tests.gui.visits.test_visit_dialog import typed_by_an_input_method

TOMORROW = date.today() + timedelta(days=1)
CHEN = Contact("陈静", "陈", "静")


@pytest.fixture
def session(empty_session: Session) -> Session:
    empty_session.do(add_contact, Profile(CHEN))
    empty_session.wait()
    return empty_session


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def plan(window: QWidget, session: Session, requests: Requests) -> VisitDialog:
    dialog = VisitDialog(window, session, requests, LIGHT, (), planning=True)
    dialog.show()
    return dialog


def chosen(dialog: VisitDialog | EditDialog, part: DayPart | None) -> None:
    box = dialog.form.part
    box.setCurrentIndex(box.findData(part))
    box.activated.emit(box.currentIndex())


def saved(session: Session, plan: VisitDialog, requests: Requests, qtbot: QtBot) -> Visit:
    with qtbot.waitSignal(requests.said):
        plan.attempt()
    (visit,) = session.reader.select(Visit)
    return visit


def test_the_part_that_the_line_says_is_planned_and_undone(
    plan: VisitDialog, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    with in_language("zh_CN"):
        typed_by_an_input_method(plan, "明天下午拜访陈静")
        (when,) = [one.text() for one in plan.chips.findChildren(QPushButton) if "下午" in one.text()]
        assert when.startswith(f"{TOMORROW.month}月{TOMORROW.day}日")
    assert plan.form.part.currentData() is DayPart.AFTERNOON
    visit = saved(session, plan, requests, qtbot)
    assert (visit.day, visit.at, visit.day_part) == (TOMORROW, None, DayPart.AFTERNOON)
    with qtbot.waitSignal(session.done):
        session.undo()
    assert session.reader.select(Visit) == []


def test_an_hour_typed_by_hand_takes_the_place_of_the_part_and_the_other_way_round(
    plan: VisitDialog, qtbot: QtBot
) -> None:
    typed_by_an_input_method(plan, "陈静 tomorrow evening")
    qtbot.keyClicks(plan.form.at, "10:30")
    assert plan.form.part.currentData() is None
    assert (plan.draft().at, plan.draft().day_part) == (time(10, 30), None)
    chosen(plan, DayPart.MORNING)
    assert plan.form.at.text() == ""
    assert (plan.draft().at, plan.draft().day_part) == (None, DayPart.MORNING)
    # What was chosen by hand no longer follows the line.
    typed_by_an_input_method(plan, " 9:00")
    assert (plan.draft().at, plan.draft().day_part) == (None, DayPart.MORNING)


def test_a_part_chosen_by_hand_is_kept_with_the_draft(
    plan: VisitDialog, window: QWidget, session: Session, requests: Requests
) -> None:
    typed_by_an_input_method(plan, "陈静")
    chosen(plan, DayPart.NOON)
    other = VisitDialog(window, session, requests, LIGHT, (), planning=True)
    other.fill(plan.typed())
    assert other.draft().day_part is DayPart.NOON


def test_a_planned_part_is_shown_and_changed_where_the_visit_is_edited(
    plan: VisitDialog, window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    typed_by_an_input_method(plan, "陈静 tomorrow afternoon")
    edit = EditDialog(window, session, requests, LIGHT, saved(session, plan, requests, qtbot))
    edit.show()
    assert edit.form.part.currentText() == "Afternoon"
    chosen(edit, DayPart.EVENING)
    with qtbot.waitSignal(requests.edited):
        edit.attempt()
    (visit,) = session.reader.select(Visit)
    assert visit.hour is DayPart.EVENING


def test_logging_by_the_code_shows_the_part_that_was_planned(
    plan: VisitDialog, window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    typed_by_an_input_method(plan, "陈静 today evening")
    visit = saved(session, plan, requests, qtbot)
    log = VisitDialog(window, session, requests, LIGHT, (), planned=visit.id)
    log.show()
    assert log.draft().day_part is DayPart.EVENING
    with qtbot.waitSignal(requests.logged):
        log.attempt()
    (done,) = session.reader.select(Visit)
    assert (done.id, done.hour) == (visit.id, DayPart.EVENING)
