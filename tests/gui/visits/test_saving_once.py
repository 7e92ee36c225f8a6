"""A visit is saved once, whatever is pressed while a slow disk is writing it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.promise import Promise
from salesbook.domain.visit import Visit
from salesbook.gui.forms.kept import kept_forms
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.contacts import add_contact
from tests.factories import profile

PLAIN = "anna lunch happy; promised samples by fri"


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """What the sheet stands over."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(over: QWidget, empty_session: Session, requests: Requests, qtbot: QtBot) -> VisitDialog:
    """The sheet with a visit in its line; Anna is known."""
    empty_session.do(add_contact, profile("Anna"))
    empty_session.wait()
    made = VisitDialog(over, empty_session, requests, LIGHT, ())
    made.show()
    qtbot.keyClicks(made.line, PLAIN)
    return made


def test_a_visit_is_logged_once_however_often_the_key_is_pressed(
    dialog: VisitDialog, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(requests.logged):
        for _press in range(3):
            qtbot.keyClick(dialog.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    empty_session.wait_and_tell()
    assert len(empty_session.reader.select(Visit)) == 1
    assert len(empty_session.reader.select(Promise)) == 1


def test_esc_while_a_visit_is_being_saved_leaves_no_draft_of_it(
    dialog: VisitDialog, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(requests.logged):
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(dialog.line, Qt.Key.Key_Escape)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    empty_session.wait_and_tell()
    assert len(empty_session.reader.select(Visit)) == 1
    assert kept_forms(empty_session.reader) == {}
