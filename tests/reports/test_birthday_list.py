"""The birthday list: solar and lunar days of a span, how old somebody gets, and the number to call."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.domain.contact import Contact, Phone
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate, LunarDay
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.operations.contacts import add_contact
from salesbook.reports.birthday_list import BirthdayList, ListedDate, years_on
from salesbook.reports.options import BirthdayListOptions, NothingToPrint
from salesbook.store.notebook import Notebook
from tests.factories import TODAY
from tests.reports.papers import composed as composed
from tests.reports.papers import gathered, pages_of, said_on

DECEMBER = {"first": date(2026, 12, 1), "last": date(2026, 12, 31)}


def known(notebook: Notebook, name: str, *dates: ImportantDate, phones: tuple[Phone, ...] = ()) -> None:
    add_contact(notebook, Profile(Contact(name, id=name.lower()), dates=dates, phones=phones))


def birthday(whose: str, month: int, day: int, **fields: object) -> ImportantDate:
    return ImportantDate(whose, DateKind.BIRTHDAY, month, day, **fields)  # type: ignore[arg-type]


def listed(notebook: Notebook, **options: object) -> BirthdayList:
    made: BirthdayList = gathered(notebook, "birthday-list", **options)
    return made


def test_dates_are_listed_by_the_day_they_fall_on(notebook: Notebook) -> None:
    phones = (Phone("anna", "111", "work", position=0), Phone("anna", "222", "mobile", position=1))
    known(notebook, "Anna", birthday("anna", 12, 24, year=1984), phones=phones)
    known(notebook, "Bo", birthday("bo", 11, 1, calendar=Calendar.LUNAR, year=1980))
    known(notebook, "Cy", birthday("cy", 1, 5), ImportantDate("cy", DateKind.OTHER, 12, 3, label="founding day"))
    assert listed(notebook, **DECEMBER).dates == (
        ListedDate(date(2026, 12, 3), "Cy", "", "founding day"),
        ListedDate(date(2026, 12, 9), "Bo", "", Text("{kind}", kind=DateKind.BIRTHDAY), LunarDay(11, 1), 46, born=True),
        ListedDate(date(2026, 12, 24), "Anna", "", Text("{kind}", kind=DateKind.BIRTHDAY), None, 42, "222", born=True),
    )


def test_birthdays_alone_leave_the_other_dates_out(notebook: Notebook) -> None:
    wedding = ImportantDate("anna", DateKind.ANNIVERSARY, 12, 5)
    known(notebook, "Anna", birthday("anna", 12, 24), wedding)
    assert len(listed(notebook, **DECEMBER).dates) == 2
    assert [one.day.day for one in listed(notebook, **DECEMBER, birthdays_only=True).dates] == [24]


def test_a_lunar_birthday_early_in_the_solar_year_counts_the_lunar_one() -> None:
    entry = birthday("bo", 12, 20, calendar=Calendar.LUNAR, year=1980)
    # The twentieth of the twelfth lunar month of 2025 falls in February 2026.
    day = entry.in_year(2025)
    assert day.year == 2026
    assert years_on(entry, day) == 45
    assert years_on(birthday("bo", 1, 1), date(2026, 1, 1)) is None
    assert years_on(birthday("bo", 1, 1, year=2026), date(2026, 1, 1)) is None


def test_a_span_of_years_lists_each_time_under_its_month(notebook: Notebook) -> None:
    known(notebook, "Anna", birthday("anna", 2, 29, year=2000))
    found = listed(notebook, first=date(2027, 1, 1), last=date(2028, 12, 31))
    assert [one.day for one in found.dates] == [date(2027, 2, 28), date(2028, 2, 29)]
    words = said_on("birthday-list", found)
    assert "February 2027" in words
    assert "Birthday, turning 28" in words
    chinese = said_on("birthday-list", found, "zh_CN")
    assert "2028年2月" in chinese
    assert "生日，满28岁" in chinese


def test_many_dates_repeat_the_month_on_the_next_page(notebook: Notebook) -> None:
    for number in range(60):
        known(notebook, f"Person{number}", birthday(f"person{number}", 12, number % 30 + 1))
    pages = pages_of(composed("birthday-list", listed(notebook, **DECEMBER)))
    assert len(pages) > 1
    assert all("December 2026" in page for page in pages)
    assert sum(page.count("Person") for page in pages) == 60


def test_usual_is_until_the_end_of_the_month_after_next(notebook: Notebook) -> None:
    for today, last in ((date(2026, 11, 26), date(2027, 1, 31)), (date(2026, 12, 1), date(2027, 2, 28))):
        assert BirthdayListOptions.usual(notebook, today) == BirthdayListOptions(today, last)


def test_days_without_a_date_are_refused(notebook: Notebook) -> None:
    with pytest.raises(NothingToPrint):
        BirthdayListOptions.usual(notebook, TODAY).check(notebook)
