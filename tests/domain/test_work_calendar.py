"""Days that are worked, make-up days included, and where what falls on a day off is laid."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook.domain.setting import Method
from salesbook.domain.work_calendar import WorkCalendar, work_calendar
from salesbook.system.holidays import holidays_of

OFF, WORKED = holidays_of("CN", (2025, 2026, 2027))
CHINA = work_calendar(Method(), OFF, WORKED)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-02-13", True),  # Friday
        ("2026-02-14", True),  # a Saturday worked for the Friday of the Spring Festival
        ("2026-02-15", False),  # Sunday, the first day off
        ("2026-02-16", False),  # 除夕
        ("2026-02-23", False),  # a Monday, the last day off
        ("2026-02-24", True),
        ("2026-02-28", True),  # the other Saturday worked instead
        ("2026-03-07", False),  # an ordinary Saturday
        ("2026-10-10", True),  # worked for the National Day
        ("2025-09-28", True),  # a Sunday
        ("2025-10-08", False),
    ],
)
def test_china_works_some_weekends_instead_of_days_between_holidays(day: str, worked: bool) -> None:
    assert CHINA.is_worked(date.fromisoformat(day)) is worked


def test_a_day_off_of_ones_own_comes_before_what_the_country_says() -> None:
    own = work_calendar(Method(days_off=("2026-02-14",)), OFF, WORKED)
    assert not own.is_worked(date(2026, 2, 14))


def test_the_working_days_are_the_notebooks() -> None:
    six = work_calendar(Method(working_days=("mon", "tue", "wed", "thu", "fri", "sat")), (), ())
    assert [six.is_worked(date(2026, 11, 23) + timedelta(days=n)) for n in range(7)] == [True] * 6 + [False]


@pytest.mark.parametrize(
    ("due", "laid"),
    [
        ("2026-11-20", "2026-11-20"),  # Friday stays
        ("2026-11-21", "2026-11-23"),  # Saturday comes on Monday
        ("2026-11-22", "2026-11-24"),  # Sunday on Tuesday, so that Monday has no pile
        ("2026-11-23", "2026-11-23"),
        ("2026-02-15", "2026-02-24"),  # the first day of the Spring Festival on the first day after it
        ("2026-02-16", "2026-02-25"),
        ("2026-02-19", "2026-02-28"),  # the fifth on the fifth, a Saturday that is worked
        ("2026-02-20", "2026-03-02"),
        ("2026-02-23", "2026-03-05"),  # the ninth on the ninth
    ],
)
def test_what_falls_on_days_off_is_laid_over_as_many_days_after_them(due: str, laid: str) -> None:
    assert CHINA.laid(date.fromisoformat(due)) == date.fromisoformat(laid)


def test_no_day_after_a_rest_carries_a_pile() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    laid = [CHINA.laid(day) for day in days]
    carried = [laid.count(day) for day in days]
    # Its own, one of the rest, and, within a long rest's days, one of the weekend between.
    assert max(carried) == 3
    assert carried.count(3) <= 6


def test_where_nothing_is_ever_worked_everything_stays() -> None:
    never = WorkCalendar(frozenset())
    assert never.laid(date(2026, 11, 24)) == never.next_worked(date(2026, 11, 24)) == date(2026, 11, 24)


@given(
    st.frozensets(st.integers(0, 6)),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 1)), max_size=40),
    st.dates(date(2025, 12, 1), date(2026, 4, 1)),
)
def test_nothing_is_laid_before_its_day_nor_on_a_day_off(
    weekdays: frozenset[int], off: frozenset[date], day: date
) -> None:
    calendar = WorkCalendar(weekdays, off)
    laid = calendar.laid(day)
    assert laid >= day
    assert calendar.is_worked(laid) or not weekdays
    assert (laid == day) or not calendar.is_worked(day)
