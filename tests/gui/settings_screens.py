"""The Settings page, its dialogs and the lock, for the tour of all screens; and the steps that tests of them share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from salesbook.domain.setting import Setting
from salesbook.gui.main_window import MainWindow
from salesbook.gui.opening import Opening
from salesbook.gui.preferences.restore_dialog import RestoreDialog
from salesbook.gui.preferences.rows import SECTIONS
from salesbook.gui.preferences.settings_page import SettingsPage
from salesbook.gui.preferences.way_change import removing, setting_password
from salesbook.gui.unlock import Unlock
from salesbook.operations.settings import change_setting
from salesbook.store.backup_file import BackupSeen
from salesbook.store.keys import SlotKind, key_path
from tests.gui.settling import settle, shown, until


def settings_screens(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Every section, a value that was refused, and the question before a backup is restored."""
    window.show_page("settings")
    page = settings_of(window)
    for section in SECTIONS:
        page.show_section(section.name)
        settle()
        yield f"settings-{section.name}", window
    page.show_setting("date-lead")
    page.rows["date-lead"].editor.show_words("soon")
    page.rows["date-lead"].editor.edited.emit()
    settle()
    yield "settings-refused", window
    page.show_setting("currency")
    window.session.do(change_setting, Setting("currency", '"EUR"')).result()
    window.session.wait_and_tell()
    until(page.amounts.isVisible)
    yield "settings-currency", window
    window.session.undo()
    until(lambda: not page.amounts.isVisible())
    seen = BackupSeen(datetime(2026, 11, 24, 10, 3), (SlotKind.PASSWORD, SlotKind.RECOVERY))
    yield from shown("restore", RestoreDialog(window, window.session, Path("demo.salesbook-backup"), seen))
    page.rows["date-lead"].editor.show_words("7")


def ways_screens(window: MainWindow, notebook: Path) -> Iterator[tuple[str, QWidget]]:
    """The ways to unlock of a notebook that has some, and the questions before one is changed."""
    window.show_page("settings")
    page = settings_of(window)
    page.show_section("protection")
    settle()
    yield "settings-ways", window
    for name, change in (
        ("way-password", setting_password(key_path(notebook))),
        ("way-remove", removing(key_path(notebook), SlotKind.PASSWORD)),
    ):
        dialog = page.ways.ask(lambda change=change: change)  # type: ignore[misc]
        assert dialog is not None
        yield from shown(name, dialog)


def hidden_screen(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """A notebook without protection, locked by hand, with words that wait; and one that is being opened."""
    elsewhere = window.session.path.with_name("an earlier one.salesbook")
    window.act("lock")
    until(lambda: _locked_window() is not None)
    locked = _locked_window()
    assert locked is not None
    settle()
    yield "locked-by-hand", locked
    question = locked.findChild(Unlock)
    assert question is not None
    question.say_unsafe(is_unsafe=True)
    settle()
    yield "locked-unsafe", locked
    locked.ask(Opening(elsewhere, b"", lambda: None, lambda _missing: None))
    settle()
    yield "opening", locked


def settings_of(window: MainWindow) -> SettingsPage:
    """The Settings page of a window."""
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


def unlock_with(window: MainWindow, password: str) -> None:
    """Open a locked notebook in its window."""
    lock = window.findChild(Unlock)
    assert lock is not None
    lock.words[SlotKind.PASSWORD].setText(password)
    lock.attempt()
    until(lambda: window.is_open)
    settle()


def _locked_window() -> MainWindow | None:
    """The frame that asks to be unlocked, where there is one."""
    frames = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
    return next((one for one in frames if one.findChild(Unlock) is not None), None)
