"""The review in the window: row by row, by keys, one step, a summary, and nothing lost by cancelling."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressDialog

from salesbook.domain.duplicates import Because, Verdict
from salesbook.domain.text import Text
from salesbook.formats.format import RowProblem
from salesbook.gui.main_window import MainWindow
from salesbook.gui.theme import FRAME, LIGHT
from salesbook.gui.transfer.choices import Choice
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.gui.transfer.review import CardRow, Review
from salesbook.gui.transfer.review_model import Column, Index, ReviewModel
from salesbook.gui.transfer.review_table import ReviewTable
from salesbook.operations.contacts import add_contact
from salesbook.wording import render
from tests.factories import profile
from tests.gui.screens import settle, until
from tests.gui.transfer.cards import ANNA, WANG, card, written
from tests.gui.transfer.conftest import names

Reviewing = Callable[..., ImportDialog]


def cell(model: QAbstractItemModel, row: int, column: Column) -> str:
    return str(model.index(row, column).data())


def said_in(dialog: ImportDialog) -> str:
    settle()
    return "\n".join(one.text() for one in dialog.panel.lines.findChildren(QLabel))


def import_it(dialog: ImportDialog) -> None:
    dialog.attempt()
    until(lambda: dialog.feet.currentIndex() == 1, 20_000)
    settle()


def test_a_card_with_the_name_of_somebody_says_so_and_is_added_unless_skipped(
    window: MainWindow, reviewing: Reviewing, tmp_path: Path
) -> None:
    window.session.do(add_contact, profile("王小明"))
    settle()
    model = reviewing(written(tmp_path / "mine.vcf", card("王小明", "13900139000"))).model
    assert cell(model, 0, Column.WHAT) == "New; 王小明 is in the notebook already"
    assert cell(model, 0, Column.CHOICE) == "Add"


def test_many_cards_with_much_in_them_leave_the_buttons_on_the_screen(reviewing: Reviewing, tmp_path: Path) -> None:
    notes = "".join(f"NOTE:{number} {'much to read ' * 9}\r\n" for number in range(40))
    dialog = reviewing(written(tmp_path / "all.vcf", *(card(f"Li {n}", more=notes) for n in range(25))))
    room = dialog.screen().availableGeometry()
    assert dialog.geometry().top() >= room.top()
    assert dialog.take.mapToGlobal(dialog.take.rect().bottomLeft()).y() < room.bottom()
    assert dialog.height() <= (room.size() - FRAME).height()


def test_a_review_says_what_each_row_is_before_anything_is_written(
    window: MainWindow, reviewing: Reviewing, file: Path
) -> None:
    dialog = reviewing(file)
    model = dialog.model
    assert model.rowCount() == 3
    assert [cell(model, 0, column) for column in Column] == ["王小明", "拜耳", "New", "Add"]
    assert cell(model, 2, Column.NAME) == "Anna Berg"
    assert model.index(2, Column.NAME).data(Qt.ItemDataRole.ToolTipRole) == "<qt>Anna Berg, mine.vcf, line 12</qt>"
    assert cell(model, 2, Column.ORGANISATION) == "birthday"
    assert dialog.head.text() == "mine.vcf holds 2 cards."
    assert dialog.said.text() == "2 will be added; 0 merged; 0 skipped"
    assert dialog.panel.name.whole() == "王小明"
    assert "wang@bayer.example" in said_in(dialog)
    assert names(window.session) == []
    dialog.reject()
    settle()
    assert names(window.session) == []
    assert window.dialogs.importing.dialog is None


def test_several_files_are_counted_with_all_their_cards(reviewing: Reviewing, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.vcf"
    other.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    assert reviewing(file, other).head.text().startswith("2 files hold 4 cards.")


def test_importing_is_one_step_with_a_summary_that_lists_what_could_not_be_read(
    window: MainWindow, reviewing: Reviewing, file: Path
) -> None:
    dialog = reviewing(file)
    import_it(dialog)
    assert names(window.session) == ["王小明", "Anna Berg"]
    assert dialog.head.text().startswith("2 contacts added. 1 line could not be read")
    assert [cell(dialog.model, 0, column) for column in (Column.NAME, Column.ORGANISATION)] == [
        "Anna Berg",
        "birthday",
    ]
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().startswith("mine.vcf\t12\tbirthday\t")
    told: list[Text] = []
    window.requests.said.connect(told.append)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    assert [render(text) for text in told] == ["2 contacts added"]
    assert window.toast.isVisible()
    window.session.undo()
    window.session.wait()
    settle()
    assert names(window.session) == []


def test_undo_in_the_summary_takes_all_of_it_back(window: MainWindow, reviewing: Reviewing, file: Path) -> None:
    dialog = reviewing(file)
    import_it(dialog)
    dialog.back.click()
    window.session.wait()
    settle()
    assert names(window.session) == []
    assert window.dialogs.importing.dialog is None


def test_somebody_known_is_merged_skipped_or_kept_as_new_by_keys(
    window: MainWindow, reviewing: Reviewing, tmp_path: Path
) -> None:
    window.session.do(add_contact, profile("王小明", "13800138000")).result()
    fair = "NOTE:met at the fair\r\n"
    dialog = reviewing(written(tmp_path / "b.vcf", card("Wang Xiaoming", "13800138000", more=fair), card("张三")))
    # What is to decide is shown first.
    assert dialog.model.rowCount() == 1
    assert cell(dialog.model, 0, Column.WHAT) == "Same person as 王小明: same phone"
    assert cell(dialog.model, 0, Column.CHOICE) == "Merge"
    assert "Adds to 王小明" in said_in(dialog)
    adds = said_in(dialog).split("On the card")[0]
    assert "met at the fair" in adds
    assert "Wang Xiaoming" in adds
    assert "13800138000" not in adds
    dialog.table.setFocus()
    for key, said in ((Qt.Key.Key_S, "1 will be added; 0 merged; 1 skipped"), (Qt.Key.Key_A, "2 will be added"),
                      (Qt.Key.Key_M, "1 will be added; 1 merged; 0 skipped")):  # fmt: skip
        QTest.keyClick(dialog.table, key)
        assert dialog.said.text().startswith(said)
    dialog.panel.buttons[Choice.ADD].click()
    assert cell(dialog.model, 0, Column.CHOICE) == "Keep as new"
    assert "Adds to" not in said_in(dialog)
    QTest.keyClick(dialog.table, Qt.Key.Key_M)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: dialog.feet.currentIndex() == 1, 20_000)
    assert dialog.head.text() == "1 contact added; 1 merged."
    assert names(window.session) == ["王小明", "张三"]
    assert window.session.reader.rows("SELECT text FROM note") == [("met at the fair",)]


def test_all_of_a_kind_are_chosen_at_once(window: MainWindow, reviewing: Reviewing, tmp_path: Path) -> None:
    for number in range(3):
        window.session.do(add_contact, profile(f"王{number}", f"1380013800{number}")).result()
    cards = (card(f"Wang {number}", f"1380013800{number}") for number in range(3))
    dialog = reviewing(written(tmp_path / "b.vcf", *cards, card("张三")))
    QTest.keyClick(dialog.table, Qt.Key.Key_S)
    assert dialog.said.text() == "1 will be added; 2 merged; 1 skipped"
    assert dialog.panel.same_for_all.text() == "Skip: all 3 of this kind"
    dialog.panel.same_for_all.click()
    assert dialog.said.text() == "1 will be added; 0 merged; 3 skipped"
    assert not dialog.panel.same_for_all.isVisible() or dialog.model.rowCount() == 3
    dialog.table.selectAll()
    settle()
    assert dialog.panel.name.whole() == "3 rows chosen"
    QTest.keyClick(dialog.table, Qt.Key.Key_M)
    assert dialog.said.text() == "1 will be added; 3 merged; 0 skipped"


def test_the_same_file_again_says_that_nothing_changes(window: MainWindow, reviewing: Reviewing, file: Path) -> None:
    import_it(reviewing(file))
    dialog = window.dialogs.importing.dialog
    assert dialog is not None
    dialog.accept()
    settle()
    again = reviewing(file)
    assert "changes nothing" in again.head.text()
    assert not again.take.isEnabled()
    before = window.session.next_undo()
    again.attempt()
    settle()
    assert window.session.next_undo() == before
    again.reject()


def test_a_cancelled_import_keeps_the_choices_and_writes_nothing(
    window: MainWindow, reviewing: Reviewing, file: Path
) -> None:
    dialog = reviewing(file)
    dialog.model.choose(dialog.model.review.cards[:1], Choice.SKIP)
    dialog.attempt()
    waiting = dialog.findChild(QProgressDialog)
    assert waiting is not None
    assert not dialog.body.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    waiting.canceled.emit()
    until(dialog.body.isEnabled, 20_000)
    assert dialog.said.text() == "Cancelled. Nothing was imported."
    assert names(window.session) == []
    import_it(dialog)
    assert names(window.session) == ["Anna Berg"]


def test_cancelled_reading_opens_nothing_and_the_next_import_begins_anew(
    window: MainWindow, reviewing: Reviewing, file: Path
) -> None:
    window.dialogs.import_files((file,))
    waiting = window.findChild(QProgressDialog)
    assert waiting is not None
    waiting.canceled.emit()
    until(lambda: window.dialogs.importing.job is None, 20_000)
    settle()
    assert window.dialogs.importing.dialog is None
    assert reviewing(file).model.rowCount() == 3


def test_files_that_come_while_others_are_reviewed_wait_for_their_turn(
    window: MainWindow, reviewing: Reviewing, file: Path, tmp_path: Path
) -> None:
    first = reviewing(file)
    window.dialogs.import_files((written(tmp_path / "later.vcf", card("李娜", "13911112222")),))
    settle()
    assert window.dialogs.importing.dialog is first
    first.reject()
    until(lambda: window.dialogs.importing.dialog not in (None, first), 20_000)
    second = window.dialogs.importing.dialog
    assert second is not None
    assert second.model.review.files == ("later.vcf",)
    second.reject()


def test_a_refused_write_is_said_and_may_be_tried_again(
    window: MainWindow, reviewing: Reviewing, tmp_path: Path
) -> None:
    wang = profile("王小明", "13800138000")
    window.session.do(add_contact, wang).result()
    dialog = reviewing(written(tmp_path / "b.vcf", card("Wang Xiaoming", "13800138000")))
    window.session.undo()
    window.session.wait()
    dialog.attempt()
    until(dialog.body.isEnabled, 20_000)
    assert dialog.said.text() == "The notebook has changed since the files were read; read them again."
    assert dialog.feet.currentIndex() == 0


@pytest.mark.parametrize("name", ["list.xls", "visits.ics", "gone.vcf", "folder"])
def test_what_cannot_be_read_is_refused_in_one_sentence_and_opens_nothing(
    window: MainWindow, file: Path, name: str
) -> None:
    bad = file.with_name(name)
    if name == "folder":
        bad.mkdir()
    elif name != "gone.vcf":
        bad.write_bytes(b"a,b\r\n")
    told: list[str] = []
    window.requests.refused.connect(lambda error: told.append(render(error.text)))
    window.dialogs.import_files((file, bad))
    until(lambda: bool(told), 20_000)
    until(lambda: window.dialogs.importing.job is None, 20_000)
    settle()
    assert len(told) == 1
    assert name in told[0]
    assert window.dialogs.importing.dialog is None
    assert names(window.session) == []


def many(count: int) -> Review:
    packed = pickle.dumps(profile("x"))
    rows = [
        CardRow(str(n), f"王{n}", "拜耳", "a.vcf", n, Verdict.SAME_PERSON if n % 10 == 0 else Verdict.NEW, packed,
                "known" if n % 10 == 0 else "", "王小明" if n % 10 == 0 else "", False,
                Because.EMAIL if n % 10 == 0 else None)
        for n in range(count)
    ]  # fmt: skip
    return Review(("a.vcf",), (*rows, RowProblem("a.vcf", 1, "TEL", Text("no"))))


def test_ten_thousand_cards_are_a_sound_model_that_is_asked_only_for_what_is_seen(dressed: QApplication) -> None:
    model = ReviewModel(many(10_000))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 10_001
    assert model.counts().merged == 1_000
    model.show_only(Verdict.SAME_PERSON)
    assert model.rowCount() == 1_000
    model.choose(model.of_kind((Verdict.SAME_PERSON, Because.EMAIL)), Choice.ADD)
    assert (model.counts().added, model.counts().merged) == (10_000, 0)
    model.show_only(None)
    assert model.rowCount() == 1
    model.show_all()
    tester.deleteLater()


class Asked(ReviewModel):
    """Notes which rows are asked for."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self.rows: set[int] = set()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        self.rows.add(index.row())
        return super().data(index, role)


