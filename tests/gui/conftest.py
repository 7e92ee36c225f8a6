"""The window in tests: offscreen, on a real temporary notebook."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Qt asks for the system's locale once, before the first test: the developer's would tell how 2/3 is meant.
os.environ["LC_ALL"] = "C.UTF-8"

import pytest
from PySide6.QtWidgets import QApplication

from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.qt_words import keep_qt_silent
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT, apply_theme, load_fonts
from salesbook.operations.sample import make_sample
from salesbook.store.keys import Unprotected
from salesbook.store.making import make_notebook
from salesbook.system.secrets import Keychain
from tests.gui.desktop import Desktop
from tests.gui.screens import Books, make_books


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with its fonts and colours, once."""
    load_fonts(qapp)
    apply_theme(qapp, LIGHT)
    return qapp


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    """No test hears Qt in the language of the test before it."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        keep_qt_silent(app)


@pytest.fixture
def empty_session(home: Path, dressed: QApplication) -> Iterator[Session]:
    """An empty notebook, open as the window has it."""
    path = home / "book.salesbook"
    notebook, key = make_notebook(path, (Unprotected(),), Keychain())
    notebook.close()
    session = Session(path, key.key)
    yield session
    session.close()


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The sample notebook, made once; copy it before writing."""
    path = tmp_path_factory.mktemp("sample") / "demo.salesbook"
    notebook, key = make_notebook(path, (Unprotected(),), Keychain())
    make_sample(notebook, date.today())
    notebook.close()
    return path, key.key


@pytest.fixture
def sample_session(sample_book: tuple[Path, bytes], home: Path, dressed: QApplication) -> Iterator[Session]:
    """The sample notebook, open as the window has it."""
    source, key = sample_book
    path = home / "demo.salesbook"
    for ending in ("", "-key"):
        path.with_name(path.name + ending).write_bytes(source.with_name(source.name + ending).read_bytes())
    session = Session(path, key)
    yield session
    session.close()


@pytest.fixture
def preferences(home: Path) -> Preferences:
    """The settings of the temporary home."""
    return Preferences(home)


@pytest.fixture
def requests(dressed: QApplication) -> Iterator[Requests]:
    """What pages ask for, to be watched."""
    made = Requests()
    yield made
    made.deleteLater()


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """The notebooks that the screens show."""
    return make_books(tmp_path_factory.mktemp("books"))


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Desktop]]:
    """Starts a desktop whose notification server can do so much; the program finds it by its bus."""
    if shutil.which("dbus-run-session") is None:
        pytest.skip("needs D-Bus")
    made: list[Desktop] = []

    def start(*capabilities: str) -> Desktop:
        made.append(Desktop(capabilities, tmp_path / f"run-{len(made)}"))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made[-1].address)
        return made[-1]

    yield start
    for one in made:
        one.end()
