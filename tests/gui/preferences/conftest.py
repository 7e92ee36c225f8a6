"""The program on a copy of a notebook, as the user starts it, and a keychain of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from salesbook.gui.application import Application
from salesbook.gui.main_window import MainWindow
from salesbook.gui.prompts import Prompts
from salesbook.gui.theme import LIGHT, apply_theme
from salesbook.store.keys import key_path
from tests.gui.screens import Books, settle, until

Start = Callable[[Path], Application]


class Remembering(KeyringBackend):
    """A keychain in memory."""

    # Below that of no keychain at all: keyring finds every class there is, and must choose this one for no other test.
    priority = -1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Scripted(Prompts):
    """Answers every question by one path, and remembers the places that were proposed."""

    def __init__(self, answer: Path | None) -> None:
        super().__init__()
        self._answer = answer
        self.proposed: list[Path] = []

    def place_for_pdf(self, proposed: str) -> Path | None:  # noqa: ARG002
        return self._answer

    def place_for_backup(self, proposed: Path) -> Path | None:
        self.proposed.append(proposed)
        return self._answer

    def backup_to_restore(self, folder: Path) -> Path | None:
        self.proposed.append(folder)
        return self._answer

    def notebook_to_open(self, folder: Path) -> Path | None:  # noqa: ARG002
        return self._answer

    def place_for_notebook(self, folder: Path) -> Path | None:  # noqa: ARG002
        return self._answer


@pytest.fixture
def keychain() -> Iterator[Remembering]:
    """The system's keychain for the length of a test."""
    before = keyring.get_keyring()
    made = Remembering()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def start(dressed: QApplication, home: Path) -> Iterator[Start]:
    """Starts the program on a copy of a notebook."""
    # A style sheet polishes every widget there is: windows that other tests have closed would make these slow.
    for left in QApplication.topLevelWidgets():
        if isinstance(left, MainWindow) and not left.isVisible():
            left.deleteLater()
    settle()
    started: list[Application] = []

    def start_on(book: Path) -> Application:
        copyfile(book, home / book.name)
        copyfile(key_path(book), home / key_path(book).name)
        application = Application(home, dressed)
        started.append(application)
        application.open(home / book.name)
        settle()
        return application

    yield start_on
    for application in started:
        if application.window is not None:
            application.window.close()
            application._destroy(application.window)
        application.deleteLater()
    settle()
    # What a test chose must not dress the next one.
    if dressed.property("text_size") != 1.0 or dressed.palette().window().color() != QColor(LIGHT.window):
        apply_theme(dressed, LIGHT)


@pytest.fixture
def sample(start: Start, books: Books) -> Application:
    """The program with the sample notebook open."""
    return opened(start(books.sample))


def opened(application: Application) -> Application:
    """The same, once its pages are there."""
    until(lambda: window_of(application).is_open)
    settle()
    return application


def window_of(application: Application) -> MainWindow:
    """The window that is there just now."""
    assert application.window is not None
    return application.window
