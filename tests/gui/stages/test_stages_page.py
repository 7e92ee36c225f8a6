"""The board in the window: who stands where, moving by pointer and by keys, what is asked, and what stays as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.stage import Stage, StageChange
from salesbook.gui.contacts.move_dialog import MoveDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.stages.card_model import DRAGGED, CardModel
from salesbook.gui.stages.card_view import CardView
from salesbook.gui.stages.stages_page import StagesPage
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import delete_contact
from salesbook.queries.stage_board import Mark, board_cards
from salesbook.system.i18n import set_default_language
from tests.gui.stages.conftest import DAY, A, Book, D, R, T

RIGHT, LEFT, CTRL = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier
MOVE = Qt.DropAction.MoveAction


def sentence(book: Book, stage: Stage, row: int = 0) -> str:
    return str(book.column(stage).view.cards.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def open_dialog(book: Book, qtbot: QtBot) -> MoveDialog:
    """The dialog that asks about a move."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in book.page.findChildren(MoveDialog)))
    (dialog,) = [one for one in book.page.findChildren(MoveDialog) if one.isVisible()]
    return dialog


def drop(book: Book, contact_id: str, stage: Stage | None) -> bool:
    """Drop a card as the column's view does after a drag."""
    data = QMimeData()
    data.setData(DRAGGED, contact_id.encode())
    return book.column(stage).view.cards.dropMimeData(data, MOVE, -1, -1, QModelIndex())


def untouched(book: Book) -> bool:
    moves = book.session.reader.select(StageChange, "day = ?", DAY.isoformat())
    return moves == [] and book.page.board.chosen() != ""


def test_everybody_stands_in_the_column_of_their_stage_the_loudest_first(book: Book) -> None:
    assert [book.names(stage) for stage in (R, D, T, A)] == [[], ["赵敏", "Emma Clarke"], ["刘洋", "王伟"], []]
    assert book.page.count.text() == "4 contacts"
    assert book.column(D).head.sentence() == "Dating, 2 contacts, 3 moved up to here in the last 90 days"
    assert book.page.movement.text() == "Last 90 days: 5 up"


def test_a_card_is_a_sentence_for_readers_with_every_mark_in_words(book: Book) -> None:
    assert sentence(book, D, 0) == (
        "赵敏, 恒源食品, Dating, stage 2 of 4, Angry, last touch 2 days ago, Alarm: the last emotion was negative and is "
        "not made good yet, Make good today, Missing: openly supports us or private activity"
    )
    assert "Stuck 97 days" in sentence(book, D, 1)
    assert "Cooling 4 days" in sentence(book, T, 0)
    assert "here since yesterday, Can move to ally: refers a customer" in sentence(book, T, 1)


def test_the_words_are_chinese_in_chinese(book: Book) -> None:
    set_default_language("zh_CN")
    assert "今天弥补，还缺：公开支持我方或私人活动" in sentence(book, D, 0).replace(", ", "，")
    assert "停留 97 天" in sentence(book, D, 1)
    assert "转冷 4 天" in sentence(book, T, 0)
    assert "昨天进入" in sentence(book, T, 1)


def test_the_model_keeps_the_rules_of_models(book: Book) -> None:
    model = CardModel(D, lambda ids: board_cards(book.session.reader, ids, DAY))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ids = book.column(D).view.cards.ids
    for some in (ids, ids[:1], (), ids[::-1]):
        model.show(some, DAY)
        assert model.rowCount() == len(some)
    tester.deleteLater()


def test_those_not_met_yet_stand_behind_a_link(book: Book) -> None:
    assert book.column(None).view.isHidden()
    assert book.page.not_met.text() == "1 not met yet"
    book.page.not_met.click()
    assert book.column(None).view.isVisible()
    assert book.names(None) == ["Oliver Brandt"]
    book.page.not_met.click()
    assert not book.column(None).view.isVisible()


