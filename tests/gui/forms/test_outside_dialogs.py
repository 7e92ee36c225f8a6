"""What is typed into the pages themselves: saved by itself, or waiting there, whatever takes the page away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesbook.domain.contact import Contact
from salesbook.domain.self_review import ReviewItem, SelfReview
from salesbook.gui.application import Application
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.contacts.fact_row import FactRow
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.self_review_section import SelfReviewSection
from salesbook.gui.transfer.choices import Choice
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import NotebookReader
from salesbook.system.secrets import Keychain
from tests.gui.forms.every_form import section_of
from tests.gui.forms.test_every_form import lock, nothing_kept, open_again, shown_forms
from tests.gui.forms.test_every_form import unlock as unlock_again
from tests.gui.preferences.conftest import opened, window_of
from tests.gui.screens import wang_of
from tests.gui.settling import settle, until
from tests.gui.transfer.cards import ANNA, card, written

WORDS = "after ten, never on Fridays 周五不行"


def in_another_language(application: Application) -> None:
    before = window_of(application)
    application.preferences.change(language="zh_CN")
    until(lambda: window_of(application) is not before)
    opened(application)


def locked_and_unlocked(application: Application) -> None:
    lock(application)
    unlock_again(application)


def on_another_page(application: Application) -> None:
    window_of(application).show_page("today")
    settle()


def at_another_contact(application: Application) -> None:
    window = window_of(application)
    rows = window.session.reader.rows("SELECT id FROM contact WHERE id <> ? LIMIT 1", wang_of(window))
    window.open_contact(rows[0][0])
    settle()


WAYS_OUT: tuple[Callable[[Application], None], ...] = (
    on_another_page,
    at_another_contact,
    in_another_language,
    locked_and_unlocked,
)


def row_of(application: Application, key: str) -> FactRow:
    window = window_of(application)
    window.open_contact(wang_of(window))
    page = window.pages["contacts"]
    assert isinstance(page, ContactsPage)
    settle()
    sections = page.contact.facts.sections.values()
    return next(row for one in sections if (row := one.row_of(key)) is not None)


def insert(row: FactRow, words: str) -> None:
    """As by a keyboard or an input method; `keyClicks` cannot type Chinese."""
    row.value.setFocus()
    row.value.selectAll()
    row.value.insertPlainText(words)


@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_a_fact_that_is_being_typed_is_saved(sample: Application, way_out: Callable[[Application], None]) -> None:
    insert(row_of(sample, "field:best_hours"), WORDS)
    way_out(sample)

    def is_saved() -> bool:
        assert sample.session is not None
        contact = sample.session.reader.get(Contact, wang_of(window_of(sample)))
        return contact is not None and contact.best_hours == WORDS

    until(is_saved)
    assert row_of(sample, "field:best_hours").value.text() == WORDS


def test_a_fact_that_is_being_typed_is_saved_when_the_window_is_closed(sample: Application) -> None:
    insert(row_of(sample, "field:best_hours"), WORDS)
    wang, session = wang_of(window_of(sample)), sample.session
    assert session is not None
    path = session.path
    window_of(sample).close()
    settle()
    reader = NotebookReader.open(path, unlock(key_path(path), WaysIn(), Keychain()))
    contact = reader.get(Contact, wang)
    assert contact is not None
    assert contact.best_hours == WORDS
    reader.close()


def test_what_esc_takes_from_a_fact_or_a_chip_ctrl_z_brings_back(sample: Application) -> None:
    row = row_of(sample, "field:best_hours")
    before = row.value.text()
    insert(row, WORDS)
    QTest.keyClick(row.value, Qt.Key.Key_Escape)
    assert (row.value.text(), row.dirty) == (before, False)
    QTest.keyClick(row.value, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (row.value.text(), row.dirty) == (WORDS, True)
    page = window_of(sample).pages["contacts"]
    assert isinstance(page, ContactsPage)
    field = page.contact.facts.tags.field
    field.setFocus()
    field.insert("golf 高尔夫")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "golf 高尔夫"


def test_a_new_fact_goes_by_esc_only_once_it_is_empty(sample: Application) -> None:
    row_of(sample, "field:best_hours")
    page = window_of(sample).pages["contacts"]
    assert isinstance(page, ContactsPage)
    section = page.contact.facts.sections["needs"]
    row = section.add_fact("need")
    assert row is not None
    assert row.fact is not None
    key = row.fact.key
    insert(row, WORDS)
    QTest.keyClick(row.value, Qt.Key.Key_Escape)
    assert section.row_of(key) is row
    QTest.keyClick(row.value, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row.value.text() == WORDS
    for _time in range(2):
        QTest.keyClick(row.value, Qt.Key.Key_Escape)
    assert section.row_of(key) is None


def review_of(application: Application) -> SelfReviewSection:
    page = window_of(application).pages["insights"]
    assert isinstance(page, InsightsPage)
    section = section_of(window_of(application), "self-review")
    assert isinstance(section, SelfReviewSection)
    settle()
    return section


@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_a_self_review_waits_until_it_is_saved(sample: Application, way_out: Callable[[Application], None]) -> None:
    section = review_of(sample)
    section.scores[ReviewItem.LISTENING]._click(4)
    section.notes[ReviewItem.LISTENING].setText(WORDS)
    way_out(sample)
    again = review_of(sample)
    until(lambda: again.notes[ReviewItem.LISTENING].text() == WORDS)
    assert again.scores[ReviewItem.LISTENING].chosen() == 4
    again.save()
    until(lambda: again.notes[ReviewItem.LISTENING].text() == "")
    session = sample.session
    assert session is not None
    assert WORDS in [one.note for one in session.reader.select(SelfReview)]
    assert nothing_kept(sample)


@pytest.fixture
def reviewed(sample: Application, tmp_path: Path) -> ImportDialog:
    """The review of two cards, one of which the rep does not want."""
    file = written(tmp_path / "mine.vcf", ANNA, card("Bo Li", "13700137000"))
    window = window_of(sample)
    window.dialogs.import_files((file,))
    until(lambda: window.dialogs.importing.dialog is not None, 20_000)
    settle()
    dialog = window.dialogs.importing.dialog
    assert dialog is not None
    dialog.model.choose([dialog.model.review.cards[1]], Choice.SKIP)
    return dialog


def choices(dialog: ImportDialog) -> list[Choice | None]:
    return [dialog.model.choice_of(row) for row in dialog.model.review.cards]


def test_choices_of_an_import_are_asked_about_and_brought_back(sample: Application, reviewed: ImportDialog) -> None:
    QTest.keyClick(reviewed, Qt.Key.Key_Escape)
    assert reviewed.question is not None
    reviewed.question.stay.click()
    assert choices(reviewed) == [Choice.ADD, Choice.SKIP]
    lock(sample)
    assert shown_forms() == []
    unlock_again(sample)
    until(lambda: window_of(sample).dialogs.importing.dialog is not None, 20_000)
    again = open_again(sample)
    assert isinstance(again, ImportDialog)
    assert choices(again) == [Choice.ADD, Choice.SKIP]
    again.leave()
    settle()
    assert nothing_kept(sample)


def test_files_that_are_gone_bring_no_review_back(sample: Application, reviewed: ImportDialog, tmp_path: Path) -> None:
    until(lambda: not reviewed.keeper.is_keeping)
    lock(sample)
    (tmp_path / "mine.vcf").unlink()
    unlock_again(sample)
    until(lambda: "mine.vcf" in window_of(sample).toast.words.text())
    assert shown_forms() == []
    assert nothing_kept(sample)
