"""The first visit: only after a first run, each step done by doing it, ended for good or put off, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesbook.domain.entry_line import parse_entry, parse_plan
from salesbook.gui.application import Application
from salesbook.gui.first_run import FirstRun
from salesbook.gui.first_visit.first_visit import FirstVisit
from salesbook.gui.first_visit.steps import STEPS, words_of
from salesbook.gui.main_window import MainWindow
from salesbook.gui.session import Session
from salesbook.operations.contacts import add_contact
from salesbook.operations.imports import apply_import
from salesbook.queries.entry_people import PeopleInLines
from salesbook.queries.first_visit import guest_of
from salesbook.queries.search import contacts_matching
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import set_default_language
from salesbook.system.settings import OVER, load_settings
from salesbook.wording import render
from tests.factories import profile
from tests.gui.screens import LANGUAGES, Books, Tour, settle, until


@pytest.fixture
def application(dressed: QApplication, home: Path) -> Iterator[Application]:
    """The program after its first run, which chose the sample."""
    made = Application(home, dressed)
    made.open(None)
    assert isinstance(made.welcome, FirstRun)
    made.welcome.try_sample()
    until(lambda: made.window is not None and made.window.is_open, 30_000)
    settle()
    yield made
    if made.window is not None:
        made.window.close()
    settle()


def visit_in(application: Application) -> FirstVisit:
    (found,) = window_of(application).findChildren(FirstVisit)
    return found


def window_of(application: Application) -> MainWindow:
    assert application.window is not None
    return application.window


def in_chinese(application: Application) -> None:
    """Switch the language, which makes another window."""
    before = application.window
    application.preferences.change(language="zh_CN")
    until(lambda: application.window is not None and application.window is not before and application.window.is_open)
    settle()


def typed_into(window: MainWindow, words: str) -> None:
    window.palette_list.open()
    QTest.keyClicks(window.top_bar.search, words)
    until(lambda: window.palette_list._shown == words)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    settle()


def test_every_step_is_done_by_doing_it(
    application: Application, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window, visit = window_of(application), visit_in(application)
    assert visit.strip.isVisible()
    assert not visit.strip.isAncestorOf(QApplication.focusWidget() or window)
    guest = guest_of(window.session.reader)
    assert guest is not None
    assert guest.name in visit.strip.words.text()
    assert visit.step == "find"
    typed_into(window, guest.typed)
    assert visit.step == "log"
    log(window, f"{guest.name} lunch today happy")
    until(lambda: visit.step == "stage")
    window.toast.accept()
    until(lambda: visit.step == "plan")
    log(window, f"{guest.name} tomorrow 10:00", planning=True)
    until(lambda: visit.step == "print")
    monkeypatch.setattr(window.dialogs.prompts, "place_for_pdf", lambda _name: tmp_path / "sheet.pdf")
    window.act("call-sheets")
    until(lambda: visit.step == "undo", 30_000)
    assert load_settings(home).first_visit == "undo"
    window.act("undo")
    until(lambda: visit.step == "")
    assert load_settings(home).first_visit == OVER
    assert not visit.strip.skip.isVisible()
    visit.strip.end.click()
    settle()
    assert window.findChildren(FirstVisit) == []


def log(window: MainWindow, line: str, *, planning: bool = False) -> None:
    dialog = window.dialogs.visit((), planning=planning)
    dialog.line.setPlainText(line)
    settle()
    dialog.attempt()
    until(lambda: not window.session.is_busy)
    settle()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("own", [(), ("Emma Clarke",), ("王小明", "李娜"), ("赵四", "Tom Hale")])
def test_what_it_says_can_be_done_in_this_notebook(empty_session: Session, language: str, own: tuple[str, ...]) -> None:
    set_default_language(language)
    for name in own:
        empty_session.do(add_contact, profile(name)).result()
    guest = guest_of(empty_session.reader)
    assert (guest is None) == (not own)
    for step in STEPS:
        assert render(words_of(step, guest))
        assert render(step.title)
    if guest is None:
        return
    assert contacts_matching(empty_session.reader, guest.typed, 1)[0].name == guest.name
    today, people = empty_session.today, PeopleInLines(empty_session.reader)
    for step, parse in ((STEPS[1], parse_entry), (STEPS[3], parse_plan)):
        line = render(dict(words_of(step, guest).values)["line"])  # type: ignore[arg-type]
        chips = {chip.kind.value: chip for chip in parse(line, today, people).chips}
        assert {"who", "when"} <= chips.keys()


def test_it_notices_who_came_into_an_empty_notebook_by_an_import(
    dressed: QApplication, books: Books, home: Path
) -> None:
    """An import writes in a process of its own, so the window learns only that something was written."""
    with Tour(dressed, home, books, "en", "light").window(books.empty) as window:
        window.act("first-visit")
        (visit,) = window.findChildren(FirstVisit)
        assert "Nobody is here yet" in visit.strip.words.text()
        notebook = Notebook.open(*window.session.book)
        apply_import(notebook, (profile("王小明"),))
        notebook.close()
        window.session.look_round()
        assert "王小明" in visit.strip.words.text()
        visit.strip.skip.click()
        assert "王小明" in visit.strip.words.text()


def test_what_was_done_already_is_not_asked_for_again(application: Application) -> None:
    window, visit = window_of(application), visit_in(application)
    guest = guest_of(window.session.reader)
    assert guest is not None
    log(window, f"{guest.name} tomorrow 10:00", planning=True)
    for expected in ("log", "stage", "print", "undo"):
        visit.strip.skip.click()
        assert visit.step == expected
    # What was taken back is to be done again.
    window.session.undo()
    until(lambda: not window.session.is_busy)
    window.act("first-visit")
    settle()
    visit = visit_in(application)
    for expected in ("log", "stage", "plan"):
        visit.strip.skip.click()
        assert visit.step == expected


def test_steps_can_be_passed_over_and_it_comes_again_with_the_next_start_where_one_was(
    application: Application, dressed: QApplication, home: Path
) -> None:
    visit_in(application).strip.skip.click()
    assert visit_in(application).step == "log"
    visit_in(application).strip.later.click()
    settle()
    assert window_of(application).findChildren(FirstVisit) == []
    # Not in this run, whatever becomes of the window.
    in_chinese(application)
    assert window_of(application).findChildren(FirstVisit) == []
    window_of(application).close()
    settle()
    again = Application(home, dressed)
    again.open(home / "demo.salesbook")
    until(lambda: again.window is not None and again.window.is_open)
    settle()
    assert visit_in(again).step == "log"
    window_of(again).close()
    settle()


def test_ended_for_good_it_does_not_come_again_unless_asked_for(
    application: Application, dressed: QApplication, home: Path
) -> None:
    visit_in(application).strip.end.click()
    settle()
    window_of(application).close()
    settle()
    again = Application(home, dressed)
    again.open(None)
    assert isinstance(again.welcome, FirstRun)
    again.welcome.try_sample()
    until(lambda: again.window is not None and again.window.is_open, 30_000)
    settle()
    window = window_of(again)
    assert window.findChildren(FirstVisit) == []
    window.act("first-visit")
    settle()
    assert visit_in(again).step == "find"
    # Asked for twice, there is one.
    window.act("first-visit")
    settle()
    assert visit_in(again).step == "find"
    window.close()
    settle()


def test_a_language_switch_keeps_the_step(application: Application) -> None:
    visit_in(application).strip.skip.click()
    english = visit_in(application).strip.words.text()
    in_chinese(application)
    assert visit_in(application).step == "log"
    assert visit_in(application).strip.words.text() != english


def test_without_a_first_run_nothing_is_to_be_seen(dressed: QApplication, books: Books, home: Path) -> None:
    with Tour(dressed, home, books, "en", "light").window(books.sample) as window:
        assert window.findChildren(FirstVisit) == []
        assert load_settings(home).first_visit == ""


def test_the_ring_follows_what_it_points_at_and_lets_the_pointer_through(application: Application) -> None:
    window, visit = window_of(application), visit_in(application)

    def around(name: str) -> bool:
        (target,) = window.top_bar.findChildren(QWidget, name)
        return bool(visit.ring.geometry().contains(target.mapTo(window, target.rect().center())))

    assert around("search")
    window.resize(1024, 640)
    settle()
    assert around("search")
    visit.strip.skip.click()
    settle()
    assert around("log-visit")
    assert visit.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert visit.strip.width() <= window.stack.width()


def test_the_ring_goes_round_what_leads_to_the_call_sheets_while_their_button_is_off(application: Application) -> None:
    window, visit = window_of(application), visit_in(application)

    def is_round(target: QWidget) -> bool:
        return bool(visit.ring.geometry().contains(target.mapTo(window, target.rect().center())))

    while visit.step != "print":
        visit.strip.skip.click()
        settle()
    (sheets,), (reports,) = window.findChildren(QWidget, "call-sheets"), window.sidebar.findChildren(QWidget, "reports")
    sheets.setEnabled(False)
    assert is_round(reports)
    sheets.setEnabled(True)
    assert is_round(sheets)
    window.show_page("contacts")
    settle()
    assert is_round(reports)
