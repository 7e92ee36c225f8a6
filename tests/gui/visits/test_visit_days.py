"""The days of a visit's form, typed: when it was or will be, and by when promises and next steps are due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.visit import Visit
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.rows import Row
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.operations.contacts import add_contact
from salesbook.wording import short_weekday, word
from tests.gui.typed import type_in

DAY = date.today()
WANG = Contact("王小明", "王", "小明")


@pytest.fixture
def session(empty_session: Session) -> Session:
    empty_session.do(add_contact, Profile(WANG))
    empty_session.wait()
    return empty_session


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def opened(window: QWidget, session: Session, requests: Requests, *, planning: bool = False) -> VisitDialog:
    dialog = VisitDialog(window, session, requests, LIGHT, (WANG.id,), planning=planning)
    dialog.show()
    return dialog


def day_of(dialog: VisitDialog, name: str) -> DayEdit:
    (field,) = (row.day for row in dialog.findChildren(Row) if row.day and row.words.accessibleName() == name)
    return field


def test_a_visit_is_logged_on_the_day_that_was_said(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    type_in(dialog.form.day, "三天前")
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    (visit,) = session.reader.select(Visit)
    assert visit.day == DAY - timedelta(days=3)


def test_a_weekday_was_when_logging_and_is_to_come_when_planning(
    window: QWidget, session: Session, requests: Requests
) -> None:
    weekday = short_weekday(DAY - timedelta(days=2)).lower()
    logged, planned = opened(window, session, requests), opened(window, session, requests, planning=True)
    for dialog in (logged, planned):
        type_in(dialog.form.day, weekday)
    assert logged.draft().day == DAY - timedelta(days=2)
    assert planned.draft().day == DAY + timedelta(days=5)


@pytest.mark.parametrize(
    ("typed", "planning", "sentence"),
    [
        ("tomorrow", False, "{day} is still to come; plan the visit instead."),
        ("yesterday", True, "{day} is past; log the visit instead."),
        ("30 Feb", False, "There is no such day as “30 Feb”; check its month and day."),
        ("", True, "Give a day, such as tomorrow, fri or 2026-12-24."),
    ],
)
def test_a_day_that_cannot_be_is_said_when_saving_and_stays(
    window: QWidget, session: Session, requests: Requests, typed: str, planning: bool, sentence: str
) -> None:
    dialog = opened(window, session, requests, planning=planning)
    type_in(dialog.form.day, typed)
    assert dialog.form.day.is_marked
    dialog.attempt()
    day = DAY + timedelta(days=-1 if planning else 1)
    assert dialog.said.text() == sentence.format(day=word(day))
    assert dialog.form.day.text() == typed
    assert dialog.isVisible()
    assert session.reader.select(Visit) == []


def test_what_stands_in_the_field_is_not_overwritten_by_the_line(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    type_in(dialog.form.day, "30 Feb")
    dialog.line.setPlainText("lunch yesterday")
    qtbot.waitUntil(lambda: dialog.form.channel.currentText() == "Meal")
    assert dialog.form.day.text() == "30 Feb"


def test_a_day_in_numbers_in_the_line_stands_in_the_form(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    dialog.line.setPlainText(f"lunch 28.2.{DAY.year - 1}")
    qtbot.waitUntil(lambda: dialog.draft().day == date(DAY.year - 1, 2, 28))


def test_promises_and_steps_are_due_when_it_was_said(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    for rows, words, name, day in (
        (dialog.side.promises, "samples", "Promise", "tomorrow"),
        (dialog.side.steps, "call", "Next step", "两周后"),
    ):
        rows.add.click()
        row = next(one for one in dialog.findChildren(Row) if one.words.accessibleName() == name)
        qtbot.keyClicks(row.words, words)
        type_in(day_of(dialog, name), day)
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    assert [one.due for one in session.reader.select(Promise)] == [DAY + timedelta(days=1)]
    assert [one.due for one in session.reader.select(NextStep)] == [DAY + timedelta(days=14)]


def test_a_due_day_that_is_none_is_said_and_nothing_is_saved(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    dialog.side.promises.add.click()
    (row,) = (one for one in dialog.findChildren(Row) if one.words.accessibleName() == "Promise")
    qtbot.keyClicks(row.words, "samples")
    type_in(day_of(dialog, "Promise"), "13.13.")
    dialog.attempt()
    assert dialog.said.text() == "There is no such day as “13.13.”; check its month and day."
    assert session.reader.select(Visit) == []
    type_in(day_of(dialog, "Promise"), "")
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    assert [one.due for one in session.reader.select(Promise)] == [None]
