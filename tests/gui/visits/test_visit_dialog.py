"""Logging and planning a visit: the line becomes chips and a form, what is wrong is said, nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Channel, Contact, Note
from salesbook.domain.emotion import Emotion
from salesbook.domain.entry_line_chips import ChipKind
from salesbook.domain.evidence import Evidence
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.setting import parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Expense, ExpenseKind, Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.rows import Row
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.contacts import add_contact
from salesbook.operations.settings import change_setting
from salesbook.operations.visits import Logged, log_visit, plan_visit
from tests.factories import entry

DAY = date.today()
WANG = Contact("王小明", "王", "小明")
# A plain visit: a lunch, how they left, a promise. The name as typed by initials, as a rep does.
PLAIN = "wxm lunch happy; promised samples by fri"


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


def opened(
    window: QWidget, session: Session, requests: Requests, *contacts: str, planning: bool = False
) -> VisitDialog:
    dialog = VisitDialog(window, session, requests, LIGHT, contacts, planning=planning)
    dialog.show()
    return dialog


def typed_by_an_input_method(dialog: VisitDialog, text: str) -> None:
    """As a Chinese input method hands it over; key clicks with Chinese text would end the process."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(dialog.line, event)
    # Once for the line to be read, once for the chips to be laid out.
    QApplication.processEvents()
    QApplication.processEvents()


def test_a_plain_visit_takes_under_sixty_keys(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    keys = 1  # Ctrl+L opened it
    for sign in PLAIN:
        qtbot.keyClick(dialog.line, sign)
        keys += 1
    with qtbot.waitSignal(requests.logged) as told:
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    keys += 1
    assert keys < 60
    logged = told.args[0]
    assert isinstance(logged, Logged)
    assert logged.visit.channel is Channel.MEAL
    assert logged.offers[0][1].to is Stage.DATING
    (part,) = session.reader.select(Participation)
    assert (part.contact_id, part.emotion) == (WANG.id, Emotion.HAPPY)
    (promise,) = session.reader.select(Promise)
    assert (promise.side, promise.text) == (Side.ME, "samples")
    assert promise.due is not None
    assert promise.due.weekday() == 4


def test_chinese_by_an_input_method_becomes_the_same(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "跟王小明吃午饭很开心，答应周五前发样品，下周四10点打电话，换型很顺利")
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    (step,) = session.reader.select(NextStep)
    assert (step.text, step.at) == ("打电话", time(10))
    (note,) = session.reader.select(Note)
    assert note.text == "换型很顺利"


def test_a_chip_taken_away_leaves_its_words_as_note(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, WANG.id)
    typed_by_an_input_method(dialog, "lunch happy")
    chips = [one for one in dialog.chips.findChildren(QPushButton) if not one.isHidden()]
    happy = next(one for one in chips if "Happy" in one.text())
    qtbot.mouseClick(happy, Qt.MouseButton.LeftButton)
    assert dialog.form.faces.chosen() is None
    assert dialog.form.note.toPlainText() == "happy"


def test_backspace_behind_the_last_chip_takes_it_back(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, WANG.id)
    typed_by_an_input_method(dialog, "lunch happy")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Backspace)
    assert dialog.line.toPlainText() == "lunch happy"
    assert dialog.form.faces.chosen() is None
    qtbot.keyClick(dialog.line, Qt.Key.Key_Backspace)
    assert dialog.line.toPlainText() == "lunch happ"


def test_a_field_changed_by_hand_no_longer_follows_the_line(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, WANG.id)
    dialog.form.faces._click(Emotion.ANGRY)
    typed_by_an_input_method(dialog, "lunch happy")
    assert dialog.form.faces.chosen() is Emotion.ANGRY
    assert dialog.form.channel.currentData() is Channel.MEAL


def test_somebody_unknown_is_added_with_the_visit_and_one_undo_takes_both_back(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "Zoltan Kovacs lunch happy")
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    names = {one.name for one in session.reader.select(Contact)}
    assert names == {"王小明", "Zoltan Kovacs"}
    with qtbot.waitSignal(session.done):
        session.undo()
    assert {one.name for one in session.reader.select(Contact)} == {"王小明"}
    assert session.reader.select(Visit) == []


def test_without_anybody_it_says_so_and_keeps_the_words(window: QWidget, session: Session, requests: Requests) -> None:
    dialog = opened(window, session, requests)
    dialog.form.note.setPlainText("it went well")
    dialog.attempt()
    assert "Say who it was" in dialog.said.text()
    assert dialog.form.note.toPlainText() == "it went well"
    assert session.reader.select(Visit) == []


def test_a_time_that_is_none_is_said_and_kept(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, WANG.id)
    qtbot.keyClicks(dialog.form.at, "25:99")
    dialog.attempt()
    assert "25:99" in dialog.said.text()
    assert dialog.form.at.text() == "25:99"


