"""Which days are shown: weeks from Monday, months with the weeks they touch, over the borders of months and years."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.gui.plan.span import Span, View
from salesbook.system.i18n import set_default_language


def test_a_week_is_from_monday_to_sunday_over_new_year() -> None:
    span = Span(View.WEEK, date(2026, 12, 31))
    assert (span.first, span.last) == (date(2026, 12, 28), date(2027, 1, 3))
    assert len(span.days) == 7


@pytest.mark.parametrize(
    ("day", "first", "last", "weeks"),
    [
        (date(2026, 11, 24), date(2026, 10, 26), date(2026, 12, 6), 6),
        (date(2027, 2, 5), date(2027, 2, 1), date(2027, 2, 28), 4),
        (date(2028, 2, 29), date(2028, 1, 31), date(2028, 3, 5), 5),
    ],
)
def test_a_month_has_the_weeks_it_touches(day: date, first: date, last: date, weeks: int) -> None:
    span = Span(View.MONTH, day)
    assert (span.first, span.last, len(span.days)) == (first, last, weeks * 7)


def test_the_days_of_other_months_are_seen_and_do_not_belong() -> None:
    span = Span(View.MONTH, date(2026, 11, 24))
    assert not span.holds(date(2026, 10, 31))
    assert span.holds(date(2026, 11, 1))


@pytest.mark.parametrize(
    ("day", "steps", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
    ],
)
def test_turning_a_month_keeps_the_day_where_the_month_has_it(day: date, steps: int, then: date) -> None:
    assert Span(View.MONTH, day).turned(steps).day == then


def test_nobody_turns_past_the_days_the_lunar_calendar_knows() -> None:
    last = Span(View.WEEK, date(2099, 11, 29))
    assert last.turned(5).turned(5).last < date(2100, 1, 1)
    assert Span(View.MONTH, date(1901, 3, 1)).turned(-9).first > date(1901, 1, 1)


@pytest.mark.parametrize(
    ("span", "english", "chinese"),
    [
        (Span(View.WEEK, date(2026, 11, 24)), "23 – 29 November 2026", "2026年11月23日 – 29日"),
        (Span(View.WEEK, date(2026, 12, 1)), "30 November – 6 December 2026", "2026年11月30日 – 12月6日"),
        (Span(View.WEEK, date(2027, 1, 1)), "28 December 2026 – 3 January 2027", "2026年12月28日 – 2027年1月3日"),
        (Span(View.MONTH, date(2026, 11, 24)), "November 2026", "2026年11月"),
    ],
)
def test_the_title_says_which_days(span: Span, english: str, chinese: str) -> None:
    assert span.title == english
    set_default_language("zh_CN")
    assert span.title == chinese
