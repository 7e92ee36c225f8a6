"""Where a contact stands, on their page: a line for each lens, which opens it there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.lenses import LENSES
from salesbook.gui.contacts.standings_box import StandingsBox
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session


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


def test_another_contact_takes_the_lines_over(box: StandingsBox, sample_session: Session, qtbot: QtBot) -> None:
    box.show_contact(named(sample_session, "王小明").id, colleague=False)
    qtbot.waitUntil(lambda: len(box.rows) == len(LENSES))
    box.show_contact(named(sample_session, "Daniel Osei").id, colleague=False)
    qtbot.waitUntil(lambda: box.rows["kotler-grid"][1].whole() == "True friend")


def test_a_colleague_has_none(box: StandingsBox, sample_session: Session) -> None:
    box.show_contact(named(sample_session, "王小明").id, colleague=True)
    assert not box.isVisible()
