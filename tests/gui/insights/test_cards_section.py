"""The greeting cards on the Insights page: planning, what is due, words with a preview, marking as sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate
from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact, Tag
from salesbook.domain.visit import Visit
from salesbook.gui.insights.card_plan_dialog import CardPlanDialog
from salesbook.gui.insights.card_words_dialog import CardWordsDialog
from salesbook.gui.insights.cards_section import CardsSection
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.cards import plan_cards_for, save_template
from salesbook.operations.contacts import add_contact, add_part
from tests.factories import profile


@pytest.fixture
def section(empty_session: Session, requests: Requests, qtbot: QtBot) -> Iterator[CardsSection]:
    """The section on a notebook with nothing in it."""
    page = InsightsPage(empty_session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    page.choose("cards")
    made = page.section()
    assert isinstance(made, CardsSection)
    yield made
    page.close()
    empty_session.wait()


def people(session: Session, *names: str) -> tuple[Contact, ...]:
    """New contacts."""
    made = [profile(name) for name in names]
    for one in made:
        session.do(add_contact, one)
    session.wait()
    return tuple(one.contact for one in made)


def due_today(session: Session, *contacts: Contact) -> None:
    """A card for each that is due."""
    today = session.today
    plan = CardPlan("", CardRhythm.MONTHLY, today - timedelta(days=60), day=min(today.day, 28))
    session.do(plan_cards_for, plan, tuple(one.id for one in contacts))
    session.wait()


def told(section: CardsSection) -> list[str]:
    return [one.text() for one in section.findChildren(QLabel) if one.isVisible()]


def test_the_empty_section_says_how_a_card_comes_here(section: CardsSection) -> None:
    assert section.nothing.isVisible()
    assert not section.sent.isEnabled()
    assert not section.all_sent.isEnabled()


def test_a_card_is_shown_with_its_words_and_ended(section: CardsSection, empty_session: Session, qtbot: QtBot) -> None:
    (anna,) = people(empty_session, "Anna <b>Ek</b>")
    due_today(empty_session, anna)
    qtbot.waitUntil(lambda: section.summary.text() == "1 card due now")
    # Not by the keys that another test may have left pressed: with Ctrl the row that is chosen already would be left out.
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    section.table.selectionModel().setCurrentIndex(section.table.shown.index(0, 0), only)
    qtbot.waitUntil(lambda: "Dear Anna <b>Ek</b>," in told(section))
    assert section.chosen_contacts() == (anna.id,)
    row = section.table.current()
    assert row is not None
    section.stop(row)
    qtbot.waitUntil(section.nothing.isVisible)
    empty_session.undo()
    qtbot.waitUntil(lambda: section.table.shown.rowCount() == 1)


def test_chosen_cards_are_marked_as_sent_in_one_step(
    section: CardsSection, empty_session: Session, qtbot: QtBot
) -> None:
    due_today(empty_session, *people(empty_session, "Anna", "Bo", "Cy"))
    qtbot.waitUntil(lambda: section.summary.text() == "3 cards due now")
    for row in (0, 2):
        section.table.selectionModel().select(
            section.table.shown.index(row, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    assert section.sent.text() == "Mark 2 as sent"
    QTest.keyClick(section.sent, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: section.summary.text() == "1 card due now")
    assert [one.channel for one in empty_session.reader.select(Visit)] == [Channel.CARD] * 2
    section.all_sent.click()
    qtbot.waitUntil(lambda: section.summary.text() == "0 cards due now")
    assert not section.papers.isEnabled()
    empty_session.undo()
    empty_session.undo()
    qtbot.waitUntil(lambda: section.summary.text() == "3 cards due now")


def test_cards_are_planned_for_a_group_and_ended_again(
    section: CardsSection, empty_session: Session, qtbot: QtBot
) -> None:
    anna, bo, _cy = people(empty_session, "Anna", "Bo", "Cy")
    for one in (anna, bo):
        empty_session.do(add_part, Tag(one.id, "tea"), one.name)
    empty_session.wait()
    dialog = section.ask_for_plan()
    assert not dialog.take.isEnabled()
    choose(dialog.groups, "Tag tea (2)")
    choose(dialog.rhythm, "Every month")
    dialog.day.setValue(31)
    dialog.accept()
    qtbot.waitUntil(lambda: section.table.shown.rowCount() == 2)
    assert {(one.contact_id, one.day) for one in empty_session.reader.select(CardPlan)} == {(anna.id, 31), (bo.id, 31)}
    ending = section.ask_for_plan()
    choose(ending.groups, "Everybody but colleagues (3)")
    ending.stop()
    qtbot.waitUntil(section.nothing.isVisible)


def test_ending_what_nobody_gets_is_refused_and_the_dialog_stays(
    section: CardsSection, empty_session: Session, qtbot: QtBot
) -> None:
    people(empty_session, "Anna")
    dialog: CardPlanDialog = section.ask_for_plan()
    choose(dialog.groups, "Everybody but colleagues (1)")
    dialog.stop()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.text() == "Nobody in this group gets cards, so nothing was changed."
    assert dialog.take.isEnabled()
    dialog.reject()


def test_words_are_seen_for_a_contact_while_they_are_typed(
    section: CardsSection, empty_session: Session, qtbot: QtBot
) -> None:
    (wang,) = people(empty_session, "王小明")
    due_today(empty_session, wang)
    qtbot.waitUntil(lambda: section.table.shown.rowCount() == 1)
    dialog: CardWordsDialog = section.edit_words()
    assert not dialog.save_button.isEnabled()
    dialog.add()
    dialog.name.setText("short")
    dialog.text.setPlainText("{name}, hello from {town}")
    assert "{town}" in dialog.trouble.text()
    dialog.save()
    qtbot.waitUntil(lambda: empty_session.reader.select(CardTemplate) == [])
    dialog.text.setPlainText("{name}, hello!")
    assert (dialog.preview.text(), dialog.trouble.text()) == ("王小明, hello!", "")
    dialog.save()
    qtbot.waitUntil(lambda: [one.text for one in empty_session.reader.select(CardTemplate)] == ["{name}, hello!"])
    dialog.delete()
    qtbot.waitUntil(lambda: empty_session.reader.select(CardTemplate) == [])
    dialog.reject()


def test_words_that_are_not_saved_are_not_lost_unasked(
    section: CardsSection, empty_session: Session, qtbot: QtBot
) -> None:
    for name in ("one", "two"):
        empty_session.do(save_template, CardTemplate(name, "{name}"))
    empty_session.wait()
    qtbot.waitUntil(lambda: len(section._found.templates) == 2)
    dialog = section.edit_words()
    dialog.text.setPlainText("{name}, hello")
    dialog.list.setCurrentRow(1)
    assert dialog.text.toPlainText() == "{name}"
    dialog.list.setCurrentRow(0)
    assert dialog.text.toPlainText() == "{name}, hello"
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.question is not None
    dialog.question.stay.click()
    assert dialog.text.toPlainText() == "{name}, hello"
    dialog.save()
    qtbot.waitUntil(lambda: len(empty_session.reader.select(CardTemplate, "text = '{name}, hello'")) == 1)
    dialog.reject()
    assert not dialog.isVisible()


def test_a_plan_takes_other_words(section: CardsSection, empty_session: Session, qtbot: QtBot) -> None:
    due_today(empty_session, *people(empty_session, "Anna"))
    template = CardTemplate("short", "{name}!")
    empty_session.do(save_template, template)
    empty_session.wait()
    qtbot.waitUntil(lambda: len(section._found.templates) == 1)
    section.table.setCurrentIndex(section.table.shown.index(0, 0))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in section.findChildren(QComboBox)))
    choose(next(one for one in section.findChildren(QComboBox) if one.isVisible()), "Short")
    qtbot.waitUntil(lambda: section.table.shown.rows[0].template == template)
    qtbot.waitUntil(lambda: "Anna!" in told(section))


def test_papers_are_asked_for(section: CardsSection, empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    due_today(empty_session, *people(empty_session, "Anna"))
    qtbot.waitUntil(section.papers.isEnabled)
    asked: list[tuple[str, dict[str, object]]] = []
    requests.report_wanted.connect(lambda name, values: asked.append((name, values)))
    section.papers.click()
    section.labels.click()
    assert asked == [("greeting-cards", {}), ("address-labels", {"cards_due": True})]


def choose(field: QComboBox, words: str) -> None:
    place = field.findText(words)
    assert place >= 0, [field.itemText(row) for row in range(field.count())]
    field.setCurrentIndex(place)
