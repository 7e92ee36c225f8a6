"""Dialogs in which words are typed: Esc asks before they are lost, and closes at once where there are none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from salesbook.gui.contacts.new_contact import NewContact
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.today.remind_dialog import RemindMe
from salesbook.gui.widgets.careful import CarefulDialog


@pytest.fixture(params=["new-contact", "remind"])
def opened(
    request: pytest.FixtureRequest, empty_session: Session, requests: Requests, qtbot: QtBot
) -> Iterator[tuple[CarefulDialog, QLineEdit]]:
    """A dialog and the field in which words are typed."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made: CarefulDialog
    if request.param == "remind":
        made = remind = RemindMe(window, empty_session, requests)
        field = remind.text
    else:
        made = contact = NewContact(window, empty_session, requests, "Anna")
        field = contact.phone
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    yield made, field
    window.close()


def test_nothing_was_typed_so_esc_closes(opened: tuple[CarefulDialog, QLineEdit]) -> None:
    dialog, _field = opened
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_typed_is_dropped_only_when_told(opened: tuple[CarefulDialog, QLineEdit]) -> None:
    dialog, field = opened
    field.setText("0170 1234567")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.question is not None
    assert dialog.question.isVisible()
    # Enter stays: it is what a hurried hand presses.
    QTest.keyClick(dialog.question, Qt.Key.Key_Return)
    assert not dialog.question.isVisible()
    assert (dialog.isVisible(), field.text()) == (True, "0170 1234567")
    dialog.close()
    dialog.question.leave.click()
    assert not dialog.isVisible()
