"""A contact's page: edited in place, drafts, the stage path, the timeline, hostile text, names for readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact, Email, Note, Phone, Tag
from salesbook.domain.errors import Refused
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import Interest
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.relation import Relation
from salesbook.domain.stage import Stage, StageChange
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.contacts.date_words import date_from, shown, written
from salesbook.gui.contacts.drafts import Draft
from salesbook.gui.contacts.fact_row import FactRow
from salesbook.gui.contacts.fact_words import is_phone, relation_from, relation_parts, relation_said
from salesbook.gui.contacts.portrait import sign_of
from salesbook.gui.contacts.timeline_model import EntryRole, TimelineModel
from salesbook.gui.requests import Requests
from salesbook.gui.theme import DARK, LIGHT
from salesbook.queries.timeline import EntryKind, entries_at, timeline_index
from salesbook.system.i18n import set_default_language
from tests.gui.contacts.conftest import DAY, HOSTILE, Book


def write(row: FactRow, text: str) -> None:
    """Type into a fact as an input method does, which Chinese text needs."""
    row.value.setFocus()
    row.value.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(row.value, event)


def test_what_is_typed_saves_itself_and_can_be_undone(book: Book, qtbot: QtBot) -> None:
    write(book.row("phone:"), "139 0000 0000")
    qtbot.waitUntil(lambda: book.session.reader.select(Phone, "value LIKE '139%'") != [])
    qtbot.waitUntil(lambda: book.page.contact.facts.state.text() == "Saved")
    book.session.undo()
    qtbot.waitUntil(lambda: book.row("phone:").value.text() == "138 0000 4127")
    assert book.session.reader.select(Phone, "value LIKE '139%'") == []


def test_the_reports_on_a_contact_are_opened_from_their_page(book: Book, requests: Requests, qtbot: QtBot) -> None:
    head = book.page.contact.head
    assert head.papers.accessibleName() == "Reports on this contact"
    head.papers.click()
    (menu,) = head.papers.findChildren(QMenu)
    assert menu.isVisible()
    assert [act.text() for act in menu.actions()] == ["Contact dossier", "Visit report"]
    for act, name in zip(menu.actions(), ("contact-dossier", "visit-report"), strict=True):
        with qtbot.waitSignal(requests.report_wanted) as wanted:
            act.trigger()
        assert wanted.args[0] == name
        assert wanted.args[1]["contact_id"] == book.wang.id
        assert (wanted.args[1]["last"] - wanted.args[1]["first"]).days == 365
    menu.close()


def test_two_quick_edits_of_one_contact_keep_both(book: Book, qtbot: QtBot) -> None:
    hours, met = book.row("field:best_hours"), book.row("field:how_we_met")
    write(hours, "early")
    write(met, "展会上")
    met.save(leaving=True)

    def both() -> bool:
        contact = book.session.reader.get(Contact, book.wang.id)
        return contact is not None and (contact.best_hours, contact.how_we_met) == ("early", "展会上")

    qtbot.waitUntil(both)


def test_a_new_phone_is_added_when_something_is_written(book: Book, qtbot: QtBot) -> None:
    row = book.page.contact.facts.sections["reach"].add_fact("email")
    assert row is not None
    write(row, "wang@example.com")
    row.save(leaving=True)
    qtbot.waitUntil(lambda: [one.value for one in book.session.reader.select(Email)] == ["wang@example.com"])


def test_an_emptied_phone_goes_and_the_toast_brings_it_back(book: Book, requests: Requests, qtbot: QtBot) -> None:
    row = book.row("phone:")
    row.value.setFocus()
    row.value.selectAll()
    qtbot.keyClick(row.value, Qt.Key.Key_Delete)
    with qtbot.waitSignal(requests.said):
        row.save(leaving=True)
    assert book.session.reader.select(Phone, "contact_id = ?", book.wang.id) == []
    book.session.undo()
    qtbot.waitUntil(lambda: book.session.reader.select(Phone, "contact_id = ?", book.wang.id) != [])


def test_a_day_that_does_not_exist_stays_on_screen_and_comes_back_as_a_draft(book: Book, qtbot: QtBot) -> None:
    row = book.row("date:")
    write(row, "31 Feb 1984")
    row.save(leaving=True)
    assert row.value.text() == "31 Feb 1984"
    assert "Not saved: There is no such day as “31 Feb 1984”" in row._state.text()
    qtbot.waitUntil(lambda: not book.session.is_busy)
    book.page.open_contact(book.anna.id)
    book.page.open_contact(book.wang.id)
    again = book.row("date:")
    assert (again.value.text(), again.dirty) == ("31 Feb 1984", True)
    again.give_up()
    assert not again.dirty
    qtbot.waitUntil(lambda: not book.session.is_busy)
    assert book.page.contact.facts._drafts.of(book.wang.id) == {}
    assert [one.month for one in book.session.reader.select(ImportantDate)] == [11]


def test_text_of_a_crash_is_offered_back_even_into_a_line_that_was_never_saved(book: Book, qtbot: QtBot) -> None:
    drafts = book.page.contact.facts._drafts
    drafts.keep(book.anna.id, "phone:0190a-new", Draft("Mobile", "177"))
    drafts.keep(book.anna.id, "field:best_hours", Draft("", "evenings"))
    qtbot.waitUntil(lambda: not book.session.is_busy)
    book.page.open_contact(book.anna.id)
    row = book.row("phone:")
    assert (row.value.text(), book.row("field:best_hours").value.text()) == ("177", "evenings")
    assert book.session.reader.select(Phone, "value = '177'") == []
    qtbot.keyClick(row.value, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: book.session.reader.select(Phone, "value = '177'") != [])
    qtbot.waitUntil(lambda: "phone:0190a-new" not in drafts.of(book.anna.id))


def test_typing_keeps_a_draft_before_it_is_saved(book: Book, qtbot: QtBot) -> None:
    row = book.row("date:")
    write(row, "half a d")
    key = row.fact.key if row.fact else ""
    qtbot.waitUntil(lambda: book.page.contact.facts._drafts.of(book.wang.id).get(key) == Draft("Birthday", "half a d"))


def test_a_phone_that_is_a_poem_is_kept_and_marked(book: Book) -> None:
    book.page.open_contact(book.hostile.id)
    row = book.row("phone:")
    assert row.value.text() == "O captain! my captain!"
    assert row._state.text() == "This is not a phone number."
    assert not row.buttons["open"].isVisibleTo(row)


def test_hostile_text_is_shown_literally_and_costs_no_room(book: Book, qtbot: QtBot) -> None:
    book.page.open_contact(book.hostile.id)
    assert book.page.contact.head.name.whole() == HOSTILE
    assert book.page.contact.head.name.textFormat() is Qt.TextFormat.PlainText
    assert book.page.contact.width() < 1000
    for label in book.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
    organisation = book.session.reader.select(Organisation, "name LIKE '<b>%'")[0]
    book.page.open_organisation(organisation.id)
    assert book.page.organisation.name.whole() == HOSTILE
    assert not book.page.grab().isNull()


def test_copying_gives_the_number_as_it_is_written(book: Book) -> None:
    row = book.row("phone:")
    row.value.setFocus()
    row._show_buttons()
    assert row.buttons["copy"].isVisible()
    row.buttons["copy"].click()
    assert QGuiApplication.clipboard().text() == "138 0000 4127"


def test_interests_and_tags_are_added_changed_and_taken_away(book: Book, qtbot: QtBot) -> None:
    box = book.page.contact.facts.interests
    box.field.setText("太极 · 早上")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    found = lambda: {(one.text, one.detail) for one in book.session.reader.select(Interest, "avoid = 0")}  # noqa: E731
    qtbot.waitUntil(lambda: found() == {("羽毛球", ""), ("太极", "早上")})
    box.change(0)
    box.field.setText("网球")
    box.save()
    qtbot.waitUntil(lambda: ("网球", "") in found())
    tags = book.page.contact.facts.tags
    qtbot.keyClick(tags.chips[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: book.session.reader.select(Tag) == [])


def test_a_note_is_made_private_by_one_press(book: Book, qtbot: QtBot) -> None:
    row = book.row("note:")
    row._press("toggle")
    qtbot.waitUntil(lambda: len(book.session.reader.select(Note, "private = 1")) == 2)


def test_a_new_organisation_is_made_by_its_name(book: Book, qtbot: QtBot) -> None:
    row = book.row("employment:")
    write(row, "新单位")
    row.save(leaving=True)
    qtbot.waitUntil(lambda: book.session.reader.select(Organisation, "name = '新单位'") != [])
    organisation = book.session.reader.select(Organisation, "name = '新单位'")[0]
    assert [one.organisation_id for one in book.session.reader.select(Employment, "contact_id = ?", book.wang.id)] == [
        organisation.id
    ]


def test_a_stage_without_evidence_asks_for_a_reason_and_keeps_it(book: Book, requests: Requests, qtbot: QtBot) -> None:
    path = book.page.contact.path
    dialog = book.page.contact.ask_to_move(Stage.TRUST)
    assert dialog is not None
    assert not dialog.take.isEnabled()
    dialog.reason.setText("he said so")
    with qtbot.waitSignal(requests.said):
        dialog.accept()
    assert book.session.reader.select(StageChange, "to_stage = 'trust'")[0].because == "he said so"
    qtbot.waitUntil(lambda: path.accessibleName() == "Trust, stage 3 of 4")
    assert book.page.contact.ask_to_move(Stage.TRUST) is None


def test_evidence_opens_its_visit_in_the_timeline(book: Book, qtbot: QtBot) -> None:
    marker = book.page.contact.path.columns[Stage.RECOGNITION].markers[0]
    marker.go.click()
    current = book.page.contact.timeline.list.currentIndex()
    assert current.data(EntryRole).kind is EntryKind.VISIT
    assert book.page.contact.timeline.list.hasFocus()


def test_the_timeline_keeps_the_rules_of_models_and_fetches_as_one_scrolls(book: Book) -> None:
    reader = book.session.reader
    model = TimelineModel(lambda places: entries_at(reader, book.wang.id, places, DAY))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setUseFetchMore(False)
    places = timeline_index(reader, book.wang.id, DAY) * 40
    model.show(places, DAY)
    assert model.canFetchMore()
    while model.canFetchMore():
        model.fetchMore()
    assert model.rowCount() == len([place for place in places if not place.beneath])
    model.show_kind(EntryKind.NOTE)
    assert {model.index(row).data(EntryRole).body for row in range(model.rowCount())} == {"likes tea"}
    tester.deleteLater()


def test_a_long_note_shows_six_lines_until_it_is_unfolded(book: Book, qtbot: QtBot) -> None:
    timeline = book.page.contact.timeline.list
    row = next(
        n
        for n in range(timeline.model().rowCount())
        if timeline.model().index(n, 0).data(EntryRole).body.count("\n") > 6
    )
    index = timeline.model().index(row, 0)
    folded = timeline.sizeHintForIndex(index).height()
    timeline.setFocus()
    timeline.setCurrentIndex(index)
    qtbot.keyClick(timeline, Qt.Key.Key_Space)
    assert timeline.sizeHintForIndex(index).height() > folded
    qtbot.keyClick(timeline, Qt.Key.Key_Space)
    assert timeline.sizeHintForIndex(index).height() == folded


def test_a_photo_is_made_small_and_taken_away_again(
    book: Book, requests: Requests, qtbot: QtBot, tmp_path: Path
) -> None:
    image = QImage(2000, 1000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(tmp_path / "face.jpg"))
    portrait = book.page.contact.head.portrait
    with qtbot.waitSignal(requests.said):
        portrait.choose(tmp_path / "face.jpg")
    qtbot.waitUntil(lambda: portrait._picture is not None and portrait._picture.width() == 512)
    with qtbot.waitSignal(requests.said):
        portrait.remove()
    qtbot.waitUntil(lambda: portrait._picture is None)
    (tmp_path / "no.jpg").write_text("poem")
    with qtbot.waitSignal(requests.refused):
        portrait.choose(tmp_path / "no.jpg")


def test_every_focusable_widget_has_a_name_and_nothing_to_click_is_too_small(book: Book) -> None:
    organisation = book.session.reader.select(Organisation, "name = '恒源食品'")[0]
    views = (lambda: book.page.open_contact(book.wang.id), lambda: book.page.open_organisation(organisation.id))
    for show in views:
        show()
        for widget in book.page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), f"{type(widget).__name__} {widget.objectName()}"
                assert widget.height() >= 24, f"{type(widget).__name__} {widget.accessibleName()} {widget.height()}"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_page_opens_in_both_languages_and_comes_back_to_its_state(
    book: Book, requests: Requests, qtbot: QtBot, language: str
) -> None:
    set_default_language(language)
    state = book.page.state()
    again = ContactsPage(book.session, requests, DARK if language == "en" else LIGHT)
    qtbot.addWidget(again)
    again.resize(616, 720)
    again.restore(state)
    again.show()
    qtbot.waitUntil(lambda: again.contact.contact_id == book.wang.id)
    assert again.contact.split.orientation() is Qt.Orientation.Vertical
    assert not again.grab().isNull()


def test_dates_are_read_as_people_write_them() -> None:
    lunar = ("农历冬月初八", "冬月初八", "lunar:11-8", "农历11月8日", "农历 11-8")
    for words in lunar:
        found = date_from(words, "c", DateKind.BIRTHDAY)
        assert (found.month, found.day, found.calendar) == (11, 8, Calendar.LUNAR), words
    for words in ("4月8日", "4-8", "8 Apr", "April 8"):
        found = date_from(words, "c", DateKind.BIRTHDAY)
        assert (found.month, found.day, found.year) == (4, 8, None), words
    for words in ("1984年4月8日", "1984-4-8", "8 April 1984", "1984/4/8", "8.4.1984"):
        assert date_from(words, "c", DateKind.BIRTHDAY).year == 1984, words
    assert written(date_from("28/11/1980", "c", DateKind.BIRTHDAY)) == "1980-11-28"
    for words in ("soon", "3/4/1980", "31.2.1980", "2月30日", "31 Foo", "冬月四十"):
        with pytest.raises(Refused):
            date_from(words, "c", DateKind.BIRTHDAY)
    leap = date_from("闰十月三十", "c", DateKind.BIRTHDAY)
    assert (leap.leap_month, leap.month, leap.day) == (True, 10, 30)
    assert written(leap) == "lunar:leap10-30"
    assert shown(date_from("29 Feb 2000", "c", DateKind.BIRTHDAY)) == "29 Feb 2000"


def test_small_words_are_understood_in_both_languages() -> None:
    assert [
        sign_of(name) for name in ("王小明", "欧阳静", "陈总", "王主任", "老王", "Markus Vogel", "Cher", "🙂", "")
    ] == [
        "明",
        "静",
        "陈",
        "王",
        "王",
        "MV",
        "C",
        "?",
        "?",
    ]
    assert [is_phone(one) for one in ("138 0000", "+49 (30) 9-0 ext. 5", "021-6555转12", "moon", "1")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    set_default_language("zh_CN")
    assert relation_from("上级") == relation_from("boss") == "boss"
    wife = Relation("wang", "spouse", "陈静", detail="wife")
    assert relation_said(wife) == "陈静 · 妻子"
    assert relation_parts(relation_said(wife)) == relation_parts("陈静 · Wife") == ("陈静", "wife")
    assert relation_parts("陈静 · 老师") == ("陈静", "老师")


def test_enter_presses_the_small_buttons_beside_a_fact(book: Book, qtbot: QtBot) -> None:
    notes = book.page.contact.facts.sections["notes"]
    before = len(notes.rows)
    qtbot.keyClick(notes.add, Qt.Key.Key_Return)
    assert len([row for row in notes.rows if not row.isHidden()]) == before + 1
