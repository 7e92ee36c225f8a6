"""An organisation's facts are edited in place as a contact's are; two organisations become one in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesbook.domain.organisation import Employment, Organisation
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.contacts.drafts import Draft, Drafts
from salesbook.gui.contacts.fact_row import FactRow
from salesbook.gui.contacts.fact_words import page_url
from salesbook.gui.contacts.merge_organisations import MergeOrganisations
from salesbook.gui.contacts.organisation_view import OrganisationView
from salesbook.gui.requests import Requests
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact, add_part, change_thing
from salesbook.operations.organisations import write_organisation
from tests.factories import profile
from tests.gui.contacts.conftest import DAY, Book


@pytest.fixture
def there(book: Book, requests: Requests) -> OrganisationView:
    """The page of 恒源食品, where 王伟 works; the window's part in opening pages is played here."""
    requests.organisation_wanted.connect(book.page.open_organisation)
    book.page.open_organisation(stored(book, "恒源食品").id)
    return book.page.organisation


def stored(book: Book, name: str) -> Organisation:
    (found,) = book.session.reader.select(Organisation, "name = ?", name)
    return found


def row(view: OrganisationView, field: str) -> FactRow:
    key = f"organisation-{field}:{view.organisation_id}"
    return next(found for one in view.facts.sections.values() if (found := one.row_of(key)) is not None)


def write(one: FactRow, text: str) -> None:
    """Type into a fact as an input method does, which Chinese text needs."""
    one.value.setFocus()
    one.value.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(one.value, event)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("address", "大连市中山路 1 号"),
        ("phone", "0411 8888 0000"),
        ("website", "hengyuan.example"),
        ("notes", "传达室登记"),
        ("place", "大连"),
        ("name", "大连恒源食品"),
    ],
)
def test_what_is_typed_saves_itself_says_so_and_can_be_undone(
    book: Book, there: OrganisationView, qtbot: QtBot, field: str, text: str
) -> None:
    before = getattr(stored(book, "恒源食品"), field)
    write(row(there, field), text)
    qtbot.waitUntil(lambda: there.facts.state.text() == "Saved")
    saved = book.session.reader.get(Organisation, there.organisation_id)
    assert saved is not None
    assert getattr(saved, field) == text
    book.session.undo()
    qtbot.waitUntil(lambda: row(there, field).value.text() == before)


def test_leaving_the_page_saves_what_was_typed(book: Book, there: OrganisationView, qtbot: QtBot) -> None:
    write(row(there, "address"), "Zhongshan Rd 1")
    book.page.open_contact(book.anna.id)
    qtbot.waitUntil(lambda: stored(book, "恒源食品").address == "Zhongshan Rd 1")


def test_a_draft_is_offered_back(book: Book, there: OrganisationView, requests: Requests, qtbot: QtBot) -> None:
    one = stored(book, "恒源食品")
    Drafts(book.session).keep(one.id, f"organisation-address:{one.id}", Draft("", "Zhongshan"))
    book.session.wait()
    again = ContactsPage(book.session, requests, LIGHT)
    qtbot.addWidget(again)
    again.open_organisation(one.id)
    assert row(again.organisation, "address").value.text() == "Zhongshan"
    assert stored(book, "恒源食品").address == ""


def test_a_name_that_another_has_stays_on_screen_with_the_reason(
    book: Book, there: OrganisationView, qtbot: QtBot
) -> None:
    book.session.do(add_contact, profile("Lin Yue", organisation="Dalian Foods")).result()
    write(row(there, "name"), "ＤＡＬＩＡＮ foods")
    QTest.keyClick(row(there, "name").value, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: there.facts.state.text() == "Not saved")
    assert row(there, "name").value.text() == "ＤＡＬＩＡＮ foods"
    assert stored(book, "恒源食品").id == there.organisation_id
    QTest.keyClick(row(there, "name").value, Qt.Key.Key_Escape)
    assert row(there, "name").value.text() == "恒源食品"


def test_a_phone_is_copied_and_dialled(book: Book, there: OrganisationView, qtbot: QtBot) -> None:
    book.session.do(write_organisation, stored(book, "恒源食品"), {"phone": "0411 8888 0000"}).result()
    phone = row(there, "phone")
    qtbot.waitUntil(lambda: phone.value.text() == "0411 8888 0000")
    assert phone.fact is not None
    assert phone.fact.url == "tel:041188880000"
    phone.value.setFocus()
    qtbot.waitUntil(phone.buttons["copy"].isVisible)
    phone.buttons["copy"].click()
    assert QGuiApplication.clipboard().text() == "0411 8888 0000"


