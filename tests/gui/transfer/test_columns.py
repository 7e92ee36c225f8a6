"""The step before the review: what the columns of a table hold, guessed, corrected by keys, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesbook.domain.contact import Note, Phone
from salesbook.domain.errors import Refused
from salesbook.gui.main_window import MainWindow
from salesbook.gui.theme import LIGHT
from salesbook.gui.transfer.columns_dialog import ColumnsDialog
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.gui.transfer.tables import asked_tables
from salesbook.system.progress import silent
from salesbook.wording import render
from tests.gui.screens import settle, until
from tests.gui.transfer.conftest import names

LIST = "姓名,单位,手机,客户等级\n王小明,拜耳,13800138000,A\n李娜,DHL,13900139000,B\n"
GOOGLE = Path(__file__).parents[2] / "formats" / "tables" / "google.csv"


def table(folder: Path, text: str = LIST, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def asking(window: MainWindow) -> Callable[[Path], ColumnsDialog]:
    """The dialog about a table, without reading it apart."""

    def ask(file: Path) -> ColumnsDialog:
        (found,) = asked_tables((file,), {}, silent)
        made = ColumnsDialog(window, LIGHT, found, {})
        made.show()
        settle()
        return made

    return ask


def cells(dialog: ColumnsDialog) -> list[list[str]]:
    shown = dialog.table.shown
    return [[str(shown.index(row, column).data()) for column in range(3)] for row in range(shown.rowCount())]


def test_each_column_is_shown_with_what_stands_there_and_what_it_seems_to_hold(
    asking: Callable[[Path], ColumnsDialog], tmp_path: Path
) -> None:
    dialog = asking(table(tmp_path))
    assert cells(dialog) == [
        ["姓名", "王小明 · 李娜", "Name  ▾"],
        ["单位", "拜耳 · DHL", "Organisation  ▾"],
        ["手机", "13800138000 · 13900139000", "Mobile phone  ▾"],
        ["客户等级", "A · B", "Keep as it is  ▾"],
    ]
    # The one that nobody knows is chosen, so that a key is enough to say it.
    assert dialog.table.currentIndex().row() == 3
    assert dialog.said.text() == "Columns kept as they are: 1"


def test_a_column_is_said_by_keys(asking: Callable[[Path], ColumnsDialog], tmp_path: Path) -> None:
    dialog = asking(table(tmp_path))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.popup is not None
    # What it is just now is marked.
    assert dialog.popup.list.currentItem().text() == "Keep as it is"
    QTest.keyClicks(dialog.popup.field, "note")
    QTest.keyClick(dialog.popup.field, Qt.Key.Key_Return)
    settle()
    assert cells(dialog)[3][2] == "Note  ▾"
    assert dialog.meanings["客户等级"] == "note"
    assert dialog.said.text() == ""
    told: list[int] = []
    dialog.finished.connect(told.append)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [1]


def test_without_a_name_there_is_no_going_on(asking: Callable[[Path], ColumnsDialog], tmp_path: Path) -> None:
    dialog = asking(table(tmp_path, "Who,Ring\nAnn,13800138000\n"))
    assert not dialog.go_on.isEnabled()
    assert dialog.said.text() == "Say which column holds the name."
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    dialog.say(dialog.asked.columns[0], "name")
    assert dialog.go_on.isEnabled()


def test_what_is_no_table_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"letter\.txt"):
        asked_tables((table(tmp_path, "Dear Mr Wang,\nhow are you?\n", "letter.txt"),), {}, silent)


def asked(window: MainWindow, *files: Path) -> ColumnsDialog:
    window.dialogs.import_files(files)
    importing = window.dialogs.importing
    until(lambda: importing.asking.dialog is not None, 30_000)
    settle()
    assert importing.asking.dialog is not None
    return importing.asking.dialog


def reviewed(window: MainWindow) -> ImportDialog:
    until(lambda: window.dialogs.importing.dialog is not None, 30_000)
    settle()
    assert window.dialogs.importing.dialog is not None
    return window.dialogs.importing.dialog


def test_a_table_is_asked_about_reviewed_written_and_known_again(window: MainWindow, tmp_path: Path) -> None:
    file = table(tmp_path)
    dialog = asked(window, file)
    dialog.say(dialog.asked.columns[3], "note")
    dialog.attempt()
    review = reviewed(window)
    review.attempt()
    until(lambda: review.feet.currentIndex() == 1, 30_000)
    review.accept()
    settle()
    reader = window.session.reader
    assert names(window.session) == ["王小明", "李娜"]
    assert [note.text for note in reader.select(Note, "1")] == ["客户等级: A", "客户等级: B"]
    assert [(phone.value, phone.label) for phone in reader.select(Phone, "1 LIMIT 1")] == [("13800138000", "mobile")]
    again = asked(window, table(tmp_path, LIST.replace("李娜", "陈立"), "other.csv"))
    assert again.meanings["客户等级"] == "note"
    again.reject()
    settle()
    # Nothing was read, and the next files have their turn.
    assert window.dialogs.importing.dialog is None
    window.dialogs.import_files((GOOGLE,))
    review = reviewed(window)
    assert window.dialogs.importing.asking.dialog is None
    assert [row.name for row in review.model.review.cards] == ["Anna M. Berg", "王小明", "info@dhl.example"]


def test_a_table_that_cannot_be_read_is_refused_in_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    told: list[str] = []
    window.requests.refused.connect(lambda error: told.append(render(error.text)))
    window.dialogs.import_files((table(tmp_path, ""),))
    until(lambda: bool(told), 30_000)
    until(lambda: window.dialogs.importing.job is None, 30_000)
    assert told == ["There is nothing in “list.csv”; choose another file."]


def test_of_a_workbook_the_sheet_is_chosen_and_asked_about(window: MainWindow) -> None:
    dialog = asked(window, GOOGLE.with_name("excel-zh.xlsx"))
    assert [dialog.sheets.itemText(place) for place in range(dialog.sheets.count())] == ["客户", "供应商"]
    dialog.sheet_wanted.emit("供应商")
    until(lambda: window.dialogs.importing.asking.dialog not in (None, dialog), 30_000)
    settle()
    other = window.dialogs.importing.asking.dialog
    assert other is not None
    assert other.sheets.currentText() == "供应商"
    assert cells(other) == [["姓名", "Bo Ek", "Name  ▾"], ["电话", "021-5550001", "Phone  ▾"]]
    other.attempt()
    assert [row.name for row in reviewed(window).model.review.cards] == ["Bo Ek"]
