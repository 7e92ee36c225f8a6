"""What is rarely used of the sheet: an objection's kind, answer and whether it worked, and the cost of value given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.profile import Profile
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.visit import ValueGiven, ValueKind, VisitState
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.edit_dialog import EditDialog
from salesbook.gui.visits.objection_row import ObjectionRow
from salesbook.gui.visits.rows import choose
from salesbook.gui.visits.value_row import ValueRow
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.visits import visits_of
from tests.factories import entry

DAY = date.today()
WANG = Contact("Anna", "", "Anna")


@pytest.fixture
def session(empty_session: Session) -> Session:
    empty_session.do(add_contact, Profile(WANG))
    empty_session.wait()
    return empty_session


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def opened(window: QWidget, session: Session, requests: Requests, *, planning: bool = False) -> VisitDialog:
    dialog = VisitDialog(window, session, requests, LIGHT, (WANG.id,), planning=planning)
    dialog.show()
    return dialog


def objection_in(dialog: VisitDialog) -> ObjectionRow:
    dialog.side.objections.add.click()
    QApplication.processEvents()
    return dialog.side.objections.findChildren(ObjectionRow)[-1]


def heard(session: Session, said: str, answer: str, *, worked: bool) -> None:
    told = entry(WANG, day=DAY - timedelta(days=3))
    objection = Objection(said, told.visit.id, WANG.id, "no budget", answer, worked)
    session.do(log_visit, type(told)(told.visit, told.participations, objections=(objection,)))
    session.wait()


def test_an_objection_is_logged_with_what_was_answered_and_whether_it_worked(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    row = objection_in(dialog)
    assert not row.answer.isVisible()
    row.more.click()
    assert row.answer.isVisible()
    assert not row.more.isVisible()
    assert dialog.focusWidget() is row.answer
    qtbot.keyClicks(row.words, "too dear")
    qtbot.keyClicks(row.second, "no budget")
    qtbot.keyClicks(row.answer, "it lasts")
    choose(row.worked, False)
    choose(row.kind, PurchaseReason.PRICE)
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    (found,) = session.reader.select(Objection)
    assert (found.said, found.real_reason, found.answer, found.worked, found.kind, found.contact_id) == (
        ("too dear", "no budget", "it lasts", False, PurchaseReason.PRICE, WANG.id)
    )


def test_an_answer_without_its_objection_is_asked_for_and_not_dropped(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    row = objection_in(dialog)
    qtbot.keyClicks(row.second, "no budget")
    dialog.attempt()
    assert dialog.said.text() == "Say what was said against, or take the objection away."
    assert dialog.isVisible()
    assert session.reader.select(Objection) == []


def test_a_sample_with_its_cost_needs_no_words(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    dialog.side.values.add.click()
    row = dialog.side.values.findChildren(ValueRow)[0]
    row.more.click()
    row.trial.setChecked(True)
    qtbot.keyClicks(row.cost, "12x")
    dialog.attempt()
    assert "is not an amount of money" in dialog.said.text()
    qtbot.keyClick(row.cost, Qt.Key.Key_Backspace)
    choose(row.felt, True)
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    (found,) = session.reader.select(ValueGiven)
    assert (found.kind, found.cost, found.felt, found.trial) == (ValueKind.PRODUCT, Money(1200, "CNY"), True, True)


def test_editing_opens_what_was_used_and_keeps_it(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    heard(session, "too dear", "it lasts", worked=True)
    (visit,) = visits_of(session.reader, WANG.id)
    dialog = EditDialog(window, session, requests, LIGHT, visit)
    dialog.show()
    (row,) = dialog.side.objections.findChildren(ObjectionRow)
    assert row.answer.isVisible()
    assert (row.answer.text(), row.worked.currentData(), row.kind.currentData()) == ("it lasts", True, None)
    choose(row.kind, PurchaseReason.LIKING)
    with qtbot.waitSignal(requests.edited):
        dialog.attempt()
    (found,) = session.reader.select(Objection)
    assert (found.answer, found.worked, found.kind) == ("it lasts", True, PurchaseReason.LIKING)


def test_planning_offers_the_answer_that_worked_by_one_press(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    heard(session, "too expensive", "lifetime cost", worked=True)
    heard(session, "too expensive", "a discount", worked=False)
    dialog = opened(window, session, requests, planning=True)
    row = objection_in(dialog)
    assert not row.suggested.isVisible()
    qtbot.keyClicks(row.words, "Too expensive!")
    assert row.suggested.isVisible()
    assert "lifetime cost" in row.suggested.accessibleName()
    qtbot.mouseClick(row.suggested, Qt.MouseButton.LeftButton)
    assert row.second.text() == "lifetime cost"
    assert not row.suggested.isVisible()
    row.second.clear()
    qtbot.keyClicks(row.second, "my own")
    assert not row.suggested.isVisible()
    assert dialog.side.objections.values()[0].answer == "my own"


def test_nothing_is_suggested_for_what_nobody_said(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    heard(session, "too expensive", "a discount", worked=False)
    dialog = opened(window, session, requests, planning=True)
    row = objection_in(dialog)
    for said in ("too loud", "too expensive"):
        row.words.clear()
        qtbot.keyClicks(row.words, said)
        assert not row.suggested.isVisible()


def test_what_is_typed_is_completed_from_the_library(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    heard(session, "too expensive", "lifetime cost", worked=True)
    heard(session, "must ask the boss", "", worked=False)
    dialog = opened(window, session, requests)
    row = objection_in(dialog)
    completer = row.words.completer()
    qtbot.keyClicks(row.words, "boss")
    assert [completer.completionModel().index(at, 0).data() for at in range(completer.completionCount())] == [
        "must ask the boss"
    ]
    completer.activated.emit("must ask the boss")
    assert dialog.side.objections.values()[0].said == "must ask the boss"


def test_logging_a_plan_shows_what_was_expected_so_that_the_answer_can_be_judged(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    plan = entry(WANG, day=DAY, state=VisitState.PLANNED)
    said = tuple(
        Objection(words, plan.visit.id, WANG.id, answer="it lasts", position=at)
        for at, words in enumerate(("too dear", "too loud"))
    )
    session.do(plan_visit, replace(plan, objections=said))
    session.wait()
    dialog = VisitDialog(window, session, requests, LIGHT, (), planned=plan.visit.id)
    dialog.show()
    dear, loud = dialog.side.objections.findChildren(ObjectionRow)
    assert (dear.words.text(), dear.answer.text(), dear.answer.isVisible()) == ("too dear", "it lasts", True)
    choose(dear.worked, True)
    loud.removed.emit()
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    (found,) = session.reader.select(Objection)
    assert found == replace(said[0], worked=True)
    session.undo()
    session.wait()
    assert session.reader.select(Objection, "1 ORDER BY position") == list(said)
