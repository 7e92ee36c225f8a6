"""Every page and dialog of the window, opened one after the other: for tests that walk them, and for `make screens`.

`python -m tests.gui.screens FOLDER` writes them as PNG, in both languages and both themes, from the sample notebook.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.duplicates import Because
from salesbook.domain.profile import Profile
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import VisitState
from salesbook.gui.application import Application
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.first_run import FirstRun
from salesbook.gui.main_window import MainWindow
from salesbook.gui.protection import NewPassword, RecoveryWords
from salesbook.gui.today.snooze_day import SnoozeDay
from salesbook.gui.today.today_page import TodayPage
from salesbook.gui.trouble import Trouble
from salesbook.gui.unexpected import Unexpected
from salesbook.gui.unlock import Unlock
from salesbook.gui.widgets.careful import LossQuestion, typed_words
from salesbook.operations.contacts import add_contact
from salesbook.operations.sample import make_sample
from salesbook.store.keys import ByPassword, ByRecoveryWords, Unprotected, key_path
from salesbook.store.making import make_notebook
from salesbook.system import clock
from salesbook.system.i18n import set_default_language
from salesbook.system.secrets import Keychain
from salesbook.system.settings import Settings, save_settings
from salesbook.wording import word
from tests.gui.board_and_plan_screens import plan_screens, stages_screens
from tests.gui.day_screens import day_screens
from tests.gui.method_screens import contact_method_screens, insights_screens, record_screens, sheet_screens
from tests.gui.organisation_screens import organisation_screens
from tests.gui.settings_screens import (
    hidden_screen,
    settings_screens,
    unlock_with,
    ways_screens,
)
from tests.gui.settling import colours_of, shown
from tests.gui.settling import settle as settle
from tests.gui.settling import until as until
from tests.gui.visit_screens import visit_screens

if TYPE_CHECKING:
    from salesbook.gui.reporting.reports_page import ReportsPage

LANGUAGES, THEMES = ("en", "zh_CN"), ("light", "dark")
LINES = {
    "en": "王小明 lunch yesterday happy; promised samples by fri; call thu 10",
    "zh_CN": "昨天跟王小明吃午饭很开心，答应周五前发样品，下周四10点打电话",
}
PLANS = {"en": "tomorrow 10:00 his office", "zh_CN": "明天10点去他办公室"}
WORDS = tuple(
    [
        "abandon",
        "ability",
        "able",
        "about",
        "above",
        "absent",
        "absorb",
        "abstract",
        "absurd",
        "abuse",
        "access",
        "accident",
    ]
    * 2
)


@dataclass(frozen=True)
class Books:
    """The notebooks that the screens show, made once and copied before use; none is written to."""

    sample: Path
    empty: Path
    locked: Path


def make_books(folder: Path, language: str = "en") -> Books:
    """A sample as it is told in a language, a notebook with one contact of whom nothing is known, and one with a password."""
    made = Books(*(folder / name for name in ("demo.salesbook", "empty.salesbook", "locked.salesbook")))
    notebook, _key = make_notebook(made.sample, (Unprotected(),), Keychain())
    make_sample(notebook, clock.today(), language)
    notebook.close()
    make_notebook(made.empty, (Unprotected(),), Keychain())[0].close()
    make_notebook(made.locked, (ByPassword("long enough"), ByRecoveryWords()), Keychain())[0].close()
    return made


class Tour:
    """The screens in one language and one theme, each shown while the one who walks looks at it."""

    def __init__(
        self, app: QApplication, home: Path, books: Books, language: str, theme: str, text_size: str = "100"
    ) -> None:
        self._app, self._home, self._books = app, home, books
        self._language, self._theme, self._text_size = language, theme, text_size

    def screens(self) -> Iterator[tuple[str, QWidget]]:
        """Each screen by name; what is yielded is shown and closed again when the next is asked for."""
        yield from self._before_a_notebook()
        with self.window(self._books.empty) as window:
            yield "today-empty", window
            window.show_page("stages")
            settle()
            yield "stages-empty", window
            window.show_page("insights")
            settle()
            yield "insights-empty", window
            self.report(window)
            yield "reports-empty", window
            yield from self._nobody(window)
        with self.window(self._books.sample) as window:
            yield "today", window
            yield from self._snoozing(window)
            yield from self._contacts(window)
            yield from stages_screens(window)
            yield from plan_screens(window, wang_of(window))
            yield from insights_screens(window)
            yield from settings_screens(window)
            yield from self._reports(window)
            yield from self._dialogs(window)
            from tests.gui.transfer.transfer_screens import transfer_screens

            yield from transfer_screens(window, self._home)
            yield from self._over_the_page(window)
            yield from hidden_screen(window)
        yield from self._with_ways()

    @contextmanager
    def window(self, book: Path) -> Iterator[MainWindow]:
        """The window on a copy of a notebook, at 1366×768."""
        application = self._application(book)
        with _frame(application, self._home / book.name) as window:
            until(lambda: window.is_open)
            settle()
            yield window

    def _application(self, book: Path) -> Application:
        set_default_language(self._language)
        self._home.mkdir(parents=True, exist_ok=True)
        save_settings(self._home, Settings(book.name, self._language, theme=self._theme, text_size=self._text_size))
        for file in (book, key_path(book)):
            copyfile(file, self._home / file.name)
        return Application(self._home, self._app)

    def _before_a_notebook(self) -> Iterator[tuple[str, QWidget]]:
        application = self._application(self._books.locked)
        path = self._home / self._books.locked.name
        application.open(self._home / "none.salesbook")
        welcome = application.welcome
        assert isinstance(welcome, FirstRun)
        yield from shown("first-run", welcome)
        password = NewPassword(None)
        password.first.setText("long enough")
        password.second.setText("long enou")
        yield from shown("new-password", password)
        yield from shown("unexpected", Unexpected(None, "Salesbook"))
        yield from shown("recovery-words", RecoveryWords(None, WORDS, "notebook", "a4"))
        yield from self._locked(application, path)
        key_path(path).unlink()
        with _frame(Application(self._home, self._app), path) as window:
            until(lambda: window.findChild(Trouble) is not None)
            settle()
            yield "trouble", window

    def _locked(self, application: Application, path: Path) -> Iterator[tuple[str, QWidget]]:
        with _frame(application, path) as window:
            until(lambda: window.findChild(Unlock) is not None)
            settle()
            yield "unlock", window
            lock = window.findChild(Unlock)
            assert lock is not None
            next(iter(lock.words.values())).setText("wrong")
            lock.attempt()
            settle()
            yield "unlock-wrong", window

    def _nobody(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        window.show_page("contacts")
        settle()
        yield "contacts-empty", window
        known_by_name = Contact("Emma Clarke")
        window.session.do(add_contact, Profile(known_by_name))
        window.session.wait()
        self.contact(window, known_by_name.id)
        yield "contact-bare", window
        window.toast.hide()

    def contact(self, window: MainWindow, contact_id: str) -> None:
        """Show a contact on the Contacts page, with the list beside it filled."""
        page = window.pages["contacts"]
        assert isinstance(page, ContactsPage)
        window.open_contact(contact_id)
        until(lambda: page.panel.list.chosen() == (contact_id,))
        settle()

    def _snoozing(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        page = window.pages["today"]
        assert isinstance(page, TodayPage)
        yield from shown("snooze-day", SnoozeDay(page, window.session.today))

    def _contacts(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        page = window.pages["contacts"]
        assert isinstance(page, ContactsPage)
        wang = wang_of(window)
        self.contact(window, wang)
        yield "contact", window
        dialog = page.contact.ask_to_move(Stage.ALLY)
        assert dialog is not None
        yield from shown("move", dialog)
        yield from contact_method_screens(window, wang)
        yield from visit_screens(window, wang)
        yield from record_screens(window, wang)
        yield from organisation_screens(window, wang)
        page.panel.list.selectAll()
        until(lambda: page.stack.currentWidget() is page.selection)
        settle()
        yield "several", window
        self.contact(window, wang)

    def _with_ways(self) -> Iterator[tuple[str, QWidget]]:
        """The notebook that has ways to unlock, opened by its password."""
        application = self._application(self._books.locked)
        path = self._home / self._books.locked.name
        with _frame(application, path) as window:
            until(lambda: window.findChild(Unlock) is not None)
            unlock_with(window, "long enough")
            yield from ways_screens(window, path)

    def report(self, window: MainWindow, name: str = "call-sheet", **values: Any) -> ReportsPage:
        """Show a report on the Reports page, with its paper or why there is none."""
        from salesbook.gui.reporting.reports_page import ReportsPage

        window.open_report(name, values)
        page = window.pages["reports"]
        assert isinstance(page, ReportsPage)
        until(lambda: not page.press.is_busy)
        view = page.preview.view
        # Qt draws a page on a thread of its own, and says nothing when it has.
        until(lambda: not view.isVisible() or len(colours_of(view.viewport())) > 2)
        settle()
        return page

    def _reports(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        from salesbook.reports import REPORTS

        for report in REPORTS:
            today = window.session.today
            days = {"first": today - timedelta(days=30), "last": today + timedelta(days=30)}
            self.report(window, report.name, contact_id=wang_of(window), **days)
            yield f"report-{report.name}", window

    def _dialogs(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        dialogs = window.dialogs
        window.show_page("today")
        from salesbook.gui.contacts.new_contact import NewContact

        yield from shown("new-contact", NewContact(window, window.session, window.requests, "王小明"))
        reminded = dialogs.remind((wang_of(window),))
        reminded.text.setText("问价格审批" if self._language == "zh_CN" else "ask about the price approval")
        reminded.repeat.setCurrentIndex(2)
        reminded.interval.setValue(2)
        yield from shown("remind", reminded, close=False)
        yield from day_screens(reminded, "下周三" if self._language == "zh_CN" else "next wed")
        yield from shown("log-empty", dialogs.visit((), planning=False))
        logged = dialogs.visit((), planning=False)
        logged.line.setPlainText(LINES[self._language])
        yield from shown("log", logged)
        planned = dialogs.visit((wang_of(window),), planning=True)
        planned.line.setPlainText(PLANS[self._language])
        yield from shown("plan", planned)
        for name, state in (("edit", VisitState.DONE), ("edit-plan", VisitState.PLANNED)):
            edited = dialogs.edit(visit_of(window, wang_of(window), state))
            assert edited is not None
            yield from shown(name, edited)
        called_off = dialogs.call_off(visit_of(window, wang_of(window), VisitState.PLANNED))
        assert called_off is not None
        yield from shown("call-off", called_off)
        yield from self._merging(window)
        yield from shown("discard", LossQuestion(window, typed_words()))
        yield from sheet_screens(window, wang_of(window))
        yield from shown("shortcuts", dialogs.shortcuts())
        yield from shown("about", dialogs.about())

    def _merging(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        from salesbook.gui.contacts.merge_dialog import MergeDialog, Pair

        ids = [found.id for found in window.session.reader.select(Contact, "1 ORDER BY key LIMIT 3")]
        pairs = (Pair(ids[0], ids[1], word(Because.PHONE)), Pair(ids[1], ids[2], word(Because.EMAIL)))
        yield from shown("merge", MergeDialog(window, window.session, window.requests, window.theme, pairs))

    def _over_the_page(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        window.show_page("today")
        window.palette_list.open()
        settle()
        yield "palette-recent", window
        window.top_bar.search.setText("wa")
        settle()
        yield "palette", window
        window.palette_list.leave()
        window.say(Text("Visit logged"))
        settle()
        yield "toast", window
        window.toast.hide()
        window.resize(1024, 640)
        settle()
        yield "today-small", window
        self.contact(window, wang_of(window))
        yield "contact-small", window
        window.show_page("stages")
        settle()
        yield "stages-small", window
        window.show_page("plan")
        settle()
        yield "plan-small", window
        window.show_page("insights")
        settle()
        yield "insights-small", window
        self.report(window, "visit-report")
        yield "reports-small", window


@contextmanager
def _frame(application: Application, path: Path) -> Iterator[MainWindow]:
    """The window of an application on a notebook, before that has been opened."""
    application.open(path)
    window = application.window
    assert window is not None
    window.resize(1366, 768)
    try:
        yield window
    finally:
        # Rebuilding has put another one in its place.
        shown_last = application.window
        assert shown_last is not None
        shown_last.close()
        settle()
        # Every style sheet would polish the widgets of a window that is left lying about.
        shown_last.deleteLater()
        settle()


def visit_of(window: MainWindow, contact_id: str, state: VisitState) -> str:
    """The visit of a contact in this state that has most promises, the newest of these."""
    rows = window.session.reader.rows(
        """SELECT v.id FROM visit v JOIN participation p ON p.visit_id = v.id WHERE p.contact_id = ? AND v.state = ?
           ORDER BY (SELECT count(*) FROM promise WHERE visit_id = v.id) DESC, v.key DESC LIMIT 1""",
        contact_id,
        state.value,
    )
    return str(rows[0][0])


def wang_of(window: MainWindow) -> str:
    """The contact of the sample with most to tell."""
    return str(window.session.reader.rows("SELECT id FROM contact WHERE name = '王小明'")[0][0])


def main(folder: Path) -> None:
    """Write every screen into a folder, as `name-language-theme.png`."""
    app = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for language in LANGUAGES:
        with TemporaryDirectory() as place:
            books = make_books(Path(place), language)
            for theme in THEMES:
                tour = Tour(app, Path(place) / f"{language}-{theme}", books, language, theme)
                for name, widget in tour.screens():
                    assert widget.grab().save(str(folder / f"{name}-{language}-{theme}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
