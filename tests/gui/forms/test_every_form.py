"""Every form: Esc asks before words are lost; a lock and a crash bring the form back as it was, from inside the notebook."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from shutil import copyfile
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import salesbook.gui
from salesbook.domain.contact import Contact
from salesbook.domain.visit import Visit
from salesbook.gui.application import Application
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.forms.kept import kept_forms
from salesbook.gui.today.remind_dialog import RemindMe
from salesbook.gui.unlock import Unlock
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.gui.visits.visit_form import VisitForm
from salesbook.gui.visits.visit_sheet import VisitSheet
from salesbook.gui.widgets.careful import CarefulDialog
from salesbook.operations.bulk import delete_contacts
from salesbook.operations.visits import delete_visit
from salesbook.store.keys import WaysIn, key_path
from salesbook.store.keys import unlock as open_key
from salesbook.store.notebook import NotebookReader
from salesbook.system.secrets import Keychain
from salesbook.system.settings import Settings, save_settings
from tests.gui.forms.every_form import FORMS, PLANNED, WORDS, Form, there, type_into
from tests.gui.preferences.conftest import Start, opened, window_of
from tests.gui.screens import Books, wang_of
from tests.gui.settling import settle, until


def shown_forms() -> list[Form]:
    found = QApplication.topLevelWidgets()
    return [one for one in found if isinstance(one, FormDialog | VisitSheet) and one.isVisible()]


def lock(application: Application) -> None:
    window_of(application).act("lock")
    until(lambda: application.session is None)
    settle()


def unlock(application: Application) -> None:
    question = window_of(application).findChild(Unlock)
    assert question is not None
    question.buttons[0].click()
    opened(application)


def open_again(application: Application) -> Form:
    """The one form that came back by itself."""
    until(lambda: len(shown_forms()) == 1)
    settle()
    (form,) = shown_forms()
    return form


def nothing_kept(application: Application) -> bool:
    assert application.session is not None
    application.session.wait()
    return kept_forms(application.session.reader) == {}


def test_the_list_has_every_form() -> None:
    for module in walk_packages(salesbook.gui.__path__, "salesbook.gui."):
        if not module.name.endswith("__main__"):
            import_module(module.name)

    def all_under(kind: type[Any]) -> Iterator[type[Any]]:
        for one in kind.__subclasses__():
            yield one
            yield from all_under(one)

    names = {getattr(one, "form", one.__name__) for one in all_under(FormDialog)}
    assert len(names) == len(list(all_under(FormDialog))), "each has a name of its own"
    assert {"VisitDialog", "EditDialog"} <= {one.__name__ for one in all_under(VisitSheet)}
    assert names == FORM_NAMES


FORM_NAMES = {
    "import",
    *("new-contact", "remind", "record", "move", "call-off", "goal", "tier", "line", "news", "card-plan", "card-words"),
}


def test_esc_closes_at_once_what_nobody_has_touched(sample: Application) -> None:
    seen = set()
    for name, open_form in FORMS.items():
        form = there(open_form(window_of(sample)))
        seen |= {form.form} if isinstance(form, FormDialog) else set()
        QTest.keyClick(form, Qt.Key.Key_Escape)
        settle()
        assert shown_forms() == [], name
        assert nothing_kept(sample), name
    assert seen == FORM_NAMES - {"import"}, "the list opens every form; reviews of files are looked at apart"


def test_esc_asks_before_words_are_lost_and_discards_them_only_when_told(sample: Application) -> None:
    for name, open_form in FORMS.items():
        form = there(open_form(window_of(sample)))
        type_into(form)
        typed = form.typed()
        QTest.keyClick(form, Qt.Key.Key_Escape)
        if name in PUT_ASIDE:
            continue
        assert form.question is not None, name
        # Enter stays: it is what a hurried hand presses. The cross of the window asks as Esc does.
        QTest.keyClick(form.question, Qt.Key.Key_Return)
        assert form.isVisible(), name
        assert form.typed() == typed, name
        form.close()
        assert form.isVisible(), name
        form.question.leave.click()
        settle()
        assert shown_forms() == [], name
    assert sample.session is not None
    sample.session.wait()
    assert all(not one.is_open for one in kept_forms(sample.session.reader).values())
    # The sheets that do not ask bring back what was typed where it was begun.
    for name in PUT_ASIDE:
        form = there(FORMS[name](window_of(sample)))
        assert form.findChildren(VisitForm)[0].note.toPlainText() == WORDS, name
        form.leave()
        settle()


PUT_ASIDE = ("visit", "visit with a contact", "plan", "plan on a day", "completed plan")


def test_locking_brings_the_same_form_back_with_what_was_typed(sample: Application) -> None:
    for name, open_form in FORMS.items():
        form = there(open_form(window_of(sample)))
        type_into(form)
        typed, kind = form.typed(), type(form)
        lock(sample)
        assert shown_forms() == [], name
        shown = [one for one in QApplication.allWidgets() if one.isVisible()]
        assert not any(WORDS in str(getattr(one, "text", str)()) for one in shown), name
        unlock(sample)
        again = open_again(sample)
        assert type(again) is kind, name
        assert again.typed() == typed, name
        if isinstance(again, VisitSheet):
            again.afresh.click()
        again.leave()
        settle()
        assert nothing_kept(sample), name


def test_what_was_brought_back_is_asked_about_and_brought_back_again(sample: Application) -> None:
    form = there(FORMS["record"](window_of(sample)))
    type_into(form)
    typed = form.typed()
    for _time in range(2):
        lock(sample)
        unlock(sample)
        assert open_again(sample).typed() == typed
    again = open_again(sample)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert again.question is not None
    again.question.leave.click()
    settle()
    assert nothing_kept(sample)


def test_what_is_typed_is_kept_in_the_notebook_at_once_and_nowhere_else(sample: Application) -> None:
    """So whatever ends the program, it is there. The book of this test is encrypted as every other."""
    assert sample.session is not None
    reader = sample.session.reader
    for name, open_form in FORMS.items():
        form = there(open_form(window_of(sample)))
        type_into(form)
        typed = form.typed()
        until(lambda typed=typed: [one.filled for one in kept_forms(reader).values()] == [typed])  # type: ignore[misc]
        assert [one.is_open for one in kept_forms(reader).values()] == [True], name
        for file in sample.preferences.home.rglob("*"):
            assert not file.is_file() or WORDS.encode() not in file.read_bytes(), (name, file)
        form.keeper.forget()
        form.keeper.stop()
        form.leave()
        settle()
        assert nothing_kept(sample), name


def test_quitting_over_a_form_loses_nothing(sample: Application) -> None:
    """By the tray, or because the system ends its session: no dialog is asked then."""
    form = there(FORMS["news"](window_of(sample)))
    type_into(form)
    typed, session = form.typed(), sample.session
    assert session is not None
    path = session.path
    sample.presence.quit()
    assert sample.session is None
    reader = NotebookReader.open(path, open_key(key_path(path), WaysIn(), Keychain()))
    assert [(one.filled, one.is_open) for one in kept_forms(reader).values()] == [(typed, True)]
    reader.close()


# Types into a form, and is killed as soon as that is kept.
LIVE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from salesbook.gui.entrance import run
from salesbook.gui.entrance import Program
from salesbook.gui.forms.kept import kept_forms
from salesbook.gui.main_window import MainWindow

home, book, words = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
app = Program(sys.argv[:1])

def live():
    for window in app.topLevelWidgets():
        if isinstance(window, MainWindow) and window.is_open:
            if not asked:
                asked.append(window.dialogs.remind())
                asked[0].text.setText(words)
            elif kept_forms(window.session.reader):
                print("kept", flush=True)
                timer.stop()

asked = []
timer = QTimer(interval=50)
timer.timeout.connect(live)
timer.start()
sys.exit(run(home, book))
"""


