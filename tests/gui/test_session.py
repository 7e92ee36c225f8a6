"""The session: writing on the writer thread, news on the GUI thread, refusals told, foreign writing noticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.errors import SalesbookError
from salesbook.domain.profile import Profile
from salesbook.gui.jobs import Job
from salesbook.gui.session import ANYTHING, Session
from salesbook.operations.contacts import add_contact, change_thing
from salesbook.store.notebook import Notebook
from salesbook.wording import render

ANNA = Profile(Contact("Anna Berg"))


def test_an_operation_is_done_off_the_gui_thread_and_told_after_commit(empty_session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty_session.changed) as told:
        empty_session.do(add_contact, ANNA)
    assert "contact" in told.args[0]
    assert [one.name for one in empty_session.reader.select(Contact)] == ["Anna Berg"]


def test_what_follows_gets_the_result_on_the_gui_thread(empty_session: Session, qtbot: QtBot) -> None:
    got: list[Any] = []
    empty_session.do(lambda _notebook: 7, then=got.append)
    qtbot.waitUntil(lambda: got == [7])


def test_it_is_busy_until_everything_queued_is_written(empty_session: Session, qtbot: QtBot) -> None:
    for number in range(5):
        empty_session.do(add_contact, Profile(Contact(f"Person {number}")))
    assert empty_session.is_busy
    qtbot.waitUntil(lambda: not empty_session.is_busy)
    assert empty_session.reader.rows("SELECT count(*) FROM contact") == [(5,)]


def test_a_refusal_is_told_in_its_sentence_and_changes_nothing(empty_session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty_session.failed) as told:
        empty_session.undo()
    error = told.args[0]
    assert isinstance(error, SalesbookError)
    assert "nothing to undo" in str(error)


def test_a_refusal_may_be_taken_by_who_asked(empty_session: Session, qtbot: QtBot) -> None:
    got: list[SalesbookError] = []
    empty_session.do(Notebook.redo, otherwise=got.append)
    qtbot.waitUntil(lambda: len(got) == 1)


def test_undo_and_redo_say_what_they_did(empty_session: Session, qtbot: QtBot) -> None:
    empty_session.do(add_contact, ANNA)
    with qtbot.waitSignal(empty_session.done) as undone:
        empty_session.undo()
    assert render(undone.args[0]) == "Undid “Add Anna Berg”"
    assert empty_session.next_undo() is None
    with qtbot.waitSignal(empty_session.done) as redone:
        empty_session.redo()
    assert render(redone.args[0]) == "Redid “Add Anna Berg”"
    assert empty_session.next_redo() is None


def test_another_process_writing_is_noticed(empty_session: Session, qtbot: QtBot) -> None:
    other = Notebook.open(empty_session.path, empty_session.key)
    with qtbot.waitSignal(empty_session.changed, timeout=5000) as told:
        add_contact(other, ANNA)
    assert told.args[0] is ANYTHING or told.args[0] == ANYTHING
    other.close()


def test_closing_writes_what_is_queued(empty_session: Session) -> None:
    path, key = empty_session.path, empty_session.key
    empty_session.do(add_contact, ANNA)
    stored = replace(ANNA.contact, name="Anna B. Berg")
    empty_session.do(change_thing, stored, "Anna")
    empty_session.close()
    again = Notebook.open(path, key)
    assert [one.name for one in again.select(Contact)] == ["Anna B. Berg"]
    again.close()


def test_work_that_begins_after_the_notebook_is_closed_ends_without_a_word(
    empty_session: Session, qtbot: QtBot
) -> None:
    job = Job(lambda _progress: empty_session.fresh_reader())
    empty_session.close()
    with qtbot.waitSignal(job.cancelled):
        job.start()


def test_after_midnight_everything_is_asked_anew(empty_session: Session, qtbot: QtBot) -> None:
    days = [date(2026, 11, 26)]
    session = Session(empty_session.path, empty_session.key, day=lambda: days[0])
    told: list[object] = []
    session.changed.connect(told.append)
    session.look_round()
    assert told == []
    days[0] = date(2026, 11, 27)
    session.look_round()
    session.look_round()
    assert told == [ANYTHING]
    assert session.today == date(2026, 11, 27)
    session.close()
