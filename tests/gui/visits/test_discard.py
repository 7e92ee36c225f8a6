"""Leaving the sheet of a stored visit: what would be gone is asked about, what is kept is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Visit
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.edit_dialog import EditDialog
from salesbook.gui.widgets.careful import LossQuestion
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import log_visit, plan_visit
from tests.factories import entry

DAY = date.today()
WANG = Contact("王小明")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture(params=["logged", "planned"])
def lunch(request: pytest.FixtureRequest, empty_session: Session) -> Visit:
    """A lunch in the notebook, that was or is to come."""
    planned = request.param == "planned"
    made = entry(WANG, day=DAY + timedelta(days=1 if planned else -1), channel=Channel.MEAL, place="Nordhof")
    empty_session.do(add_contact, Profile(WANG))
    empty_session.do(plan_visit if planned else log_visit, made)
    empty_session.wait()
    (visit,) = empty_session.reader.select(Visit)
    return visit


def opened(window: QWidget, session: Session, requests: Requests, visit: Visit) -> EditDialog:
    dialog = EditDialog(window, session, requests, LIGHT, visit)
    dialog.show()
    return dialog


def asked(dialog: EditDialog) -> LossQuestion | None:
    return next((one for one in dialog.findChildren(LossQuestion) if one.isVisible()), None)


def test_esc_asks_before_a_changed_field_is_thrown_away(
    window: QWidget, empty_session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    dialog = opened(window, empty_session, requests, lunch)
    qtbot.keyClicks(dialog.form.place, " West")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    question = asked(dialog)
    assert question is not None
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.form.place.text() == "Nordhof West"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    question = asked(dialog)
    assert question is not None
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(question.leave, Qt.MouseButton.LeftButton)
    empty_session.wait()
    assert [one.place for one in empty_session.reader.select(Visit)] == ["Nordhof"]


def test_a_time_that_is_none_is_asked_about_too(
    window: QWidget, empty_session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    dialog = opened(window, empty_session, requests, lunch)
    dialog.form.at.clear()
    qtbot.keyClicks(dialog.form.at, "soon")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked(dialog) is not None


def test_esc_does_not_ask_where_nothing_would_be_gone(
    window: QWidget, empty_session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    untouched = opened(window, empty_session, requests, lunch)
    with qtbot.waitSignal(untouched.rejected):
        qtbot.keyClick(untouched, Qt.Key.Key_Escape)
    noted = opened(window, empty_session, requests, lunch)
    qtbot.keyClicks(noted.form.note, " and tea")
    with qtbot.waitSignal(noted.rejected):
        qtbot.keyClick(noted, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: empty_session.reader.kept(f"draft:edit:{lunch.id}") is not None)


def test_locking_closes_the_sheet_without_a_question_and_keeps_what_was_typed(
    window: QWidget, empty_session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    dialog = opened(window, empty_session, requests, lunch)
    qtbot.keyClicks(dialog.form.place, " West")
    with qtbot.waitSignal(dialog.rejected):
        dialog.give_way()
    again = opened(window, empty_session, requests, lunch)
    assert again.form.place.text() == "Nordhof West"
