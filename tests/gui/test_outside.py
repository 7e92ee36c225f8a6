"""The program outside its window: pop-ups answered, the tray, closing into it, and starting with the computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.reminders.reminder import Answer
from salesbook.gui.application import Application
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.tray import CALLED, Tray
from salesbook.gui.unlock import Unlock
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.operations.contacts import add_contact, add_part
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import Notebook
from salesbook.system import clock
from salesbook.system.autostart import entry_path
from salesbook.system.secrets import Keychain
from salesbook.system.settings import Settings, save_settings
from tests.gui.desktop import RICH, Desktop
from tests.gui.screens import Books, settle, until

SETTINGS = Settings(quiet_from="", quiet_to="", language="en", close_to_tray="yes")
ANNA = Contact("Anna Berg")


@pytest.fixture
def book(home: Path, books: Books) -> Path:
    """A notebook in which a promise is due today."""
    path = home / books.empty.name
    copyfile(books.empty, path)
    copyfile(key_path(books.empty), key_path(path))
    notebook = Notebook.open(path, unlock(key_path(path), WaysIn(), Keychain()))
    add_contact(notebook, Profile(ANNA))
    add_part(notebook, Promise(ANNA.id, Side.ME, "samples", clock.today()), ANNA.name)
    notebook.close()
    return path


@pytest.fixture
def with_a_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop that has a tray, as Qt sees it: the one of the tests has none."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)


@pytest.fixture
def started(dressed: QApplication, home: Path) -> Iterator[Callable[..., Application]]:
    """Starts the program, minimised where nothing else is said, and waits until it attends to the notebook."""
    made: list[Application] = []

    def start(book: Path, settings: Settings = SETTINGS, *, minimised: bool = True) -> Application:
        save_settings(home, settings)
        application = Application(home, dressed)
        made.append(application)
        application.open(book, minimised=minimised)
        until(lambda: application.outside is not None and application.outside.clock is not None)
        settle()
        return application

    yield start
    for one in made:
        one.presence.quit()
        if one.window is not None:
            # Every theme that is put on later would be put on it too.
            one.window.deleteLater()
        one.deleteLater()
        settle()


def promise_in(application: Application) -> Promise:
    assert application.session is not None
    (found,) = application.session.reader.select(Promise)
    return found


def popped_up(desktop: Desktop, application: Application) -> int:
    """The number of the pop-up that shows, once the program knows of it."""
    return int(words_of_the_pop_up(desktop, application)["shown"])


def words_of_the_pop_up(desktop: Desktop, application: Application) -> dict[str, Any]:
    outside = application.outside
    assert outside is not None
    until(lambda: bool(outside.notices._asked or outside.notices._shown))
    told = desktop.told()
    until(lambda: told["shown"] in outside.notices._shown)
    return told


def test_done_on_the_pop_up_keeps_the_promise_and_can_be_undone(
    desktop: Callable[..., Desktop], started: Callable[..., Application], book: Path
) -> None:
    screen = desktop(*RICH)
    application = started(book)
    screen.order(choose=[popped_up(screen, application), "done"])
    until(lambda: promise_in(application).state is PromiseState.KEPT)
    assert application.window is not None
    window = application.window
    until(lambda: window.toast.words.text() == "Done: Anna Berg")
    window.session.undo()
    until(lambda: promise_in(application).state is PromiseState.OPEN)


def test_snooze_brings_it_again_tomorrow(
    desktop: Callable[..., Desktop], started: Callable[..., Application], book: Path
) -> None:
    screen = desktop(*RICH)
    application = started(book)
    screen.order(choose=[popped_up(screen, application), "snooze"])
    assert application.session is not None
    reader = application.session.reader
    until(lambda: bool(reader.select(Answer)))
    assert [one.until for one in reader.select(Answer)] == [clock.today() + timedelta(days=1)]


def test_what_was_settled_meanwhile_is_not_answered_again(
    desktop: Callable[..., Desktop], started: Callable[..., Application], book: Path
) -> None:
    screen = desktop(*RICH)
    application = started(book)
    number = popped_up(screen, application)
    broken = replace(promise_in(application), state=PromiseState.BROKEN, settled_on=clock.today())
    assert application.session is not None
    from salesbook.operations.contacts import change_thing

    application.session.do(change_thing, broken, ANNA.name)
    application.session.wait()
    screen.order(choose=[number, "done"])
    assert application.window is not None
    toast = application.window.toast
    until(lambda: "not due any more" in toast.words.text())
    assert promise_in(application).state is PromiseState.BROKEN


def test_a_click_on_it_brings_the_window_with_the_contact(
    desktop: Callable[..., Desktop], with_a_tray: None, started: Callable[..., Application], book: Path
) -> None:
    screen = desktop(*RICH)
    application = started(book)
    window = application.window
    assert window is not None
    assert not window.isVisible()
    screen.order(choose=[popped_up(screen, application), "default"])
    until(window.isVisible)
    page = window.stack.currentWidget()
    assert isinstance(page, ContactsPage)
    until(lambda: page.chosen_contacts() == (ANNA.id,))


def test_names_are_hidden_where_the_rep_wants_it(
    desktop: Callable[..., Desktop], started: Callable[..., Application], book: Path
) -> None:
    screen = desktop(*RICH)
    told = words_of_the_pop_up(screen, started(book, replace(SETTINGS, hide_names="yes")))
    assert (told["title"], told["body"]) == ("A promise is due", "")


def test_locking_takes_every_pop_up_off_the_screen_and_the_tray_knows_nothing_any_more(
    desktop: Callable[..., Desktop], with_a_tray: None, started: Callable[..., Application], book: Path
) -> None:
    screen = desktop(*RICH)
    application = started(book)
    number = popped_up(screen, application)
    outside = application.outside
    assert outside is not None
    assert outside.tray is not None
    tray = outside.tray
    assert tray.entries["today"].text() == "Today   1"
    tray.entries["lock"].trigger()
    until(lambda: application.session is None)
    assert screen.told() == {"closed": number}
    assert tray.entries["today"].text() == "Today"
    assert [name for name in CALLED if tray.entries[name].isEnabled()] == ["open", "quit"]
    assert application.window is not None
    assert not application.window.isVisible()
    tray.entries["open"].trigger()
    assert application.window.isVisible()
    question = application.window.findChild(Unlock)
    assert question is not None


def test_unlocking_goes_on_where_it_was_and_announces_nothing_again(
    desktop: Callable[..., Desktop], with_a_tray: None, started: Callable[..., Application], book: Path
) -> None:
    screen = desktop(*RICH)
    application = started(book)
    number = popped_up(screen, application)
    application._lock()
    assert screen.told() == {"closed": number}
    application._enter(book, unlock(key_path(book), WaysIn(), Keychain()))
    outside = application.outside
    assert outside is not None
    until(lambda: outside.clock is not None and outside.clock._answered is not None)
    assert application.session is not None
    application.session.wait()
    settle()
    assert (outside.notices._waiting, outside.notices._asked, outside.notices._shown) == ([], {}, {})


def test_the_tray_logs_a_visit_and_shows_today(
    with_a_tray: None, started: Callable[..., Application], book: Path
) -> None:
    application = started(book)
    assert application.outside is not None
    assert application.outside.tray is not None
    entries, window = application.outside.tray.entries, application.window
    assert window is not None
    window.show_page("contacts")
    entries["today"].trigger()
    assert window.isVisible()
    assert window.stack.currentWidget() is window.pages["today"]
    entries["log-visit"].trigger()
    dialog = window.findChild(VisitDialog)
    assert dialog is not None
    dialog.close()


def test_closing_hides_the_window_and_quitting_ends_it(
    with_a_tray: None, started: Callable[..., Application], book: Path
) -> None:
    application = started(book, minimised=False)
    window = application.window
    assert window is not None
    window.close()
    assert not window.isVisible()
    assert application.session is not None
    application.presence.come_forward()
    assert window.isVisible()
    window.act("quit")
    assert application.session is None


def test_quitting_by_the_tray_ends_a_hidden_window_too(
    with_a_tray: None, started: Callable[..., Application], book: Path
) -> None:
    application = started(book)
    assert application.outside is not None
    assert application.outside.tray is not None
    application.outside.tray.entries["quit"].trigger()
    assert application.session is None


def test_without_a_tray_closing_ends_it_whatever_the_settings_say(
    started: Callable[..., Application], book: Path
) -> None:
    application = started(book, minimised=False)
    assert application.window is not None
    application.window.close()
    assert application.session is None


def test_closing_ends_it_where_the_rep_did_not_choose_otherwise(
    with_a_tray: None, started: Callable[..., Application], book: Path
) -> None:
    application = started(book, replace(SETTINGS, close_to_tray="no"), minimised=False)
    assert application.window is not None
    application.window.close()
    assert application.session is None


def test_minimised_without_a_tray_the_window_can_still_be_found(
    started: Callable[..., Application], book: Path
) -> None:
    application = started(book)
    assert application.window is not None
    assert application.window.isMinimized()
    assert application.window.isVisible()


def test_a_locked_notebook_waits_in_the_tray_until_it_is_opened(
    with_a_tray: None, dressed: QApplication, home: Path, books: Books
) -> None:
    path = home / books.locked.name
    copyfile(books.locked, path)
    copyfile(key_path(books.locked), key_path(path))
    save_settings(home, SETTINGS)
    application = Application(home, dressed)
    application.open(path, minimised=True)
    window = application.window
    assert window is not None
    until(lambda: window.findChild(Unlock) is not None)
    assert not window.isVisible()
    assert application.outside is not None
    assert application.outside.tray is not None
    application.outside.tray.entries["open"].trigger()
    assert window.isVisible()
    application.presence.quit()


def test_the_language_of_the_tray_changes_with_the_windows(
    with_a_tray: None, started: Callable[..., Application], book: Path
) -> None:
    application = started(book)
    assert application.outside is not None
    assert application.outside.tray is not None
    hidden = application.window
    application.preferences.change(language="zh_CN")
    assert application.outside.tray.entries["open"].text() == "打开 Salesbook"
    until(lambda: application.window is not None and application.window is not hidden)
    settle()
    assert application.window is not None
    assert not application.window.isVisible()


def test_starting_with_the_computer_follows_the_setting(
    started: Callable[..., Application], book: Path, home: Path
) -> None:
    application = started(book)
    assert not entry_path().exists()
    application.preferences.change(autostart="yes")
    (line,) = [one for one in entry_path().read_text().splitlines() if one.startswith("Exec=")]
    assert line.endswith(f"--home {home} --minimised")
    application.preferences.change(autostart="no")
    assert not entry_path().exists()


def test_a_folder_that_cannot_be_written_to_is_said(started: Callable[..., Application], book: Path) -> None:
    application = started(book)
    entry_path().parents[1].write_text("no folder")
    application.preferences.change(autostart="yes")
    assert application.window is not None
    assert "could not be set" in application.window.toast.words.text()


def test_the_count_stands_in_the_sidebar_on_whatever_page(started: Callable[..., Application], book: Path) -> None:
    application = started(book, minimised=False)
    window = application.window
    assert window is not None
    assert application.outside is not None
    window.show_page("contacts")
    application.outside._count(7)
    assert any(one.accessibleName() == "Today   7" for one in window.sidebar.findChildren(QPushButton))


def test_a_tray_has_words_in_both_languages(dressed: QApplication, home: Path) -> None:
    from salesbook.gui.theme import LIGHT

    tray = Tray(LIGHT)
    assert list(tray.entries) == list(CALLED)
    assert all(entry.text() for entry in tray.entries.values())
    tray.go()
    settle()
