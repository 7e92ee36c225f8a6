"""The notebook as a file: backed up and verified, brought back, exchanged for another; the safety light tells how it stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QDialog, QLabel

from salesbook.domain.setting import parse_setting
from salesbook.gui.application import Application
from salesbook.gui.preferences.restore_dialog import RestoreDialog
from salesbook.gui.safety import safety_of
from salesbook.gui.safety_light import Light
from salesbook.gui.unlock import Unlock
from salesbook.gui.widgets.elided import ElidedButton
from salesbook.operations.settings import change_setting
from salesbook.queries.settings import method
from salesbook.store.backup_file import look_into
from salesbook.store.backup_notes import last_backup, note_backup, note_failed_backup
from salesbook.store.keys import SlotKind, key_path
from salesbook.system.settings import load_settings
from tests.gui.preferences.conftest import Scripted, Start, opened, window_of
from tests.gui.screens import Books
from tests.gui.settings_screens import settings_of, unlock_with
from tests.gui.settling import settle, until

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture
def empty(start: Start, books: Books) -> Application:
    """The program with an empty notebook open."""
    return opened(start(books.empty))


def named(application: Application, name: str) -> None:
    """Write something into the notebook that tells it from others."""
    session = application.session
    assert session is not None
    session.do(change_setting, parse_setting("my-name", name))
    session.wait()
    settle()


def name_in(application: Application) -> str:
    assert application.session is not None
    return method(application.session.reader).my_name


def backed_up(application: Application, place: Path) -> None:
    """Back up to a place, as by hand."""
    window = window_of(application)
    window.acts.prompts = Scripted(place)
    window.act("back-up")
    until(lambda: "verified" in window.toast.words.text() or place.suffix not in window.toast.words.text())
    until(lambda: bool(window.toast.words.text()))
    settle()


def asked_to_restore(application: Application, backup: Path) -> RestoreDialog:
    window = window_of(application)
    window.acts.prompts = Scripted(backup)
    window.act("restore")
    settle()
    dialog = window.findChild(RestoreDialog)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def words_of(dialog: QDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def test_a_backup_is_made_verified_and_told_by_the_light(empty: Application, tmp_path: Path) -> None:
    window, place = window_of(empty), tmp_path / "safe.salesbook-backup"
    assert window.sidebar.safety.backup.text() == "No backup yet"
    backed_up(empty, place)
    until(lambda: window.sidebar.safety.backup.text().startswith("Verified backup today"))
    assert look_into(place).ways == (SlotKind.UNPROTECTED,)
    window.show_page("settings")
    page = settings_of(window)
    page.show_section("notebook")
    settle()
    assert page.notebook.file.text() == str(place)
    assert "Verified backup today" in page.notebook.backup.text()


def test_a_place_that_is_taken_is_refused_and_no_failure(empty: Application, tmp_path: Path) -> None:
    place = tmp_path / "letter.txt"
    place.write_text("dear")
    backed_up(empty, place)
    assert "already" in window_of(empty).toast.words.text()
    assert place.read_text() == "dear"
    assert empty.session is not None
    assert last_backup(empty.session.reader).failed is None


def test_a_damaged_notebook_makes_the_light_a_link_that_tries_again(empty: Application) -> None:
    session, window = empty.session, window_of(empty)
    assert session is not None
    window.resize(1366, 768)
    session.do(note_failed_backup, NOW).result()
    settle()
    window.requests.safety_changed.emit()
    light = window.sidebar.safety
    assert light.mend.isVisible()
    assert not light.state.isVisible()
    window.acts.prompts = prompts = Scripted(None)
    light.mend.click()
    (proposed,) = prompts.proposed
    assert proposed.parent == empty.preferences.home / "backups"


@pytest.mark.parametrize(
    ("age", "failed", "light"),
    [
        (timedelta(days=6), False, Light.GOOD),
        (timedelta(days=8), False, Light.LATE),
        (None, False, Light.LATE),
        (timedelta(days=1), True, Light.FAILED),
    ],
)
def test_the_light_is_as_good_as_protection_and_backup(
    start: Start, books: Books, age: timedelta | None, failed: bool, light: Light
) -> None:
    application = start(books.locked)
    until(lambda: window_of(application).findChild(Unlock) is not None)
    unlock_with(window_of(application), "long enough")
    session = application.session
    assert session is not None
    if age is not None:
        session.do(note_backup, Path("safe"), NOW - age).result()
    if failed:
        session.do(note_failed_backup, NOW).result()
    settle()
    assert safety_of(session, NOW).light is light


def test_restoring_asks_says_what_is_replaced_and_brings_it_back(empty: Application, tmp_path: Path) -> None:
    place = tmp_path / "safe.salesbook-backup"
    named(empty, "before")
    backed_up(empty, place)
    named(empty, "after")
    dialog = asked_to_restore(empty, place)
    said = words_of(dialog)
    assert place.name in said
    assert "Replaced: 0 contacts; 0 visits" in said
    dialog.reject()
    settle()
    assert name_in(empty) == "after"
    window = window_of(empty)
    asked_to_restore(empty, place).take.click()
    until(lambda: empty.window is not window and window_of(empty).is_open, 30_000)
    settle()
    assert name_in(empty) == "before"
    assert "Brought back" in window_of(empty).toast.words.text()
    kept = [one for one in empty.preferences.home.iterdir() if "before-restore" in one.name]
    assert any(one.name.endswith("-key") for one in kept)
    # The notebook in the backup was made before it: that this was verified just now, only we know.
    until(lambda: window_of(empty).sidebar.safety.backup.text().startswith("Verified backup today"))
    assert empty.session is not None
    assert last_backup(empty.session.reader).file == str(place.resolve())


def test_a_backup_to_restore_is_looked_for_where_the_last_one_went(empty: Application, tmp_path: Path) -> None:
    window, session, folder = window_of(empty), empty.session, tmp_path / "stick"
    assert session is not None
    asked = window.acts.prompts = Scripted(None)
    window.act("restore")
    assert asked.proposed == [empty.preferences.home]
    folder.mkdir()
    session.do(note_backup, folder / "safe.salesbook-backup", NOW)
    session.wait()
    window.act("restore")
    assert asked.proposed[-1] == folder
    folder.rmdir()
    window.act("restore")
    assert asked.proposed[-1] == empty.preferences.home


def test_a_damaged_backup_replaces_nothing_and_the_notebook_stays_open(empty: Application, tmp_path: Path) -> None:
    place = tmp_path / "safe.salesbook-backup"
    backed_up(empty, place)
    named(empty, "still here")
    content = bytearray(place.read_bytes())
    content[len(content) // 2] ^= 0xFF
    place.write_bytes(content)
    window = window_of(empty)
    asked_to_restore(empty, place).take.click()
    until(lambda: empty.window is not window and window_of(empty).is_open, 30_000)
    settle()
    assert name_in(empty) == "still here"
    assert "damaged" in window_of(empty).toast.words.text()


def test_what_is_no_backup_is_said_before_anything_is_asked(empty: Application, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    window = window_of(empty)
    window.acts.prompts = Scripted(tmp_path / "letter.txt")
    window.act("restore")
    settle()
    assert window.findChild(RestoreDialog) is None
    assert "not a Salesbook backup" in window.toast.words.text()


def test_another_notebook_takes_its_place_and_the_way_back_is_offered(
    empty: Application, books: Books, home: Path
) -> None:
    for file in (books.sample, key_path(books.sample)):
        copyfile(file, home / file.name)
    first = window_of(empty)
    first.acts.prompts = Scripted(home / books.sample.name)
    first.act("open-notebook")
    until(lambda: empty.window is not first and window_of(empty).is_open)
    settle()
    assert empty.session is not None
    assert empty.session.path == home / books.sample.name
    assert load_settings(home).notebook == books.sample.name
    window = window_of(empty)
    window.show_page("settings")
    page = settings_of(window)
    page.show_section("notebook")
    settle()
    (back,) = [one for one in page.notebook.findChildren(ElidedButton) if one.isVisible()]
    assert books.empty.name in back.accessibleName()
    back.click()
    until(lambda: empty.window is not window and window_of(empty).is_open)
    assert load_settings(home).notebook == books.empty.name


def test_a_notebook_without_its_key_file_is_not_opened_and_this_one_stays(
    empty: Application, books: Books, home: Path
) -> None:
    copyfile(books.sample, home / books.sample.name)
    window = window_of(empty)
    window.requests.notebook_wanted.emit(home / books.sample.name)
    settle()
    assert empty.window is window
    assert empty.session is not None
    assert key_path(books.sample).name in window.toast.words.text()


def test_a_new_notebook_is_made_protected_and_opened(
    empty: Application, home: Path, monkeypatch: pytest.MonkeyPatch, keychain: object
) -> None:
    monkeypatch.setattr("salesbook.gui.protection.show_recovery_words", lambda *_words: None)
    window = window_of(empty)
    window.acts.prompts = Scripted(home / "新的.salesbook")
    window.act("new-notebook")
    until(lambda: empty.window is not window and window_of(empty).is_open)
    assert (home / "新的.salesbook").exists()
    assert load_settings(home).notebook == "新的.salesbook"
    assert window_of(empty).sidebar.safety.state.text() == "Protected"


def test_the_light_is_cut_and_not_pushed_aside_by_a_long_name(empty: Application) -> None:
    session = empty.session
    assert session is not None
    window_of(empty).resize(1366, 768)
    light = window_of(empty).sidebar.safety
    light.show_safety("a very long name of a notebook " * 5, safety_of(session))
    settle()
    assert light.width() <= window_of(empty).sidebar.width()
