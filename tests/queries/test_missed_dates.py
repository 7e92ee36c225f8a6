"""Dates nobody answered: they leave Today after fourteen days and stand as missed, never before the contact was known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.profile import Profile
from salesbook.domain.reminders.reminder import AnswerKind
from salesbook.operations.contacts import add_contact
from salesbook.operations.reminders import answer_reminder
from salesbook.queries.missed_dates import missed_dates
from salesbook.queries.today import today
from salesbook.store.notebook import Notebook
from tests.factories import new_notebook

ANNA = Contact("Anna", added=datetime(2024, 6, 1, 12, tzinfo=UTC))
BIRTHDAY = ImportantDate(ANNA.id, DateKind.BIRTHDAY, 3, 9)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    book = new_notebook(tmp_path)
    add_contact(book, Profile(ANNA, dates=(BIRTHDAY,)))
    yield book
    book.close()


def days(notebook: Notebook, day: date) -> list[date]:
    return [one.day for one in missed_dates(notebook, ANNA, day)]


def test_a_date_is_missed_from_the_fifteenth_day_on(notebook: Notebook) -> None:
    fell = date(2025, 3, 9)
    assert days(notebook, fell + timedelta(days=14)) == []
    assert days(notebook, fell + timedelta(days=15)) == [fell]


def test_what_fell_before_the_contact_was_known_is_nobodys(notebook: Notebook) -> None:
    assert date(2024, 3, 9) not in days(notebook, date(2026, 1, 1))


def test_an_answered_year_is_not_missed_and_the_others_are(notebook: Notebook) -> None:
    on = date(2025, 3, 9)
    (reminder,) = [one for one in today(notebook, on).must if one.subject == BIRTHDAY.id]
    answer_reminder(notebook, reminder, AnswerKind.DONE, on)
    assert days(notebook, date(2027, 1, 1)) == [date(2026, 3, 9)]


def test_a_lunar_date_is_missed_by_its_own_day(tmp_path: Path) -> None:
    book = new_notebook(tmp_path)
    moon = ImportantDate(ANNA.id, DateKind.FESTIVAL, 8, 15, calendar=Calendar.LUNAR, label="中秋")
    add_contact(book, Profile(ANNA, dates=(moon,)))
    assert [one.day for one in missed_dates(book, ANNA, date(2026, 11, 1))] == [
        date(2026, 9, 25),
        date(2025, 10, 6),
        date(2024, 9, 17),
    ]
    book.close()
