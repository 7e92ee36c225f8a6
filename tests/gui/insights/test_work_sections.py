"""The sections about the rep's own work: objections, referrals, self-review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTreeWidgetItem, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.favour import Favour
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.referral import Referral
from salesbook.domain.self_review import ReviewItem, SelfReview
from salesbook.domain.visit import ValueGiven, ValueKind
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.objections_section import ObjectionsSection
from salesbook.gui.insights.offers_section import OffersSection
from salesbook.gui.insights.promises_section import PromisesSection
from salesbook.gui.insights.referrals_section import REACH, ReferralsSection
from salesbook.gui.insights.self_review_section import SelfReviewSection
from salesbook.gui.insights.values_section import ValuesSection
from salesbook.gui.recording.record_dialog import RecordDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact
from salesbook.operations.loyalty import record_favour
from salesbook.operations.sales import record_offer, record_referral
from salesbook.operations.self_reviews import review_service
from salesbook.operations.visits import log_visit
from tests.factories import entry, profile


@pytest.fixture
def page(empty_session: Session, requests: Requests, qtbot: QtBot) -> Iterator[InsightsPage]:
    """The page on a notebook with nothing in it."""
    made = InsightsPage(empty_session, requests, LIGHT)
    qtbot.addWidget(made)
    made.resize(1166, 716)
    made.show()
    yield made
    made.close()
    empty_session.wait()


def added(session: Session, name: str) -> Contact:
    new = profile(name)
    session.do(add_contact, new)
    session.wait()
    return new.contact


def heard(session: Session, who: Contact, said: str, answer: str, *, worked: bool) -> None:
    told = entry(who, day=session.today - timedelta(days=3))
    objection = Objection(said, told.visit.id, who.id, "no budget", answer, worked)
    session.do(log_visit, type(told)(told.visit, told.participations, objections=(objection,)))


def said_in(panel: ObjectionsSection) -> list[str]:
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]


def lines_of(section: ReferralsSection) -> list[QTreeWidgetItem]:
    """The lines of the tree from above."""
    walk = QTreeWidgetItemIterator(section.tree)
    found = []
    while (item := walk.value()) is not None:
        found.append(item)
        walk += 1
    return found


def test_empty_sections_say_what_will_appear(page: InsightsPage) -> None:
    page.choose("objections")
    section = page.section()
    assert isinstance(section, ObjectionsSection)
    assert section.nothing.isVisible()
    assert not section.table.isVisible()
    page.choose("referrals")
    tree = page.section()
    assert isinstance(tree, ReferralsSection)
    assert tree.nothing.isVisible()


def test_an_objection_shows_its_reasons_answers_and_people(
    page: InsightsPage, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page.choose("objections")
    section = page.section()
    assert isinstance(section, ObjectionsSection)
    wang = added(empty_session, "王小明")
    heard(empty_session, wang, "too expensive", "lifetime cost", worked=True)
    heard(empty_session, wang, "Too expensive!", "a discount", worked=False)
    qtbot.waitUntil(lambda: section.table.shown.rowCount() == 1 and section.table.shown.rows[0].times == 2)
    QAbstractItemModelTester(section.table.shown, QAbstractItemModelTester.FailureReportingMode.Fatal)
    section.table.setCurrentIndex(section.table.shown.index(0, 0))
    told = {"no budget (2 times)", "lifetime cost", "worked 1, failed 0", "a discount"}
    qtbot.waitUntil(lambda: told <= set(said_in(section)))
    copy = next(one for one in section.findChildren(QPushButton) if "Copy" in one.text() and one.isVisible())
    copy.click()
    assert QGuiApplication.clipboard().text() == "lifetime cost"
    opened: list[str] = []
    requests.contact_wanted.connect(opened.append)
    next(one for one in section.findChildren(QPushButton) if one.text() == "王小明" and one.isVisible()).click()
    assert opened == [wang.id]


def test_the_referral_tree_opens_contacts_and_names_strangers(
    page: InsightsPage, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page.choose("referrals")
    section = page.section()
    assert isinstance(section, ReferralsSection)
    anna, bo = added(empty_session, "Anna"), added(empty_session, "<b>Bo</b>")
    today = empty_session.today
    empty_session.do(record_referral, Referral(anna.id, bo.name, today, bo.id), anna)
    empty_session.do(record_referral, Referral(bo.id, "Mr Li", today), bo)
    qtbot.waitUntil(lambda: section.tree.topLevelItemCount() == 1 and section.summary.text() == "2 came by others")
    anna_line, bo_line, stranger = lines_of(section)
    assert [one.text(0) for one in (anna_line, bo_line, stranger)] == ["Anna", "<b>Bo</b>", "Mr Li"]
    assert section.tree.headerItem().textAlignment(REACH) == anna_line.textAlignment(REACH)
    opened: list[str] = []
    requests.contact_wanted.connect(opened.append)
    section.tree.setCurrentItem(bo_line)
    assert section.chosen_contacts() == (bo.id,)
    QTest.keyClick(section.tree, Qt.Key.Key_Return)
    section.tree.setCurrentItem(stranger)
    QTest.keyClick(section.tree, Qt.Key.Key_Return)
    assert opened == [bo.id]
    # Who names somebody that others named before brought nobody, and stands in the tree all the same.
    cid = added(empty_session, "Cid")
    empty_session.do(record_referral, Referral(cid.id, bo.name, today, bo.id), cid)
    qtbot.waitUntil(lambda: section.tree.topLevelItemCount() == 2)
    assert [(one.text(0), one.text(1)) for one in lines_of(section)[3:]] == [
        ("Cid", ""),
        ("<b>Bo</b>", "listed already"),
    ]
    assert section.summary.text() == "2 came by others"


def test_a_review_is_saved_shown_and_taken_back(page: InsightsPage, empty_session: Session, qtbot: QtBot) -> None:
    session = empty_session
    session.do(review_service, (SelfReview(ReviewItem.LISTENING, 2, session.today - timedelta(days=30)),))
    page.choose("self-review")
    section = page.section()
    assert isinstance(section, SelfReviewSection)
    section.scores[ReviewItem.LISTENING].choose(4)
    section.notes[ReviewItem.LISTENING].setText("ask more")
    section.save()
    qtbot.waitUntil(lambda: section.before.shown.rowCount() == 2)
    assert [one.mean for one in section.before.shown.rows] == [4, 2]
    assert section.before.shown.index(0, 2).data() == "Listening 4 (ask more)"
    qtbot.waitUntil(lambda: section.scores[ReviewItem.LISTENING].chosen() is None)
    session.undo()
    qtbot.waitUntil(lambda: section.before.shown.rowCount() == 1)


def test_a_review_can_be_saved_in_a_low_window_without_scrolling(page: InsightsPage, qtbot: QtBot) -> None:
    page.choose("self-review")
    section = page.section()
    assert isinstance(section, SelfReviewSection)
    for width, height in ((1166, 716), (968, 588)):
        page.resize(width, height)
        QApplication.processEvents()
        shown = section.take.visibleRegion().boundingRect()
        assert shown == section.take.rect()
    assert section.none.isVisible()
    assert section.before.isHidden()


def test_a_review_of_nothing_is_refused_in_words(page: InsightsPage, requests: Requests, qtbot: QtBot) -> None:
    page.choose("self-review")
    section = page.section()
    assert isinstance(section, SelfReviewSection)
    with qtbot.waitSignal(requests.refused) as refused:
        section.save()
    assert str(refused.args[0]) == "Judge at least one item, each from 1 to 5."


def test_a_promise_is_settled_from_the_ledger(page: InsightsPage, empty_session: Session, qtbot: QtBot) -> None:
    session = empty_session
    wang = added(session, "王小明")
    told = entry(wang, day=session.today - timedelta(days=9))
    late = Promise(wang.id, Side.ME, "send samples", session.today - timedelta(days=2), told.visit.id, told.visit.day)
    theirs = Promise(wang.id, Side.THEM, "ask the board", None, told.visit.id, told.visit.day, position=1)
    session.do(log_visit, type(told)(told.visit, told.participations, promises=(late, theirs)))
    page.choose("promises")
    section = page.section()
    assert isinstance(section, PromisesSection)
    qtbot.waitUntil(lambda: section.table.shown.rowCount() == 2)
    # Nobody has to press a row before its panel says something.
    row = section.table.current()
    assert row is not None
    assert row.promise_id == late.id
    assert section.side.isVisible()
    assert section.table.shown.index(0, 3).data() == "2 days overdue"
    section.settle(row, PromiseState.KEPT)
    qtbot.waitUntil(lambda: "I kept 1 of 1, 1 late" in section.kept.text())
    assert session.reader.select(Promise, "id = ?", late.id)[0].state is PromiseState.KEPT
    session.undo()
    qtbot.waitUntil(lambda: section.kept.text() == "")


def test_offers_stand_by_day_and_are_settled_from_the_list(
    page: InsightsPage, empty_session: Session, qtbot: QtBot
) -> None:
    session, today = empty_session, empty_session.today
    wang = added(session, "王小明")
    past, coming = today - timedelta(days=3), today + timedelta(days=40)
    for amount, day in ((200, coming), (100, past)):
        session.do(record_offer, Offer(wang.id, Money(amount * 100, "CNY"), past, expected_by=day), wang, "logger")
    page.choose("offers")
    section = page.section()
    assert isinstance(section, OffersSection)
    qtbot.waitUntil(lambda: section.table.shown.rowCount() == 2)
    assert [row.offer.amount.minor for row in section.table.shown.rows] == [10_000, 20_000]
    assert section.table.shown.index(0, 4).data() == "3 days overdue"
    assert section.months.text().count("¥") == 2
    section.settle(section.table.shown.rows[1].offer, "offer-won")
    (dialog,) = section.window().findChildren(RecordDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: [one.amount.minor for one in session.reader.select(Purchase)] == [20_000])


def test_value_given_says_what_somebody_never_got(page: InsightsPage, empty_session: Session, qtbot: QtBot) -> None:
    session = empty_session
    wang, li = added(session, "王小明"), added(session, "李雷")
    told = entry(wang, li, day=session.today - timedelta(days=9))
    value = ValueGiven(told.visit.id, wang.id, ValueKind.PRODUCT, "a sample", Money(5_000, "CNY"), True)
    session.do(log_visit, type(told)(told.visit, told.participations, values=(value,)))
    session.do(record_favour, Favour(wang.id, Side.ME, "a school place", session.today), wang)
    page.choose("values")
    section = page.section()
    assert isinstance(section, ValuesSection)
    qtbot.waitUntil(lambda: section.table.shown.rowCount() == 2 and section.table.shown.rows[1].total == 2)
    least, most = section.table.shown.rows
    assert (least.name, least.never) == ("李雷", tuple(ValueKind))
    assert (most.name, most.never, most.cost) == ("王小明", (ValueKind.SERVICE, ValueKind.PRICE), Money(5_000, "CNY"))
    section.table.choose(wang.id)
    qtbot.waitUntil(lambda: any(one.text() == "a school place" for one in section.findChildren(QLabel)))
