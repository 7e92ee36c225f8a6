"""Two contacts of one name: nobody is guessed. A next step that names somebody else is put on them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep
from salesbook.domain.visit import Participation, Visit
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.contacts import add_contact, delete_contact
from tests.gui.visits.test_line_open_points import asked, chips, press, saved
from tests.gui.visits.test_visit_dialog import typed_by_an_input_method

DAY = date.today()
HOSPITAL, MEDICAL = Organisation("省人民医院"), Organisation("北方医疗")
IN_HOSPITAL, IN_MEDICAL = Contact("李伟", "李", "伟"), Contact("李伟", "李", "伟")
WANG = Contact("王小明", "王", "小明")
ZHAO = Contact("赵德海", "赵", "德海")
CHOOSE = "More than one contact is called 李伟: choose who is meant."


@pytest.fixture
def session(empty_session: Session) -> Session:
    for contact, organisation in ((IN_HOSPITAL, HOSPITAL), (IN_MEDICAL, MEDICAL)):
        employment = Employment(contact.id, organisation.id)
        empty_session.do(add_contact, Profile(contact, employments=(employment,), organisations=(organisation,)))
    empty_session.do(add_contact, Profile(WANG))
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
    dialog.activateWindow()
    return dialog


@pytest.mark.parametrize("planning", [False, True])
def test_an_open_which_one_stops_saving_and_takes_the_keyboard(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot, planning: bool
) -> None:
    dialog = opened(window, session, requests, planning=planning)
    typed_by_an_input_method(dialog, "李伟 今天 见面")
    assert "李伟: which of 2?  ×" in chips(dialog)
    assert asked(dialog) == ["Is it 李伟 省人民医院?", "Is it 李伟 北方医疗?"]
    assert dialog.draft().people == ()
    dialog.attempt()
    assert dialog.said.text() == CHOOSE
    first = dialog.asked.findChildren(QPushButton)[0]
    qtbot.waitUntil(first.hasFocus)
    assert session.reader.select(Visit) == []
    press(dialog, "北方医疗")
    assert dialog.said.text() == ""
    assert dialog.draft().people == (IN_MEDICAL.id,)
    assert asked(dialog) == []


def test_who_was_answered_is_saved(window: QWidget, session: Session, requests: Requests, qtbot: QtBot) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "今天和李伟、王小明开会，李伟很满意")
    press(dialog, "北方医疗")
    saved(dialog, requests, qtbot)
    parts = session.reader.select(Participation)
    assert {part.contact_id: part.emotion is not None for part in parts} == {IN_MEDICAL.id: True, WANG.id: False}


def test_the_one_whose_page_is_open_is_meant(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, IN_MEDICAL.id)
    typed_by_an_input_method(dialog, "李伟 今天 见面")
    assert "李伟  ×" in chips(dialog)
    saved(dialog, requests, qtbot)
    assert [part.contact_id for part in session.reader.select(Participation)] == [IN_MEDICAL.id]


def test_the_one_chosen_in_the_form_is_meant(window: QWidget, session: Session, requests: Requests) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "李伟 今天 见面")
    dialog.form.people._add(IN_HOSPITAL.id)
    assert asked(dialog) == []
    dialog.check()
    assert dialog.draft().people == (IN_HOSPITAL.id,)


def test_the_answer_is_kept_with_the_draft(window: QWidget, session: Session, requests: Requests) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "李伟 今天 见面")
    press(dialog, "北方医疗")
    other = opened(window, session, requests)
    other.fill(dialog.typed())
    assert other.draft().people == (IN_MEDICAL.id,)


def test_a_next_step_that_names_another_contact_is_put_on_them(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, IN_MEDICAL.id)
    in_a_week = DAY + timedelta(days=7)
    typed_by_an_input_method(dialog, f"今天和李伟开会，{in_a_week:%Y-%m-%d} 10点拜访王小明")
    assert any(one.startswith("Next for 王小明: 拜访王小明") for one in chips(dialog))
    QApplication.processEvents()
    assert "For 王小明" in [one.text() for one in dialog.side.steps.findChildren(QLabel)]
    saved(dialog, requests, qtbot)
    (step,) = session.reader.select(NextStep)
    assert (step.contact_id, step.text, step.due, step.at) == (WANG.id, "拜访王小明", in_a_week, time(10))
    assert [part.contact_id for part in session.reader.select(Participation)] == [IN_MEDICAL.id]


def test_a_step_with_one_of_two_asks_too(window: QWidget, session: Session, requests: Requests) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "今天和王小明开会，后天拜访李伟")
    assert len([one for one in asked(dialog) if "李伟" in one]) == 2
    dialog.attempt()
    assert dialog.said.text() == CHOOSE
    press(dialog, "省人民医院")
    (step,) = dialog.draft().steps
    assert step.whom is not None
    assert step.whom.contact_id == IN_HOSPITAL.id


def test_whom_a_step_is_put_on_is_kept_with_the_draft(window: QWidget, session: Session, requests: Requests) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "今天和李伟开会，后天拜访王小明")
    row = dialog.side.steps._rows[0]
    row.words.setText("拜访王小明，带样品")
    row.words.textEdited.emit("拜访王小明，带样品")
    other = opened(window, session, requests)
    other.fill(dialog.typed())
    (step,) = other.draft().steps
    assert (step.text, step.whom and step.whom.contact_id) == ("拜访王小明，带样品", WANG.id)


def test_a_step_of_somebody_deleted_meanwhile_stays_with_its_words(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, IN_MEDICAL.id)
    typed_by_an_input_method(dialog, "今天和李伟开会，后天拜访王小明")
    row = dialog.side.steps._rows[0]
    row.words.setText("拜访王小明，带样品")
    row.words.textEdited.emit("拜访王小明，带样品")
    session.do(delete_contact, WANG)
    session.wait()
    saved(dialog, requests, qtbot)
    (step,) = session.reader.select(NextStep)
    assert (step.contact_id, step.text) == (IN_MEDICAL.id, "拜访王小明，带样品")


def test_a_day_of_another_year_is_shown_with_it(window: QWidget, session: Session, requests: Requests) -> None:
    dialog = opened(window, session, requests, planning=True)
    typed_by_an_input_method(dialog, f"王小明 {DAY.year + 1}-02-28 10:00")
    assert any(str(DAY.year + 1) in one for one in chips(dialog))
    dialog.line.setPlainText(f"王小明 {DAY:%Y-%m-%d}")
    dialog._read()
    assert not any(str(DAY.year) in one for one in chips(dialog))


def test_a_surname_with_a_title_is_the_contact_who_has_it(
    window: QWidget, session: Session, requests: Requests
) -> None:
    session.do(add_contact, Profile(ZHAO, employments=(Employment(ZHAO.id, None, "设备科主任"),)))
    session.wait()
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "前天跟赵主任视频会议")
    assert "赵德海  ×" in chips(dialog)
    assert dialog.draft().people == (ZHAO.id,)


def test_a_title_that_two_of_a_surname_have_must_be_chosen(
    window: QWidget, session: Session, requests: Requests
) -> None:
    other = Contact("赵敏", "赵", "敏")
    for one, title in ((ZHAO, "设备科主任"), (other, "主任医师")):
        session.do(add_contact, Profile(one, employments=(Employment(one.id, None, title),)))
    session.wait()
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "昨天赵主任来电")
    dialog.attempt()
    assert "choose who is meant" in dialog.said.text()
    press(dialog, "赵敏")
    assert dialog.draft().people == (other.id,)


def test_the_only_contact_of_a_surname_is_asked_for_by_another_title(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    session.do(add_contact, Profile(ZHAO))
    session.wait()
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "前天跟赵主任视频会议")
    qtbot.waitUntil(lambda: any("赵德海" in one for one in asked(dialog)))
    assert "赵主任, new contact, or 赵德海?  ×" in chips(dialog)
    press(dialog, "赵德海")
    assert dialog.draft().people == (ZHAO.id,)


def test_nothing_is_asked_of_the_keyboard_where_one_name_is_one_contact(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "王小明 今天 见面")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(requests.logged):
        pass
