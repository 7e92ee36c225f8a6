"""What was typed and not saved in one place is offered in every other: to go on with it, or to throw it away."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.forms.kept import kept_forms
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import delete_visit, plan_visit
from salesbook.store.notebook import Notebook

FRANK = Contact("Frank Dawson", "Dawson", "Frank")
CHRIS = Contact("Chris Beatle", "Beatle", "Chris")


@pytest.fixture
def session(empty_session: Session) -> Session:
    for contact in (FRANK, CHRIS):
        empty_session.do(add_contact, Profile(contact))
    empty_session.wait()
    return empty_session


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def opened(
    window: QWidget, session: Session, requests: Requests, *contacts: str, planning: bool = False
) -> VisitDialog:
    dialog = VisitDialog(window, session, requests, LIGHT, contacts, planning=planning)
    dialog.show()
    return dialog


def typed_and_left(dialog: VisitDialog, session: Session, line: str) -> None:
    dialog.line.setPlainText(line)
    dialog.reject()
    session.wait()


def test_a_line_about_somebody_else_is_offered_in_another_place_and_gone_on_with(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    typed_and_left(opened(window, session, requests, FRANK.id), session, "Chris Beatle lunch <b>happy</b>")
    other = opened(window, session, requests)
    assert other.line.toPlainText() == ""
    assert other.waiting.isVisible()
    assert other.waiting.words.whole() == "Not saved yet: Chris Beatle lunch <b>happy</b>"
    with qtbot.waitSignal(requests.log_wanted) as wanted, qtbot.waitSignal(other.rejected):
        other.waiting.go_on.click()
    assert wanted.args == [(FRANK.id,)]
    again = opened(window, session, requests, *wanted.args[0])
    assert again.line.toPlainText() == "Chris Beatle lunch <b>happy</b>"
    assert not again.waiting.isVisible()


def test_where_it_began_it_comes_back_by_itself(window: QWidget, session: Session, requests: Requests) -> None:
    typed_and_left(opened(window, session, requests, FRANK.id), session, "Chris Beatle lunch")
    same = opened(window, session, requests, FRANK.id)
    assert same.line.toPlainText() == "Chris Beatle lunch"
    assert same.afresh.isVisible()


def test_going_on_elsewhere_keeps_what_was_typed_here(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    typed_and_left(opened(window, session, requests, FRANK.id), session, "Chris Beatle lunch")
    here = opened(window, session, requests, CHRIS.id)
    here.line.setPlainText("talked about pallets")
    here.waiting.go_on.click()
    session.wait()
    lines = {kept.filled["line"] for kept in kept_forms(session.reader).values()}
    assert lines == {"Chris Beatle lunch", "talked about pallets"}


def test_throwing_it_away_offers_the_one_before_it(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    typed_and_left(opened(window, session, requests, FRANK.id), session, "the first")
    ((name, kept),) = kept_forms(session.reader).items()
    # Moments are told to the second, which is longer than this test.
    session.do(Notebook.keep, name, kept.kept_at(datetime(2026, 1, 1, tzinfo=UTC)).text())
    typed_and_left(opened(window, session, requests, CHRIS.id), session, "the second")
    other = opened(window, session, requests)
    assert other.waiting.words.whole() == "Not saved yet: the second"
    other.waiting.throw.click()
    qtbot.waitUntil(lambda: other.waiting.words.whole() == "Not saved yet: the first")
    other.waiting.throw.click()
    qtbot.waitUntil(other.waiting.isHidden)
    session.wait()
    assert kept_forms(session.reader) == {}


def test_a_plan_is_not_offered_where_a_visit_is_logged(window: QWidget, session: Session, requests: Requests) -> None:
    typed_and_left(opened(window, session, requests, FRANK.id, planning=True), session, "demo tomorrow")
    assert not opened(window, session, requests).waiting.isVisible()
    assert opened(window, session, requests, planning=True).waiting.isVisible()


def test_what_was_typed_for_a_plan_that_is_gone_is_not_offered(
    window: QWidget, session: Session, requests: Requests
) -> None:
    planned = Visit(date.today(), None, VisitState.PLANNED, Channel.PHONE)
    session.do(plan_visit, VisitEntry(planned, (Participation(planned.id, FRANK.id),)))
    session.wait()
    typed_and_left(VisitDialog(window, session, requests, LIGHT, (), planned=planned.id), session, "happy")
    assert opened(window, session, requests).waiting.isVisible()
    session.do(delete_visit, session.reader.get(Visit, planned.id), "Frank")
    session.wait()
    assert not opened(window, session, requests, CHRIS.id).waiting.isVisible()


def test_a_draft_of_an_older_version_without_its_moment_is_offered(
    window: QWidget, session: Session, requests: Requests
) -> None:
    typed_and_left(opened(window, session, requests, FRANK.id), session, "older")
    ((name, kept),) = kept_forms(session.reader).items()
    stored = {key: value for key, value in json.loads(kept.text()).items() if key != "at"}
    session.do(Notebook.keep, name, json.dumps(stored))
    session.wait()
    assert opened(window, session, requests).waiting.words.whole() == "Not saved yet: older"
