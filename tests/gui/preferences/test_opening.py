"""A notebook of an earlier version opens: brought up to date beside the window, which says so meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar

from salesbook.domain.contact import Contact
from salesbook.gui.application import Application
from salesbook.gui.opening import Opening
from salesbook.gui.session import Session
from salesbook.gui.trouble import Trouble
from salesbook.gui.unlock import Unlock
from salesbook.store.backup_file import About, write_backup_file
from salesbook.store.backup_notes import last_backup
from salesbook.store.driver import PAGE_BYTES, connect, read_only_connection
from salesbook.store.errors import NotebookOlder
from salesbook.store.keys import ByPassword, SlotKind, WaysIn, add_slot, key_path, remove_slot, unlock
from salesbook.store.migrations import LATEST, schema_of
from salesbook.system.secrets import Keychain
from tests.gui.preferences.conftest import Start, opened, window_of
from tests.gui.screens import Books
from tests.gui.settings_screens import unlock_with
from tests.gui.settling import settle, until

OLD = Path(__file__).parents[2] / "notebooks" / "schema-1.salesbook"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of a notebook as the first version made it."""
    folder = tmp_path / "old"
    folder.mkdir()
    for file in (OLD, key_path(OLD)):
        copyfile(file, folder / file.name)
    return folder / OLD.name


def key_of(notebook: Path) -> bytes:
    """The key of an unprotected notebook."""
    return unlock(key_path(notebook), WaysIn(), Keychain())


def schema_in(notebook: Path, key: bytes) -> int:
    """The schema of the file as it lies there."""
    with closing(read_only_connection(notebook, key)) as connection:
        return schema_of(connection)


@contextmanager
def held_up(notebook: Path, key: bytes) -> Iterator[None]:
    """Another program is writing to the notebook, so that nobody can bring it up to date."""
    with closing(connect(notebook, key)) as connection:
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def opening_in(application: Application) -> Opening:
    """What stands in the frame while the notebook is brought up to date."""
    until(lambda: window_of(application).findChild(Opening) is not None)
    settle()
    found = window_of(application).findChild(Opening)
    assert found is not None
    assert found.isVisible()
    return found


@pytest.fixture
def program(dressed: QApplication, home: Path, start: Start) -> Application:
    """The program before it opens anything; `start` clears away what it leaves."""
    del start
    return Application(home, dressed)


def test_the_window_says_that_it_opens_until_the_notebook_is_up_to_date(program: Application, old: Path) -> None:
    key = key_of(old)
    with held_up(old, key):
        program.open(old)
        opening = opening_in(program)
        window = window_of(program)
        assert opening.findChild(QProgressBar).isVisible()  # type: ignore[union-attr]
        assert (window.is_open, program.session) == (False, None)
        window.act("log-visit")
        settle()
        assert schema_in(old, key) == 1
    opened(program)
    assert window_of(program) is window
    assert window.findChild(Opening) is None
    assert window.sidebar.isVisible()
    assert schema_in(old, key) == LATEST
    assert program.session is not None
    assert program.session.reader.select(Contact)
    window.close()


def test_an_old_notebook_opens_after_its_password(program: Application, old: Path) -> None:
    add_slot(key_path(old), ByPassword("long enough"), WaysIn(), Keychain())
    remove_slot(key_path(old), SlotKind.UNPROTECTED, Keychain(), WaysIn("long enough"))
    program.open(old)
    until(lambda: window_of(program).findChild(Unlock) is not None)
    unlock_with(window_of(program), "long enough")
    opened(program)
    assert window_of(program).findChild(Unlock) is None
    window_of(program).close()


def test_an_old_notebook_that_is_damaged_is_told_and_can_be_tried_again(program: Application, old: Path) -> None:
    key, whole = key_of(old), old.read_bytes()
    old.write_bytes(whole[: 4 * PAGE_BYTES] + bytes(len(whole) - 4 * PAGE_BYTES))
    program.open(old)
    until(lambda: window_of(program).findChild(Trouble) is not None)
    trouble = window_of(program).findChild(Trouble)
    assert isinstance(trouble, Trouble)
    assert "damaged" in trouble.sentence.text()
    old.write_bytes(whole)
    trouble.again.click()
    opened(program)
    assert schema_in(old, key) == LATEST
    window_of(program).close()


def test_a_session_leaves_an_old_notebook_as_it_is(old: Path) -> None:
    key = key_of(old)
    with pytest.raises(NotebookOlder):
        Session(old, key)
    assert schema_in(old, key) == 1


def test_the_backup_of_an_old_notebook_is_noted_as_verified_once_it_is_open(
    start: Start, books: Books, old: Path, tmp_path: Path
) -> None:
    application = opened(start(books.empty))
    backup = tmp_path / "old.salesbook-backup"
    write_backup_file(backup, About(1), old, key_path(old))
    window_of(application).restore_wanted.emit(backup, WaysIn())
    until(lambda: application.session is not None and last_backup(application.session.reader).file == str(backup))
    assert application.session is not None
    assert application.session.reader.select(Contact)