def test_a_form_comes_back_after_kill_9(home: Path, books: Books, start: Start) -> None:
    book = home / books.empty.name
    for file in (books.empty, key_path(books.empty)):
        copyfile(file, home / file.name)
    save_settings(home, Settings(language="en"))
    with subprocess.Popen(
        [sys.executable, "-c", LIVE, str(home), str(book), WORDS],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        program.send_signal(signal.SIGKILL)
    application = Application(home, QApplication.instance())  # type: ignore[arg-type]
    application.open(book)
    opened(application)
    again = open_again(application)
    assert isinstance(again, RemindMe)
    assert again.text.text() == WORDS
    again.accept()
    until(lambda: shown_forms() == [])
    assert nothing_kept(application)
    window_of(application).close()
    application._destroy(window_of(application))


def test_a_form_about_somebody_deleted_meanwhile_says_so(sample: Application) -> None:
    window = window_of(sample)
    wang = wang_of(window)
    form = there(FORMS["record"](window))
    type_into(form)
    assert sample.session is not None
    sample.session.do(delete_contacts, (wang,))
    lock(sample)
    unlock(sample)
    until(lambda: "deleted meanwhile" in window_of(sample).toast.words.text())
    assert sample.session.reader.get(Contact, wang) is None
    assert shown_forms() == []
    assert nothing_kept(sample)


def test_a_visit_whose_plan_is_deleted_meanwhile_is_a_visit_like_any_other(sample: Application) -> None:
    form = there(FORMS["completed plan"](window_of(sample)))
    type_into(form)
    assert sample.session is not None
    planned = PLANNED(window_of(sample))
    sample.session.do(lambda book: delete_visit(book, book.get(Visit, planned), "王小明"))
    lock(sample)
    unlock(sample)
    again = open_again(sample)
    assert isinstance(again, VisitDialog)
    assert again.form.note.toPlainText() == WORDS
    assert again.typed()["whom"] == [wang_of(window_of(sample))]
    again.afresh.click()
    again.leave()
    settle()
    assert nothing_kept(sample)


def test_a_visit_begun_with_nobody_goes_on_where_it_came_to_be_about_somebody(sample: Application) -> None:
    """Begun on Today, put aside, opened from the contact it is about, and locked: the same words each time."""
    window = window_of(sample)
    wang = wang_of(window)
    first = window.dialogs.visit((), planning=False)
    first.line.setPlainText("王小明 lunch")
    settle()
    first.leave()
    settle()
    second = window.dialogs.visit((wang,), planning=False)
    assert second.line.toPlainText() == "王小明 lunch"
    type_into_people(second)
    lock(sample)
    unlock(sample)
    third = open_again(sample)
    assert isinstance(third, VisitDialog)
    assert third.line.toPlainText() == "王小明 lunch"
    assert [one.name for one in third.form.people.people] == ["王小明", "Nobody Yet"]
    third.afresh.click()
    third.leave()
    settle()
    assert nothing_kept(sample)


def type_into_people(sheet: VisitSheet) -> None:
    sheet.form.people.field.setText("Nobody Yet")
    sheet.form.people._add("")
    settle()


def test_visits_begun_with_different_people_do_not_write_over_each_other(sample: Application) -> None:
    window = window_of(sample)
    rows = window.session.reader.rows("SELECT id FROM contact WHERE name <> '王小明' LIMIT 1")
    for contact, words in ((wang_of(window), "one"), (rows[0][0], "two")):
        sheet = window.dialogs.visit((contact,), planning=False)
        sheet.form.note.setPlainText(words)
        settle()
        sheet.leave()
        settle()
    for contact, words in ((wang_of(window), "one"), (rows[0][0], "two")):
        sheet = window.dialogs.visit((contact,), planning=False)
        assert sheet.form.note.toPlainText() == words
        sheet.afresh.click()
        sheet.leave()
        settle()
    assert nothing_kept(sample)


def test_a_name_that_nobody_was_chosen_for_is_not_dropped_by_saving(sample: Application) -> None:
    sheet = window_of(sample).dialogs.visit((wang_of(window_of(sample)),), planning=False)
    sheet.form.people.field.setText("half a na")
    sheet.attempt()
    assert "half a na" in sheet.said.text()
    assert sheet.isVisible()
    sheet.form.people.field.clear()
    sheet.leave()
    settle()


def test_a_question_over_a_form_is_no_hindrance_to_locking(sample: Application) -> None:
    form = there(FORMS["remind me"](window_of(sample)))
    type_into(form)
    typed = form.typed()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert isinstance(form, CarefulDialog)
    assert form.question is not None
    assert form.question.isVisible()
    lock(sample)
    unlock(sample)
    assert open_again(sample).typed() == typed
    open_again(sample).leave()
    settle()
