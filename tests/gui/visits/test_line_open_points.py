"""What the line leaves open is seen: the day and channel nobody said, the name nobody has, the code, the parts of the form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.days import Toward, parse_day
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence
from salesbook.domain.interest import Interest, Need
from salesbook.domain.objection import Objection
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep
from salesbook.domain.visit import Expense, ExpenseKind, Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.day_order import day_order
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import plan_visit
from salesbook.system.i18n import in_language
from tests.gui.visits.test_visit_dialog import typed_by_an_input_method

DAY = date.today()
FRANK = Contact("Frank Dawson", "Dawson", "Frank")
SARAH = Contact("Sarah Whitfield", "Whitfield", "Sarah")
WANG = Contact("王小明", "王", "小明")


@pytest.fixture
def session(empty_session: Session) -> Session:
    for contact in (FRANK, SARAH, WANG):
        empty_session.do(add_contact, Profile(contact))
    empty_session.wait()
    return empty_session


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def log(window: QWidget, session: Session, requests: Requests) -> VisitDialog:
    dialog = VisitDialog(window, session, requests, LIGHT, ())
    dialog.show()
    return dialog


@pytest.fixture
def chinese() -> Iterator[None]:
    with in_language("zh_CN"):
        yield


def asked(dialog: VisitDialog) -> list[str]:
    """What is asked below the line; pressing is done by `press`."""
    return [one.text() for one in dialog.asked.findChildren(QPushButton) if not one.isHidden()]


def press(dialog: VisitDialog, words: str) -> None:
    next(one for one in dialog.asked.findChildren(QPushButton) if words in one.text() and not one.isHidden()).click()


def chips(dialog: VisitDialog) -> list[str]:
    return [one.text() for one in dialog.chips.findChildren(QPushButton) if not one.isHidden()]


def saved(dialog: VisitDialog, requests: Requests, qtbot: QtBot) -> None:
    with qtbot.waitSignal(requests.logged):
        dialog.attempt()


def planned_with(session: Session, *, days: int = 0) -> Visit:
    """A planned call with Frank, with an objection that is expected."""
    visit = Visit(DAY + timedelta(days=days), time(9), VisitState.PLANNED, Channel.PHONE, purpose="spare parts")
    part = Participation(visit.id, FRANK.id)
    session.do(plan_visit, VisitEntry(visit, (part,), objections=(Objection("too dear", visit.id, FRANK.id),)))
    session.wait()
    (stored,) = session.reader.select(Visit)
    assert stored.code is not None
    return stored


def test_a_line_without_a_channel_makes_a_touch_and_no_meeting(
    log: VisitDialog, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    typed_by_an_input_method(log, "Frank Dawson call tomorrow grateful asked about spare parts")
    assert "Grateful  ×" in chips(log)
    assert asked(log) == ["No day said: today", "No channel said: shows no meeting"]
    saved(log, requests, qtbot)
    (visit,) = session.reader.select(Visit)
    assert (visit.day, visit.channel) == (DAY, None)
    assert session.reader.select(Evidence) == []
    frank = session.reader.get(Contact, FRANK.id)
    assert frank is not None
    assert frank.stage is None
    (step,) = session.reader.select(NextStep)
    assert (step.text, step.due) == ("call", DAY + timedelta(days=1))
    (part,) = session.reader.select(Participation)
    assert part.emotion is Emotion.GRATEFUL


@pytest.mark.usefixtures("chinese")
def test_in_chinese_too(log: VisitDialog, session: Session, requests: Requests, qtbot: QtBot) -> None:
    typed_by_an_input_method(log, "王小明 明天打电话 很感激 问了备件")
    assert asked(log) == ["没写日期：今天", "没写方式：不算见过面"]
    saved(log, requests, qtbot)
    assert session.reader.select(Evidence) == []
    assert [one.channel for one in session.reader.select(Visit)] == [None]


def test_what_is_said_or_chosen_is_not_asked(log: VisitDialog) -> None:
    assert asked(log) == []
    typed_by_an_input_method(log, "Frank Dawson visit yesterday")
    assert asked(log) == []
    log.line.setPlainText("Frank Dawson")
    log._read()
    assert len(asked(log)) == 2
    log.form.channel.setCurrentIndex(log.form.channel.findData(Channel.IN_PERSON))
    log.form.channel.activated.emit(log.form.channel.currentIndex())
    assert asked(log) == ["No day said: today"]
    assert log.draft().channel is Channel.IN_PERSON


def test_pressing_what_is_asked_goes_to_its_field(log: VisitDialog, qtbot: QtBot) -> None:
    typed_by_an_input_method(log, "Frank Dawson happy")
    press(log, "No day said")
    qtbot.waitUntil(log.form.day.hasFocus)
    press(log, "No channel said")
    assert log.form.channel.view().isVisible()
    log.form.channel.hidePopup()


def test_a_plan_is_a_visit_in_person_unless_it_says_otherwise_and_that_is_seen(
    window: QWidget, session: Session, requests: Requests
) -> None:
    dialog = VisitDialog(window, session, requests, LIGHT, (), planning=True)
    dialog.show()
    typed_by_an_input_method(dialog, "Frank Dawson tomorrow 10:00 present the new sealer")
    assert asked(dialog) == ["No channel said: in person"]
    assert (dialog.draft().channel, dialog.draft().purpose) == (Channel.IN_PERSON, "present the new sealer")
    assert dialog.form.ace.placeholderText() == "The one thing that wins the day"


def test_a_mistyped_name_asks_whether_the_near_one_is_meant_and_one_key_takes_them(
    log: VisitDialog, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    typed_by_an_input_method(log, "lunch with Sara Whitfeld, happy")
    assert "Sara Whitfeld, new contact, or Sarah Whitfield?  ×" in chips(log)
    assert asked(log)[0].startswith("Did you mean Sarah Whitfield?")
    qtbot.keyClick(log.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert log.line.toPlainText() == "lunch with Sarah Whitfield, happy"
    assert not any("Did you mean" in words for words in asked(log))
    saved(log, requests, qtbot)
    assert {one.name for one in session.reader.select(Contact)} == {FRANK.name, SARAH.name, WANG.name}


def test_in_chinese_two_numbers_are_a_day_in_the_line_as_in_the_field_and_the_chip_writes_it_out(
    log: VisitDialog, chinese: None
) -> None:
    typed_by_an_input_method(log, "王小明午饭，答应12/3前发样品")
    assert any("12月3日" in words for words in chips(log))
    assert log.draft().promises[0].due == parse_day("12/3", DAY, Toward.FUTURE, order=day_order())


def test_another_surname_behind_a_known_given_name_asks_and_names_nobody_known(log: VisitDialog) -> None:
    typed_by_an_input_method(log, "lunch with Sarah Miller, happy")
    assert "Sarah Miller, new contact, or Sarah Whitfield?  ×" in chips(log)
    assert asked(log)[0].startswith("Did you mean Sarah Whitfield?")
    assert SARAH.id not in log.draft().people
    press(log, "Sarah Whitfield")
    assert log.draft().people == (SARAH.id,)


def test_a_character_that_sounds_the_same_is_asked_about_and_a_click_takes_them(log: VisitDialog) -> None:
    typed_by_an_input_method(log, "王小名午饭")
    press(log, "王小明")
    assert log.line.toPlainText() == "王小明午饭"
    assert log.draft().people == (WANG.id,)


def test_nobody_near_is_a_new_contact_and_the_outcome_says_so(
    log: VisitDialog, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    typed_by_an_input_method(log, "Zoltan Kovacs lunch yesterday")
    assert asked(log) == []
    log.accept_offer()
    assert log.line.toPlainText() == "Zoltan Kovacs lunch yesterday"
    with qtbot.waitSignal(requests.logged) as told:
        log.attempt()
    assert [one.name for one in told.args[0].newcomers] == ["Zoltan Kovacs"]


def test_planning_with_somebody_new_says_so(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    dialog = VisitDialog(window, session, requests, LIGHT, (), planning=True)
    typed_by_an_input_method(dialog, "Zoltan Kovacs lunch tomorrow")
    with qtbot.waitSignal(requests.said) as told:
        dialog.attempt()
    assert str(told.args[0]).endswith("; new contact: ('Zoltan Kovacs',)")


def test_the_code_of_a_planned_visit_fills_it_in_and_completes_it(
    log: VisitDialog, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    planned = planned_with(session)
    typed_by_an_input_method(log, f"{planned.code} pleased, they agree")
    assert f"Planned visit {planned.code}  ×" in chips(log)
    assert asked(log) == []
    draft = log.draft()
    assert (draft.people, draft.channel, draft.at, draft.purpose) == (
        (FRANK.id,),
        Channel.PHONE,
        time(9),
        "spare parts",
    )
    assert [one.said for one in draft.objections] == ["too dear"]
    saved(log, requests, qtbot)
    (visit,) = session.reader.select(Visit)
    assert (visit.id, visit.state, visit.channel) == (planned.id, VisitState.DONE, Channel.PHONE)
    assert len(session.reader.select(Objection)) == 1


def test_taking_the_code_away_leaves_nothing_of_the_plan(log: VisitDialog, session: Session) -> None:
    planned = planned_with(session)
    assert planned.code is not None
    typed_by_an_input_method(log, f"{planned.code.lower().replace('-', '')} pleased")
    assert log.draft().planned == planned.id
    log.line.setPlainText("pleased")
    log._read()
    draft = log.draft()
    assert (draft.people, draft.channel, draft.purpose, draft.objections, draft.planned) == ((), None, "", (), None)


def test_a_code_that_no_planned_visit_has_is_said_and_makes_nobody(log: VisitDialog) -> None:
    typed_by_an_input_method(log, "S5-KR pleased")
    assert log.doubts.text() == "“S5-KR” is the code of no planned visit: it stays in the text"
    assert log.draft().people == ()


def test_the_code_of_a_visit_still_to_come_is_not_logged_before_its_day(log: VisitDialog, session: Session) -> None:
    planned = planned_with(session, days=2)
    typed_by_an_input_method(log, f"{planned.code} pleased")
    log.attempt()
    assert log.said.text().startswith("This visit is planned for ")
    assert [one.state for one in session.reader.select(Visit)] == [VisitState.PLANNED]


def test_what_the_line_names_stands_in_the_form_and_is_saved(
    log: VisitDialog, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    typed_by_an_input_method(log, "王小明午饭，异议：太贵，需求：换型快，喜欢爵士，礼品350，在他办公室，happy")
    saved(log, requests, qtbot)
    assert [one.said for one in session.reader.select(Objection)] == ["太贵"]
    assert [one.text for one in session.reader.select(Need)] == ["换型快"]
    assert [one.text for one in session.reader.select(Interest)] == ["爵士"]
    assert [(one.amount.minor, one.kind) for one in session.reader.select(Expense)] == [(35_000, ExpenseKind.GIFT)]
    assert [one.place for one in session.reader.select(Visit)] == ["他办公室"]


def test_a_part_changed_by_hand_no_longer_follows_the_line(log: VisitDialog) -> None:
    typed_by_an_input_method(log, "Frank Dawson lunch; objection: too dear; likes jazz")
    row = log.side.objections._rows[0]
    row.words.setText("far too dear")
    row.words.textEdited.emit("far too dear")
    typed_by_an_input_method(log, " and golf")
    assert [one.said for one in log.draft().objections] == ["far too dear"]
    assert [one.text for one in log.draft().interests] == ["jazz and golf"]


def test_an_error_stands_until_it_is_mended_and_the_draft_is_said_quietly_after_it(
    log: VisitDialog, session: Session, qtbot: QtBot
) -> None:
    typed_by_an_input_method(log, "Frank Dawson lunch")
    qtbot.keyClicks(log.form.at, "25:99")
    log.attempt()
    log.keeper.keep()
    qtbot.waitUntil(lambda: not log.keeper.is_keeping)
    assert "25:99" in log.said.text()
    assert log.said.property("look") == "warning"
    qtbot.keyClicks(log.form.place, "Hall")
    assert "25:99" in log.said.text()
    log.form.at.selectAll()
    qtbot.keyClicks(log.form.at, "12:30")
    assert log.said.text().startswith("Draft kept")
    assert log.said.property("look") == "small-muted"


def test_another_error_takes_the_place_of_one_that_was_mended(log: VisitDialog, qtbot: QtBot) -> None:
    log.form.note.setPlainText("it went well")
    log.attempt()
    assert "Say who it was" in log.said.text()
    typed_by_an_input_method(log, "Frank Dawson")
    assert log.said.text() == ""


def test_a_pasted_line_is_seen_whole_at_once(log: VisitDialog) -> None:
    one_line = log.line.height()
    log.line.insertPlainText("Frank Dawson lunch yesterday, " + "they want a faster changeover, " * 8)
    assert log.line.height() > one_line


def test_the_words_of_a_promise_have_the_width_of_the_side(log: VisitDialog, qtbot: QtBot) -> None:
    typed_by_an_input_method(log, "Frank Dawson lunch; promised the drawing of the new sealer with all measures by Fri")
    row = log.side.promises._rows[0]
    qtbot.waitUntil(lambda: row.words.width() > 300)
    assert row.day is not None
    assert row.words.y() < row.day.y()
