"""The plan of a small book: one contact, and what each test puts on her days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.plan.plan_model import DayRow, ItemRow
from salesbook.gui.plan.plan_page import PlanPage
from salesbook.gui.plan.span import Span, View
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.visits import log_visit, plan_visit

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date.today()
YESTERDAY = TODAY - timedelta(days=1)
# The Wednesday of next week: still to come, with a day before and after it in the same week.
WEDNESDAY = TODAY + timedelta(days=9 - TODAY.weekday())
TUESDAY, THURSDAY = WEDNESDAY - timedelta(days=1), WEDNESDAY + timedelta(days=1)


class Book:
    """A book with Anna in it, and its plan as the window shows it."""

    def __init__(self, session: Session, requests: Requests, qtbot: QtBot) -> None:
        self.session, self.requests, self._qtbot = session, requests, qtbot
        self.anna = self.contact("Anna")

    def contact(self, name: str) -> Contact:
        """Somebody new."""
        made = Contact(name, stage=Stage.TRUST)
        self.session.do(add_contact, Profile(made))
        self.session.wait()
        return made

    def visit(self, *who: Contact, day: date = WEDNESDAY, done: bool = False, **fields: Any) -> Visit:
        """A visit of Anna, or of others."""
        visit = Visit(day, state=VisitState.DONE if done else VisitState.PLANNED, **fields)
        people = tuple(Participation(visit.id, one.id, position=n) for n, one in enumerate(who or (self.anna,)))
        self.session.do(log_visit if done else plan_visit, VisitEntry(visit, people))
        self.session.wait()
        return visit

    def part(self, part: Any) -> Any:
        """Something of Anna's: a step, a promise, a date."""
        self.session.do(add_part, part, "Anna")
        self.session.wait()
        return part

    def page(self, view: View = View.WEEK, day: date = WEDNESDAY) -> PlanPage:
        """The page, as large as in a window of 1366 × 768, on a day."""
        page = PlanPage(self.session, self.requests, LIGHT)
        self._qtbot.addWidget(page)
        page.resize(1166, 716)
        page.show()
        page.show_span(Span(view, day), DayRow(day).key)
        return page

    def stored(self, thing: Any) -> Any:
        """A thing as the notebook has it now."""
        return self.session.reader.get(type(thing), thing.id)


@pytest.fixture
def book(empty_session: Session, requests: Requests, qtbot: QtBot) -> Book:
    """The book of a test."""
    return Book(empty_session, requests, qtbot)


def place_of(page: PlanPage, thing: Any) -> int:
    """The row of a visit, step, promise or date."""
    rows = page.view.plan.rows
    return next(place for place, row in enumerate(rows) if isinstance(row, ItemRow) and row.item.id == thing.id)


def choose(page: PlanPage, thing: Any) -> None:
    page.view.choose(place_of(page, thing))


def box(page: PlanPage, place: int) -> QRect:
    return page.view.visualRect(page.view.plan.index(place))


def said(page: PlanPage, place: int) -> str:
    return str(page.view.plan.index(place).data(Qt.ItemDataRole.AccessibleTextRole))


def drag(page: PlanPage, start: QPoint, end: QPoint) -> None:
    """As a hand does it: press, some movement, release."""
    view = page.view.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.3, 0.7, 1.0):
        between = start + (end - start) * part
        QTest.mouseMove(view, between)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def in_cell(page: PlanPage, day: date) -> QPoint:
    return page.view._places.cells[day].center()
