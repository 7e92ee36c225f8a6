"""The day's visits beside what is due: a full day is shown whole, stays where it was scrolled to, and goes
on with the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.today.visit_row import VisitRow
from salesbook.gui.today.visits_panel import AT_ONCE, VisitsPanel, always
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import plan_visit
from salesbook.system import clock

DAY = date.today()


def a_day_of(session: Session, number: int) -> Contact:
    anna = Contact("Anna Berg")
    session.do(add_contact, Profile(anna))
    for place in range(number):
        visit = Visit(DAY, time(23, 59 - place), purpose=f"purpose {place}")
        session.do(plan_visit, VisitEntry(visit, (Participation(visit.id, anna.id),)))
    session.wait_and_tell()
    return anna


def panel_on(
    session: Session,
    requests: Requests,
    qtbot: QtBot,
    evening: Callable[[], time | None] = always,
    now: Callable[[], datetime] = clock.local_now,
) -> VisitsPanel:
    panel = VisitsPanel(session, requests, LIGHT, evening, now)
    qtbot.addWidget(panel)
    panel.resize(panel.width(), 400)
    # The digits reach only a window that has the keyboard.
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
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
    assert len(offered(panel)) <= AT_ONCE
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
    assert len(offered(panel)) <= AT_ONCE


def at_noon() -> datetime:
    return datetime.combine(DAY, time(12))


def said(panel: VisitsPanel) -> list[str]:
    area = panel.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    inner = area.widget()
    assert inner is not None
    return [one.text() for one in inner.findChildren(QLabel)]


def planned(session: Session, anna: Contact, at: time | None, day: date = DAY) -> Visit:
    visit = Visit(day, at, VisitState.PLANNED)
    session.do(plan_visit, VisitEntry(visit, (Participation(visit.id, anna.id),)))
    session.wait_and_tell()
    return visit


def test_the_line_of_now_goes_on_past_the_next_visit(empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    anna = a_day_of(empty_session, 0)
    for at in (time(9), time(14), None):
        planned(empty_session, anna, at)
    moment = [datetime.combine(DAY, time(12, 5))]
    panel = panel_on(empty_session, requests, qtbot, lambda: time(23, 59), lambda: moment[0])
    times = [one for one in said(panel) if ":" in one]
    assert times == ["09:00", "12:05", "14:00"]
    moment[0] = datetime.combine(DAY, time(12, 6))
    panel.tick()
    assert "12:06" in said(panel)
    assert [one.text() for one in offered(panel)] == ["Not logged", "Log", "Log"]
    moment[0] = datetime.combine(DAY, time(14, 1))
    panel.tick()
    assert [one.text() for one in offered(panel)] == ["Not logged", "Not logged", "Log"]
    assert "14:01" not in said(panel)


def test_what_was_met_today_is_caught_up_with_from_the_evening_on_and_yesterday_at_once(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    anna = a_day_of(empty_session, 0)
    today = planned(empty_session, anna, time(9))
    yesterday = planned(empty_session, anna, time(9), DAY - timedelta(days=1))
    moment = [at_noon()]
    panel = panel_on(empty_session, requests, qtbot, lambda: time(16), lambda: moment[0])
    asked: list[str] = []
    requests.complete_wanted.connect(asked.append)
    qtbot.keyClick(panel, Qt.Key.Key_1)
    qtbot.keyClick(panel, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: asked == [yesterday.id])
    moment[0] = datetime.combine(DAY, time(16))
    panel.tick()
    qtbot.keyClick(panel, Qt.Key.Key_1)
    qtbot.keyClick(panel, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: asked == [yesterday.id, today.id, yesterday.id])


def test_a_click_on_a_visit_opens_it_and_one_on_its_button_logs_it(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    anna = a_day_of(empty_session, 0)
    visit = planned(empty_session, anna, time(23, 58))
    panel = panel_on(empty_session, requests, qtbot)
    row = panel.findChild(VisitRow)
    assert isinstance(row, VisitRow)
    opened: list[str] = []
    requests.visit_wanted.connect(opened.append)
    name = next(one for one in row.findChildren(QLabel) if one.text() == "Anna Berg")
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert opened == [visit.id]
    with qtbot.waitSignal(requests.complete_wanted):
        qtbot.mouseClick(offered(panel)[0], Qt.MouseButton.LeftButton)
    assert opened == [visit.id]
