"""Correcting a visit in its sheet: it is filled from the notebook, saves what was changed, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Channel, Contact, Note
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise, PromiseState, Side
from salesbook.domain.setting import Setting
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Expense, ExpenseKind, Participation, ValueGiven, ValueKind, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.edit_dialog import EditDialog
from salesbook.gui.visits.rows import Row
from salesbook.operations.contacts import add_contact
from salesbook.operations.reminders import settle_promise
from salesbook.operations.settings import change_setting
from salesbook.operations.visits import Logged, delete_visit, log_visit, plan_visit
from tests.gui.typed import type_in

DAY = date.today()
WANG = Contact("王小明", "王", "小明")
LI = Contact("李雷", "李", "雷")


@pytest.fixture
def session(empty_session: Session) -> Session:
    for one in (WANG, LI):
        empty_session.do(add_contact, Profile(one))
    empty_session.wait()
    return empty_session


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def lunch(session: Session) -> Visit:
    """A lunch with something of everything."""
    visit = Visit(DAY - timedelta(days=1), time(12), channel=Channel.MEAL, place="Nordhof")
    made = VisitEntry(
        visit,
        (Participation(visit.id, WANG.id, Emotion.HAPPY),),
        notes=(Note("he likes the pump", visit_id=visit.id), Note("divorced", visit_id=visit.id, private=True)),
        evidence=(Evidence(WANG.id, Marker.OPENLY_SUPPORTS_US, visit.day, visit.id),),
        promises=(Promise(WANG.id, Side.ME, "samples", DAY, visit.id, visit.day),),
        next_steps=(NextStep(WANG.id, "call", DAY, time(10), visit.id),),
        values=(ValueGiven(visit.id, WANG.id, ValueKind.SERVICE),),
        expenses=(Expense(visit.id, Money(12_850, "CNY")),),
    )
    session.do(log_visit, made)
    session.wait()
    return visit


def opened(window: QWidget, session: Session, requests: Requests, visit: Visit) -> EditDialog:
    stored = session.reader.get(Visit, visit.id)
    assert stored is not None
    dialog = EditDialog(window, session, requests, LIGHT, stored)
    dialog.show()
    return dialog


def tab_stops(first: QWidget) -> Iterator[QWidget]:
    at = first.nextInFocusChain()
    while at is not None and at is not first:
        if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.focusProxy() is None:
            yield at
        at = at.nextInFocusChain()


def test_it_shows_everything_that_is_stored(
    window: QWidget, session: Session, requests: Requests, lunch: Visit
) -> None:
    dialog = opened(window, session, requests, lunch)
    draft = dialog.draft()
    assert (draft.day, draft.at, draft.channel, draft.place) == (lunch.day, time(12), Channel.MEAL, "Nordhof")
    assert (draft.emotion, draft.note, draft.private_note) == (Emotion.HAPPY, "he likes the pump", "divorced")
    assert [(one.text, one.due) for one in draft.promises] == [("samples", DAY)]
    assert [(one.text, one.at) for one in draft.steps] == [("call", time(10))]
    assert [one.amount for one in draft.expenses] == [Money(12_850, "CNY")]
    assert [(one.kind, one.note) for one in draft.values] == [(ValueKind.SERVICE, "")]
    assert draft.markers == (Marker.OPENLY_SUPPORTS_US,)
    ticked = [box.text() for box in dialog.side.evidence.findChildren(QCheckBox) if box.isChecked()]
    assert ticked == ["Openly supports us"]


def test_evidence_of_a_stage_already_reached_is_still_shown(
    window: QWidget, session: Session, requests: Requests, lunch: Visit
) -> None:
    from salesbook.operations.stages import move_to_stage

    session.do(lambda book: move_to_stage(book, book.get(Contact, WANG.id), Stage.TRUST, DAY))
    session.wait()
    dialog = opened(window, session, requests, lunch)
    assert dialog.draft().markers == (Marker.OPENLY_SUPPORTS_US,)


def test_saving_what_was_changed_is_one_step_that_undo_takes_back(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, lunch)
    assert dialog.focusWidget() is dialog.form.note
    qtbot.keyClicks(dialog.form.note, "; two of them")
    dialog.form.faces._click(Emotion.WORRIED)
    dialog.side.promises._rows[0].words.setText("two samples")
    with qtbot.waitSignal(requests.edited) as told:
        qtbot.keyClick(dialog.form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(told.args[0], Logged)
    reader = session.reader
    assert {note.text for note in reader.select(Note)} == {"he likes the pump; two of them", "divorced"}
    assert [part.emotion for part in reader.select(Participation)] == [Emotion.WORRIED]
    assert [one.text for one in reader.select(Promise)] == ["two samples"]
    entry = session.next_undo()
    assert entry is not None
    assert str(entry.label) == "Edit a visit: 王小明"
    with qtbot.waitSignal(session.done):
        session.undo()
    assert [one.text for one in reader.select(Promise)] == ["samples"]


def test_a_promise_kept_while_the_sheet_is_open_stays_kept(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, lunch)
    (promise,) = session.reader.select(Promise)
    session.do(settle_promise, promise, PromiseState.KEPT, DAY, "王小明")
    dialog.form.place.setText("Südhof")
    with qtbot.waitSignal(requests.edited):
        dialog.attempt()
    assert [one.state for one in session.reader.select(Promise)] == [PromiseState.KEPT]
    assert [one.place for one in session.reader.select(Visit)] == ["Südhof"]


def test_a_lunch_that_was_a_call_proves_nothing(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, lunch)
    dialog.form.channel.setCurrentIndex(dialog.form.channel.findData(Channel.PHONE))
    with qtbot.waitSignal(requests.edited):
        dialog.attempt()
    assert [fact.marker for fact in session.reader.select(Evidence)] == [Marker.OPENLY_SUPPORTS_US]


def test_saving_without_a_change_is_no_step(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    steps = len(session.reader.journal())
    dialog = opened(window, session, requests, lunch)
    with qtbot.waitSignal(dialog.accepted):
        dialog.attempt()
    session.wait()
    assert len(session.reader.journal()) == steps


def test_another_currency_of_the_notebook_does_not_change_what_was_spent(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    session.do(change_setting, Setting("currency", '"EUR"'))
    session.wait()
    dialog = opened(window, session, requests, lunch)
    dialog.side.expenses._rows[0].words.setText("100")
    with qtbot.waitSignal(requests.edited):
        dialog.attempt()
    assert [one.amount for one in session.reader.select(Expense)] == [Money(10_000, "CNY")]


def test_somebody_new_who_was_there_too_is_added_in_the_same_step(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, lunch)
    dialog.form.people.field.setText("Zoltan Kovacs")
    dialog.form.people._add("")
    with qtbot.waitSignal(requests.edited):
        dialog.attempt()
    zoltan = next(one for one in session.reader.select(Contact) if one.name == "Zoltan Kovacs")
    assert zoltan.stage is Stage.RECOGNITION
    with qtbot.waitSignal(session.done):
        session.undo()
    assert {one.name for one in session.reader.select(Contact)} == {"王小明", "李雷"}


@pytest.mark.parametrize("days", [1, 400])
def test_a_visit_cannot_have_been_on_a_day_to_come(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, days: int
) -> None:
    dialog = opened(window, session, requests, lunch)
    type_in(dialog.form.day, (DAY + timedelta(days=days)).isoformat())
    dialog.attempt()
    assert "still to come" in dialog.said.text()
    assert dialog.isVisible()


def test_without_anybody_it_says_so(window: QWidget, session: Session, requests: Requests, lunch: Visit) -> None:
    dialog = opened(window, session, requests, lunch)
    dialog.form.people.show_people([])
    dialog.attempt()
    assert "Say who it was" in dialog.said.text()


def test_a_visit_deleted_meanwhile_is_said_and_the_words_stay(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, lunch)
    qtbot.keyClicks(dialog.form.note, " and more")
    session.do(lambda book: delete_visit(book, book.get(Visit, lunch.id), "王小明"))
    dialog.attempt()
    qtbot.waitUntil(lambda: "deleted meanwhile" in dialog.said.text())
    assert dialog.form.note.toPlainText() == "he likes the pump and more"


def test_a_note_that_was_not_saved_is_brought_back_to_the_same_visit_only(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    dialog = opened(window, session, requests, lunch)
    qtbot.keyClicks(dialog.form.note, ", and tea")
    qtbot.keyClicks(dialog.form.private, " twice")
    dialog.reject()
    qtbot.waitUntil(lambda: session.reader.kept(f"draft:edit:{lunch.id}") is not None)
    other = Visit(DAY)
    session.do(log_visit, VisitEntry(other, (Participation(other.id, LI.id),)))
    session.wait()
    assert opened(window, session, requests, other).form.note.toPlainText() == ""
    again = opened(window, session, requests, lunch)
    assert again.form.note.toPlainText() == "he likes the pump, and tea"
    assert again.form.private.toPlainText() == "divorced twice"
    qtbot.mouseClick(again.afresh, Qt.MouseButton.LeftButton)
    assert again.form.note.toPlainText() == "he likes the pump"
    session.wait()
    assert session.reader.kept(f"draft:edit:{lunch.id}") is None


def test_different_feelings_are_told_and_stay_until_one_is_chosen(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    visit = Visit(DAY)
    parts = (Participation(visit.id, WANG.id, Emotion.HAPPY), Participation(visit.id, LI.id, None, position=1))
    session.do(log_visit, VisitEntry(visit, parts))
    session.wait()
    dialog = opened(window, session, requests, visit)
    told = [one.text() for one in dialog.findChildren(QLabel)]
    assert "王小明: happy, 李雷: no emotion. An emotion chosen below counts for all of them." in told
    dialog.form.place.setText("Nordhof")
    with qtbot.waitSignal(requests.edited):
        dialog.attempt()
    felt = {part.contact_id: part.emotion for part in session.reader.select(Participation)}
    assert felt == {WANG.id: Emotion.HAPPY, LI.id: None}


def test_tab_goes_through_the_sheet_as_the_eye_does(
    window: QWidget, session: Session, requests: Requests, lunch: Visit
) -> None:
    dialog = opened(window, session, requests, lunch)
    dialog.side.promises.add.click()
    QApplication.processEvents()
    names = [one.accessibleName() for one in tab_stops(dialog.form.faces._cells[Emotion.PLEASED])]
    wanted = ["王小明, take away", "Add a person", "When", "What happened", "Promise", "Take away: Promise"]
    wanted += ["Add a promise", "Next step", "Add a next step", "Openly supports us", "Cancel", "Save the changes"]
    places = [names.index(name) for name in wanted]
    assert places == sorted(places)


# A planned one.


def test_a_planned_visit_is_edited_as_a_plan(
    window: QWidget, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    plan = Visit(DAY - timedelta(days=2), time(9), VisitState.PLANNED, Channel.PHONE, purpose="prices")
    session.do(plan_visit, VisitEntry(plan, (Participation(plan.id, WANG.id),)))
    session.wait()
    dialog = opened(window, session, requests, plan)
    assert dialog.windowTitle() == "Edit the planned visit"
    # A plan that is overdue may keep its day.
    dialog.form.want.setText("the order")
    with qtbot.waitSignal(requests.edited):
        dialog.attempt()
    (visit,) = session.reader.select(Visit)
    assert (visit.state, visit.wanted_result, visit.purpose, visit.day) == (
        VisitState.PLANNED,
        "the order",
        "prices",
        plan.day,
    )
    again = opened(window, session, requests, replace(visit))
    type_in(again.form.day, (DAY - timedelta(days=1)).isoformat())
    again.attempt()
    assert "is past" in again.said.text()
    type_in(again.form.day, (DAY + timedelta(days=1)).isoformat())
    with qtbot.waitSignal(requests.edited):
        again.attempt()
    (visit,) = session.reader.select(Visit)
    assert (visit.day, visit.code is not None) == (DAY + timedelta(days=1), True)


def test_a_touch_without_details_stays_one(window: QWidget, session: Session, requests: Requests, qtbot: QtBot) -> None:
    touch = Visit(DAY)
    session.do(log_visit, VisitEntry(touch, (Participation(touch.id, WANG.id),)))
    session.wait()
    dialog = opened(window, session, requests, touch)
    qtbot.keyClicks(dialog.form.note, "on the stairs")
    with qtbot.waitSignal(requests.edited):
        dialog.attempt()
    assert [(one.channel, one.at) for one in session.reader.select(Visit)] == [(None, None)]


def test_an_expense_that_is_corrected_over_the_limit_is_said_and_does_not_count_twice(
    window: QWidget, session: Session, requests: Requests, lunch: Visit, qtbot: QtBot
) -> None:
    session.do(change_setting, Setting("hospitality-limit", "200"))
    session.wait()
    dialog = EditDialog(window, session, requests, LIGHT, lunch)
    dialog.show()
    (row,) = dialog.side.expenses.findChildren(Row)
    row.choice.setCurrentIndex(row.choice.findData(ExpenseKind.HOSPITALITY))
    assert not dialog.side.spending.isVisible()
    row.words.clear()
    qtbot.keyClicks(row.words, "201")
    year = lunch.day.year
    assert dialog.side.spending.text() == f"With this, hospitality for 王小明 comes to ¥201 of ¥200 in {year}."
    with qtbot.waitSignal(requests.edited):
        dialog.attempt()
    assert [one.amount for one in session.reader.select(Expense)] == [Money(20_100, "CNY")]
    again = EditDialog(window, session, requests, LIGHT, lunch)
    again.show()
    assert again.side.spending.isVisible()
