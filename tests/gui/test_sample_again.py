"""The first window where the home has a sample already: it is opened as it was left, through its lock where it has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from salesbook.domain.contact import Contact
from salesbook.gui.application import Application
from salesbook.gui.first_run import FirstRun
from salesbook.gui.unlock import Unlock
from salesbook.operations.contacts import add_contact
from salesbook.store.keys import key_path
from tests.factories import profile
from tests.gui.screens import Books
from tests.gui.settling import settle, until

Start = Callable[[Path], tuple[Application, FirstRun]]


@pytest.fixture
def started(dressed: QApplication, home: Path) -> Iterator[Start]:
    """The first window, in a home whose sample is a copy of this notebook."""
    made: list[Application] = []

    def start(book: Path) -> tuple[Application, FirstRun]:
        sample = home / "demo.salesbook"
        if not sample.exists():
            copyfile(book, sample)
            copyfile(key_path(book), key_path(sample))
        application = Application(home, dressed)
        made.append(application)
        application.open(None)
        assert isinstance(application.welcome, FirstRun)
        settle()
        return application, application.welcome

    yield start
    for one in made:
        if one.window is not None:
            one.window.close()
    settle()


def test_it_is_offered_and_keeps_what_was_entered(started: Start, books: Books) -> None:
    application, welcome = started(books.empty)
    said = [one.text() for one in welcome.findChildren(QLabel)]
    assert "Open the sample notebook" in said
    assert "Try the sample notebook" not in said
    assert names_in(application, welcome, "Nadja Entered") == ["Nadja Entered"]
    assert names_in(*started(books.empty)) == ["Nadja Entered"]


def names_in(application: Application, welcome: FirstRun, *entered: str) -> list[str]:
    """Everybody in the sample that the first window opens, once these were entered; the window is closed then."""
    welcome.try_sample()
    until(lambda: application.window is not None and application.window.is_open)
    settle()
    assert application.welcome is None
    assert application.session is not None
    assert application.window is not None
    for name in entered:
        application.session.do(add_contact, profile(name)).result()
    names = [one.name for one in application.session.reader.select(Contact)]
    application.window.close()
    settle()
    return names


def test_its_lock_takes_the_place_of_the_first_window(started: Start, books: Books) -> None:
    application, welcome = started(books.locked)
    welcome.try_sample()
    settle()
    assert application.welcome is None
    assert application.window is not None
    lock = application.window.findChild(Unlock)
    assert lock is not None
    next(iter(lock.words.values())).setText("long enough")
    lock.attempt()
    until(lambda: application.window is not None and application.window.is_open)
