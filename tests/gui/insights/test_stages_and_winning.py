"""The sections about the stages and about the cost of winning, and organisations in a lens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.organisation import Organisation
from salesbook.domain.purchase import Purchase
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Expense, ExpenseKind
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.lens_section import LensSection
from salesbook.gui.insights.lens_table import CONTACT, EMOTION, STAGE
from salesbook.gui.insights.stages_section import StagesSection
from salesbook.gui.insights.winning_section import WinningSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact
from salesbook.operations.sales import record_purchase
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit
from tests.factories import entry, profile


def page_on(session: Session, requests: Requests, qtbot: QtBot) -> InsightsPage:
    made = InsightsPage(session, requests, LIGHT)
    qtbot.addWidget(made)
    made.resize(1166, 716)
    made.show()
    return made


@pytest.fixture
def page(empty_session: Session, requests: Requests, qtbot: QtBot) -> Iterator[InsightsPage]:
    """The page on a notebook with nothing in it."""
    made = page_on(empty_session, requests, qtbot)
    yield made
    made.close()
    empty_session.wait()


@pytest.fixture
def told(sample_session: Session, requests: Requests, qtbot: QtBot) -> Iterator[InsightsPage]:
    """The page on the sample."""
    made = page_on(sample_session, requests, qtbot)
    yield made
    made.close()
    sample_session.wait()


def added(session: Session, name: str) -> Contact:
    new = profile(name)
    session.do(add_contact, new)
    session.wait()
    return new.contact


def said_in(panel: QWidget) -> set[str]:
    return {one.text() for one in panel.findChildren(QLabel) if one.isVisible()}


def stages(page: InsightsPage) -> StagesSection:
    page.choose("stages")
    section = page.section()
    assert isinstance(section, StagesSection)
    return section


def test_the_moves_of_the_last_days_stand_with_their_why_and_open_the_contact(
    page: InsightsPage, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    section, today = stages(page), empty_session.today
    assert section.nothing.isVisible()
    wang, li = added(empty_session, "王小明"), added(empty_session, "李雷")
    empty_session.do(log_visit, entry(wang, day=today - timedelta(days=9), channel=Channel.MEAL))
    empty_session.wait()
    met = empty_session.reader.get(Contact, wang.id)
    empty_session.do(move_to_stage, met, Stage.DATING, today - timedelta(days=2), "tea together")
    qtbot.waitUntil(lambda: section.table.shown.rowCount() == 2)
    QAbstractItemModelTester(section.table.shown, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [tuple(str(section.table.shown.index(row, column).data()) for column in range(1, 5)) for row in range(2)]
    assert rows == [
        ("王小明", "Recognition", "Dating", "tea together"),
        ("王小明", "Not met yet", "Recognition", "Met in person"),
    ]
    assert section.summary.text() == "Last 90 days: 1 up, 1 new"
    assert section.flow.text() == "Moved up to dating: 1"
    section.table.setCurrentIndex(section.table.shown.index(1, 0))
    assert section.picture.selected == wang.id
    words = {"王小明", "Not met yet to Recognition", "Met in person"}
    qtbot.waitUntil(lambda: words <= said_in(section))
    with qtbot.waitSignal(requests.visit_wanted):
        next(
            one for one in section.findChildren(QPushButton) if one.text() == "Show the visit" and one.isVisible()
        ).click()
    section.choose(li.id)
    assert section.chosen_contacts() == (li.id,)
    assert section.picture.selected == li.id
    qtbot.waitUntil(lambda: "李雷" in said_in(section))
    with qtbot.waitSignal(requests.contact_wanted) as wanted:
        qtbot.keyClick(section.picture, Qt.Key.Key_Return)
    assert wanted.args == [li.id]


def test_the_picture_shows_everybody_at_their_stage(told: InsightsPage, sample_session: Session) -> None:
    section = stages(told)
    people = sample_session.reader.rows("SELECT count(*) FROM contact WHERE colleague = 0")[0][0]
    assert sum(len(rung.people) for rung in section.picture._rungs) == people
    assert [rung.name for rung in section.picture._rungs] == ["Ally", "Trust", "Dating", "Recognition", "Not met yet"]


def test_a_narrow_window_leaves_out_from_where_and_keeps_why(told: InsightsPage) -> None:
    section = stages(told)
    assert not section.table.isColumnHidden(2)
    told.resize(960, 588)
    QApplication.processEvents()
    assert section.table.isColumnHidden(2)
    assert not section.table.isColumnHidden(4)


def test_winning_is_held_against_keeping_year_by_year(
    page: InsightsPage, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page.choose("winning")
    section = page.section()
    assert isinstance(section, WinningSection)
    assert section.nothing.isVisible()
    assert section.rule.isHidden()
    year = empty_session.today.year
    old, new = added(empty_session, "Anna"), added(empty_session, "Bo")
    for who, amount in ((old, 100), (new, 400)):
        visit = entry(who, day=date(year, 1, 1))
        cost = Expense(visit.visit.id, Money(amount * 100, "CNY"), ExpenseKind.HOSPITALITY)
        empty_session.do(log_visit, replace(visit, expenses=(cost,)))
    for who, day in ((old, date(year - 1, 6, 1)), (old, date(year, 1, 1)), (new, date(year, 1, 1))):
        empty_session.do(record_purchase, Purchase(who.id, day, Money(100_000, "CNY")), who)
    qtbot.waitUntil(lambda: section.summary.text() == f"{year}: Winning one cost 4 times as much as keeping one.")
    first = [str(section.table.shown.index(0, column).data()) for column in range(5)]
    assert first == [str(year), "1", "¥400", "1", "¥100"]
    assert section.table.shown.index(1, 4).data() == "–"
    section.table.setCurrentIndex(section.table.shown.index(0, 0))
    qtbot.waitUntil(lambda: {"On winning: ¥400", "On keeping: ¥100"} <= said_in(section))
    with qtbot.waitSignal(requests.contact_wanted) as wanted:
        next(one for one in section.findChildren(QPushButton) if one.text() == "Bo: ¥400").click()
    assert wanted.args == [new.id]


def test_a_lens_of_organisations_shows_them_and_opens_their_page(
    told: InsightsPage, sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    told.choose("pareto")
    section = told.section()
    assert isinstance(section, LensSection)
    people = section.table.lens.rowCount()
    qtbot.mouseClick(section.whose._buttons[1][1], Qt.MouseButton.LeftButton)
    model = section.table.lens
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    bought = sample_session.reader.rows(
        "SELECT count(DISTINCT organisation_id) FROM purchase WHERE organisation_id IS NOT NULL"
    )[0][0]
    assert 0 < model.rowCount() == bought < people
    assert model.headerData(CONTACT, Qt.Orientation.Horizontal) == "Organisation"
    assert section.table.isColumnHidden(STAGE)
    assert section.table.isColumnHidden(EMOTION)
    section.table.setCurrentIndex(model.index(0, CONTACT))
    first = model.placed[0].contact_id
    organisation = sample_session.reader.get(Organisation, first)
    assert organisation is not None
    assert section.picture.selected == first
    assert section.explanation.name.whole() == organisation.name
    assert section.explanation.goal.isHidden()
    assert section.explanation.plan.isHidden()
    assert section.chosen_contacts() == ()
    with qtbot.waitSignal(requests.organisation_wanted) as wanted:
        qtbot.keyClick(section.table, Qt.Key.Key_Return)
    assert wanted.args == [first]
    kept = section.state()
    section.show_organisations(False)
    assert model.rowCount() == people
    assert not section.explanation.goal.isHidden()
    section.restore(kept)
    section.refresh()
    assert (section.of_organisations, section.state()["chosen"]) == (True, first)


def test_only_the_lenses_that_place_organisations_offer_them(told: InsightsPage) -> None:
    offered = []
    for name in ("pareto", "customer-equity", "kotler-grid", "journey"):
        told.choose(name)
        section = told.section()
        assert isinstance(section, LensSection)
        offered.append(section.whose.isVisible())
    assert offered == [True, True, False, False]
