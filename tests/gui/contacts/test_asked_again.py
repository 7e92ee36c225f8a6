"""Facts last confirmed long ago carry a quiet mark; one press says that they still hold."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Phone
from salesbook.domain.interest import Interest
from salesbook.domain.organisation import Employment
from salesbook.domain.setting import Setting
from salesbook.gui.requests import Requests
from salesbook.operations.facts import confirm_facts
from salesbook.operations.settings import change_setting
from tests.gui.contacts.conftest import DAY, Book

LONG_AGO = DAY - timedelta(days=500)


def of(book: Book, noun: type[Any]) -> Any:
    return next(one for one in book.session.reader.of_contact(noun, book.wang.id) if not getattr(one, "avoid", False))


def phone_is_marked(book: Book) -> bool:
    return not book.row("phone:").buttons["confirm"].isHidden()


@pytest.fixture
def aged(book: Book, qtbot: QtBot) -> Book:
    """王伟, whose phone, employer and interest were last confirmed five hundred days ago."""
    parts = tuple(of(book, noun) for noun in (Phone, Employment, Interest))
    book.session.do(confirm_facts, parts, "王伟", LONG_AGO)
    qtbot.waitUntil(lambda: phone_is_marked(book))
    return book


def test_a_fact_never_confirmed_has_no_mark(book: Book) -> None:
    assert book.row("phone:").buttons["confirm"].isHidden()
    assert not book.page.contact.facts.interests.still.isVisible()


def test_the_mark_says_when_and_one_press_confirms_it(aged: Book, requests: Requests, qtbot: QtBot) -> None:
    row = aged.row("phone:")
    made = row.buttons["confirm"]
    assert row.fact is not None
    assert row.fact.aside.startswith("last confirmed ")
    assert made.accessibleName() == "Confirm that it still holds: 138 0000 4127"
    with qtbot.waitSignal(requests.said) as told:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert str(told.args[0]) == "Confirmed today"
    assert of(aged, Phone).confirmed_on == DAY
    qtbot.waitUntil(lambda: not phone_is_marked(aged))
    with qtbot.waitSignal(aged.session.done):
        aged.session.undo()
    assert of(aged, Phone).confirmed_on == LONG_AGO


def test_where_somebody_works_is_confirmed_as_a_whole(aged: Book, requests: Requests, qtbot: QtBot) -> None:
    assert aged.row("employment-title:").buttons["confirm"].isHidden()
    with qtbot.waitSignal(requests.said):
        aged.row("employment:").buttons["confirm"].click()
    assert of(aged, Employment).confirmed_on == DAY


def test_old_interests_are_confirmed_together(aged: Book, requests: Requests, qtbot: QtBot) -> None:
    chips = aged.page.contact.facts.interests
    assert chips.still.isVisible()
    with qtbot.waitSignal(requests.said):
        chips.still.click()
    assert of(aged, Interest).confirmed_on == DAY
    qtbot.waitUntil(lambda: not chips.still.isVisible())


def test_the_setting_says_what_is_long_ago(aged: Book, qtbot: QtBot) -> None:
    aged.session.do(change_setting, Setting("confirm-after", "600"))
    qtbot.waitUntil(lambda: not phone_is_marked(aged))


def test_what_is_written_down_today_is_confirmed_today(aged: Book, qtbot: QtBot) -> None:
    row = aged.row("phone:")
    row.value.setFocus()
    row.value.show_text("139 0000 0000")
    row._typed()
    row.save(leaving=True)
    qtbot.waitUntil(lambda: of(aged, Phone).value == "139 0000 0000")
    assert of(aged, Phone).confirmed_on == date.today()
