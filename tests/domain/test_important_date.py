"""Birthdays and festivals in both calendars, by a table of known days and by another library's calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from salesbook.domain.errors import Refused
from salesbook.domain.important_date import (
    Calendar,
    DateKind,
    ImportantDate,
    lunar_dates,
    parse_important_date,
    solar_dates,
    year_first,
)
from salesbook.domain.numeric_days import DayOrder


def solar(month: int, day: int, year: int | None = None) -> ImportantDate:
    return ImportantDate("somebody", DateKind.BIRTHDAY, month, day, year)


def lunar(month: int, day: int, *, leap: bool = False, year: int | None = None) -> ImportantDate:
    return ImportantDate("somebody", DateKind.BIRTHDAY, month, day, year, Calendar.LUNAR, leap)


# Spring festivals, mid-autumn, dragon boats, Laba; then the ordinary month, the leap month and the month after it.
KNOWN_LUNAR_DAYS = [
    (1950, 1, 1, False, "1950-02-17"),
    (1985, 1, 1, False, "1985-02-20"),
    (2000, 1, 1, False, "2000-02-05"),
    (2014, 1, 1, False, "2014-01-31"),
    (2023, 1, 1, False, "2023-01-22"),
    (2024, 1, 1, False, "2024-02-10"),
    (2025, 1, 1, False, "2025-01-29"),
    (2026, 1, 1, False, "2026-02-17"),
    (2034, 1, 1, False, "2034-02-19"),
    (2014, 8, 15, False, "2014-09-08"),
    (2017, 8, 15, False, "2017-10-04"),
    (2020, 8, 15, False, "2020-10-01"),
    (2023, 8, 15, False, "2023-09-29"),
    (2024, 8, 15, False, "2024-09-17"),
    (2025, 8, 15, False, "2025-10-06"),
    (2026, 8, 15, False, "2026-09-25"),
    (2033, 8, 15, False, "2033-09-08"),
    (2020, 5, 5, False, "2020-06-25"),
    (2024, 5, 5, False, "2024-06-10"),
    (2026, 5, 5, False, "2026-06-19"),
    (2023, 12, 8, False, "2024-01-18"),
    (2024, 12, 8, False, "2025-01-07"),
    (2025, 12, 8, False, "2026-01-26"),
    (1984, 10, 1, True, "1984-11-23"),
    (2014, 9, 1, False, "2014-09-24"),
    (2014, 9, 1, True, "2014-10-24"),
    (2014, 10, 1, False, "2014-11-22"),
    (2017, 6, 1, False, "2017-06-24"),
    (2017, 6, 1, True, "2017-07-23"),
    (2017, 7, 1, False, "2017-08-22"),
    (2020, 4, 1, False, "2020-04-23"),
    (2020, 4, 1, True, "2020-05-23"),
    (2020, 5, 1, False, "2020-06-21"),
    (2023, 2, 1, False, "2023-02-20"),
    (2023, 2, 1, True, "2023-03-22"),
    (2023, 3, 1, False, "2023-04-20"),
    (2025, 6, 1, False, "2025-06-25"),
    (2025, 6, 1, True, "2025-07-25"),
    (2025, 7, 1, False, "2025-08-23"),
    (2033, 11, 1, False, "2033-11-22"),
    (2033, 11, 1, True, "2033-12-22"),
    (2033, 12, 1, False, "2034-01-20"),
]


@pytest.mark.parametrize(("year", "month", "day", "leap", "expected"), KNOWN_LUNAR_DAYS)
def test_a_lunar_day_falls_on_the_solar_day_of_the_almanac(
    year: int, month: int, day: int, leap: bool, expected: str
) -> None:
    assert lunar(month, day, leap=leap).in_year(year).isoformat() == expected


def test_every_lunar_day_from_1950_to_2099_agrees_with_another_library() -> None:
    from lunar_python import LunarYear, Solar

    wrong = []
    # The two libraries are known to differ by a day in a month of these two years.
    for year in set(range(1950, 2100)) - {2089, 2097}:
        months: list[Any] = [one for one in LunarYear.fromYear(year).getMonths() if one.getYear() == year]
        assert len(months) in (12, 13)
        for month in months:
            first = date.fromisoformat(Solar.fromJulianDay(month.getFirstJulianDay()).toYmd())
            for day in range(1, month.getDayCount() + 1):
                found = lunar(abs(month.getMonth()), day, leap=month.getMonth() < 0).in_year(year)
                if found != first + timedelta(days=day - 1):
                    wrong.append((year, month.getMonth(), day, found))
    assert wrong == []


def test_day_30_of_a_month_of_29_days_falls_on_its_last_day() -> None:
    assert lunar(12, 30).in_year(2023) == date(2024, 2, 9)  # a long month: New Year's Eve itself
    assert lunar(12, 30).in_year(2024) == date(2025, 1, 28)  # a short one: the 29th, New Year's Eve again
    assert lunar(12, 30).in_year(2025) == date(2026, 2, 16)
    assert lunar(6, 30, leap=True).in_year(2025) == date(2025, 8, 22)  # the leap month of 2025 has 29 days


def test_a_birthday_in_a_leap_month_falls_into_the_ordinary_month_of_years_without_it() -> None:
    born_in_leap_june = lunar(6, 1, leap=True)
    assert born_in_leap_june.in_year(2017) == date(2017, 7, 23)
    assert born_in_leap_june.in_year(2024) == date(2024, 7, 6)  # 六月初一 of a year without a leap month
    assert born_in_leap_june.in_year(2023) == date(2023, 7, 18)  # a leap month, but another one
    assert born_in_leap_june.in_year(2025) == date(2025, 7, 25)


def test_a_birthday_in_the_ordinary_month_never_falls_into_the_leap_month() -> None:
    assert lunar(6, 1).in_year(2025) == date(2025, 6, 25)


def test_a_birthday_of_the_twelfth_month_falls_into_the_next_solar_year() -> None:
    birthday = lunar(12, 8)
    assert birthday.in_year(2025) == date(2026, 1, 26)
    assert birthday.next_on_or_after(date(2026, 1, 1)) == date(2026, 1, 26)
    assert birthday.next_on_or_after(date(2026, 1, 26)) == date(2026, 1, 26)
    assert birthday.next_on_or_after(date(2026, 1, 27)) == date(2027, 1, 15)


def test_29_february_falls_on_the_28th_in_common_years() -> None:
    birthday = solar(2, 29, 1992)
    days = [birthday.in_year(year) for year in (2024, 2026, 2100, 2000)]
    assert days == [date(2024, 2, 29), date(2026, 2, 28), date(2100, 2, 28), date(2000, 2, 29)]
    assert birthday.next_on_or_after(date(2027, 3, 1)) == date(2028, 2, 29)


def test_28_february_stays_where_it_is_in_leap_years() -> None:
    assert solar(2, 28).in_year(2024) == date(2024, 2, 28)


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-03-08", "2026-03-09"), ("2026-03-09", "2026-03-09"), ("2026-03-10", "2027-03-09")],
)
def test_the_next_day_is_today_or_the_one_to_come(today: str, expected: str) -> None:
    assert solar(3, 9, 1984).next_on_or_after(date.fromisoformat(today)) == date.fromisoformat(expected)


def test_new_years_day_is_next_on_the_eve() -> None:
    assert solar(1, 1).next_on_or_after(date(2026, 12, 31)) == date(2027, 1, 1)


@pytest.mark.parametrize("entry", [solar(2, 29), solar(12, 31), lunar(1, 1), lunar(12, 30), lunar(6, 30, leap=True)])
def test_the_next_day_is_never_past_nor_more_than_a_leap_year_ahead(entry: ImportantDate) -> None:
    days = [date(2020, 1, 1) + timedelta(days=n) for n in range(0, 3000, 7)]
    found = [entry.next_on_or_after(day) for day in days]
    # A lunar year has 385 days at most.
    assert all(day <= next_day <= day + timedelta(days=385) for day, next_day in zip(days, found, strict=True))
    assert all(one <= other for one, other in pairwise(found))


def test_between_takes_in_both_ends() -> None:
    birthday = solar(3, 9)
    assert birthday.between(date(2026, 3, 9), date(2026, 3, 20)) == date(2026, 3, 9)
    assert birthday.between(date(2026, 3, 1), date(2026, 3, 9)) == date(2026, 3, 9)
    assert birthday.between(date(2026, 3, 10), date(2027, 3, 8)) is None
    assert birthday.between(date(2026, 3, 1), date(2026, 3, 8)) is None


def test_between_looks_over_the_turn_of_the_year() -> None:
    assert solar(1, 2).between(date(2026, 12, 20), date(2027, 1, 10)) == date(2027, 1, 2)
    assert solar(12, 30).between(date(2026, 12, 20), date(2027, 1, 10)) == date(2026, 12, 30)
    assert lunar(12, 8).between(date(2025, 12, 31), date(2026, 1, 31)) == date(2026, 1, 26)


def test_a_lunar_day_may_come_twice_in_one_solar_year() -> None:
    # 冬月二十: of the lunar year 2023 on 1 January 2024, and of the lunar year 2024 on 20 December.
    birthday = lunar(11, 20)
    assert birthday.between(date(2024, 1, 1), date(2024, 6, 30)) == date(2024, 1, 1)
    assert birthday.next_on_or_after(date(2024, 1, 2)) == date(2024, 12, 20)


@pytest.mark.parametrize("leap", [False, True], ids=["ordinary", "leap"])
def test_a_lunar_date_falls_only_on_days_that_name_it(leap: bool) -> None:
    for month in range(1, 13):
        for number in range(1, 31):
            entry = ImportantDate("wang", DateKind.BIRTHDAY, month, number, calendar=Calendar.LUNAR, leap_month=leap)
            for day in entry.all_between(date(2017, 1, 1), date(2026, 12, 31)):
                assert (month, number) in lunar_dates(day)


def test_a_solar_date_falls_only_on_days_that_name_it() -> None:
    for named in (date(2024, 1, 1) + timedelta(days=days) for days in range(366)):
        entry = ImportantDate("wang", DateKind.BIRTHDAY, named.month, named.day)
        for day in entry.all_between(date(2023, 1, 1), date(2025, 12, 31)):
            assert (entry.month, entry.day) in solar_dates(day)
    assert solar_dates(date(2023, 2, 28)) == [(2, 28), (2, 29)]
    assert solar_dates(date(2024, 2, 28)) == [(2, 28)]


def test_no_lunar_date_falls_on_a_day_outside_the_known_lunar_years() -> None:
    days = [date.min, date(1900, 1, 30), date(1900, 1, 31), date(2101, 1, 28), date(2101, 1, 29), date.max]
    assert [lunar_dates(day) for day in days] == [[], [], [(1, 1)], [(12, 29), (12, 30)], [], []]


def test_at_the_ends_of_the_known_lunar_years_nothing_breaks() -> None:
    assert lunar(8, 15).between(date(1900, 1, 1), date(1900, 1, 30)) is None
    assert lunar(12, 29).next_on_or_after(date(2099, 12, 31)) == date(2100, 2, 7)
    assert lunar(8, 15).between(date(2150, 1, 1), date(2150, 12, 31)) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3-9", (Calendar.SOLAR, None, 3, 9, False)),
        ("03-09", (Calendar.SOLAR, None, 3, 9, False)),
        ("--03-09", (Calendar.SOLAR, None, 3, 9, False)),
        ("1984-3-9", (Calendar.SOLAR, 1984, 3, 9, False)),
        (" 1984-03-09 ", (Calendar.SOLAR, 1984, 3, 9, False)),
        ("28/11/1980", (Calendar.SOLAR, 1980, 11, 28, False)),
        ("28.11.1980", (Calendar.SOLAR, 1980, 11, 28, False)),
        ("11/28/1980", (Calendar.SOLAR, 1980, 11, 28, False)),
        ("9.3.1984", (Calendar.SOLAR, 1984, 3, 9, False)),
        ("3/3/1984", (Calendar.SOLAR, 1984, 3, 3, False)),
        ("28/11", (Calendar.SOLAR, None, 11, 28, False)),
        ("2-29", (Calendar.SOLAR, None, 2, 29, False)),
        ("2000-2-29", (Calendar.SOLAR, 2000, 2, 29, False)),
        ("lunar:8-15", (Calendar.LUNAR, None, 8, 15, False)),
        ("Lunar: 8-15", (Calendar.LUNAR, None, 8, 15, False)),
        ("lunar:1984-8-15", (Calendar.LUNAR, 1984, 8, 15, False)),
        ("lunar:leap6-1", (Calendar.LUNAR, None, 6, 1, True)),
        ("lunar:1984-leap10-3", (Calendar.LUNAR, 1984, 10, 3, True)),
        ("lunar:12-30", (Calendar.LUNAR, None, 12, 30, False)),
        ("lunar:2023-12-30", (Calendar.LUNAR, 2023, 12, 30, False)),
    ],
)
def test_a_date_is_read_as_it_is_typed(written: str, expected: tuple[Calendar, int | None, int, int, bool]) -> None:
    found = parse_important_date(written, "somebody")
    assert (found.calendar, found.year, found.month, found.day, found.leap_month) == expected
    assert (found.contact_id, found.kind) == ("somebody", DateKind.BIRTHDAY)


def test_a_date_is_of_the_kind_asked_for() -> None:
    assert parse_important_date("10-1", "somebody", DateKind.ANNIVERSARY).kind is DateKind.ANNIVERSARY


@pytest.mark.parametrize(
    ("written", "order", "expected"),
    [
        ("3/4", DayOrder.YEAR_FIRST, "3-4"),
        ("3.4", DayOrder.YEAR_FIRST, "3-4"),
        ("3.4.", DayOrder.YEAR_FIRST, "4-3"),
        ("3/4", DayOrder.MONTH_FIRST, "3-4"),
        ("3/4", DayOrder.DAY_FIRST, "4-3"),
        ("3/4/1980", DayOrder.DAY_FIRST, "1980-4-3"),
        ("3/4/1980", DayOrder.MONTH_FIRST, "1980-3-4"),
        ("28/3", DayOrder.MONTH_FIRST, "3-28"),
        ("3-4", DayOrder.DAY_FIRST, "3-4"),
    ],
)
def test_numbers_are_put_in_order_by_the_rule_for_all_days(written: str, order: DayOrder, expected: str) -> None:
    assert year_first(written, order) == expected


def test_two_numbers_without_a_year_are_refused_with_both_where_their_order_is_unknown() -> None:
    with pytest.raises(Refused) as refused:
        parse_important_date("3/4", "somebody")
    assert str(refused.value) == "“3/4” may be two days; write 3-4 or 4-3, month and day."


@pytest.mark.parametrize("written", ["31.2.1980", "31/2/1980", "2/31/1980", "31/31/1980", "31/2"])
def test_a_day_the_calendar_lacks_is_named_as_such_however_it_is_written(written: str) -> None:
    with pytest.raises(Refused, match="There is no such day as"):
        parse_important_date(written, "somebody")


def test_what_may_be_two_days_is_refused_with_both() -> None:
    with pytest.raises(Refused) as refused:
        parse_important_date("3/4/1980", "somebody")
    assert str(refused.value) == "“3/4/1980” may be two days; write 1980-3-4 or 1980-4-3, year, month and day."


@pytest.mark.parametrize(
    "written",
    [
        "",
        "lunar:",
        "soon",
        "3/9",
        "84-3-9",
        "1984-3",
        "1984-3-9-1",
        "13-1",
        "0-1",
        "1-0",
        "1-32",
        "4-31",
        "2-30",
        "1985-2-29",
        "1900-2-29",
        "0000-3-9",
        "leap6-1",
        "2017-leap6-1",
        "lunar:13-1",
        "lunar:8-31",
        "lunar:8-0",
        "lunar:2024-leap6-1",  # no leap month that year
        "lunar:2025-leap7-1",  # another leap month
        "lunar:2024-12-30",  # a month of 29 days
        "lunar:2025-leap6-30",
        "lunar:1850-8-15",
        "solar:8-15",
        "lunar:lunar:8-15",
    ],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_important_date(written, "somebody")
    assert written in str(refused.value)
