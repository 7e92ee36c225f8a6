"""The Reports page of a book with one contact, and what each test plans and reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.reporting.reports_page import ReportsPage
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT, Theme
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import plan_visit

TODAY = date.today()


class Places:
    """Answers where to save, instead of the user."""

    def __init__(self, place: Path | None) -> None:
        self.place = place
        self.proposed: list[str] = []

    def place_for_pdf(self, proposed: str) -> Path | None:
        """The place, and what was proposed is kept."""
        self.proposed.append(proposed)
        return self.place


class Office:
    """A session with its page, as a test sees it."""

    def __init__(self, session: Session, requests: Requests, places: Places, qtbot: QtBot) -> None:
        self.session, self.requests, self.places, self._qtbot = session, requests, places, qtbot

    def page(self, paper: str = "a4", theme: Theme = LIGHT) -> ReportsPage:
        """The page, as large as in a window of 1366 × 768, before it is shown."""
        page = ReportsPage(self.session, self.requests, theme, paper, self.places)  # type: ignore[arg-type]
        self._qtbot.addWidget(page)
        page.resize(1166, 716)
        return page

    def shown(self, paper: str = "a4", theme: Theme = LIGHT) -> ReportsPage:
        """The page with its first paper, or why there is none."""
        page = self.page(paper, theme)
        page.show()
        self.wait(page)
        return page

    def wait(self, page: ReportsPage) -> None:
        """Until nothing is typed and nothing is made any more."""
        self._qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)

    def contact(self, name: str) -> Contact:
        """Somebody new."""
        made = Contact(name)
        self.session.do(add_contact, Profile(made))
        self.session.wait()
        return made

    def plan(self, contact: Contact, day: date = TODAY, **fields: Any) -> Visit:
        """A planned visit."""
        visit = Visit(day, state=VisitState.PLANNED, **fields)
        self.session.do(plan_visit, VisitEntry(visit, (Participation(visit.id, contact.id),)))
        self.session.wait()
        return visit


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Saves into the folder of the test."""
    return Places(tmp_path / "paper.pdf")


@pytest.fixture
def office(empty_session: Session, requests: Requests, places: Places, qtbot: QtBot) -> Office:
    """The page of an empty notebook."""
    return Office(empty_session, requests, places, qtbot)


@pytest.fixture
def sample_office(sample_session: Session, requests: Requests, places: Places, qtbot: QtBot) -> Office:
    """The page of the sample notebook."""
    return Office(sample_session, requests, places, qtbot)
