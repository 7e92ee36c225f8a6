"""The way through the stages, opened from the path; how old the evidence is; what was spent on the contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.money import Money
from salesbook.domain.setting import parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Expense, ExpenseKind
from salesbook.gui.stages.history_dialog import HistoryDialog
from salesbook.operations.evidence import record_evidence
from salesbook.operations.settings import change_setting
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit
from tests.factories import entry
from tests.gui.contacts.conftest import DAY, Book


def with_a_history(book: Book) -> str:
    """Anna was met at a meal 70 days ago, moved up 60 days ago, and back five days ago; the visit is answered with."""
    meal = entry(book.anna, day=DAY - timedelta(days=70), channel=Channel.MEAL)
    book.session.do(log_visit, meal)
    book.session.wait()
    for stage, days, because in ((Stage.DATING, 60, ""), (Stage.RECOGNITION, 5, "went quiet")):
        anna = book.session.reader.get(Contact, book.anna.id)
        book.session.do(move_to_stage, anna, stage, DAY - timedelta(days=days), because)
        book.session.wait()
    book.page.open_contact(book.anna.id)
    return meal.visit.id


def opened(book: Book, qtbot: QtBot) -> HistoryDialog:
    path = book.page.contact.path
    qtbot.mouseClick(path.strip.history, Qt.MouseButton.LeftButton)
    found = book.page.window().findChildren(HistoryDialog)
    assert len(found) == 1
    return found[0]


def test_the_history_says_when_from_where_to_where_and_why(book: Book, qtbot: QtBot) -> None:
    with_a_history(book)
    dialog = opened(book, qtbot)
    model = dialog.table.shown
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told = [[str(model.index(row, column).data()) for column in (1, 2, 3)] for row in range(model.rowCount())]
    assert told[0] == ["Dating", "Recognition", "went quiet"]
    assert told[1][:2] == ["Recognition", "Dating"]
    assert told[1][2].startswith("Meal (")
    assert told[2] == ["Not met yet", "Recognition", "Met in person"]
    dialog.reject()


def test_an_offer_that_passes_a_stage_says_that_nothing_shows_it(book: Book) -> None:
    meal = entry(book.anna, day=DAY - timedelta(days=70), channel=Channel.MEAL)
    book.session.do(log_visit, meal)
    book.session.wait()
    book.page.open_contact(book.anna.id)
    strip = book.page.contact.path.strip
    assert (strip.head.text(), strip.words.text()) == ("Ready for dating:", "Meal")
    anna = book.session.reader.get(Contact, book.anna.id)
    book.session.do(record_evidence, anna, Evidence(book.anna.id, Marker.REFERS_A_CUSTOMER, DAY)).result()
    book.page.open_contact(book.anna.id)
    assert strip.head.text() == "Ready for ally:"
    assert strip.words.text() == "Refers a customer. Nothing recorded shows trust yet."


def test_picture_and_table_choose_the_same_by_keys_and_readers_hear_it(book: Book, qtbot: QtBot) -> None:
    with_a_history(book)
    dialog = opened(book, qtbot)
    assert "Dating to Recognition, went quiet" in dialog.picture.accessibleName()
    assert not dialog.go.isEnabled()
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Left)
    assert "Recognition to Dating" in dialog.picture.accessibleName()
    chosen = dialog.table.current()
    assert chosen is not None
    assert chosen.change.to_stage is Stage.DATING
    assert dialog.go.isEnabled()
    dialog.table.setCurrentIndex(dialog.table.shown.index(2, 0))
    assert "Not met yet to Recognition" in dialog.picture.accessibleName()
    dialog.reject()


def test_a_move_opens_the_visit_it_rests_on(book: Book, qtbot: QtBot) -> None:
    visit_id = with_a_history(book)
    dialog = opened(book, qtbot)
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Left)
    with qtbot.waitSignal(dialog.visit_wanted) as wanted:
        qtbot.keyClick(dialog.picture, Qt.Key.Key_Return)
    assert wanted.args == [visit_id]
    assert not dialog.isVisible()


def test_the_path_says_how_old_the_evidence_is_and_nothing_where_there_is_none(book: Book) -> None:
    book.page.open_contact(book.anna.id)
    strip = book.page.contact.path.strip
    assert strip.age.isHidden()
    assert strip.history.isHidden()
    with_a_history(book)
    assert strip.age.text() == "last evidence 2 months ago"
    assert strip.history.isVisible()


def test_an_ally_has_a_history_though_nothing_is_missing(book: Book) -> None:
    anna = book.session.reader.get(Contact, book.anna.id)
    book.session.do(move_to_stage, anna, Stage.ALLY, DAY, "old friends")
    book.session.wait()
    book.page.open_contact(book.anna.id)
    strip = book.page.contact.path.strip
    assert strip.isVisible()
    assert strip.history.isVisible()
    assert strip.head.isHidden()


def test_what_was_spent_stands_on_the_page_where_there_is_a_limit(book: Book, qtbot: QtBot) -> None:
    visit = entry(book.anna, day=DAY)
    cost = Expense(visit.visit.id, Money(120_000, "CNY"), ExpenseKind.HOSPITALITY)
    book.session.do(log_visit, replace(visit, expenses=(cost,)))
    book.session.wait()
    book.page.open_contact(book.anna.id)
    spent = book.page.contact.facts.spent
    assert spent.isHidden()
    book.session.do(change_setting, parse_setting("hospitality-limit", "1000"))
    book.session.wait()
    qtbot.waitUntil(lambda: spent.text() == f"Spent in {DAY.year}: hospitality ¥1,200 of ¥1,000")
    assert not spent.isHidden()
    assert spent.property("look") == "warning-small"