def test_scrolling_ten_thousand_rows_asks_for_a_screen_of_them(dressed: QApplication) -> None:
    model = Asked(many(10_000))
    table = ReviewTable(model, LIGHT)
    table.resize(800, 600)
    table.show()
    settle()
    model.rows.clear()
    table.scrollTo(model.index(5_000, 0))
    settle()
    table.grab()
    assert 5_000 in model.rows
    assert len(model.rows) < 100
    table.close()


@pytest.mark.parametrize("name", ["<h1>R&D</h1><img src=x>", "Wolfeschlegelsteinhausen " * 400, "שרה \u202eכהן"])
def test_hostile_cards_are_shown_literally_and_nothing_grows_by_them(
    window: MainWindow, reviewing: Reviewing, tmp_path: Path, name: str
) -> None:
    window.session.do(add_contact, profile(name[:200], "13800138000")).result()
    more = f"NOTE:{name}\r\nURL:https://a.example/{'x' * 300}\r\nORG:{name}\r\nEMAIL:a@b.example\r\n"
    dialog = reviewing(written(tmp_path / "b.vcf", card(name, "13800138000", more=more), WANG, ANNA))
    dialog.show()
    settle()
    assert dialog.width() <= 1366
    assert dialog.panel.width() == dialog.panel.maximumWidth()
    labels = [one for one in dialog.findChildren(QLabel) if one.isVisible() and one.text()]
    assert [one.text()[:60] for one in labels if one.textFormat() != Qt.TextFormat.PlainText] == []
    assert all(one.geometry().right() <= dialog.panel.width() for one in dialog.panel.lines.findChildren(QLabel))
