"""A second start as a real second program: it hands its files to the first window, which comes forward; a crash hinders none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesbook.domain.contact import Contact
from salesbook.gui.application import Application
from salesbook.gui.entrance import Entrance
from salesbook.gui.main_window import MainWindow
from salesbook.gui.one_window import Call, OneWindow, _handed_over, _meeting_place
from salesbook.gui.unlock import Unlock
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import NotebookReader
from salesbook.system.paths import runtime_folder
from salesbook.system.secrets import Keychain
from tests.gui.screens import Books, settle, until

ROOT = Path(__file__).parents[2]
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:王小明\nN:王;小明;;;\nEND:VCARD\n"
# What `start.main` does once it has found a screen; there is none here.
START = """
import sys
from pathlib import Path
from salesbook.gui.entrance import run
home, book, *files = map(Path, sys.argv[1:])
sys.exit(run(home, book, tuple(files)))
"""


@pytest.fixture
def start(home: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts the program on a notebook with files, as a process of its own."""
    made: list[subprocess.Popen[bytes]] = []

    def begin(book: Path, *files: Path) -> subprocess.Popen[bytes]:
        made.append(
            subprocess.Popen(
                ["timeout", "60", sys.executable, "-c", START, str(home), str(book), *map(str, files)],
                cwd=ROOT,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                stderr=subprocess.DEVNULL,
            )
        )
        return made[-1]

    yield begin
    for one in made:
        one.terminate()
        one.wait()


@pytest.fixture
def book(home: Path, books: Books) -> Path:
    copyfile(books.empty, home / books.empty.name)
    copyfile(key_path(books.empty), key_path(home / books.empty.name))
    return home / books.empty.name


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "名片 1.vcf"
    path.write_text(CARD, "utf-8")
    return path


@pytest.fixture
def first(dressed: QApplication, home: Path) -> Iterator[Callable[[Path], Application]]:
    """Opens the first window, in this process."""
    made: list[tuple[Application, Entrance]] = []

    def begin(book: Path) -> Application:
        door = OneWindow(book)
        assert door.is_first(Call())
        application = Application(home, dressed)
        made.append((application, Entrance(application, door)))
        application.open(book)
        return application

    yield begin
    for application, entrance in made:
        application.presence.quit()
        entrance._close()
        settle()


def take_in(window: MainWindow) -> None:
    """Import what is reviewed in the window."""
    until(lambda: window.dialogs.importing.dialog is not None, 30_000)
    dialog = window.dialogs.importing.dialog
    assert dialog is not None
    dialog.attempt()
    until(lambda: dialog.feet.currentIndex() == 1, 30_000)
    dialog.accept()
    settle()


def names_in(book: Path, password: str = "") -> list[str]:
    ways = WaysIn(password) if password else WaysIn()
    reader = NotebookReader.open(book, unlock(key_path(book), ways, Keychain()))
    try:
        return [one.name for one in reader.select(Contact)]
    finally:
        reader.close()


def ended(process: subprocess.Popen[bytes]) -> int:
    """Wait for a program, while the window of this one works."""
    until(lambda: process.poll() is not None, 30_000)
    return process.returncode


def sockets() -> list[Path]:
    folder = runtime_folder()
    return [path for path in folder.iterdir() if path.is_socket()]


def test_a_second_start_ends_and_the_first_window_comes_forward_and_imports(
    first: Callable[[Path], Application], start: Callable[..., subprocess.Popen[bytes]], book: Path, card: Path
) -> None:
    application = first(book)
    window = application.window
    assert window is not None
    until(lambda: window.is_open)
    window.showMinimized()
    assert ended(start(book, card)) == 0
    until(lambda: not window.windowState() & Qt.WindowState.WindowMinimized)
    take_in(window)
    assert names_in(book) == ["王小明"]


def test_files_wait_while_the_notebook_is_locked(
    first: Callable[[Path], Application],
    start: Callable[..., subprocess.Popen[bytes]],
    home: Path,
    books: Books,
    card: Path,
) -> None:
    locked = home / books.locked.name
    copyfile(books.locked, locked)
    copyfile(key_path(books.locked), key_path(locked))
    application = first(locked)
    window = application.window
    assert window is not None
    until(lambda: window.findChild(Unlock) is not None)
    assert ended(start(locked, card)) == 0
    question = window.findChild(Unlock)
    assert question is not None
    next(iter(question.words.values())).setText("long enough")
    question.attempt()
    until(lambda: window.is_open)
    take_in(window)
    assert names_in(locked, "long enough") == ["王小明"]


def test_another_notebook_opens_beside_the_first(
    first: Callable[[Path], Application], start: Callable[..., subprocess.Popen[bytes]], book: Path, books: Books
) -> None:
    first(book)
    other = book.with_name("other.salesbook")
    copyfile(books.empty, other)
    copyfile(key_path(books.empty), key_path(other))
    process = start(other)
    until(lambda: len(sockets()) == 2, 30_000)
    assert process.poll() is None


def test_changing_to_a_notebook_that_has_a_window_leaves_this_one_where_it_is(
    first: Callable[[Path], Application], start: Callable[..., subprocess.Popen[bytes]], book: Path, books: Books
) -> None:
    application = first(book)
    until(lambda: application.session is not None)
    other = book.with_name("other.salesbook")
    copyfile(books.empty, other)
    copyfile(key_path(books.empty), key_path(other))
    elsewhere = start(other)
    until(lambda: len(sockets()) == 2, 30_000)
    application._change_notebook(other, None)
    assert application.session is not None
    assert application.session.path == book
    elsewhere.terminate()
    elsewhere.wait()
    application._change_notebook(other, None)
    until(lambda: application.session is not None and application.session.path == other)
    settle()
    # Whoever starts on it now comes here, and the one before is free.
    assert ended(start(other)) == 0
    assert OneWindow(book).is_first(Call())


def test_a_crash_of_the_first_hinders_no_second(
    start: Callable[..., subprocess.Popen[bytes]], qapp: QApplication, book: Path, card: Path
) -> None:
    crashed = start(book)
    until(lambda: len(sockets()) == 1, 30_000)
    (left,) = sockets()
    os.kill(int(subprocess.check_output(["pgrep", "-P", str(crashed.pid)])), signal.SIGKILL)
    crashed.wait()
    assert sockets() == [left]
    second = start(book)
    until(lambda: _handed_over(_meeting_place(book)[0], Call((card,))), 30_000)
    assert second.poll() is None
    assert sockets() == [left]