def test_what_was_typed_survives_a_crash(window: QWidget, session: Session, requests: Requests, qtbot: QtBot) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "王小明 lunch, samples were late")
    qtbot.waitUntil(lambda: session.reader.kept("draft:visit") is not None)
    again = opened(window, session, requests)
    assert again.line.toPlainText() == "王小明 lunch, samples were late"
    assert again.afresh.isVisible()
    with qtbot.waitSignal(requests.logged):
        again.attempt()
    session.wait()
    assert session.reader.kept("draft:visit") is None


def test_cancel_loses_nothing_and_saves_nothing(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "王小明 lunch")
    dialog.reject()
    qtbot.waitUntil(lambda: session.reader.kept("draft:visit") is not None)
    assert session.reader.select(Visit) == []


def test_planning_gives_a_code_and_completing_it_keeps_what_was_planned(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, WANG.id, planning=True)
    typed_by_an_input_method(dialog, "tomorrow 10:00")
    dialog.form.want.setText("the order")
    with qtbot.waitSignal(requests.said) as told:
        dialog.attempt()
    (visit,) = session.reader.select(Visit)
    assert (visit.state, visit.day, visit.at) == (VisitState.PLANNED, DAY + timedelta(days=1), time(10))
    assert visit.wanted_result == "the order"
    assert visit.code is not None
    assert visit.code in str(told.args[0])


def test_what_a_plan_says_beside_its_purpose_stays_in_its_note(
    window: QWidget, session: Session, requests: Requests
) -> None:
    dialog = opened(window, session, requests, WANG.id, planning=True)
    typed_by_an_input_method(dialog, "tomorrow 25:99 lunch; about the pump")
    assert (dialog.draft().purpose, dialog.draft().note) == ("the pump", "25:99")
    dialog.line.setPlainText("tomorrow lunch; the pump at last")
    QApplication.processEvents()
    assert (dialog.draft().purpose, dialog.draft().note) == ("the pump at last", "")


@pytest.mark.parametrize("planning", [False, True])
def test_a_day_that_is_none_is_said_while_it_stands_in_the_line(
    window: QWidget, session: Session, requests: Requests, *, planning: bool
) -> None:
    dialog = opened(window, session, requests, WANG.id, planning=planning)
    typed_by_an_input_method(dialog, "lunch; call <b>Feb 30</b>, 25:99")
    assert dialog.doubts.isVisible()
    assert dialog.doubts.text().splitlines() == [
        "“Feb 30” is not understood as a day: it stays in the text",
        "“25:99” is not understood as a time: it stays in the text",
    ]
    dialog.line.setPlainText("lunch; call")
    QApplication.processEvents()
    assert not dialog.doubts.isVisible()


@pytest.mark.parametrize("planning", [False, True])
def test_the_example_in_the_empty_line_is_understood_where_it_stands(
    window: QWidget, session: Session, requests: Requests, *, planning: bool
) -> None:
    dialog = opened(window, session, requests, WANG.id, planning=planning)
    example = dialog.line.placeholderText()
    typed_by_an_input_method(dialog, example.replace("王伟", "王小明"))
    kinds = {chip.kind for chip in dialog._entry.chips}
    mine = {ChipKind.PURPOSE, ChipKind.WANTED_RESULT} if planning else {ChipKind.PROMISE, ChipKind.NEXT_STEP}
    assert kinds >= {ChipKind.WHO, ChipKind.WHEN, ChipKind.CHANNEL} | mine
    assert dialog.draft().purpose == ("the new pump" if planning else "")


def test_a_planned_meal_is_no_evidence_until_it_was(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, WANG.id, planning=True)
    typed_by_an_input_method(dialog, "王小明 tomorrow 11:00 lunch")
    with qtbot.waitSignal(requests.said):
        dialog.attempt()
    (visit,) = session.reader.select(Visit)
    assert (visit.state, visit.channel) == (VisitState.PLANNED, Channel.MEAL)
    assert session.reader.select(Evidence) == []


