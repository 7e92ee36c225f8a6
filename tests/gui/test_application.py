"""Opening a notebook: the frame is there first, and what stands in the way is said in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.text import Text
from salesbook.gui.application import Application
from salesbook.gui.asking import SMALL
from salesbook.gui.main_window import MainWindow
from salesbook.gui.papers import PaperFailed
from salesbook.gui.trouble import Trouble
from salesbook.gui.unlock import Unlock
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.store.key_file import KeyFile, key_check, write_key_file
from salesbook.store.key_slots import UnprotectedSlot
from salesbook.store.keys import SlotKind, key_path
from salesbook.store.notebook import Notebook
from tests.gui.screens import Books, settle, until


@pytest.fixture
def application(dressed: QApplication, home: Path) -> Application:
    """The program before it opens anything."""
    return Application(home, dressed)


@pytest.fixture
def opened(application: Application, home: Path) -> Iterator[Callable[[Path], tuple[MainWindow, Path]]]:
    """Opens a copy of a notebook as the program does; returns its window and the copy."""

    def start(book: Path, without_key: bool = False) -> tuple[MainWindow, Path]:
        home.mkdir(exist_ok=True)
        copyfile(book, home / book.name)
        if not without_key:
            copyfile(key_path(book), home / key_path(book).name)
        application.open(home / book.name)
        assert application.window is not None
        return application.window, home / book.name

    yield start
    if application.window is not None:
        application.window.close()
        settle()


def asked(window: MainWindow, kind: type[QWidget]) -> QWidget:
    until(lambda: window.findChild(kind) is not None)
    settle()
    found = window.findChild(kind)
    assert found is not None
    assert found.isVisible()
    return found


def test_the_frame_stands_before_the_notebook_is_open(
    opened: Callable[..., tuple[MainWindow, Path]], books: Books
) -> None:
    window, _path = opened(books.sample)
    assert window.isVisible()
    assert window.sidebar.isVisible()
    assert not window.is_open
    window.act("log-visit")
    window.show_page("contacts")
    until(lambda: window.is_open)
    settle()
    assert window.pages["today"].isVisible()


def test_a_password_opens_the_notebook_in_the_window_that_is_there(
    opened: Callable[..., tuple[MainWindow, Path]], books: Books
) -> None:
    window, _path = opened(books.locked)
    lock = asked(window, Unlock)
    assert isinstance(lock, Unlock)
    assert not window.sidebar.isVisible()
    field = lock.words[SlotKind.PASSWORD]
    assert field.hasFocus()
    field.setText("not this one")
    lock.attempt()
    assert lock.trouble.text()
    assert not window.is_open
    # What is typed next takes the place of what was wrong.
    assert field.hasSelectedText()
    assert field.selectionLength() == len("not this one")
    field.setText("long enough")
    lock.attempt()
    until(lambda: window.is_open)
    settle()
    assert window.findChild(Unlock) is None
    assert window.sidebar.isVisible()
    assert window.pages["today"].isVisible()


def test_a_missing_key_file_is_said_and_the_notebook_opens_once_it_is_back(
    opened: Callable[..., tuple[MainWindow, Path]], books: Books
) -> None:
    window, path = opened(books.empty, without_key=True)
    trouble = asked(window, Trouble)
    assert isinstance(trouble, Trouble)
    assert key_path(path).name in trouble.sentence.text()
    trouble.again.click()
    again = asked(window, Trouble)
    copyfile(key_path(books.empty), key_path(path))
    assert isinstance(again, Trouble)
    again.again.click()
    until(lambda: window.is_open)


def test_a_damaged_notebook_is_said_and_left_as_it_is(
    opened: Callable[..., tuple[MainWindow, Path]], books: Books, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.salesbook"
    broken.write_bytes(b"no notebook" * 1000)
    copyfile(key_path(books.empty), key_path(broken))
    window, path = opened(broken)
    trouble = asked(window, Trouble)
    assert isinstance(trouble, Trouble)
    assert trouble.sentence.text()
    assert path.read_bytes() == broken.read_bytes()
    assert not window.is_open


def test_an_error_that_a_page_says_itself_comes_to_the_log(
    application: Application, opened: Callable[..., tuple[MainWindow, Path]], books: Books
) -> None:
    logged: list[BaseException] = []
    application.log = logged.append
    window, _path = opened(books.sample)
    until(lambda: window.is_open)
    error = PaperFailed("KeyError")
    window.requests.broken.emit(error)
    assert logged == [error]


def of_a_large_book(application: Application, home: Path) -> tuple[MainWindow, list[bool]]:
    """The window on more contacts than are asked for the day at once, and what tells when the answer is there."""
    home.mkdir(exist_ok=True)
    path = home / "large.salesbook"
    key = bytes(range(32))
    notebook = Notebook.create(path, key)
    with notebook.change(Text("Many")) as change:
        change.insert(*(Contact(f"Person {number}") for number in range(SMALL + 1)))
    notebook.close()
    write_key_file(key_path(path), KeyFile("large", key_check(key), (UnprotectedSlot(key),)))
    application.open(path)
    assert application.window is not None
    window, filled = application.window, list[bool]()
    window.filled.connect(lambda: filled.append(True))
    until(lambda: window.is_open)
    return window, filled


@pytest.mark.parametrize("early", [True, False])
def test_a_key_is_heard_in_a_large_book_before_the_day_is_known_and_after_it(
    application: Application, home: Path, early: bool
) -> None:
    window, filled = of_a_large_book(application, home)
    if not early:
        until(lambda: bool(filled))
        settle()
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.findChild(VisitDialog) is not None)
    sheet = window.findChild(VisitDialog)
    assert isinstance(sheet, VisitDialog)
    sheet.leave()
    until(lambda: bool(filled))
    window.close()
    settle()