def test_a_contacts_page_says_how_to_reach_where_they_work_until_they_left(book: Book, qtbot: QtBot) -> None:
    one = stored(book, "恒源食品")
    book.session.do(write_organisation, one, {"phone": "0411 8888 0000", "address": "中山路 1 号"}).result()
    qtbot.waitUntil(lambda: book.row("employment:")._aside.text() == "0411 8888 0000 · 中山路 1 号")
    (works,) = book.session.reader.of_contact(Employment, book.wang.id)
    book.session.do(change_thing, replace(works, to_day=DAY), "王伟").result()
    qtbot.waitUntil(lambda: book.row("employment:")._aside.text().startswith("until"))


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("bayer.example", "https://bayer.example"),
        ("http://bayer.example/a b", ""),
        ("HTTP://bayer.example/a", "HTTP://bayer.example/a"),
        ("拜耳.中国/产品", "https://拜耳.中国/产品"),
        ("bayer.example:8080/x", "https://bayer.example:8080/x"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("mail@bayer.example", ""),
        ("the one with the fish", ""),
        ("", ""),
    ],
)
def test_only_a_page_of_the_web_is_opened(typed: str, url: str) -> None:
    assert page_url(typed) == url


@pytest.fixture
def other(book: Book, there: OrganisationView) -> Organisation:
    """Another organisation that 王伟's may be, with a person there."""
    book.session.do(add_contact, profile("Lin Yue", organisation="Hengyuan Foods")).result()
    return stored(book, "Hengyuan Foods")


def dialog_for(
    book: Book, requests: Requests, qtbot: QtBot, one: Organisation, other: Organisation | None
) -> MergeOrganisations:
    made = MergeOrganisations(book.page, book.session, requests, LIGHT, one, other)
    qtbot.addWidget(made)
    made.open()
    return made


def test_the_page_asks_for_the_merging(book: Book, there: OrganisationView, requests: Requests, qtbot: QtBot) -> None:
    assert not there.merge_alike.isVisibleTo(there)
    with qtbot.waitSignal(requests.merge_organisation_wanted) as asked:
        there.merge.click()
    assert asked.args == [there.organisation_id, ""]
    alike = Organisation("恒源食品 ")
    book.session.do(add_part, alike, "x").result()
    qtbot.waitUntil(lambda: there.merge_alike.isVisibleTo(there))
    assert "probably the same organisation" in there.alike.text()
    with qtbot.waitSignal(requests.merge_organisation_wanted) as asked:
        there.merge_alike.click()
    assert asked.args == [there.organisation_id, alike.id]


def test_the_one_that_is_kept_is_shown_and_undo_brings_both_back(
    book: Book, there: OrganisationView, other: Organisation, requests: Requests, qtbot: QtBot
) -> None:
    mine = stored(book, "恒源食品")
    dialog = dialog_for(book, requests, qtbot, mine, other)
    dialog.keep.button(1).click()
    with qtbot.waitSignal(requests.said) as said:
        dialog.accept()
    assert str(said.args[0]) == "Merged 恒源食品 into Hengyuan Foods"
    qtbot.waitUntil(lambda: there.organisation_id == other.id and there.name.whole() == "Hengyuan Foods")
    assert book.page.stack.currentWidget() is there
    assert book.session.reader.get(Organisation, mine.id) is None
    book.session.undo()
    book.session.wait()
    assert book.session.reader.get(Organisation, mine.id) == mine


def test_which_other_it_is_may_be_typed_however_it_is_written(
    book: Book, there: OrganisationView, other: Organisation, requests: Requests, qtbot: QtBot
) -> None:
    mine = stored(book, "恒源食品")
    dialog = dialog_for(book, requests, qtbot, mine, None)
    assert not dialog.take.isEnabled()
    dialog.field.setFocus()
    QTest.keyClicks(dialog.field, "hengyuan")
    assert not dialog.take.isEnabled()
    QTest.keyClicks(dialog.field, " foods")
    assert dialog.take.isEnabled()
    QTest.keyClick(dialog.field, Qt.Key.Key_Backspace)
    assert not dialog.take.isEnabled()
    dialog.names.chosen.emit("Hengyuan Foods")
    assert dialog.take.isEnabled()
    dialog.accept()
    qtbot.waitUntil(lambda: book.session.reader.get(Organisation, other.id) is None)
    assert there.organisation_id == mine.id


def test_an_organisation_is_no_other_than_itself(
    book: Book, there: OrganisationView, requests: Requests, qtbot: QtBot
) -> None:
    dialog = dialog_for(book, requests, qtbot, stored(book, "恒源食品"), None)
    dialog.names.chosen.emit("恒源食品")
    assert not dialog.take.isEnabled()


def test_one_deleted_meanwhile_is_said_and_nothing_is_done(
    book: Book, there: OrganisationView, other: Organisation, requests: Requests, qtbot: QtBot
) -> None:
    mine = stored(book, "恒源食品")
    dialog = dialog_for(book, requests, qtbot, mine, other)
    book.session.undo()
    book.session.wait()
    with qtbot.waitSignal(requests.refused) as refused:
        dialog.accept()
    assert "deleted meanwhile" in str(refused.args[0].text)
    assert book.session.reader.get(Organisation, mine.id) == mine
