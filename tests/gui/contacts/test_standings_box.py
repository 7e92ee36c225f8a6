"""Where a contact stands, on their page: a line for each lens, which opens it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.emotion import Emotion
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.money import Money
from salesbook.domain.purchase import Purchase
from salesbook.gui.contacts.standings_box import StandingsBox
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.operations.contacts import add_contact
from salesbook.operations.sales import record_purchase
from salesbook.operations.visits import log_visit
from salesbook.queries.lens_facts import what_of_the_book
from tests.factories import entry, profile


@pytest.fixture
def box(sample_session: Session, requests: Requests, qtbot: QtBot) -> Iterator[StandingsBox]:
    """The box in its scroll area."""
    made = StandingsBox(sample_session, requests)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(made)
    qtbot.addWidget(area)
    area.resize(320, 600)
    area.show()
    yield made
    area.close()


def named(session: Session, name: str) -> Contact:
    (found,) = session.reader.select(Contact, "name = ?", name)
    return found


def test_every_lens_has_a_line_that_opens_it(
    box: StandingsBox, sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    wang = named(sample_session, "王小明")
    box.show_contact(wang.id, colleague=False)
    qtbot.waitUntil(lambda: len(box.rows) == len(LENSES))
    name, position = box.rows["kotler-grid"]
    assert (name.whole(), position.whole()) == ("Kotler grid", "Butterfly")
    wanted: list[tuple[str, str]] = []
    requests.lens_wanted.connect(lambda lens, contact: wanted.append((lens, contact)))
    position.click()
    assert wanted == [("kotler-grid", wang.id)]


def test_what_only_means_that_nothing_is_known_is_not_shown_like_a_finding(
    box: StandingsBox, sample_session: Session, qtbot: QtBot
) -> None:
    quiet = {"kotler-grid", "loyalty-ladder", "growth-of-trust", "three-proofs", "service-tier"}
    new = profile("Emma Clarke")
    sample_session.do(add_contact, new)
    sample_session.wait()
    box.show_contact(new.contact.id, colleague=False)
    qtbot.waitUntil(lambda: len(box.rows) == len(LENSES))
    assert {box.rows[name][1].property("look") for name in quiet} == {"quiet-small"}
    # In alarm, doubt is a finding, though nothing else is known.
    told = entry(new.contact, day=sample_session.today)
    angry = replace(told.participations[0], emotion=Emotion.ANGRY)
    sample_session.do(log_visit, replace(told, participations=(angry,)))
    sample_session.wait()
    box.show_contact(new.contact.id, colleague=False)
    qtbot.waitUntil(lambda: box.rows["growth-of-trust"][1].property("look") == "link")
    assert box.rows["growth-of-trust"][1].whole() == "Doubt"
    assert box.rows["kotler-grid"][1].property("look") == "quiet-small"


def test_another_contact_takes_the_lines_over(box: StandingsBox, sample_session: Session, qtbot: QtBot) -> None:
    box.show_contact(named(sample_session, "王小明").id, colleague=False)
    qtbot.waitUntil(lambda: len(box.rows) == len(LENSES))
    box.show_contact(named(sample_session, "Daniel Osei").id, colleague=False)
    qtbot.waitUntil(lambda: box.rows["kotler-grid"][1].whole() == "True friend")


def test_a_colleague_has_none(box: StandingsBox, sample_session: Session) -> None:
    box.show_contact(named(sample_session, "王小明").id, colleague=True)
    assert not box.isVisible()


def test_what_is_remembered_of_the_book_follows_every_change(
    box: StandingsBox, sample_session: Session, qtbot: QtBot
) -> None:
    wang, day = named(sample_session, "王小明"), sample_session.today
    box.show_contact(wang.id, colleague=False)
    qtbot.waitUntil(lambda: sample_session.reader.remembered(what_of_the_book(day)) is not None)
    assert "number" in box.rows["pareto"][1].toolTip().lower()
    before = box.rows["pareto"][1].toolTip()
    rich = named(sample_session, "Daniel Osei")
    sale = Purchase(rich.id, day, Money(10**11, "CNY"))
    sample_session.do(record_purchase, sale, rich)
    sample_session.wait()
    assert sample_session.reader.remembered(what_of_the_book(day)) is None
    box.show_contact(wang.id, colleague=False)
    qtbot.waitUntil(lambda: box.rows["pareto"][1].toolTip() != before)
    # And the next contact is told of the same book.
    box.show_contact(rich.id, colleague=False)
    qtbot.waitUntil(lambda: "number 1 of" in box.rows["pareto"][1].toolTip().lower())
