"""A planned visit did not happen: the reason is asked for, may stay unsaid, and stands in the timeline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Visit, VisitState
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.visits.call_off_dialog import CallOffDialog
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import delete_visit, move_visit, plan_visit
from salesbook.store.notebook import Notebook
from tests.factories import entry

DAY = date.today()
WANG = Contact("王小明")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(window: QWidget, empty_session: Session, requests: Requests) -> CallOffDialog:
    """The question about a visit planned for tomorrow."""
    empty_session.do(add_contact, Profile(WANG))
    empty_session.do(plan_visit, entry(WANG, day=DAY + timedelta(days=1)))
    empty_session.wait()
    (visit,) = empty_session.reader.select(Visit)
    made = CallOffDialog(window, empty_session, requests, visit)
    made.open()
    return made


@pytest.mark.parametrize("reason", ["", "he was  ill "])
def test_a_reason_may_be_said(
    dialog: CallOffDialog, empty_session: Session, requests: Requests, qtbot: QtBot, reason: str
) -> None:
    qtbot.keyClicks(dialog.reason, reason)
    with qtbot.waitSignal(requests.said):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    (visit,) = empty_session.reader.select(Visit)
    assert (visit.state, visit.because) == (VisitState.DID_NOT_HAPPEN, " ".join(reason.split()))


def test_cancel_leaves_the_plan(dialog: CallOffDialog, empty_session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.reason, "ill")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    empty_session.wait()
    assert [one.state for one in empty_session.reader.select(Visit)] == [VisitState.PLANNED]


def test_a_plan_moved_meanwhile_keeps_its_new_day(
    dialog: CallOffDialog, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    (visit,) = empty_session.reader.select(Visit)
    empty_session.do(move_visit, visit, DAY + timedelta(days=3), None, "王小明")
    empty_session.wait()
    with qtbot.waitSignal(requests.said):
        dialog.accept()
    (visit,) = empty_session.reader.select(Visit)
    assert (visit.state, visit.day) == (VisitState.DID_NOT_HAPPEN, DAY + timedelta(days=3))


def test_a_plan_deleted_meanwhile_is_said_and_the_reason_stays(
    dialog: CallOffDialog, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    def delete(notebook: Notebook) -> None:
        (visit,) = notebook.select(Visit)
        delete_visit(notebook, visit, "王小明")

    empty_session.do(delete)
    empty_session.wait()
    qtbot.keyClicks(dialog.reason, "ill")
    with qtbot.waitSignal(requests.refused):
        dialog.accept()
    assert dialog.isVisible()
    assert dialog.reason.text() == "ill"