def test_a_dropped_card_asks_what_shows_it_and_moves_with_that_evidence(
    book: Book, requests: Requests, qtbot: QtBot
) -> None:
    assert drop(book, book.stuck.id, T)
    dialog = open_dialog(book, qtbot)
    assert not dialog.take.isEnabled(), "without evidence or reason nothing moves"
    dialog.markers.chips[Marker.OPENLY_SUPPORTS_US].click()
    with qtbot.waitSignal(requests.said) as said:
        dialog.take.click()
    assert str(said.args[0]).startswith("Emma Clarke is at Stage.TRUST now")
    qtbot.waitUntil(lambda: "Emma Clarke" in book.names(T))
    (fact,) = book.session.reader.select(Evidence, "contact_id = ?", book.stuck.id)
    assert (fact.marker, fact.day) == (Marker.OPENLY_SUPPORTS_US, DAY)
    assert book.page.board.chosen() == book.stuck.id, "the card stays chosen in its new column"
    book.session.undo()
    qtbot.waitUntil(lambda: "Emma Clarke" in book.names(D))


def test_a_marker_pressed_again_is_taken_back_and_a_reason_does_instead(
    book: Book, requests: Requests, qtbot: QtBot
) -> None:
    drop(book, book.stuck.id, A)
    dialog = open_dialog(book, qtbot)
    chip = dialog.markers.chips[Marker.ARGUES_FOR_US]
    chip.click()
    assert dialog.take.isEnabled()
    chip.click()
    assert not dialog.take.isEnabled()
    dialog.reason.setText("  ")
    assert not dialog.take.isEnabled()
    dialog.reason.setText("her new post")
    with qtbot.waitSignal(requests.said):
        dialog.take.click()
    moves = book.session.reader.select(StageChange, "contact_id = ? ORDER BY in_order", book.stuck.id)
    assert [(one.to_stage, one.because) for one in moves[-2:]] == [(T, "her new post"), (A, "her new post")]
    assert book.session.reader.select(Evidence, "contact_id = ?", book.stuck.id) == []


def test_recorded_evidence_is_enough(book: Book, requests: Requests, qtbot: QtBot) -> None:
    drop(book, book.moved.id, A)
    dialog = open_dialog(book, qtbot)
    assert dialog.markers.chips == {}
    with qtbot.waitSignal(requests.said):
        dialog.take.click()
    assert book.stage_of(book.moved) is A


def test_moving_down_asks_for_a_reason_and_for_no_evidence(book: Book, requests: Requests, qtbot: QtBot) -> None:
    drop(book, book.cold.id, R)
    dialog = open_dialog(book, qtbot)
    assert dialog.markers.chips == {}
    assert not dialog.take.isEnabled()
    dialog.reason.setText("a new buyer")
    with qtbot.waitSignal(requests.said):
        dialog.take.click()
    assert book.stage_of(book.cold) is R
    qtbot.waitUntil(lambda: book.page.movement.text() == "Last 90 days: 5 up, 1 back")


def test_a_dialog_that_is_cancelled_leaves_everything(book: Book, qtbot: QtBot) -> None:
    book.page.board.choose(book.stuck.id)
    book.page.board.take_focus()
    before = [book.names(stage) for stage in (R, D, T, A)]
    drop(book, book.stuck.id, A)
    dialog = open_dialog(book, qtbot)
    dialog.reason.setText("a slip of the hand")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.question is not None
    dialog.question.leave.click()
    qtbot.waitUntil(lambda: not book.page.findChildren(MoveDialog))
    assert [book.names(stage) for stage in (R, D, T, A)] == before
    assert untouched(book)
    assert book.page.window().focusWidget() is book.column(D).view, "the keys come back to the card"


def test_a_column_takes_cards_of_the_others_only_and_nobody_goes_back_to_not_met(book: Book) -> None:
    assert not drop(book, book.stuck.id, D), "it stands there already"
    assert not drop(book, book.stuck.id, None)
    other = QMimeData()
    other.setText(book.stuck.id)
    assert not book.column(T).view.cards.dropMimeData(other, MOVE, -1, -1, QModelIndex())
    assert book.page.findChildren(MoveDialog) == []


def test_a_card_of_somebody_unknown_asks_nothing(book: Book, qtbot: QtBot) -> None:
    drop(book, "nobody\x00<b>", T)
    qtbot.waitUntil(lambda: not book.session.is_busy)
    QApplication.processEvents()
    assert book.page.findChildren(MoveDialog) == []


