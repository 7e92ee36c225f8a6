"""A disk without room while a form is filled: the words stay on the screen until they are safe, whatever is pressed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from salesbook.domain.contact import Contact
from salesbook.gui.application import Application
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.forms.kept import kept_forms
from salesbook.gui.session import Session
from salesbook.gui.unlock import Unlock
from salesbook.store.errors import WrongKey
from tests.gui.contacts.test_contact_page import write
from tests.gui.contacts.test_full_disk import LONG, NO_LIMIT, limit
from tests.gui.forms.every_form import FORMS, Form, there
from tests.gui.forms.test_every_form import lock, open_again, shown_forms, unlock
from tests.gui.preferences.conftest import window_of
from tests.gui.screens import wang_of
from tests.gui.settling import settle, until


@pytest.fixture
def session(sample: Application) -> Session:
    assert sample.session is not None
    return sample.session


@pytest.fixture
def full(session: Session) -> Iterator[Session]:
    """The session on a disk without room; there is room again at the end."""
    session.do(limit, 1).result()
    yield session
    if session.key:
        session.do(limit, NO_LIMIT).result()


def unlock_of(application: Application) -> Unlock:
    """The question of the lock."""
    found = window_of(application).findChild(Unlock)
    assert found is not None
    assert found.isVisible()
    return found


def words_to_be_seen() -> Iterator[str]:
    """What stands in the fields and labels that are shown."""
    for widget in QApplication.allWidgets():
        if widget.isVisible() and isinstance(widget, QLabel | QLineEdit):
            yield widget.text()
        elif widget.isVisible() and isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()


def open_and_type(application: Application, name: str) -> Form:
    form = there(FORMS[name](window_of(application)))
    area = form.sentence if name == "news" else form.form.note  # type: ignore[union-attr]
    area.setPlainText(LONG)
    until(lambda: form.keeper.was_refused)
    return form


@pytest.mark.parametrize("name", ["news", "visit", "edited visit"])
def test_what_cannot_be_kept_is_asked_about_and_waits_for_room(sample: Application, full: Session, name: str) -> None:
    form = open_and_type(sample, name)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.question is not None, "it would be gone"
    form.question.stay.click()
    # It locks at once, and the words wait behind the lock.
    typed, window = form.typed(), window_of(sample)
    lock(sample)
    assert (shown_forms(), window.isVisible()) == ([], False)
    assert LONG[:40] not in "".join(words_to_be_seen())
    frame, question = window_of(sample), unlock_of(sample)
    assert question.note.isVisible()
    frame.close()
    assert frame.isVisible(), "closing would lose what was typed"
    # Whoever has the key finds all of it as it was.
    unlock(sample)
    assert (sample.session, window_of(sample), shown_forms()) == (full, window, [form])
    assert form.typed() == typed
    lock(sample)
    covered = sample.covered
    assert covered is not None
    covered.attempt()
    until(lambda: not form.keeper.is_keeping)
    assert (sample.covered, full.key != b"") == (covered, True), "still no room"
    # As soon as there is room it is locked like any other.
    full.do(limit, NO_LIMIT).result()
    covered._again.start(0)
    until(lambda: sample.covered is None)
    settle()
    assert full.key == b""
    assert not unlock_of(sample).note.isVisible()
    unlock(sample)
    assert sample.session is not full
    again = open_again(sample)
    assert again.typed() == typed
    again.leave()
    settle()


def test_it_is_kept_by_itself_as_soon_as_there_is_room(sample: Application, full: Session) -> None:
    form = open_and_type(sample, "news")
    full.do(limit, NO_LIMIT).result()
    assert form.keeper._again.isActive()
    form.keeper._again.start(0)
    until(lambda: [one.filled for one in kept_forms(full.reader).values()] == [form.typed()])
    assert isinstance(form, FormDialog)
    form.leave()
    settle()


def test_what_the_notebook_refuses_to_save_stays_in_its_form(sample: Application, full: Session) -> None:
    form = open_and_type(sample, "news")
    form.accept()
    until(lambda: "The disk is full" in form.trouble.text())  # type: ignore[union-attr]
    assert form.isVisible()
    move = there(FORMS["move"](window_of(sample)))
    move.reason.setText(LONG)  # type: ignore[union-attr]
    move.accept()
    until(lambda: "The disk is full" in window_of(sample).toast.words.text())
    assert move.isVisible()
    assert move.reason.text() == LONG.replace("\n", " ")  # type: ignore[union-attr]
    full.do(limit, NO_LIMIT).result()
    move.accept()
    until(lambda: shown_forms() == [form])
    form.leave()
    lock(sample)


def test_a_fact_that_could_not_be_saved_waits_behind_the_lock(sample: Application, full: Session) -> None:
    window, wang = window_of(sample), wang_of(window_of(sample))
    window.open_contact(wang)
    settle()
    page = window.pages["contacts"]
    assert isinstance(page, ContactsPage)
    row = next(row for one in page.contact.facts.sections.values() if (row := one.row_of("field:best_hours")))
    write(row, LONG)
    lock(sample)
    assert sample.covered is not None, "it was not saved before, and could not be when it was left"
    assert not window.isVisible()
    unlock(sample)
    assert (window_of(sample), window.isVisible(), row.value.text()) == (window, True, LONG)
    lock(sample)
    full.do(limit, NO_LIMIT).result()
    assert row._again_timer.isActive()
    row._again_timer.start(0)
    until(lambda: not full.could_not_save and not full.is_busy)
    assert sample.covered is not None
    sample.covered.attempt()
    assert full.key == b"", "put away like any other"
    unlock(sample)
    assert sample.session is not None
    contact = sample.session.reader.get(Contact, wang)
    assert contact is not None
    assert contact.best_hours == LONG.strip()


def test_another_key_does_not_lift_the_cover(sample: Application, full: Session) -> None:
    form = open_and_type(sample, "news")
    lock(sample)
    covered = sample.covered
    assert covered is not None
    with pytest.raises(WrongKey):
        covered.lift(bytes(32))
    assert (sample.covered, shown_forms()) == (covered, [])
    unlock(sample)
    full.do(limit, NO_LIMIT).result()
    form.leave()
    settle()


def test_a_covered_notebook_announces_nothing_and_is_hidden_from_files_that_are_opened(
    sample: Application, full: Session
) -> None:
    form = open_and_type(sample, "news")
    sample.go_outside()
    outside = sample.outside
    assert outside is not None
    clock = outside.clock
    assert clock is not None
    lock(sample)
    assert outside.clock is None
    assert not clock._timer.isActive()
    sample.presence.come_forward()
    assert shown_forms() == []
    unlock(sample)
    assert outside.clock is not None
    full.do(limit, NO_LIMIT).result()
    form.leave()
    settle()
