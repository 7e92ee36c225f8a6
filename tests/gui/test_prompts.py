"""Files to save: a name typed without its ending gets it, and what that name would replace is asked about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from salesbook.gui.prompts import Prompts


def in_turn(*acts: Callable[[], None]) -> None:
    """Do each of these once a dialog waits for it."""
    waiting = list(acts)

    def look() -> None:
        if QApplication.activeModalWidget() is not None:
            waiting.pop(0)()
        if waiting:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def typed(file: Path) -> Callable[[], None]:
    """Types a name into the dialog and presses Enter."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(file))
        QTest.keyClick(field, Qt.Key.Key_Return)

    return act


def press(words: str) -> Callable[[], None]:
    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "“sheet.pdf” is there already" in box.text()
        next(one for one in box.buttons() if one.text() == words).click()

    return act


@pytest.fixture(autouse=True)
def _no_dialog_of_the_system(dressed: QApplication) -> object:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.mark.parametrize(
    ("name", "saved"),
    [("sheet", "sheet.pdf"), ("sheet.pdf", "sheet.pdf"), ("SHEET.PDF", "SHEET.PDF"), ("王伟 26.11", "王伟 26.11.pdf")],
)
def test_a_paper_is_saved_with_its_ending(tmp_path: Path, name: str, saved: str) -> None:
    in_turn(typed(tmp_path / name))
    assert Prompts().place_for_pdf("proposed.pdf") == tmp_path / saved


def test_a_backup_and_a_notebook_too(tmp_path: Path) -> None:
    in_turn(typed(tmp_path / "bk"))
    assert Prompts().place_for_backup(tmp_path / "proposed.salesbook-backup") == tmp_path / "bk.salesbook-backup"
    in_turn(typed(tmp_path / "mine"))
    assert Prompts().place_for_notebook(tmp_path) == tmp_path / "mine.salesbook"


def choose_kind(words: str, then: Callable[[], None]) -> Callable[[], None]:
    """Chooses among the kinds of file, and goes on."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectNameFilter(next(one for one in dialog.nameFilters() if words in one))
        then()

    return act


def test_contacts_are_saved_as_version_4_unless_the_older_is_chosen(tmp_path: Path) -> None:
    in_turn(typed(tmp_path / "all"))
    assert Prompts().place_for_contacts("proposed.vcf") == (tmp_path / "all.vcf", "vCard4")
    in_turn(choose_kind("3.0", typed(tmp_path / "mine.salesbook")))
    # The notebook itself is never written over: the file gets the ending of what it is.
    assert Prompts().place_for_contacts("proposed.vcf") == (tmp_path / "mine.salesbook.vcf", "vCard")


@pytest.mark.parametrize(
    ("kind", "name", "saved", "exporter"),
    [
        ("CSV", "all", "all.csv", "CSV"),
        ("Excel", "all", "all.xlsx", "XLSX"),
        # The name was proposed for another kind.
        ("Excel", "all.vcf", "all.xlsx", "XLSX"),
        ("CSV", "v1.2", "v1.2.csv", "CSV"),
    ],
)
def test_contacts_are_saved_as_a_table_with_its_ending(
    tmp_path: Path, kind: str, name: str, saved: str, exporter: str
) -> None:
    in_turn(choose_kind(kind, typed(tmp_path / name)))
    assert Prompts().place_for_contacts("proposed.vcf") == (tmp_path / saved, exporter)


def test_what_the_amended_name_would_replace_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").write_bytes(b"older")
    in_turn(typed(tmp_path / "sheet"), press("Replace"))
    assert Prompts().place_for_pdf("proposed.pdf") == tmp_path / "sheet.pdf"
    in_turn(typed(tmp_path / "sheet"), press("Choose another name"), typed(tmp_path / "other"))
    assert Prompts().place_for_pdf("proposed.pdf") == tmp_path / "other.pdf"
