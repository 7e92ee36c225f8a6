"""The Contacts page on a small notebook of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact, Note, Phone, Tag
from salesbook.domain.emotion import Emotion
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import Interest
from salesbook.domain.profile import Profile
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Participation
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.contacts.fact_row import FactRow
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import log_visit
from tests.factories import entry, profile

DAY = date.today()
HOSTILE = '<b>Bob & Co</b> <img src="file:///etc/passwd"> مرحبا ' + "长" * 10_000


@dataclass
class Book:
    """The page and whom it shows."""

    page: ContactsPage
    session: Session
    wang: Contact
    anna: Contact
    hostile: Contact

    def row(self, key_start: str) -> FactRow:
        """The line of the facts column whose key begins so."""
        for section in self.page.contact.facts.sections.values():
            for row in section.rows:
                if not row.isHidden() and row.fact is not None and row.fact.key.startswith(key_start):
                    return row
        raise AssertionError(key_start)


def wang() -> Profile:
    """A contact with something of everything that is edited."""
    new = profile("王伟", "138 0000 4127", "恒源食品")
    one = replace(new.contact, stage=Stage.DATING, best_hours="14:00")
    return replace(
        new,
        contact=one,
        tags=(Tag(one.id, "茶"),),
        interests=(Interest(one.id, "羽毛球"), Interest(one.id, "politics", avoid=True)),
        dates=(ImportantDate(one.id, DateKind.BIRTHDAY, 11, 8, calendar=Calendar.LUNAR),),
        notes=(Note("likes tea", one.id), Note("earns too little", one.id, private=True)),
    )


@pytest.fixture
def book(empty_session: Session, requests: Requests, qtbot: QtBot) -> Iterator[Book]:
    """Three contacts: one with everything, one with nothing, one whose every text is hostile."""
    session = empty_session
    anna = profile("Anna Meier")
    hostile = profile(HOSTILE, phone="O captain! my captain!", organisation=HOSTILE)
    hostile = replace(
        hostile, notes=(Note(HOSTILE, hostile.contact.id),), phones=(*hostile.phones, Phone(hostile.contact.id, "&1"))
    )
    first = wang()
    for one in (first, anna, hostile):
        session.do(add_contact, one)
    for days in (40, 30, 3):
        new = entry(first.contact, day=DAY - timedelta(days=days), note=f"note {days}\n" * 9)
        part = Participation(new.visit.id, first.contact.id, Emotion.HAPPY)
        session.do(log_visit, replace(new, participations=(part,)))
    session.wait()
    page = ContactsPage(session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    qtbot.waitUntil(lambda: not session.is_busy and len(page.panel.list.contacts.ids) == 3)
    page.open_contact(first.contact.id)
    yield Book(page, session, first.contact, anna.contact, hostile.contact)
    page.close()
    session.wait()
