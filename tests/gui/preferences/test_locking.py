"""Lock: nothing of the notebook stays on the screen, nothing that was typed is lost, and the same place comes back."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget

from salesbook.domain.setting import parse_setting
from salesbook.gui.application import Application
from salesbook.gui.idle import Idle
from salesbook.gui.trouble import Trouble
from salesbook.gui.unlock import Unlock
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.settings import change_setting
from salesbook.queries.settings import method
from salesbook.store.driver import dbapi
from salesbook.store.keys import InKeychain, SlotKind, WaysIn, add_slot, key_path
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.system.secrets import Keychain
from tests.gui.preferences.conftest import Remembering, Start, opened, window_of
from tests.gui.screens import Books, wang_of
from tests.gui.settings_screens import settings_of, unlock_with
from tests.gui.settling import settle, until


def lock_of(application: Application) -> Unlock:
    """Lock by hand; the question that stands there then."""
    window_of(application).act("lock")
    until(lambda: application.session is None)
    settle()
    found = window_of(application).findChild(Unlock)
    assert found is not None
    assert found.isVisible()
    return found


@pytest.fixture
def strangers(dressed: QApplication) -> list[QWidget]:
    """The widgets that other tests have left."""
    return list(QApplication.allWidgets())


def words_on_the_screen(strangers: Sequence[QWidget] = ()) -> Iterator[str]:
    """All texts that any widget of the program shows or would show."""
    known = {id(one) for one in strangers}
    for widget in QApplication.allWidgets():
        if id(widget) in known:
            continue
        for name in ("text", "windowTitle", "toolTip", "accessibleName", "accessibleDescription", "placeholderText"):
            said = getattr(widget, name, None)
            if callable(said):
                yield str(said())
        if isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                yield str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole))
                yield str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def brought_back(application: Application) -> VisitDialog:
    """The sheet that comes back by itself."""
    until(lambda: window_of(application).findChild(VisitDialog) is not None)
    found = window_of(application).findChild(VisitDialog)
    assert found is not None
    assert found.isVisible()
    return found


def test_locking_takes_every_word_off_the_screen_and_unlocking_brings_the_place_back(
    strangers: list[QWidget], sample: Application
) -> None:
    window = window_of(sample)
    wang = wang_of(window)
    window.show_page("stages")
    window.show_page("plan")
    window.open_contact(wang)
    until(lambda: any("王小明" in words for words in words_on_the_screen(strangers)))
    place = window.geometry()
    lock = lock_of(sample)
    shown = list(words_on_the_screen(strangers))
    assert not [words for words in shown if "王小明" in words or "Bayer" in words]
    locked = window_of(sample)
    assert not locked.is_open
    assert not locked.sidebar.isVisible()
    assert locked.windowTitle() == "Salesbook"
    assert locked.size() == place.size()
    lock.buttons[0].click()
    opened(sample)
    again = window_of(sample)
    assert again.stack.currentWidget() is again.pages["contacts"]
    assert again.pages["contacts"].chosen_contacts() == (wang,)


def test_key_and_reader_are_let_go(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    session, window = application.session, weakref.ref(window_of(application))
    assert session is not None
    assert session.key
    reader = session.reader
    lock_of(application)
    assert (session.key, reader.key) == (b"", b"")
    assert [one for one in gc.get_objects() if isinstance(one, NotebookReader) and one.key] == []
    with pytest.raises(dbapi.ProgrammingError, match="closed database"):
        reader.rows("SELECT 1")
    until(lambda: window() is None)
    # Nobody holds the file either: another program may write to it, or move it away.
    path = application.preferences.home / books.empty.name
    path.rename(path.with_suffix(".moved"))


def test_the_keys_that_quit_do_so_while_it_is_locked(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    lock = lock_of(application)
    window = window_of(application)
    QTest.keyClick(lock.buttons[0], Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    until(lambda: not window.isVisible())
    assert not application.presence.stays()


def test_a_notebook_without_protection_says_that_it_is_only_hidden(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    lock = lock_of(application)
    assert any("not protected" in words for words in words_on_the_screen())
    assert lock.words == {}
    assert lock.buttons[0].hasFocus()
    QTest.keyClick(lock.buttons[0], Qt.Key.Key_Space)
    opened(application)


def test_a_password_is_asked_again(start: Start, books: Books) -> None:
    application = start(books.locked)
    until(lambda: window_of(application).findChild(Unlock) is not None)
    unlock_with(window_of(application), "long enough")
    lock = lock_of(application)
    field = lock.words[SlotKind.PASSWORD]
    assert field.hasFocus()
    lock.attempt()
    assert lock.trouble.text()
    field.setText("not this one")
    lock.attempt()
    assert "wrong" in lock.trouble.text()
    assert application.session is None
    unlock_with(window_of(application), "long enough")
    assert application.session is not None


def test_the_keychain_opens_it_only_when_asked(start: Start, books: Books, home: Path, keychain: Remembering) -> None:
    for file in (books.locked, key_path(books.locked)):
        copyfile(file, home / f"kept-{file.name}")
    book = home / f"kept-{books.locked.name}"
    add_slot(key_path(book), InKeychain(), WaysIn("long enough"), Keychain())
    application = Application(home, QApplication.instance())  # type: ignore[arg-type]
    application.open(book)
    opened(application)
    lock = lock_of(application)
    assert [made.text() for made in lock.buttons] == ["Unlock with the keychain", "Unlock"]
    lock.attempt()
    assert application.session is None
    keychain.kept, kept = {}, keychain.kept
    lock.buttons[0].click()
    assert "not found there now" in lock.trouble.text()
    keychain.kept = kept
    lock.buttons[0].click()
    opened(application)
    window_of(application).close()
    application._destroy(window_of(application))


def test_what_was_being_written_comes_back(sample: Application) -> None:
    window = window_of(sample)
    dialog = window.dialogs.visit((), planning=False)
    dialog.line.setPlainText("王小明 lunch, he likes the new loggers")
    settle()
    view = settings_of(window).rows["my-name"]
    field = view.editor
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, "Li Na of the draft")
    lock_of(sample).buttons[0].click()
    opened(sample)
    session = sample.session
    assert session is not None
    assert method(session.reader).my_name == "Li Na of the draft"
    assert brought_back(sample).line.toPlainText() == "王小明 lunch, he likes the new loggers"
    brought_back(sample).reject()
    settle()


def test_the_key_that_locks_works_in_a_dialog_too_and_the_draft_is_kept(sample: Application) -> None:
    dialog = window_of(sample).dialogs.visit((), planning=False)
    dialog.activateWindow()
    settle()
    dialog.line.setFocus()
    dialog.line.setPlainText("王小明 lunch")
    QTest.keyClick(dialog.line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    until(lambda: sample.session is None)
    settle()
    lock = window_of(sample).findChild(Unlock)
    assert lock is not None
    # This notebook is not protected: the button that shows it has the focus, and Enter presses it.
    window_of(sample).activateWindow()
    settle()
    assert lock.buttons[0].hasFocus()
    QTest.keyClick(lock.buttons[0], Qt.Key.Key_Return)
    opened(sample)
    assert brought_back(sample).line.toPlainText() == "王小明 lunch"
    brought_back(sample).reject()
    settle()


def test_it_never_locks_in_the_middle_of_saving(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    session = application.session
    assert session is not None
    go, begun = threading.Event(), threading.Event()

    def slowly(notebook: Notebook) -> None:
        begun.set()
        go.wait(10)
        change_setting(notebook, parse_setting("my-name", "Li"))

    session.do(slowly)
    begun.wait(10)
    window_of(application).act("lock")
    settle()
    assert application.session is session
    go.set()
    until(lambda: application.session is None)
    window = window_of(application)
    lock = window.findChild(Unlock)
    assert lock is not None
    lock.buttons[0].click()
    opened(application)
    assert application.session is not None
    assert method(application.session.reader).my_name == "Li"


def test_a_question_that_is_open_goes_away_with_the_lock(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    shortcuts = window_of(application).dialogs.shortcuts()
    settle()
    assert shortcuts.isVisible()
    lock_of(application)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window_of(application)]


def test_a_key_file_that_went_away_meanwhile_is_said(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    key_path(application.preferences.home / books.empty.name).unlink()
    window_of(application).act("lock")
    until(lambda: window_of(application).findChild(Trouble) is not None)
    trouble = window_of(application).findChild(Trouble)
    assert trouble is not None
    assert key_path(books.empty).name in trouble.sentence.text()


def test_closing_a_locked_window_ends_it(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    lock_of(application)
    window_of(application).close()
    settle()
    assert not window_of(application).isVisible()


def test_the_minutes_of_the_settings_lock_it_once_nobody_touches_it(start: Start, books: Books) -> None:
    application = opened(start(books.empty))
    idle = application.locking.idle
    now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    idle._now = lambda: now
    idle.start()
    now += timedelta(days=1)
    idle.look()
    settle()
    assert application.session is not None
    application.preferences.change(lock_after="5")
    idle.look()
    until(lambda: application.session is None)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_touch_of_any_window_begins_the_minutes_anew(dressed: QApplication, clock: Clock) -> None:
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    settle()
    parent = QObject()
    idle = Idle(lambda: 5, parent, clock)
    passed: list[int] = []
    idle.passed.connect(lambda: passed.append(1))
    idle.start()
    clock.now += timedelta(minutes=4)
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_A)
    clock.now += timedelta(minutes=4)
    idle.look()
    assert passed == []
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton)
    clock.now += timedelta(minutes=4)
    idle.look()
    assert passed == []
    clock.now += timedelta(minutes=1)
    idle.look()
    assert passed == [1]
    idle.stop()
    window.close()
    window.deleteLater()


@pytest.mark.parametrize(("minutes", "passes"), [(None, False), (5, True)])
def test_sleep_counts_and_never_means_never(
    dressed: QApplication, clock: Clock, minutes: int | None, passes: bool
) -> None:
    idle = Idle(lambda: minutes, None, clock)
    passed: list[int] = []
    idle.passed.connect(lambda: passed.append(1))
    idle.start()
    clock.now += timedelta(hours=9)
    idle.look()
    assert bool(passed) is passes
    idle.stop()


def test_a_clock_that_is_set_back_does_not_keep_it_open_for_ever(dressed: QApplication, clock: Clock) -> None:
    idle = Idle(lambda: 5, None, clock)
    passed: list[int] = []
    idle.passed.connect(lambda: passed.append(1))
    idle.start()
    clock.now -= timedelta(hours=3)
    idle.look()
    clock.now += timedelta(minutes=5)
    idle.look()
    assert passed == [1]
    idle.stop()
