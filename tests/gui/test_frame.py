"""The frame: language and theme change without losing the place, the window comes back where it was, the toast fits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from salesbook.domain.text import Text
from salesbook.gui.application import Application
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.main_window import MainWindow
from salesbook.gui.theme import DARK
from salesbook.system.i18n import language
from tests.gui.screens import Books, Tour, settle, until, wang_of


def the_window() -> MainWindow:
    """The one window that is to be seen."""
    (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
    return window


def switched(before: MainWindow, action: str) -> MainWindow:
    """The window that an action puts in the place of the one before."""
    before.act(action)
    until(lambda: not isValid(before))
    settle()
    return the_window()


def test_language_and_theme_change_and_the_same_contact_is_shown(
    dressed: QApplication, books: Books, home: Path
) -> None:
    tour = Tour(dressed, home, books, "en", "light")
    with tour.window(books.sample) as window:
        wang = wang_of(window)
        until(lambda: window.sidebar.counted() > 0)
        count = window.sidebar.counted()
        tour.contact(window, wang)
        size = window.size()
        chinese = switched(window, "language")
        assert language() == "zh_CN"
        # What must be done today stays beside its page, though nobody looks at that.
        assert chinese.sidebar.counted() == count
        dark = switched(chinese, "theme-dark")
        assert dark.theme == DARK
        page = dark.pages["contacts"]
        assert isinstance(page, ContactsPage)
        assert dark.stack.currentWidget() is page
        assert page.chosen_contacts() == (wang,)
        until(lambda: page.panel.list.chosen() == (wang,))
        assert dark.size() == size


def test_the_window_comes_back_as_large_as_it_was(dressed: QApplication, books: Books, home: Path) -> None:
    with Tour(dressed, home, books, "en", "light").window(books.empty) as window:
        # The screen of tests is 800 px wide; a window as small as it may be still is remembered.
        window.resize(1030, 650)
        settle()
        size = window.size()
    again = Application(home, dressed)
    again.open(home / books.empty.name)
    assert again.window is not None
    settle()
    assert again.preferences.settings.window
    assert again.window.height() == size.height()
    again.window.close()
    settle()


def test_a_toast_has_room_for_what_it_says_whatever_it_said_before(
    dressed: QApplication, books: Books, home: Path, qtbot: QtBot
) -> None:
    with Tour(dressed, home, books, "en", "light").window(books.empty) as window:
        for words in (Text("Short"), Text("A sentence that is a good deal longer than the one before, with a code")):
            window.say(words)
            toast = window.toast
            assert toast.words.width() >= toast.words.sizeHint().width()
            assert window.stack.rect().contains(toast.geometry())
