"""A disk without room while a form is filled: the words stay on the screen until they are safe, whatever is pressed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesbook.gui.application import Application
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.forms.kept import kept_forms
from salesbook.gui.session import Session
from tests.gui.contacts.test_full_disk import LONG, NO_LIMIT, limit
from tests.gui.forms.every_form import FORMS, Form, there
from tests.gui.forms.test_every_form import lock, open_again, shown_forms, unlock
from tests.gui.preferences.conftest import window_of
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
    # It does not lock over words that nobody could bring back.
    window_of(sample).act("lock")
    until(lambda: form.keeper.is_keeping)
    until(lambda: not form.keeper.is_keeping)
    assert (form.isVisible(), sample.session) == (True, full)
    typed = form.typed()
    full.do(limit, NO_LIMIT).result()
    until(lambda: sample.session is None)
    settle()
    assert shown_forms() == []
    unlock(sample)
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
