"""What a paper is proposed to be called, and opening it once it is saved."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.file_names import in_a_file_name, proposed_pdf
from salesbook.gui.session import Session
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import plan_visit
from salesbook.reports.options import CallSheetOptions, StageSummaryOptions
from salesbook.system.i18n import set_default_language
from tests.gui.screens import Books, Tour
from tests.gui.settling import settle, until

TODAY = date(2026, 11, 26)
DAY = TODAY + timedelta(days=1)


def planned(session: Session, name: str) -> str:
    contact, visit = Contact(name), Visit(DAY, state=VisitState.PLANNED)
    session.do(add_contact, Profile(contact)).result()
    session.do(plan_visit, VisitEntry(visit, (Participation(visit.id, contact.id),))).result()
    return contact.id


def test_a_call_sheet_is_called_after_the_one_person_and_the_day(empty_session: Session) -> None:
    options = CallSheetOptions(DAY, DAY)
    wang = planned(empty_session, "王伟")
    assert proposed_pdf(empty_session.reader, "call-sheet", options, TODAY) == "call-sheet-王伟-2026-11-27.pdf"
    planned(empty_session, "Peter Novak")
    assert proposed_pdf(empty_session.reader, "call-sheet", options, TODAY) == "call-sheet-2026-11-27.pdf"
    one = CallSheetOptions(DAY, DAY, wang)
    assert proposed_pdf(empty_session.reader, "call-sheet", one, TODAY) == "call-sheet-王伟-2026-11-27.pdf"
    several_days = CallSheetOptions(TODAY, DAY, wang)
    assert proposed_pdf(empty_session.reader, "call-sheet", several_days, TODAY) == "call-sheet-王伟-2026-11-26.pdf"


def test_a_paper_is_called_in_the_language_of_the_window(empty_session: Session) -> None:
    options = StageSummaryOptions(TODAY, DAY)
    assert proposed_pdf(empty_session.reader, "stage-summary", options, TODAY) == "stages-and-loyalty-2026-11-26.pdf"
    set_default_language("zh_CN")
    assert proposed_pdf(empty_session.reader, "stage-summary", options, TODAY) == "阶段与忠诚-2026-11-26.pdf"
    sheets = CallSheetOptions(DAY, DAY, planned(empty_session, "王伟"))
    assert proposed_pdf(empty_session.reader, "call-sheet", sheets, TODAY) == "拜访单-王伟-2026-11-27.pdf"


@pytest.mark.parametrize(
    ("words", "name"),
    [("王伟", "王伟"), ("A/B: c?", "A B c"), ("../../etc", "etc"), ("Tom\nHale.", "Tom Hale"), ("x" * 200, "x" * 60)],
)
def test_a_name_becomes_part_of_a_file_name(words: str, name: str) -> None:
    assert in_a_file_name(words) == name


class Desktop(QObject):
    """What the system does with files that are to be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Keep what was asked for."""
        self.opened.append(url.toLocalFile())


def test_saved_call_sheets_can_be_opened_from_the_toast(
    dressed: QApplication, books: Books, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop, file = Desktop(), tmp_path / "王伟 100%.pdf"
    QDesktopServices.setUrlHandler("file", desktop, "take")  # type: ignore[arg-type] # the stubs say bytes, and bytes are refused
    try:
        with Tour(dressed, home, books, "en", "light").window(books.sample) as window:
            monkeypatch.setattr(window.dialogs.prompts, "place_for_pdf", lambda _name: file)
            window.act("call-sheets")
            until(lambda: "saved" in window.toast.words.text(), 30_000)
            window.toast.accept()
            settle()
            assert desktop.opened == [str(file)]
            assert file.read_bytes().startswith(b"%PDF")
    finally:
        QDesktopServices.unsetUrlHandler("file")
