"""The day's visits beside what is due: a full day is shown whole, and stays where it was scrolled to."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Participation, Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.today.visits_panel import AT_ONCE, VisitsPanel
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import plan_visit

DAY = date.today()


def a_day_of(session: Session, number: int) -> Contact:
    anna = Contact("Anna Berg")
    session.do(add_contact, Profile(anna))
    for place in range(number):
        visit = Visit(DAY, time(23, 59 - place), purpose=f"purpose {place}")
        session.do(plan_visit, VisitEntry(visit, (Participation(visit.id, anna.id),)))
    session.wait_and_tell()
    return anna


def panel_on(session: Session, requests: Requests, qtbot: QtBot) -> VisitsPanel:
    panel = VisitsPanel(session, requests, LIGHT)
    qtbot.addWidget(panel)
    panel.resize(panel.width(), 400)
    panel.show()
    panel.refresh()
    return panel


def offered(panel: VisitsPanel) -> list[QPushButton]:
    area = panel.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    inner = area.widget()
    assert inner is not None
    return [one for one in inner.findChildren(QPushButton) if not one.isHidden()]


def test_all_visits_of_a_full_day_come(empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    a_day_of(empty_session, AT_ONCE + 4)
    panel = panel_on(empty_session, requests, qtbot)
    assert len(offered(panel)) == AT_ONCE
    qtbot.waitUntil(lambda: len(offered(panel)) == AT_ONCE + 4)
    with qtbot.waitSignal(requests.complete_wanted):
        offered(panel)[-1].click()


def test_a_day_that_is_scrolled_is_made_anew_where_it_was(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    a_day_of(empty_session, AT_ONCE + 4)
    panel = panel_on(empty_session, requests, qtbot)
    area = panel.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: len(offered(panel)) == AT_ONCE + 4 and bar.maximum() > 0)
    bar.setValue(bar.maximum() - 3)
    scrolled = bar.value()
    panel.refresh()
    qtbot.waitUntil(lambda: bar.value() == scrolled)
    assert len(offered(panel)) == AT_ONCE + 4


def test_what_was_still_to_come_does_not_come_once_the_notebook_is_closed(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    a_day_of(empty_session, AT_ONCE + 4)
    panel = panel_on(empty_session, requests, qtbot)
    empty_session.close()
    qtbot.wait(400)
    assert len(offered(panel)) == AT_ONCE
