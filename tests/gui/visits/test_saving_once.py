"""A visit is saved once, however often it is asked for while the disk is slow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Visit
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.contacts import add_contact


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def test_saving_twice_in_a_hurry_logs_one_visit_and_esc_waits_for_it(
    window: QWidget, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    session = empty_session
    session.do(add_contact, Profile(Contact("Anna")))
    session.wait()
    dialog = VisitDialog(window, session, requests, LIGHT, ())
    dialog.show()
    qtbot.keyClicks(dialog.line, "Anna lunch happy")
    with qtbot.waitSignal(requests.logged):
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        dialog.attempt()
        dialog.reject()
        assert dialog.isVisible()
    session.wait()
    assert not dialog.isVisible()
    assert len(session.reader.select(Visit)) == 1
    assert VisitDialog(window, session, requests, LIGHT, ()).line.toPlainText() == ""
