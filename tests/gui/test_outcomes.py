"""What is said when a visit was saved: every move it offers, who is new, and the offer again once its toast is gone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.profile import Profile
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.gui.outcome_words import with_moves, with_newcomers
from salesbook.gui.outcomes import Outcomes
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.widgets.toast import Toast
from salesbook.operations.contacts import add_contact
from salesbook.operations.first_visits import log_first_visit
from salesbook.system.i18n import in_language
from salesbook.wording import render
from tests.factories import entry

WANG, ANNA = Contact("王伟"), Contact("Anna Berg")


@pytest.fixture
def toast(qtbot: QtBot) -> Toast:
    window = QWidget()
    window.resize(900, 300)
    qtbot.addWidget(window)
    window.show()
    return Toast(window)


@pytest.fixture
def session(empty_session: Session) -> Session:
    for contact in (WANG, ANNA):
        empty_session.do(add_contact, Profile(contact))
    empty_session.wait()
    return empty_session


@pytest.fixture
def outcomes(session: Session, requests: Requests, toast: Toast) -> Outcomes:
    made = Outcomes(toast, session, requests, toast)
    requests.said.connect(lambda text: toast.say(render(text)))
    return made


def logged(
    session: Session, requests: Requests, qtbot: QtBot, *contacts: Contact, new: tuple[Contact, ...] = ()
) -> None:
    """A dinner today, logged as the sheet logs it."""
    dinner = entry(*contacts, day=date.today(), channel=Channel.MEAL)
    with qtbot.waitSignal(requests.logged):
        session.do(log_first_visit, dinner, new, then=requests.logged.emit)


def stage_of(session: Session, contact: Contact) -> Stage | None:
    stored = session.reader.get(Contact, contact.id)
    return stored.stage if stored else None


def test_each_of_two_offered_moves_is_said_and_can_be_taken(
    outcomes: Outcomes, session: Session, requests: Requests, toast: Toast, qtbot: QtBot
) -> None:
    logged(session, requests, qtbot, WANG, ANNA)
    assert toast.words.text() == "Visit logged; these can move: 王伟 to dating; Anna Berg to dating"
    assert toast.accept()
    qtbot.waitUntil(lambda: toast.words.text() == "王伟 is now at dating; Anna Berg can move to dating")
    assert stage_of(session, ANNA) is Stage.RECOGNITION
    assert toast.accept()
    qtbot.waitUntil(lambda: toast.words.text() == "Anna Berg is now at dating")
    assert (stage_of(session, WANG), stage_of(session, ANNA)) == (Stage.DATING, Stage.DATING)
    assert not outcomes.offer_again()


def test_an_offer_whose_toast_is_gone_is_shown_again_by_the_key(
    outcomes: Outcomes, session: Session, requests: Requests, toast: Toast, qtbot: QtBot
) -> None:
    logged(session, requests, qtbot, ANNA)
    toast.hide()
    assert not toast.accept()
    assert outcomes.offer_again()
    assert toast.words.text() == "A move is offered; Anna Berg can move to dating"
    assert toast.accept()
    qtbot.waitUntil(lambda: stage_of(session, ANNA) is Stage.DATING)


def test_a_visit_that_was_taken_back_offers_nothing(
    outcomes: Outcomes, session: Session, requests: Requests, toast: Toast, qtbot: QtBot
) -> None:
    logged(session, requests, qtbot, ANNA)
    toast.hide()
    with qtbot.waitSignal(session.done):
        session.undo()
    assert not outcomes.offer_again()
    assert not toast.isVisible()


def test_who_was_added_with_the_visit_is_said(
    outcomes: Outcomes, session: Session, requests: Requests, toast: Toast, qtbot: QtBot
) -> None:
    sara = Contact("Sara Whitfeld")
    logged(session, requests, qtbot, sara, new=(sara,))
    assert toast.words.text() == "Visit logged; new contact: Sara Whitfeld; Sara Whitfeld can move to dating"


def test_it_is_said_in_chinese_too() -> None:
    with in_language("zh_CN"):
        said = with_newcomers(Text("Visit logged"), (WANG, ANNA))
        assert render(said).endswith("；新联系人：王伟、Anna Berg")
        moves = with_moves(Text("Visit logged"), [("王伟", Stage.DATING), ("Anna", Stage.TRUST)])
        assert "王伟→约会" in render(moves)
        assert "Anna→信赖" in render(moves)
        several = with_moves(Text("Visit logged"), [("王伟", Stage.DATING)] * 5)
        assert render(several).endswith("；有 5 位可以进入下一阶段")
        assert render(with_moves(Text("Visit logged"), [])) == render(Text("Visit logged"))
