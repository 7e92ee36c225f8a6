"""The Insights page on the sample notebook: choosing, explaining, ordering, goals, and keeping up with changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.goal import Goal
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.lenses.lens import NOT_PLACED
from salesbook.domain.money import Money
from salesbook.domain.purchase import Purchase
from salesbook.gui.asking import SMALL_TO_PLACE
from salesbook.gui.insights.first_steps_section import FirstStepsSection
from salesbook.gui.insights.goal_card import GoalCard
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.lens_section import LensSection
from salesbook.gui.insights.lens_table import CONTACT, EMOTION
from salesbook.gui.insights.needed import NEEDED, NOBODY
from salesbook.gui.insights.tiers_section import TiersSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import DARK, LIGHT
from salesbook.operations.contacts import add_contact, change_thing
from salesbook.operations.goals import drop_goal
from salesbook.operations.imports import apply_import
from salesbook.operations.sales import record_purchase
from salesbook.queries.first_steps import first_steps
from salesbook.queries.lens_view import lens_view
from salesbook.queries.tiers import tiers_in_force
from salesbook.wording import capitalised, render
from tests.factories import profile
from tests.gui.typed import type_in


@pytest.fixture
def session(sample_session: Session) -> Session:
    """The sample notebook."""
    return sample_session


@pytest.fixture
def page(session: Session, requests: Requests, qtbot: QtBot) -> Iterator[InsightsPage]:
    """The page on the sample."""
    made = InsightsPage(session, requests, LIGHT)
    qtbot.addWidget(made)
    made.resize(1166, 716)
    made.show()
    yield made
    made.close()
    session.wait()


def lens(page: InsightsPage, name: str) -> LensSection:
    """The section of a lens, shown."""
    page.choose(name)
    section = page.section()
    assert isinstance(section, LensSection)
    return section


def named(session: Session, name: str) -> Contact:
    """The contact of a name."""
    (found,) = session.reader.select(Contact, "name = ?", name)
    return found


def words_of(section: LensSection) -> list[str]:
    """The table as its rows read, contact and position."""
    model = section.table.lens
    return [
        f"{model.index(row, CONTACT).data()}: {model.index(row, model.position_column).data()}"
        for row in range(model.rowCount())
    ]


def reasons_of(section: LensSection) -> list[str]:
    """The sentences that say why somebody stands there."""
    column = section.explanation.because
    labels = [item.widget() for n in range(column.count()) if (item := column.itemAt(n)) is not None]
    return [one.text() for one in labels if isinstance(one, QLabel)]


def test_every_lens_is_a_section_and_shows_everybody_but_colleagues(page: InsightsPage, session: Session) -> None:
    people = session.reader.rows("SELECT count(*) FROM contact WHERE colleague = 0")[0][0]
    for one in LENSES:
        assert lens(page, one.name).table.lens.rowCount() == people


def test_choosing_in_the_table_chooses_in_the_picture_and_explains(page: InsightsPage, session: Session) -> None:
    section = lens(page, "kotler-grid")
    section.table.setCurrentIndex(section.table.lens.index(0, CONTACT))
    first = section.table.lens.placed[0]
    assert section.picture.selected == first.contact_id
    assert section.explanation.name.whole() == first.name
    assert section.explanation.position.text() == "True friend"
    assert page.chosen_contacts() == (first.contact_id,)


def test_choosing_in_the_picture_chooses_in_the_table(page: InsightsPage) -> None:
    section = lens(page, "kotler-grid")
    wanted = section.table.lens.placed[3].contact_id
    spot = section.picture.spot_of(wanted)
    assert spot is not None
    QTest.mouseClick(section.picture, Qt.MouseButton.LeftButton, pos=spot.place.toPoint())
    assert section.table.currentIndex().row() == 3


def test_the_best_positions_come_first_until_a_column_is_chosen(page: InsightsPage) -> None:
    section = lens(page, "kotler-grid")
    assert words_of(section)[0].endswith("True friend")
    assert words_of(section)[-1].endswith("Not placed")
    section.table.sortByColumn(EMOTION + 1, Qt.SortOrder.AscendingOrder)
    profits = [section.table.lens.figures[0].value(one.standing.figures) or 0 for one in section.table.lens.placed]
    assert profits == sorted(profits)
    section.table.sortByColumn(CONTACT, Qt.SortOrder.AscendingOrder)
    names = [one.name.casefold() for one in section.table.lens.placed]
    assert names == sorted(names)


def test_the_table_says_the_figures_that_the_reasons_say(page: InsightsPage) -> None:
    for name, columns in (("kotler-grid", (1,)), ("five-factor-loyalty", (0,)), ("pareto", (0, 1, 2))):
        model = lens(page, name).table.lens
        told = 0
        for row, one in enumerate(model.placed):
            if one.standing.position == NOT_PLACED:
                continue
            because = " ".join(render(text) for text in one.standing.because).replace(" %", "%")
            for column in columns:
                said = model.index(row, EMOTION + 1 + column).data()
                assert said in because
                told += bool(said)
        assert told > 5


def test_the_curve_says_how_few_make_most_of_the_revenue(page: InsightsPage) -> None:
    section = lens(page, "pareto")
    # Of the 13 of the sample who bought within the year the first 8 make 80 %.
    assert section.summary.text() == "13 of 38 contacts"
    assert section.few.text() == "Of all with revenue, 61.5 % bring 80 %"
    assert section.few.isVisible()
    assert lens(page, "kotler-grid").few.isHidden()


def test_what_the_bars_show_is_not_said_beside_them(page: InsightsPage, session: Session) -> None:
    factors = lens(page, "five-factor-loyalty")
    factors.choose(named(session, "单国强").id)
    assert reasons_of(factors) == ["Loyalty score 3.5 of 5"]
    assert "Satisfaction: 5" in factors.explanation.measures.accessibleName()
    values = lens(page, "value-balance")
    values.choose(named(session, "王小明").id)
    assert [words.partition(":")[0] for words in reasons_of(values)] == ["3 of 5 promises due were kept", "Never given"]
    assert "Service value: 2" in values.explanation.measures.accessibleName()


def test_return_in_the_table_opens_the_contact(page: InsightsPage, requests: Requests) -> None:
    section = lens(page, "journey")
    opened: list[str] = []
    requests.contact_wanted.connect(opened.append)
    section.table.setCurrentIndex(section.table.lens.index(1, CONTACT))
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    section.explanation.open.click()
    assert opened == [section.table.lens.placed[1].contact_id] * 2


def test_the_tables_are_sound_models(page: InsightsPage) -> None:
    for name in ("kotler-grid", "pareto", "journey"):
        QAbstractItemModelTester(lens(page, name).table.lens, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_an_order_moves_somebody_at_once(page: InsightsPage, session: Session, qtbot: QtBot) -> None:
    section = lens(page, "loyalty-ladder")
    prospect = next(one for one in section.table.lens.placed if one.standing.position.name == "prospect")
    section.choose(prospect.contact_id)
    who = named(session, prospect.name)
    session.do(record_purchase, Purchase(who.id, session.today, Money(100, "CNY")), who)
    qtbot.waitUntil(lambda: section.explanation.position.text() == "First-time buyer")
    session.undo()
    qtbot.waitUntil(lambda: section.explanation.position.text() == "Prospect")


def test_a_goal_is_set_shown_with_its_progress_and_dropped(page: InsightsPage, session: Session, qtbot: QtBot) -> None:
    for known in session.reader.select(Goal):
        session.do(drop_goal, known)
    session.wait()
    section = lens(page, "loyalty-ladder")
    dialog = section.set_a_goal()
    assert dialog is not None
    dialog.start.setCurrentIndex(dialog.start.findData("first-time-buyer"))
    dialog.end.setCurrentIndex(dialog.end.findData("first-time-buyer"))
    assert not dialog.take.isEnabled()
    dialog.end.setCurrentIndex(dialog.end.findData("repeat-buyer"))
    dialog.count.setValue(2)
    type_in(dialog.by, "today")
    dialog.accept()
    assert dialog.by.toolTip().endswith(" is not after today; give a day to come.")
    assert not any(one.count == 2 for one in session.reader.select(Goal))
    type_in(dialog.by, "30.6.2099")
    dialog.accept()
    qtbot.waitUntil(lambda: session.reader.select(Goal) != [])
    qtbot.waitUntil(lambda: section.explanation.findChildren(GoalCard) != [])
    (goal,) = session.reader.select(Goal)
    assert (goal.lens, goal.from_position, goal.to_position, goal.count) == (
        "loyalty-ladder",
        "first-time-buyer",
        "repeat-buyer",
        2,
    )
    section.explanation.drop_wanted.emit(goal)
    qtbot.waitUntil(lambda: session.reader.select(Goal) == [])
    session.undo()
    qtbot.waitUntil(lambda: session.reader.select(Goal) == [goal])


def test_a_goal_says_how_many_are_possible_and_that_it_is_set_already(
    page: InsightsPage, session: Session, qtbot: QtBot
) -> None:
    section = lens(page, "loyalty-ladder")
    buyers = [one for one in section.table.lens.placed if one.standing.position.name == "first-time-buyer"]
    dialog = section.set_a_goal()
    assert dialog is not None
    dialog.start.setCurrentIndex(dialog.start.findData("first-time-buyer"))
    dialog.end.setCurrentIndex(dialog.end.findData("client"))
    assert dialog.most.text() == f"at most {len(buyers)}"
    dialog.count.lineEdit().clear()
    qtbot.keyClicks(dialog.count.lineEdit(), "99")
    assert dialog.count.value() == 99
    assert not dialog.take.isEnabled()
    assert dialog.hint.text() == f"Only {len(buyers)} contacts stand there now; choose a smaller number."
    dialog.count.setValue(1)
    dialog.accept()
    goals = len(section.explanation.findChildren(GoalCard))
    qtbot.waitUntil(lambda: len(section.explanation.findChildren(GoalCard)) != goals)
    again = section.set_a_goal()
    assert again is not None
    again.start.setCurrentIndex(again.start.findData("first-time-buyer"))
    again.end.setCurrentIndex(again.end.findData("client"))
    again.count.setValue(1)
    assert again.hint.text() == "This goal is set already; choose another number or another day."
    assert not again.take.isEnabled()
    again.count.setValue(2)
    assert again.take.isEnabled()
    again.count.setValue(1)
    type_in(again.by, "30.6.2099")
    assert again.take.isEnabled()
    again.reject()


@pytest.mark.parametrize("name", [one.name for one in LENSES])
def test_a_lens_that_says_nothing_yet_says_what_to_record(
    empty_session: Session, requests: Requests, qtbot: QtBot, name: str
) -> None:
    page = InsightsPage(empty_session, requests, LIGHT)
    qtbot.addWidget(page)
    page.show()
    section = lens(page, name)
    qtbot.waitUntil(lambda: section.needed.text() == render(NOBODY))
    assert section.picture.isHidden()
    assert section.table.isHidden()
    empty_session.do(add_contact, profile("Anna"))
    qtbot.waitUntil(lambda: section.needed.text() == render(NEEDED[name]))
    assert section.needed.isVisible()
    assert section.table.isVisible()
    page.close()
    empty_session.wait()


def test_a_lens_that_says_something_asks_for_nothing(page: InsightsPage) -> None:
    for one in LENSES:
        section = lens(page, one.name)
        assert section.needed.isHidden()
        assert section.picture.isVisible()


def test_it_comes_back_to_its_section_and_contact(
    page: InsightsPage, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    section = lens(page, "value-balance")
    wanted = section.table.lens.placed[2].contact_id
    section.choose(wanted)
    again = InsightsPage(session, requests, DARK)
    qtbot.addWidget(again)
    again.restore(page.state())
    again.show()
    assert again.chosen() == "value-balance"
    assert again.chosen_contacts() == (wanted,)
    shown = again.section()
    assert isinstance(shown, LensSection)
    assert shown.explanation.name.whole() == section.explanation.name.whole()


def test_a_state_that_names_what_is_gone_is_no_obstacle(page: InsightsPage) -> None:
    page.restore({"section": "no-such-lens", "sections": {"no-such-lens": {}, "journey": {"chosen": "nobody"}}})
    section = lens(page, "journey")
    assert section.chosen_contacts() == ()


def test_a_name_like_markup_is_shown_as_it_is(page: InsightsPage, session: Session, qtbot: QtBot) -> None:
    section = lens(page, "kotler-grid")
    first = section.table.lens.placed[0]
    who = named(session, first.name)
    session.do(change_thing, Contact(**{**vars(who), "name": "<b>R&D</b>"}), who.name)
    qtbot.waitUntil(lambda: section.table.lens.placed[0].name == "<b>R&D</b>")
    section.choose(who.id)
    assert section.explanation.name.text() == "<b>R&D</b>"
    assert section.explanation.name.textFormat() is Qt.TextFormat.PlainText
    page.grab()


def test_it_begins_with_the_few_to_be_seen_first_and_a_press_goes_to_them(
    page: InsightsPage, session: Session, requests: Requests, qtbot: QtBot
) -> None:
    section = page.section()
    assert isinstance(section, FirstStepsSection)
    qtbot.waitUntil(lambda: section.table.shown.rowCount() > 0)
    wanted = first_steps(session.reader, session.today)
    assert tuple(section.table.shown.rows) == wanted
    first = wanted[0]
    assert page.chosen_contacts() == (first.contact_id,)
    said = {one.text() for one in section.side.findChildren(QLabel)}
    assert said >= {capitalised(render(text)) for text in (first.why.value, *first.because, first.step)}
    with qtbot.waitSignal(requests.plan_wanted) as planned:
        next(one for one in section.side.findChildren(QPushButton) if "Plan a visit" in one.text()).click()
    assert planned.args == [(first.contact_id,)]
    with qtbot.waitSignal(requests.contact_wanted) as opened:
        QTest.keyClick(section.table, Qt.Key.Key_Return)
    assert opened.args == [first.contact_id]


def test_a_book_of_some_hundred_is_asked_off_the_thread_and_nothing_flickers_meanwhile(
    session: Session, requests: Requests, qtbot: QtBot
) -> None:
    session.do(apply_import, tuple(profile(f"Jo {number}") for number in range(SMALL_TO_PLACE))).result()
    session.wait_and_tell()
    section = FirstStepsSection(session, requests, LIGHT)
    qtbot.addWidget(section)
    section.show()
    section.refresh()
    places = (section.table, section.side, section.nothing)
    assert not section.table.shown.rows, "the window did not wait for the answer"
    assert [one.isVisible() for one in places] == [False, False, False]
    qtbot.waitUntil(lambda: section.table.shown.rowCount() > 0)
    first = section.table.shown.rows[0]
    assert [one.isVisible() for one in places] == [True, True, False]
    section.refresh()
    assert (section.table.shown.rows[0], section.table.isVisible()) == (first, True), "what was shown stays until then"
    session.wait()


def test_those_at_a_tier_come_with_the_tiers(page: InsightsPage, session: Session, qtbot: QtBot) -> None:
    page.choose("tiers")
    section = page.section()
    assert isinstance(section, TiersSection)
    qtbot.waitUntil(lambda: section.table.shown.rowCount() > 0)
    placed = {lens.name: lens for lens in LENSES}["service-tier"]
    view = lens_view(session.reader, placed, session.today)
    for line in tiers_in_force(session.reader, session.today).lines:
        names = sorted(one.name for one in view.placed if one.standing.position.name == line.tier.name)
        assert sorted(one.name for one in line.people) == names
        assert line.count == len(names)
