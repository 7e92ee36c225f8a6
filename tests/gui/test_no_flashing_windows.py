"""No widget is shown before it has a parent: it would be a window of its own for a moment and take the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.plan.plan_page import PlanPage
from salesbook.gui.plan.span import View
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.today.today_page import TodayPage
from salesbook.gui.visits.visit_dialog import VisitDialog


class Watch(QObject):
    """The windows that were shown, by the name of their class."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def watch(dressed: QApplication) -> Iterator[Watch]:
    made = Watch()
    dressed.installEventFilter(made)
    yield made
    dressed.removeEventFilter(made)


@pytest.mark.parametrize("planning", [False, True])
def test_typing_a_visit_shows_no_other_window(
    sample_session: Session, requests: Requests, watch: Watch, qtbot: QtBot, planning: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = VisitDialog(parent, sample_session, requests, LIGHT, (), planning=planning)
    dialog.show()
    for sign in "wxm lunch today happy; promised samples by Fri; call Thu 10; he was glad":
        qtbot.keyClick(dialog.line, sign)
        QApplication.processEvents()
    assert watch.shown == ["VisitDialog"]


def test_going_through_the_contacts_shows_no_other_window(
    sample_session: Session, requests: Requests, watch: Watch, qtbot: QtBot
) -> None:
    page = ContactsPage(sample_session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    for contact in sample_session.reader.select(Contact)[:12]:
        page.open_contact(contact.id)
        QApplication.processEvents()
    assert watch.shown == ["ContactsPage"]


def test_going_through_the_plan_shows_no_other_window(
    sample_session: Session, requests: Requests, watch: Watch, qtbot: QtBot
) -> None:
    page = PlanPage(sample_session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    for view in View:
        page.look_at(view)
        for _day in range(8):
            qtbot.keyClick(page.view, Qt.Key.Key_Right)
            QApplication.processEvents()
    assert watch.shown == ["PlanPage"]


def test_todays_rows_show_no_other_window(
    sample_session: Session, requests: Requests, watch: Watch, qtbot: QtBot
) -> None:
    page = TodayPage(sample_session, requests, LIGHT)
    qtbot.addWidget(page)
    page.show()
    for row in range(page.list.due.rowCount()):
        page.list.setCurrentIndex(page.list.due.index(row))
        QApplication.processEvents()
    assert watch.shown == ["TodayPage"]