def test_completing_a_planned_visit_fills_in_what_was_planned(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    planned = Visit(DAY, time(9), VisitState.PLANNED, Channel.PHONE, purpose="prices")
    session.do(plan_visit, VisitEntry(planned, (Participation(planned.id, WANG.id),)))
    session.wait()
    dialog = VisitDialog(window, session, requests, LIGHT, (), planned=planned.id)
    dialog.show()
    typed_by_an_input_method(dialog, "happy, they agree")
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    (visit,) = session.reader.select(Visit)
    assert (visit.id, visit.state, visit.channel, visit.purpose) == (
        planned.id,
        VisitState.DONE,
        Channel.PHONE,
        "prices",
    )


def test_text_of_the_notebook_is_shown_literally(window: QWidget, empty_session: Session, requests: Requests) -> None:
    hostile = Contact("<b>R&D</b> " + "x" * 300)
    empty_session.do(add_contact, Profile(hostile))
    empty_session.wait()
    dialog = opened(window, empty_session, requests, hostile.id)
    chip = dialog.form.people.findChildren(QPushButton)[0]
    assert chip.text().replace("&&", "&").startswith("<b>R&D</b>")


def test_planning_on_a_chosen_day_begins_with_it_and_the_line_can_say_otherwise(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    friday = DAY + timedelta(days=5)
    dialog = VisitDialog(window, session, requests, LIGHT, (WANG.id,), planning=True, on=(friday, time(14, 30)))
    dialog.show()
    assert (dialog.form.draft().day, dialog.form.draft().at) == (friday, time(14, 30))
    dialog.line.setPlainText("demo tomorrow")
    qtbot.waitUntil(lambda: dialog.form.draft().day == DAY + timedelta(days=1))
    dialog.line.setPlainText("demo")
    qtbot.waitUntil(lambda: dialog.form.draft().day == friday)
    with qtbot.waitSignal(requests.said):
        dialog.attempt()
    (stored,) = session.reader.select(Visit)
    assert (stored.day, stored.at, stored.state) == (friday, time(14, 30), VisitState.PLANNED)


def test_a_draft_of_one_day_is_not_brought_back_on_another(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    friday, saturday = DAY + timedelta(days=5), DAY + timedelta(days=6)
    dialog = VisitDialog(window, session, requests, LIGHT, (), planning=True, on=(friday, None))
    dialog.line.setPlainText("wxm tomorrow")
    dialog.reject()
    session.wait()
    other = VisitDialog(window, session, requests, LIGHT, (), planning=True, on=(saturday, None))
    assert other.line.toPlainText() == ""
    same = VisitDialog(window, session, requests, LIGHT, (), planning=True, on=(friday, None))
    assert same.line.toPlainText() == "wxm tomorrow"


def test_each_of_two_people_gets_their_own_emotion(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    li = Contact("李娜", "李", "娜")
    session.do(add_contact, Profile(li))
    session.wait()
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "王小明 happy, 李娜 worried lunch yesterday")
    said = [chip.text() for chip in dialog.chips.findChildren(QPushButton)]
    assert "王小明: happy  ×" in said
    assert "李娜: worried  ×" in said
    assert dialog.form.faces.chosen() is None
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    felt = {part.contact_id: part.emotion for part in session.reader.select(Participation)}
    assert felt == {WANG.id: Emotion.HAPPY, li.id: Emotion.WORRIED}


def test_a_face_chosen_by_hand_counts_for_all(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    session.do(add_contact, Profile(Contact("李娜", "李", "娜")))
    session.wait()
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "王小明开心，李娜担心，午饭")
    dialog.form.faces.choose(Emotion.SAFE)
    dialog.form.faces.picked.emit(Emotion.SAFE)
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    assert [part.emotion for part in session.reader.select(Participation)] == [Emotion.SAFE, Emotion.SAFE]


def test_taking_the_emotion_of_one_away_leaves_the_other_and_its_word(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    session.do(add_contact, Profile(Contact("李娜", "李", "娜")))
    session.wait()
    dialog = opened(window, session, requests)
    typed_by_an_input_method(dialog, "王小明 happy, 李娜 worried lunch")
    next(chip for chip in dialog.chips.findChildren(QPushButton) if chip.text().startswith("李娜:")).click()
    assert dialog.form.note.toPlainText() == "worried"
    assert dict(dialog.draft().felt) == {WANG.id: Emotion.HAPPY}


def test_an_expense_over_the_limit_of_the_year_is_said_before_saving(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    session.do(change_setting, parse_setting("hospitality-limit", "5000"))
    spent = entry(WANG, day=DAY)
    cost = Expense(spent.visit.id, Money(480_000, "CNY"), ExpenseKind.HOSPITALITY)
    session.do(log_visit, replace(spent, expenses=(cost,)))
    session.wait()
    dialog = opened(window, session, requests, WANG.id)
    dialog.side.expenses.add.click()
    row = dialog.side.expenses.findChildren(Row)[0]
    qtbot.keyClicks(row.words, "20")
    assert not dialog.side.spending.isVisible()
    qtbot.keyClicks(row.words, "1")
    assert dialog.side.spending.text() == f"With this, hospitality for 王小明 comes to ¥5,001 of ¥5,000 in {DAY.year}."
    assert dialog.side.spending.isVisible()
    row.choice.setCurrentIndex(row.choice.findData(ExpenseKind.GIFT))
    assert not dialog.side.spending.isVisible()
    row.choice.setCurrentIndex(row.choice.findData(ExpenseKind.HOSPITALITY))
    assert dialog.side.spending.isVisible()
    qtbot.keyClicks(row.words, "x")
    assert not dialog.side.spending.isVisible()
    qtbot.keyClick(row.words, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()
    assert sorted(one.amount.minor for one in session.reader.select(Expense)) == [20_100, 480_000]
