"""The Stages page on a small notebook of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Participation
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.stages.board import Column
from salesbook.gui.stages.stages_page import StagesPage
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit
from tests.factories import entry, profile

DAY = date.today()
R, D, T, A = Stage.RECOGNITION, Stage.DATING, Stage.TRUST, Stage.ALLY


@dataclass
class Book:
    """The page and whom it shows: one alarmed, one stuck, one cooling, one just moved, one not met yet."""

    page: StagesPage
    session: Session
    angry: Contact
    stuck: Contact
    cold: Contact
    moved: Contact
    new: Contact

    def column(self, stage: Stage | None) -> Column:
        """The column of a stage."""
        return next(one for one in self.page.board.columns if one.stage is stage)

    def names(self, stage: Stage | None) -> list[str]:
        """Who stands there, from above."""
        cards = self.column(stage).view.cards
        found = [cards.card_at(row) for row in range(cards.rowCount())]
        return [card.row.name for card in found if card is not None]

    def stage_of(self, contact: Contact) -> Stage | None:
        """Where the notebook has somebody."""
        found = self.session.reader.get(Contact, contact.id)
        assert found is not None
        return found.stage


def added(session: Session, name: str, stage: Stage | None, moved_ago: int = 10, touched_ago: int = 3) -> Contact:
    """Somebody who came to a stage some days ago, from recognition where it is a further one."""
    new = profile(name, organisation="恒源食品")
    begins = R if stage not in (None, R) else stage
    contact = replace(new.contact, stage=begins, added=datetime(2024, 1, 1, tzinfo=UTC))
    session.do(add_contact, replace(new, contact=contact))
    if stage is not None and stage is not begins:
        session.do(move_to_stage, contact, stage, DAY - timedelta(days=moved_ago), "we know each other")
    if stage is not None:
        session.do(log_visit, entry(contact, day=DAY - timedelta(days=touched_ago), channel=Channel.PHONE))
    return contact


@pytest.fixture
def book(empty_session: Session, requests: Requests, qtbot: QtBot) -> Iterator[Book]:
    """Five contacts on the board and one beside it."""
    session = empty_session
    angry = added(session, "赵敏", D)
    visit = entry(angry, day=DAY - timedelta(days=2), channel=Channel.PHONE)
    part = Participation(visit.visit.id, angry.id, Emotion.ANGRY)
    session.do(log_visit, replace(visit, participations=(part,)))
    stuck = added(session, "Emma Clarke", D, moved_ago=97)
    cold = added(session, "刘洋", T, touched_ago=34)
    moved = added(session, "王伟", T, moved_ago=1)
    new = added(session, "Oliver Brandt", None)
    session.do(add_part, Evidence(moved.id, Marker.REFERS_A_CUSTOMER, DAY), "王伟")
    session.wait()
    page = StagesPage(session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    qtbot.waitUntil(lambda: not session.is_busy and page.board.columns[2].view.cards.rowCount() == 2)
    yield Book(page, session, angry, stuck, cold, moved, new)
    page.close()
    session.wait()
