"""The plan of a small book: one contact, and what each test puts on her days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.plan.plan_model import DayRow
from salesbook.gui.plan.plan_page import PlanPage
from salesbook.gui.plan.span import Span, View
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.visits import log_visit, plan_visit

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
