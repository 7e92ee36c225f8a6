"""F1: a page for every screen in both languages, links that lead somewhere, keys that are those of the program, no network."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import salesbook.gui
from salesbook.gui.actions import ACTIONS, KEYS_IN, PAGES
from salesbook.gui.first_run import FirstRun
from salesbook.gui.help.help_view import HelpView
from salesbook.gui.help.help_window import HelpWindow
from salesbook.gui.help.topics import TOPIC_OF, TOPICS, text_of, title_of, topic_of
from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.theme import DARK, LIGHT
from salesbook.gui.top_bar import keys_of
from salesbook.gui.unlock import Unlock
from salesbook.reports import REPORTS
from salesbook.system.i18n import set_default_language
from salesbook.system.paths import resources
from salesbook.wording import render
from tests.gui.screens import LANGUAGES, Books, Tour, settle, until

FOLDER = resources() / "help"


def dialogs() -> set[str]:
    """Every dialog of the program by the name of its class; those that others are made of are none."""
    for module in pkgutil.walk_packages(salesbook.gui.__path__, "salesbook.gui."):
        importlib.import_module(module.name)
    found, waiting = set(), [QDialog]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.__module__.startswith("salesbook.") and not one.__subclasses__():
            found.add(one.__name__)
    return found


def test_every_page_and_every_dialog_has_its_topic() -> None:
    assert {page.name for page in PAGES} <= set(TOPICS)
    assert "ImportDialog" in dialogs()
    # The question before a loss is explained by the dialog it stands over.
    assert dialogs() - TOPIC_OF.keys() == {HelpWindow.__name__, "LossQuestion"}
    assert set(TOPIC_OF.values()) <= set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_written_in_both_languages_and_nothing_else_lies_there(language: str) -> None:
    assert sorted(path.stem for path in (FOLDER / language).iterdir()) == sorted(TOPICS)
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(LANGUAGES)
    set_default_language(language)
    titles = [title_of(topic) for topic in TOPICS]
    assert all(titles)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_topics_and_keys_are_those_of_the_program(
    dressed: QApplication, language: str, topic: str
) -> None:
    set_default_language(language)
    text = text_of(topic)
    links = re.findall(r"\]\(([^)]*)\)", text)
    assert all(link.removesuffix(".md") in TOPICS for link in links), links
    assert "{" not in text
    known = {keys_of(action) for action in ACTIONS} | {keys for rows in KEYS_IN.values() for _words, keys in rows}
    listed = re.findall(r"^- \*\*([^*]+)\*\* ", text.rpartition("\n## ")[2], re.M)
    assert listed
    assert set(listed) <= known
    # Where a key is named, it comes from the table, so that a change of the table changes the help.
    source = (FOLDER / language / f"{topic}.md").read_text("utf-8")
    assert not re.search(r"Ctrl\+|Alt\+|F\d", source.replace("Ctrl or Shift", ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_is_explained(dressed: QApplication, language: str) -> None:
    set_default_language(language)
    assert [one.name for one in REPORTS if render(one.words).casefold() not in text_of("reports").casefold()] == []


def test_both_languages_say_the_same_things_in_the_same_order() -> None:
    def shape(language: str, topic: str) -> list[str]:
        text = (FOLDER / language / f"{topic}.md").read_text("utf-8")
        return re.findall(r"^(#+|[-|]|\d\.)|(\{key[^}]*\})|\]\(([^)]*)\)", text, re.M)

    for topic in TOPICS:
        english, chinese = (
            sorted(part for found in shape(language, topic) for part in found if part) for language in LANGUAGES
        )
        assert english == chinese, topic


@pytest.fixture
def help_window(dressed: QApplication) -> Iterator[HelpWindow]:
    parent = QWidget()
    made = HelpWindow(parent, LIGHT)
    made.show_topic("today")
    made.show()
    settle()
    yield made
    made.close()
    parent.deleteLater()
    settle()


def test_links_back_and_forward(help_window: HelpWindow) -> None:
    view = help_window.view
    view.anchorClicked.emit(QUrl("log-visit.md"))
    assert view.topic == "log-visit"
    assert help_window.contents.currentRow() == TOPICS.index("log-visit")
    QTest.keyClick(help_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.topic == "today"
    QTest.keyClick(help_window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.topic == "log-visit"
    assert not help_window.forward.isEnabled()
    help_window.contents.setCurrentRow(TOPICS.index("plan"))
    help_window.go(-1)
    assert view.topic == "log-visit"


@pytest.mark.parametrize("url", ["https://a.example/", "file:///etc/passwd", "nowhere.md", "javascript:alert(1)"])
def test_no_other_link_is_followed_and_nothing_is_fetched(help_window: HelpWindow, url: str) -> None:
    before = help_window.view.toPlainText()
    help_window.view.anchorClicked.emit(QUrl(url))
    settle()
    assert help_window.view.toPlainText() == before
    for kind in (1, 2, 3):
        assert help_window.view.loadResource(kind, QUrl(url)) is None


def test_search_goes_on_through_all_pages(help_window: HelpWindow) -> None:
    QTest.keyClick(help_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert help_window.field.hasFocus()
    help_window.field.setText("butterflies")
    QTest.keyClick(help_window.field, Qt.Key.Key_Return)
    assert help_window.view.topic == "insights"
    assert help_window.view.textCursor().selectedText() == "butterflies"
    # The only place of all: it is found again.
    QTest.keyClick(help_window.field, Qt.Key.Key_Return)
    assert help_window.view.textCursor().selectedText() == "butterflies"
    QTest.keyClick(help_window.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert help_window.view.textCursor().selectedText() == "butterflies"
    help_window.field.setText("no such word")
    QTest.keyClick(help_window.field, Qt.Key.Key_Return)
    assert help_window.found.text()
    assert help_window.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_shown_as_text_with_its_links_and_without_blanks_between_chinese_lines(
    dressed: QApplication, language: str
) -> None:
    set_default_language(language)
    view = HelpView(DARK)
    for topic in TOPICS:
        view.show_topic(topic)
        text = view.toPlainText()
        assert text.startswith(title_of(topic))
        assert "**" not in text
        assert "](" not in text
        assert not re.search("[\u4e00-\u9fff] +[\u4e00-\u9fff]", text), topic


def test_f1_explains_the_page_and_the_dialog_one_is_in(dressed: QApplication, books: Books, home: Path) -> None:
    with Tour(dressed, home, books, "en", "light").window(books.sample) as window:
        for page in PAGES:
            window.show_page(page.name)
            window.act("help")
            assert shown(window).view.topic == page.name
        dialog = window.dialogs.visit((), planning=False)
        dialog.activateWindow()
        dialog.line.setFocus()
        settle()
        window.help_desk.give_key(dialog)
        QTest.keyClick(dialog.line, Qt.Key.Key_F1)
        settle()
        over = shown(window)
        assert over.view.topic == "log-visit"
        # Else the dialog would keep it from being used.
        assert over.parentWidget() is dialog
        # One reads: the page keys scroll, and do not turn to another topic.
        assert over.focusWidget() is over.view
        QTest.keyClick(over.view, Qt.Key.Key_PageDown)
        assert over.view.topic == "log-visit"
        assert over.contents.focusPolicy() & Qt.FocusPolicy.TabFocus
        over.close()
        dialog.close()
        settle()
        window.act("help")
        assert shown(window).parentWidget() is window
        shown(window).close()


def shown(window: MainWindow) -> HelpWindow:
    assert window.help_desk.shown is not None
    return window.help_desk.shown


def test_f1_answers_before_a_notebook_is_open(dressed: QApplication, books: Books, home: Path) -> None:
    tour = Tour(dressed, home, books, "en", "light")
    application = tour._application(books.locked)
    application.open(home / books.locked.name)
    window = application.window
    assert window is not None
    until(lambda: window.findChild(Unlock) is not None)
    lock = window.findChild(Unlock)
    assert topic_of(lock, "") == "protection"
    settle()
    QTest.keyClick(window, Qt.Key.Key_F1)
    settle()
    (found,) = window.findChildren(HelpWindow)
    assert found.view.topic == "protection"
    found.close()
    window.close()
    settle()


def test_the_first_window_is_left_by_the_key_that_quits(dressed: QApplication, home: Path) -> None:
    first = FirstRun(Preferences(home), LIGHT, lambda *_made: None, lambda _path: None)
    first.show()
    first.activateWindow()
    settle()
    QTest.keyClick(first, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not first.isVisible()
    first.deleteLater()


def test_a_plain_dialog_and_an_unknown_page_are_explained_by_the_beginning(dressed: QApplication) -> None:
    assert topic_of(QDialog(), "nowhere") == TOPICS[0]
    assert TOPIC_OF[FirstRun.__name__] == TOPICS[0]
