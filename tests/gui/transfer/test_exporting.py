"""Contacts and the day leave the window as files: how many is said, and what cannot be written is refused in a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from salesbook.domain.contact import Contact, Note
from salesbook.domain.duplicates import Verdict
from salesbook.domain.own_reminder import OwnReminder
from salesbook.gui.main_window import MainWindow
from salesbook.gui.session import Session
from salesbook.operations.contacts import add_contact
from salesbook.operations.own_reminders import remind_me
from tests.factories import profile
from tests.gui.screens import until


@pytest.fixture
def people(empty_session: Session) -> dict[str, Contact]:
    """Three contacts; one has a private note."""
    made = {name: profile(name) for name in ("王小明", "Anna Berg", "Peter Novak")}
    for one in made.values():
        empty_session.do(add_contact, one)
    empty_session.wait()
    return {name: one.contact for name, one in made.items()}


def answer(window: MainWindow, monkeypatch: pytest.MonkeyPatch, file: Path, exporter: str = "vCard4") -> list[str]:
    """Let the rep choose this file; returns the names that are proposed."""
    proposed: list[str] = []

    def place(name: str) -> tuple[Path, str]:
        proposed.append(name)
        return file, exporter

    monkeypatch.setattr(window.dialogs.prompts, "place_for_contacts", place)
    monkeypatch.setattr(window.dialogs.prompts, "place_for_calendar", lambda name: place(name)[0])
    return proposed


def cards(file: Path) -> list[str]:
    return [line[3:] for line in file.read_text("utf-8").splitlines() if line.startswith("FN:")]


def said(window: MainWindow) -> str:
    return window.toast.words.text()


def test_everybody_is_exported_where_one_or_none_is_chosen(
    window: MainWindow, people: dict[str, Contact], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = answer(window, monkeypatch, file := tmp_path / "all.vcf")
    window.open_contact(people["Anna Berg"].id)
    window.act("export")
    until(lambda: "3 contacts exported" in said(window), 20_000)
    assert cards(file) == ["王小明", "Anna Berg", "Peter Novak"]
    assert "VERSION:4.0" in file.read_text("utf-8")
    assert proposed == [f"contacts-{date.today().isoformat()}.vcf"]


def test_those_that_are_chosen_are_exported_alone_and_as_the_version_that_is_wanted(
    window: MainWindow, people: dict[str, Contact], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(window, monkeypatch, file := tmp_path / "two.vcf", "vCard")
    two = (people["Peter Novak"].id, people["王小明"].id)
    window.dialogs.exporting.contacts(two)
    until(lambda: "2 contacts exported" in said(window), 20_000)
    assert cards(file) == ["Peter Novak", "王小明"]
    assert "VERSION:3.0" in file.read_text("utf-8")


@pytest.mark.parametrize(("name", "exporter"), [("all.csv", "CSV"), ("all.xlsx", "XLSX")])
def test_a_list_that_was_exported_is_read_again_without_a_question_and_brings_nothing(
    window: MainWindow,
    people: dict[str, Contact],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    exporter: str,
) -> None:
    answer(window, monkeypatch, file := tmp_path / name, exporter)
    window.act("export")
    until(lambda: "3 contacts exported" in said(window), 20_000)
    window.dialogs.import_files((file,))
    until(lambda: window.dialogs.importing.dialog is not None, 30_000)
    dialog = window.dialogs.importing.dialog
    assert dialog is not None
    assert [row.verdict for row in dialog.model.review.cards] == [Verdict.IDENTICAL] * 3


def test_a_private_note_stays_in_the_notebook(
    window: MainWindow, empty_session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = profile("Anna Berg")
    notes = (Note("likes tea", new.contact.id), Note("owes money", new.contact.id, private=True))
    empty_session.do(add_contact, type(new)(new.contact, notes=notes)).result()
    answer(window, monkeypatch, file := tmp_path / "one.vcf")
    window.act("export")
    until(lambda: "1 contact exported; private notes" in said(window), 20_000)
    assert "likes tea" in file.read_text("utf-8")
    assert "owes money" not in file.read_text("utf-8")


def test_an_empty_notebook_asks_for_no_file(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = answer(window, monkeypatch, tmp_path / "none.vcf")
    window.act("export")
    assert "There are no contacts to write yet" in said(window)
    assert proposed == []


@pytest.mark.parametrize("action", ["export", "calendar"])
def test_a_folder_that_is_gone_is_said_in_a_sentence(
    window: MainWindow, people: dict[str, Contact], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    window.session.do(remind_me, OwnReminder("renew the permit", date.today())).result()
    answer(window, monkeypatch, tmp_path / "gone" / "file")
    window.act(action)
    until(lambda: "does not exist; make it or choose another" in said(window), 20_000)
    assert list(tmp_path.glob("gone*")) == []


def test_the_day_is_saved_for_a_calendar(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.session.do(remind_me, OwnReminder("renew the permit", date.today())).result()
    proposed = answer(window, monkeypatch, file := tmp_path / "day.ics")
    window.act("calendar")
    until(lambda: "1 event saved" in said(window), 20_000)
    assert "SUMMARY:Renew the permit" in file.read_text("utf-8")
    assert proposed == [f"calendar-{date.today().isoformat()}.ics"]


def test_a_day_without_anything_makes_no_file(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(window, monkeypatch, file := tmp_path / "day.ics")
    window.act("calendar")
    until(lambda: "there is nothing to save" in said(window), 20_000)
    assert not file.exists()


def test_the_notebook_itself_is_never_written_over(
    window: MainWindow, people: dict[str, Contact], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(window, monkeypatch, window.session.path)
    window.act("export")
    until(lambda: "is a file of Salesbook itself, so it stays" in said(window), 20_000)
    assert len(window.session.reader.select(Contact)) == len(people)
