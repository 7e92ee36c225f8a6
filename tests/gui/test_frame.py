"""The frame: language and theme change without losing the place, the window comes back where it was, the toast fits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.gui.application import Application
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.contacts.move_dialog import MoveDialog
from salesbook.gui.main_window import MainWindow
from salesbook.gui.theme import DARK
from salesbook.gui.today.today_page import TodayPage
from salesbook.operations.contacts import add_contact
from salesbook.queries.contact_head import standing_shown
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
        toast = window.toast
        longer = Text("A sentence that is a good deal longer than the one before, with a code")
        # The second takes the place of the first while that is on the screen, and so does one without Undo.
        for say in (window.say, window.session.done.emit, window.say):
            for words in (Text("Short"), longer, Text("Short"), longer):
                say(words)
                for _look in ("at once", "once the event loop had its turn"):
                    assert toast.words.width() >= toast.words.sizeHint().width()
                    assert window.stack.rect().contains(toast.geometry())
                    buttons = [one for one in toast.findChildren(QPushButton) if one.isVisible()]
                    assert len(buttons) == (0 if say == window.session.done.emit else 1)
                    for one in buttons:
                        assert toast.rect().contains(one.geometry())
                        assert one.width() >= one.sizeHint().width()
                        assert not one.geometry().intersects(toast.words.geometry())
                    settle()


def test_the_accept_key_takes_nothing_back(dressed: QApplication, books: Books, home: Path, qtbot: QtBot) -> None:
    with Tour(dressed, home, books, "en", "light").window(books.sample) as window:
        session = window.session
        with qtbot.waitSignal(window.requests.said):
            session.do(
                *(add_contact, Profile(Contact("Anna Berg"))),
                then=lambda _done: window.requests.said.emit(Text("Contact added")),
            )
        window.act("accept")
        session.wait()
        settle()
        assert session.reader.select(Contact, "name = ?", "Anna Berg")
        assert "Nothing is offered" in window.toast.words.text()


def test_the_accept_key_takes_the_move_of_the_toast(dressed: QApplication, books: Books, home: Path) -> None:
    taken: list[str] = []
    with Tour(dressed, home, books, "en", "light").window(books.empty) as window:
        window.toast.offer("Anna can move", "Move", lambda: taken.append("moved"))
        window.act("accept")
        assert taken == ["moved"]
        assert not window.toast.isVisible()


def test_without_a_toast_the_accept_key_takes_the_move_of_the_page(
    dressed: QApplication, books: Books, home: Path
) -> None:
    tour = Tour(dressed, home, books, "en", "light")
    with tour.window(books.sample) as window:
        reader = window.session.reader
        standings = {one.id: standing_shown(reader, one) for one in reader.select(Contact)}
        ready = next(one for one, found in standings.items() if found.offered is not None)
        tour.contact(window, ready)
        window.toast.hide()
        window.act("accept")
        settle()
        dialog = window.findChild(MoveDialog)
        assert dialog is not None
        assert dialog.isVisible()
        dialog.close()


def test_what_can_be_recorded_opens_at_its_button_with_the_first_chosen(
    dressed: QApplication, books: Books, home: Path
) -> None:
    tour = Tour(dressed, home, books, "en", "light")
    with tour.window(books.sample) as window:
        tour.contact(window, wang_of(window))
        window.act("record")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.activeAction() is menu.actions()[0]
        record = window.findChild(QPushButton, "record")
        assert record is not None
        # The screen of tests is narrower than the window, so the menu may stand further left, but never lower.
        assert menu.y() == record.mapToGlobal(record.rect().bottomLeft()).y()
        menu.close()


def test_the_search_list_covers_what_lies_under_it(dressed: QApplication, books: Books, home: Path) -> None:
    with Tour(dressed, home, books, "en", "dark").window(books.sample) as window:
        window.activateWindow()
        settle()
        window.act("search")
        until(window.palette_list.isVisible)
        settle()
        found = window.palette_list.list
        corner = found.viewport().mapTo(window, found.visualItemRect(found.item(1)).bottomRight())
        # The screen itself, not a picture of its own: a picture paints first what the screen only keeps.
        seen = window.screen().grabWindow(window.winId()).toImage()
        assert seen.pixelColor(corner - QPoint(40, 2)) == QColor(DARK.raised)
        window.palette_list.leave()


def test_leaving_the_search_and_undoing_keep_the_keys_on_the_page(
    dressed: QApplication, books: Books, home: Path, qtbot: QtBot
) -> None:
    with Tour(dressed, home, books, "en", "light").window(books.sample) as window:
        window.activateWindow()
        settle()
        page = window.pages["today"]
        assert isinstance(page, TodayPage)
        window.act("search")
        qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
        assert page.list.hasFocus()
        for name in ("contacts", "today"):
            window.act(name)
            settle()
        assert page.list.hasFocus()
        done = next(one for one in page.list.findChildren(QPushButton) if one.objectName() == "done")
        with qtbot.waitSignal(window.requests.said):
            qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
        settle()
        assert page.list.hasFocus()
        for undo in (window.toast, window.top_bar):
            pressed = next(one for one in undo.findChildren(QPushButton) if "Undo" in one.text())
            with qtbot.waitSignal(window.session.done):
                qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
            settle()
            assert page.list.hasFocus()


def test_a_maximised_window_stays_maximised_when_another_takes_its_place(
    dressed: QApplication, books: Books, home: Path
) -> None:
    tour = Tour(dressed, home, books, "en", "light")
    with tour.window(books.sample) as window:
        window.showMaximized()
        assert switched(window, "theme-dark").isMaximized()