def test_the_column_under_a_dragged_card_shows_that_it_would_take_it(book: Book, qtbot: QtBot) -> None:
    source, target = book.column(D).view, book.column(T).view
    data = source.cards.mimeData([source.cards.index(1)])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for view, takes in ((target, True), (source, False)):
        event = QDragEnterEvent(QPointF(20, 20), MOVE, data, buttons, none)
        view.dragEnterEvent(event)
        assert (view.takes, event.isAccepted()) == (takes, takes)
    target.dragLeaveEvent(QDragLeaveEvent())
    assert not target.takes
    target.dropEvent(QDropEvent(QPointF(20, 20), MOVE, data, buttons, none))
    assert open_dialog(book, qtbot).windowTitle() == "Move to trust"


def test_arrows_go_from_card_to_card_and_from_column_to_column(book: Book, qtbot: QtBot) -> None:
    board = book.page.board
    board.take_focus()
    assert board.chosen() == book.angry.id
    qtbot.keyClick(book.column(D).view, Qt.Key.Key_Down)
    assert board.chosen() == book.stuck.id
    qtbot.keyClick(book.column(D).view, RIGHT)
    assert board.chosen() == book.moved.id, "the card beside it"
    qtbot.keyClick(book.column(T).view, RIGHT)
    assert board.chosen() == book.moved.id, "nobody stands further right"
    qtbot.keyClick(book.column(T).view, Qt.Key.Key_Home)
    assert board.chosen() == book.cold.id
    qtbot.keyClick(book.column(T).view, LEFT)
    assert board.chosen() == book.angry.id
    assert [one.view.current() for one in board.columns].count("") == 4, "one card is chosen on the whole board"


def test_ctrl_and_an_arrow_ask_to_move_one_stage(book: Book, requests: Requests, qtbot: QtBot) -> None:
    book.page.board.choose(book.stuck.id)
    qtbot.keyClick(book.column(D).view, RIGHT, CTRL)
    dialog = open_dialog(book, qtbot)
    assert dialog.windowTitle() == "Move to trust"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not book.page.findChildren(MoveDialog))
    qtbot.keyClick(book.column(D).view, LEFT, CTRL)
    dialog = open_dialog(book, qtbot)
    assert dialog.windowTitle() == "Move to recognition"
    dialog.reason.setText("never left the office")
    with qtbot.waitSignal(requests.said):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: book.names(R) == ["Emma Clarke"])
    qtbot.keyClick(book.column(R).view, LEFT, CTRL)
    QApplication.processEvents()
    assert book.page.findChildren(MoveDialog) == [], "there is nothing below recognition"


def test_somebody_not_met_moves_to_recognition_by_key(book: Book, qtbot: QtBot) -> None:
    book.page.show_not_met(True)
    book.page.board.choose(book.new.id)
    qtbot.keyClick(book.column(None).view, RIGHT, CTRL)
    assert open_dialog(book, qtbot).windowTitle() == "Move to recognition"


def test_enter_and_a_double_click_open_the_contact(book: Book, requests: Requests, qtbot: QtBot) -> None:
    book.page.board.choose(book.cold.id)
    view = book.column(T).view
    with qtbot.waitSignal(requests.contact_wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args == [book.cold.id]
    place = view.visualRect(view.cards.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert book.page.chosen_contacts() == (book.moved.id,)
    assert [one.row() for one in view.selectionModel().selectedIndexes()] == [1], "readers hear of the same card"
    with qtbot.waitSignal(requests.contact_wanted) as wanted:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == [book.moved.id]


def test_the_menu_offers_every_other_stage(book: Book, qtbot: QtBot) -> None:
    book.page.board.choose(book.stuck.id)
    view = book.column(D).view
    qtbot.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in book.page.findChildren(QMenu)))
    menu = next(one for one in book.page.findChildren(QMenu) if one.isVisible())
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        *("Open", "Log a visit", "Plan a visit"),
        *("Move to Recognition", "Move to Trust", "Move to Ally"),
    ]
    menu.actions()[-1].trigger()
    menu.close()
    assert open_dialog(book, qtbot).windowTitle() == "Move to ally"


def test_typing_finds_by_name_and_an_input_method_may_write_too(book: Book, qtbot: QtBot) -> None:
    view = book.column(D).view
    view.setFocus()
    qtbot.keyClicks(view, "liuy")
    assert book.page.board.chosen() == book.cold.id
    book.page._end_typing()
    event = QInputMethodEvent()
    event.setCommitString("赵")
    QApplication.sendEvent(book.column(T).view, event)
    assert book.page.board.chosen() == book.angry.id


