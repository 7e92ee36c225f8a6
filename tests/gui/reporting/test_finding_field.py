"""The field that finds a contact for a report: what is found, what is chosen, and what is said of what is neither."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.gui.reporting.reports_page import ReportsPage
from salesbook.gui.session import Session
from salesbook.operations.contacts import delete_contact
from salesbook.reports import report_named
from tests.gui.reporting.conftest import Office


def contact_named(session: Session, name: str) -> str:
    return str(session.reader.rows("SELECT id FROM contact WHERE name = ?", name)[0][0])


def shown_words(page: ReportsPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_a_contact_is_found_while_typing_and_taken_away_again(sample_office: Office, qtbot: QtBot) -> None:
    page = sample_office.shown()
    page.show_report(report_named("visit-report"))
    (field, _organisation) = page.form._finding
    field.setFocus()
    qtbot.keyClicks(field, "wxm")
    assert field.found.item(0).text().startswith("王小明")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wang = contact_named(sample_office.session, "王小明")
    assert page.form.values()["contact_id"] == wang
    sample_office.wait(page)
    assert "王小明" in page.preview.view.accessibleDescription()
    field.clear()
    assert page.form.values()["contact_id"] is None
    sample_office.wait(page)
    assert page.document is not None


def test_what_was_typed_and_not_chosen_goes_with_the_focus(sample_office: Office, qtbot: QtBot) -> None:
    page = sample_office.shown()
    page.show_report(report_named("visit-report"), {"contact_id": contact_named(sample_office.session, "王小明")})
    sample_office.wait(page)
    field = page.form._finding[0]
    page.activateWindow()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "zzzz")
    field.leave_list()
    page.panel.save.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(page.panel.save.hasFocus)
    assert field.text() == "王小明"
    assert page.form.values()["contact_id"] == contact_named(sample_office.session, "王小明")
    said = "“zzzz” was not chosen from the list, so nothing has changed."
    assert said in shown_words(page)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "w")
    assert said not in shown_words(page)


def test_a_name_that_nobody_has_is_said_while_it_is_typed(sample_office: Office, qtbot: QtBot) -> None:
    page = sample_office.shown()
    page.show_report(report_named("visit-report"))
    field = page.form._finding[0]
    page.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "wxm")
    assert "Nothing is found for “wxm”." not in shown_words(page)
    qtbot.keyClicks(field, "q")
    assert "Nothing is found for “wxmq”." in shown_words(page)


def test_a_contact_taken_from_the_list_stands_there_by_the_start_of_its_name(
    sample_office: Office, qtbot: QtBot
) -> None:
    page = sample_office.shown()
    page.show_report(report_named("contact-dossier"))
    field = page.form._finding[0]
    page.activateWindow()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "whitfield")
    popup = field.completer().popup()
    assert popup is not None
    row = popup.visualRect(popup.model().index(0, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert field.text() == "Sarah Whitfield"
    qtbot.waitUntil(lambda: field.cursorPosition() == 0)


def test_a_contact_that_is_deleted_is_chosen_no_more(office: Office, qtbot: QtBot) -> None:
    anna = office.contact("Anna")
    page = office.shown()
    page.show_report(report_named("visit-report"), {"contact_id": anna.id})
    office.wait(page)
    found = office.session.reader.get(Contact, anna.id)
    office.session.do(delete_contact, found)
    qtbot.waitUntil(lambda: page.form.values()["contact_id"] is None)
