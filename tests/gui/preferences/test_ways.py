"""The ways to unlock: each change asks first, and the key file opens afterwards by what it says, and by nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from salesbook.gui.application import Application
from salesbook.gui.preferences.way_dialog import WayDialog
from salesbook.gui.preferences.ways_section import WaysSection
from salesbook.gui.protection import NewPassword, RecoveryWords
from salesbook.gui.unlock import Unlock
from salesbook.store.errors import NotebookLocked, WrongPassword, WrongRecoveryWords
from salesbook.store.keys import SlotKind, WaysIn, key_path, slots_of, unlock
from salesbook.store.notebook import NotebookReader
from salesbook.system.secrets import Keychain
from tests.gui.preferences.conftest import Remembering, Scripted, Start, opened, window_of
from tests.gui.screens import Books
from tests.gui.settings_screens import settings_of, unlock_with
from tests.gui.settling import settle, until

PASSWORD = "long enough"


@pytest.fixture
def locked(start: Start, books: Books) -> Application:
    """The program with the notebook open that has a password and recovery words."""
    application = start(books.locked)
    until(lambda: window_of(application).findChild(Unlock) is not None)
    unlock_with(window_of(application), PASSWORD)
    return application


def path_of(application: Application) -> Path:
    assert application.session is not None
    return application.session.path


def section_of(application: Application) -> WaysSection:
    """The section, gone to."""
    window = window_of(application)
    window.show_page("settings")
    page = settings_of(window)
    page.show_section("protection")
    settle()
    return page.ways


def asked(application: Application, kind: SlotKind, act: str) -> WayDialog:
    """Press a button of the section; the dialog it opens."""
    section = section_of(application)
    section.buttons[kind, act].click()
    settle()
    dialog = section.findChild(WayDialog)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def confirmed(dialog: WayDialog, password: str = "", words: str = "", new: str = "") -> None:
    """Fill in a dialog and accept it; wait until it has an answer."""
    for kind, typed in ((SlotKind.PASSWORD, password), (SlotKind.RECOVERY, words)):
        if typed:
            dialog.ways.fields[kind].setText(typed)
    for field in dialog.passwords:
        field.setText(new)
    assert dialog.take.isEnabled()
    answers: list[object] = []
    dialog.changed.connect(answers.append)
    trouble = dialog.trouble
    dialog.take.click()
    until(lambda: bool(answers) or bool(trouble.text()))
    settle()


def opens(path: Path, ways: WaysIn) -> None:
    """The notebook opens, really, by these ways."""
    NotebookReader.open(path, unlock(key_path(path), ways, Keychain())).close()


def shown_words(application: Application) -> tuple[str, ...]:
    """The words the dialog shows, in order."""
    dialog = window_of(application).findChild(RecoveryWords)
    assert dialog is not None
    labels = [one.text().partition(". ") for one in dialog.findChildren(QLabel)]
    words = {int(number): word for number, dot, word in labels if dot and number.strip().isdecimal()}
    dialog.accept()
    settle()
    assert window_of(application).findChild(RecoveryWords) is None
    return tuple(words[place] for place in range(1, 25))


def says(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_the_ways_are_listed_with_their_day(locked: Application) -> None:
    said = says(section_of(locked))
    today = date.today()
    assert said.count(f"since {today.day} ") == 2
    assert "Keychain of this computer" in said


def test_a_password_is_changed_by_the_old_one_and_the_file_opens_by_the_new(locked: Application) -> None:
    path = path_of(locked)
    confirmed(asked(locked, SlotKind.PASSWORD, "set"), PASSWORD, new="quite another one")
    opens(path, WaysIn("quite another one"))
    with pytest.raises(WrongPassword):
        unlock(key_path(path), WaysIn(PASSWORD), Keychain())
    assert "Password changed" in window_of(locked).toast.words.text()


def test_a_wrong_way_is_said_and_changes_nothing(locked: Application) -> None:
    path = path_of(locked)
    before = key_path(path).read_bytes()
    dialog = asked(locked, SlotKind.PASSWORD, "set")
    confirmed(dialog, "not this one", new="quite another one")
    assert "wrong" in dialog.trouble.text()
    assert dialog.isVisible()
    assert dialog.isEnabled()
    assert key_path(path).read_bytes() == before
    # What is typed next takes the place of what was wrong.
    assert dialog.ways.fields[SlotKind.PASSWORD].selectedText()
    dialog.reject()


def test_nothing_can_be_confirmed_before_a_way_and_the_same_password_twice_are_typed(locked: Application) -> None:
    dialog = asked(locked, SlotKind.PASSWORD, "set")
    assert not dialog.take.isEnabled()
    first, second = dialog.passwords
    first.setText("quite another one")
    second.setText("quite another one")
    assert not dialog.take.isEnabled()
    dialog.ways.fields[SlotKind.PASSWORD].setText("something")
    assert dialog.take.isEnabled()
    second.setText("quite another two")
    assert not dialog.take.isEnabled()
    assert dialog.trouble.text() == "The two differ."
    first.setText("short")
    second.setText("short")
    assert not dialog.take.isEnabled()
    assert dialog.trouble.text() == "At least 8 characters."
    dialog.reject()


def test_a_first_password_that_is_too_short_is_said(dressed: QApplication) -> None:
    dialog = NewPassword(None)
    dialog.first.setText("short")
    assert dialog.trouble.text() == "At least 8 characters."
    assert not dialog.accept_button.isEnabled()
    dialog.first.setText("long enough")
    assert not dialog.trouble.text()
    dialog.second.setText("long enough")
    assert dialog.accept_button.isEnabled()
    dialog.deleteLater()


def test_enter_presses_the_button_that_has_the_focus(dressed: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = RecoveryWords(None, ("one",) * 24, "book", "A4")
    qtbot.addWidget(dialog)
    dialog.prompts = Scripted(None)
    asked: list[str] = []
    dialog.save.clicked.connect(lambda: asked.append("save"))
    dialog.show()
    qtbot.keyClick(dialog.save, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not asked
    qtbot.keyClick(dialog.save, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.save, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert asked == ["save", "save"]
    assert dialog.isVisible()


def test_new_recovery_words_open_it_and_the_old_ones_no_more(locked: Application) -> None:
    path = path_of(locked)
    confirmed(asked(locked, SlotKind.RECOVERY, "make"), PASSWORD)
    first = shown_words(locked)
    assert len(first) == 24
    opens(path, WaysIn(recovery_words=" ".join(first)))
    confirmed(asked(locked, SlotKind.RECOVERY, "make"), words=" ".join(first))
    second = shown_words(locked)
    opens(path, WaysIn(recovery_words=" ".join(second)))
    with pytest.raises(WrongRecoveryWords):
        unlock(key_path(path), WaysIn(recovery_words=" ".join(first)), Keychain())


def test_a_way_is_removed_only_where_one_that_stays_is_shown_to_open(locked: Application) -> None:
    path = path_of(locked)
    dialog = asked(locked, SlotKind.RECOVERY, "remove")
    assert set(dialog.ways.fields) == {SlotKind.PASSWORD}
    confirmed(dialog, "not this one")
    assert slots_of(key_path(path)) == (SlotKind.PASSWORD, SlotKind.RECOVERY)
    dialog.trouble.clear()
    confirmed(dialog, PASSWORD)
    assert slots_of(key_path(path)) == (SlotKind.PASSWORD,)
    opens(path, WaysIn(PASSWORD))


def test_the_last_way_stays_and_why_is_said(locked: Application) -> None:
    confirmed(asked(locked, SlotKind.RECOVERY, "remove"), PASSWORD)
    section = section_of(locked)
    section.buttons[SlotKind.PASSWORD, "remove"].click()
    settle()
    assert section.findChild(WayDialog) is None
    assert "last way" in window_of(locked).toast.words.text()
    assert slots_of(key_path(path_of(locked))) == (SlotKind.PASSWORD,)


def test_the_keychain_is_added_opens_alone_and_is_never_the_only_one(
    locked: Application, keychain: Remembering
) -> None:
    path = path_of(locked)
    confirmed(asked(locked, SlotKind.KEYCHAIN, "add"), PASSWORD)
    assert len(keychain.kept) == 1
    opens(path, WaysIn())
    confirmed(asked(locked, SlotKind.RECOVERY, "remove"))
    section = section_of(locked)
    section.buttons[SlotKind.PASSWORD, "remove"].click()
    settle()
    assert "cannot be the only way" in window_of(locked).toast.words.text()
    confirmed(asked(locked, SlotKind.KEYCHAIN, "remove"), PASSWORD)
    assert keychain.kept == {}
    with pytest.raises(NotebookLocked):
        unlock(key_path(path), WaysIn(), Keychain())


def test_where_no_keychain_works_that_is_said(locked: Application) -> None:
    dialog = asked(locked, SlotKind.KEYCHAIN, "add")
    confirmed(dialog, PASSWORD)
    assert "keychain" in dialog.trouble.text()
    assert slots_of(key_path(path_of(locked))) == (SlotKind.PASSWORD, SlotKind.RECOVERY)
    dialog.reject()


def test_a_notebook_that_lay_open_is_protected_by_a_password_and_words(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    path = path_of(application)
    assert "Not protected" in window_of(application).sidebar.safety.state.text()
    confirmed(asked(application, SlotKind.PASSWORD, "set"), new=PASSWORD)
    words = shown_words(application)
    assert set(slots_of(key_path(path))) == {SlotKind.PASSWORD, SlotKind.RECOVERY}
    opens(path, WaysIn(PASSWORD))
    opens(path, WaysIn(recovery_words=" ".join(words)))
    with pytest.raises(NotebookLocked):
        unlock(key_path(path), WaysIn(), Keychain())
    assert window_of(application).sidebar.safety.state.text() == "Protected"


def test_a_notebook_that_lay_open_is_protected_by_the_keychain_and_words(
    start: Start, books: Books, keychain: Remembering
) -> None:
    application = opened(start(books.empty))
    path = path_of(application)
    confirmed(asked(application, SlotKind.KEYCHAIN, "add"))
    words = shown_words(application)
    assert set(slots_of(key_path(path))) == {SlotKind.KEYCHAIN, SlotKind.RECOVERY}
    opens(path, WaysIn())
    keychain.kept.clear()
    opens(path, WaysIn(recovery_words=" ".join(words)))


def test_a_damaged_key_file_is_said_in_its_place(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    key_path(path_of(application)).write_text("{}")
    section = section_of(application)
    assert "damaged" in says(section)
    assert section.buttons == {}


def test_the_recovery_words_do_not_go_by_one_key(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    words = tuple(f"word{number}" for number in range(1, 25))
    dialog = RecoveryWords(window_of(application), words, "book", "a4")
    dialog.open()
    settle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.question is not None
    assert "written the 24 words down?" in says(dialog.question)
    # Esc once more goes back to them, and so does the close button.
    QTest.keyClick(dialog.question, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.close()
    assert dialog.isVisible()
    # Locking waits for the answer instead of taking the words away.
    application.locking.wish()
    until(lambda: not (dialog.question and dialog.question.isVisible()))
    assert dialog.isVisible()
    dialog.close()
    assert dialog.question is not None
    dialog.question.leave.click()
    assert not dialog.isVisible()


def test_the_recovery_sheet_is_written_only_where_the_user_says(start: Start, books: Books, tmp_path: Path) -> None:
    application = opened(start(books.empty))
    words = tuple(f"word{number}" for number in range(1, 25))
    dialog = RecoveryWords(window_of(application), words, "客户本", "letter")
    place = tmp_path / "sheet.pdf"
    dialog.prompts = Scripted(place)
    dialog.show()
    dialog.save.click()
    until(lambda: bool(dialog.said.text()), 30_000)
    assert place.read_bytes().startswith(b"%PDF")
    assert "Delete the file" in dialog.said.text()
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".pdf"] == ["sheet.pdf"]
    # They are kept, so Esc closes.
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