def test_a_chip_shows_only_the_cards_that_wear_its_mark(book: Book) -> None:
    chips = book.page.chips
    assert [chips[mark].text().strip() for mark in Mark] == ["Alarm 1", "Cooling 1", "Stuck 1"]
    chips[Mark.STUCK].click()
    assert [book.names(stage) for stage in (D, T)] == [["Emma Clarke"], []]
    assert book.column(D).head.sentence().startswith("Dating, 1 contact,")
    assert book.column(T).view.nobody == "Nobody here wears this mark."
    chips[Mark.COOLING].click()
    assert [book.names(stage) for stage in (D, T)] == [["Emma Clarke"], ["刘洋"]]
    chips[Mark.STUCK].click()
    chips[Mark.COOLING].click()
    assert [len(book.names(stage)) for stage in (D, T)] == [2, 2]


def test_the_chosen_card_says_what_is_missing_and_takes_the_room_for_it(book: Book) -> None:
    view = book.column(D).view
    book.page.board.choose(book.angry.id)
    first, second = (view.visualRect(view.cards.index(row)) for row in range(2))
    assert first.height() > second.height()
    assert second.top() > first.bottom()
    assert view.indexAt(first.center()).row() == 0
    assert view.indexAt(second.center()).row() == 1
    assert not view.indexAt(QPoint(10, first.bottom() + 4)).isValid()
    book.page.board.choose(book.cold.id)
    assert view.visualRect(view.cards.index(0)).height() == second.height()


def test_whoever_is_deleted_leaves_the_board_and_the_next_one_is_chosen(book: Book, qtbot: QtBot) -> None:
    book.page.board.choose(book.angry.id)
    book.session.do(delete_contact, book.angry)
    qtbot.waitUntil(lambda: book.names(D) == ["Emma Clarke"])
    assert book.page.board.chosen() == book.stuck.id
    assert book.page.ask_to_move(book.angry.id, T) is None


def test_the_page_comes_back_as_it_was_left(book: Book, requests: Requests, qtbot: QtBot) -> None:
    book.page.show_not_met(True)
    book.page.chips[Mark.COOLING].click()
    book.page.board.choose(book.cold.id)
    again = StagesPage(book.session, requests, LIGHT)
    qtbot.addWidget(again)
    again.restore(book.page.state())
    again.resize(1166, 716)
    again.show()
    qtbot.waitUntil(lambda: again.chosen_contacts() == (book.cold.id,))
    assert again.marks() == [Mark.COOLING]
    assert again.board.columns[0].view.isVisible()


def test_the_page_takes_the_keys_to_the_card_that_was_chosen(book: Book) -> None:
    book.page.board.choose(book.moved.id)
    book.page.setFocus()
    assert book.page.board.chosen() == book.moved.id
    assert book.column(T).view.hasFocus()


def test_an_empty_page_says_what_will_appear_and_makes_it(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page = StagesPage(empty_session, requests, LIGHT)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.empty.isVisible)
    assert not page.board.isVisible()
    (log,) = [one for one in page.empty.findChildren(type(page.not_met)) if one.isVisible()]
    with qtbot.waitSignal(requests.log_wanted):
        log.click()


def test_a_large_book_fills_the_board_after_it_is_shown(
    sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page = StagesPage(sample_session, requests, LIGHT, small=0)
    qtbot.addWidget(page)
    page.show()
    assert page.board.columns[1].view.cards.rowCount() == 0
    assert not page.empty.isVisible()
    qtbot.waitUntil(lambda: page.board.columns[1].view.cards.rowCount() > 5)


def test_pulling_a_card_begins_a_drag_with_it(book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view, taken = book.column(D).view, []
    monkeypatch.setattr(CardView, "startDrag", lambda one, _actions: taken.append(one.current()))
    place = view.visualRect(view.cards.index(1)).center()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    for step in (4, 20, 60, 90):
        spot = QPointF(place + QPoint(step, 0))
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            spot,
            view.viewport().mapToGlobal(spot),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), event)
    assert taken[:1] == [book.stuck.id]
