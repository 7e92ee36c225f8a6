"""The theme *as the system* follows it while the program runs; a theme that was chosen stays, and so does what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from salesbook.gui.application import Application
from salesbook.gui.contacts.new_contact import NewContact
from salesbook.gui.system_look import AGAIN_MS
from salesbook.store.keys import key_path
from tests.gui.screens import Books, settle, until


@pytest.fixture
def running(dressed: QApplication, home: Path, books: Books) -> Iterator[Application]:
    home.mkdir(exist_ok=True)
    for file in (books.empty, key_path(books.empty)):
        copyfile(file, home / file.name)
    application = Application(home, dressed)
    application.open(home / books.empty.name)
    until(lambda: application.window is not None and application.window.is_open)
    settle()
    yield application
    assert application.window is not None
    application.window.close()
    settle()


def turn_dark(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a desktop does at dusk; the platform without a screen has no colours to change."""
    dark = Qt.ColorScheme.Dark
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _self: dark)
    QGuiApplication.styleHints().colorSchemeChanged.emit(dark)


def test_the_window_follows_the_system_and_stays_where_it_was(
    running: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = running.window
    assert before is not None
    before.show_page("stages")
    assert running.app_theme.name == "light"
    turn_dark(monkeypatch)
    until(lambda: running.window is not before and running.window is not None)
    after = running.window
    assert after is not None
    assert (running.app_theme.name, after.theme.name) == ("dark", "dark")
    assert after.isVisible()
    assert after.pages["stages"].isVisible()


def test_a_theme_that_was_chosen_stays(running: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    running.preferences.change(theme="light")
    until(lambda: running.window is not None and running.window.is_open)
    settle()
    before = running.window
    turn_dark(monkeypatch)
    settle()
    assert running.window is before
    assert running.app_theme.name == "light"


def test_what_is_being_typed_is_not_lost(running: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    before = running.window
    assert before is not None
    dialog = NewContact(before, before.session, before.requests, "Emma Clarke")
    dialog.open()
    turn_dark(monkeypatch)
    settle()
    assert running.window is before
    assert dialog.isVisible()
    dialog.leave()
    until(lambda: running.app_theme.name == "dark", 20 * AGAIN_MS)
