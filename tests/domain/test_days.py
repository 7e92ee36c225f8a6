"""Days and times as people type them. The day counted from, 24 November 2026, is a Tuesday."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from salesbook.domain.days import (
    AFTER_TODAY,
    FROM_TODAY,
    UNTIL_TODAY,
    Limit,
    Toward,
    how_long_ago,
    parse_day,
    parse_day_and_time,
    parse_time,
    text_and_day,
)
from salesbook.domain.errors import Refused
from salesbook.domain.numeric_days import DayOrder

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-11-30", "2026-11-30"),
        ("2024-02-29", "2024-02-29"),
        ("today", "2026-11-24"),
        ("tomorrow", "2026-11-25"),
        ("yesterday", "2026-11-23"),
        ("Today ", "2026-11-24"),
        ("+0d", "2026-11-24"),
        ("+3d", "2026-11-27"),
        ("+7D", "2026-12-01"),
        ("-2d", "2026-11-22"),
        ("-24d", "2026-10-31"),
        ("+400d", "2027-12-29"),
        ("wed", "2026-11-25"),
        ("sat", "2026-11-28"),
        ("SUN", "2026-11-29"),
        ("mon", "2026-11-30"),
        ("tue", "2026-12-01"),  # the next one: never today
        ("1901-01-01", "1901-01-01"),
        ("2099-12-31", "2099-12-31"),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, expected: str) -> None:
    assert parse_day(typed, TUESDAY).isoformat() == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Friday", "2026-11-27"),
        ("next mon", "2026-11-30"),
        ("last fri", "2026-11-20"),
        ("下周三", "2026-12-02"),
        ("周二", "2026-12-01"),
        ("昨天", "2026-11-23"),
        ("大后天", "2026-11-27"),
        ("三天前", "2026-11-21"),
        ("两周后", "2026-12-08"),
        ("3 days ago", "2026-11-21"),
        ("in 2 weeks", "2026-12-08"),
        ("end of the month", "2026-11-30"),
        ("下月5号", "2026-12-05"),
        ("５号", "2026-12-05"),  # the nearest
        ("20号", "2026-11-20"),
        ("5 Dec", "2026-12-05"),
        ("Nov 20th", "2026-11-20"),
        ("11月20日", "2026-11-20"),
        ("24 Nov 2025", "2025-11-24"),
        ("2025年11月24日", "2025-11-24"),
        ("on 5 Dec", "2026-12-05"),
        # In numbers: the day first with points, or where only one number can be the month.
        ("28.2.", "2027-02-28"),
        ("28.2", "2027-02-28"),
        ("3.5.", "2027-05-03"),
        ("3.5.2027", "2027-05-03"),
        ("24. 11. 2026", "2026-11-24"),
        ("24.11.2026", "2026-11-24"),
        ("11.28", "2026-11-28"),
        ("28/2", "2027-02-28"),
        ("11/28", "2026-11-28"),
        ("12-25", "2026-12-25"),
        ("2/2", "2027-02-02"),
        ("28/2/2028", "2028-02-28"),
        ("2026/11/28", "2026-11-28"),
        ("29.2.", "2028-02-29"),
        # At New Year a day without its year is the nearest.
        ("31.12.", "2026-12-31"),
        ("2.1.", "2027-01-02"),
    ],
)
def test_a_day_is_read_as_it_is_said(typed: str, expected: str) -> None:
    assert parse_day(typed, TUESDAY).isoformat() == expected


@pytest.mark.parametrize(
    ("typed", "today", "past", "coming"),
    [
        ("fri", "2026-12-04", "2026-12-04", "2026-12-11"),
        ("周五", "2026-12-05", "2026-12-04", "2026-12-11"),
        ("2 Jan", "2026-12-30", "2026-01-02", "2027-01-02"),
        ("28.12.", "2027-01-03", "2026-12-28", "2027-12-28"),
        ("12月31日", "2026-12-31", "2026-12-31", "2026-12-31"),
        ("yesterday", "2027-01-01", "2026-12-31", "2026-12-31"),  # there is only this one
        ("28.12.2027", "2027-01-03", "2027-12-28", "2027-12-28"),
    ],
)
def test_what_was_and_what_is_to_come_lie_on_their_side(typed: str, today: str, past: str, coming: str) -> None:
    on = date.fromisoformat(today)
    assert parse_day(typed, on, Toward.PAST).isoformat() == past
    assert parse_day(typed, on, Toward.FUTURE).isoformat() == coming


@pytest.mark.parametrize("weekday", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
def test_a_weekday_is_the_next_such_day_from_every_day(weekday: str) -> None:
    for start in range(1, 8):
        today = date(2026, 12, start)
        found = parse_day(weekday, today)
        assert found.strftime("%a").lower() == weekday
        assert 1 <= (found - today).days <= 7


@pytest.mark.parametrize(
    "typed",
    [
        *("", "soon", "3d", "+d", "+3", "+-3d", "+3.5d", "++3d", "28.2.26", "1.2.3", "thu 10", "fri, sat", "fri maybe"),
        *("mon 10:00", "1/2 price", "每周一", "1900-12-31", "2100-01-01", "+99999d", "-99999d", "+999999d"),
    ],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(typed, TUESDAY)
    assert f"“{typed}” is not a day" in str(refused.value)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-13-01",
        "2026-02-29",
        "0000-01-01",
        "30 Feb",
        "Feb 30",
        "2月30日",
        "30.2.",
        "30/2",
        "31.4.2027",
        "13.13.",
        "29.2.2027",
    ],
)
def test_a_day_that_no_calendar_has_is_told_so(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(typed, TUESDAY)
    assert str(refused.value) == f"There is no such day as “{typed}”; check its month and day."


@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [
        ("2/3", "2027-03-02", "2027-02-03"),
        ("3.5", "2027-05-03", "2027-03-05"),
        ("1/2/2026", "2026-02-01", "2026-01-02"),
    ],
)
def test_two_numbers_that_may_be_two_days_are_refused(typed: str, one: str, other: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(typed, TUESDAY)
    assert str(refused.value) == f"“{typed}” may be two days; write {one} or {other}, year, month and day."


@pytest.mark.parametrize(
    ("order", "typed", "day"),
    [
        (DayOrder.YEAR_FIRST, "12/3", date(2026, 12, 3)),
        (DayOrder.YEAR_FIRST, "2.3", date(2027, 2, 3)),
        (DayOrder.YEAR_FIRST, "28/2", date(2027, 2, 28)),
        (DayOrder.MONTH_FIRST, "12/3", date(2026, 12, 3)),
        (DayOrder.MONTH_FIRST, "1/2/2026", date(2026, 1, 2)),
        (DayOrder.MONTH_FIRST, "3.12.", date(2026, 12, 3)),
        (DayOrder.DAY_FIRST, "12/3", date(2027, 3, 12)),
        (DayOrder.DAY_FIRST, "1/2/2026", date(2026, 2, 1)),
        (DayOrder.DAY_FIRST, "2.3", date(2027, 3, 2)),
        (DayOrder.DAY_FIRST, "2/28", date(2027, 2, 28)),
    ],
)
def test_where_their_order_is_known_two_numbers_are_one_day(order: DayOrder, typed: str, day: date) -> None:
    assert parse_day(typed, TUESDAY, order=order) == day


@pytest.mark.parametrize(("order", "typed"), [(DayOrder.YEAR_FIRST, "1/2/2026"), (DayOrder.MONTH_FIRST, "2.3")])
def test_numbers_that_are_not_written_so_in_an_order_are_still_asked_about(order: DayOrder, typed: str) -> None:
    with pytest.raises(Refused, match="may be two days"):
        parse_day(typed, TUESDAY, order=order)


@pytest.mark.parametrize(
    ("limit", "ahead", "sentence"),
    [
        (UNTIL_TODAY, 1, "2026-11-25 is still to come; give today or a day before."),
        (FROM_TODAY, -1, "2026-11-23 is past; give today or a later day."),
        (AFTER_TODAY, 0, "2026-11-24 is not after today; give a day to come."),
    ],
)
def test_a_day_beyond_its_limit_is_told_so(limit: Limit, ahead: int, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        limit.refuse(TUESDAY + timedelta(days=ahead), TUESDAY)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(("limit", "ahead"), [(UNTIL_TODAY, 0), (UNTIL_TODAY, -9), (FROM_TODAY, 0), (AFTER_TODAY, 1)])
def test_a_day_within_its_limit_is_taken(limit: Limit, ahead: int) -> None:
    limit.refuse(TUESDAY + timedelta(days=ahead), TUESDAY)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("9:30", time(9, 30)), ("09:30", time(9, 30)), (" 14:00 ", time(14)), ("0:00", time(0)), ("23:59", time(23, 59))],
)
def test_a_time_is_read_in_24_hours(typed: str, expected: time) -> None:
    assert parse_time(typed) == expected


@pytest.mark.parametrize("typed", ["", "9", "930", "9:5", "24:00", "12:60", "9:30 pm", "9:30:00", "-1:00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        parse_time(typed)


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("tomorrow 10:00", "2026-11-25", time(10)),
        ("tomorrow", "2026-11-25", None),
        ("  2026-12-01   9:30 ", "2026-12-01", time(9, 30)),
        ("fri 14:00", "2026-11-27", time(14)),
        ("next fri 14:00", "2026-12-04", time(14)),
        ("5 Dec 9:30", "2026-12-05", time(9, 30)),
        ("下周三 9:30", "2026-12-02", time(9, 30)),
        ("in 2 weeks", "2026-12-08", None),
    ],
)
def test_a_time_may_follow_the_day(typed: str, day: str, at: time | None) -> None:
    assert parse_day_and_time(typed, TUESDAY) == (date.fromisoformat(day), at)


@pytest.mark.parametrize("typed", ["10:00", "10:00 tomorrow", "tomorrow noon", "tomorrow 10:00 sharp"])
def test_a_day_and_time_out_of_order_are_refused(typed: str) -> None:
    with pytest.raises(Refused):
        parse_day_and_time(typed, TUESDAY)


@pytest.mark.parametrize(
    ("typed", "text", "day"),
    [
        ("send samples @+3d", "send samples", "2026-11-27"),
        ("call @mon", "call", "2026-11-30"),
        ("call @ tomorrow", "call", "2026-11-25"),
        ("ask bob @home about it @2026-12-01", "ask bob @home about it", "2026-12-01"),
        ("ask bob @work @fri", "ask bob @work", "2026-11-27"),
        ("write to li@bayer.cn", "write to li@bayer.cn", None),
        ("  send samples  ", "send samples", None),
    ],
)
def test_the_day_is_what_follows_the_last_at_sign(typed: str, text: str, day: str | None) -> None:
    assert text_and_day(typed, TUESDAY) == (text, date.fromisoformat(day) if day else None)


def test_words_after_the_at_sign_that_are_no_day_are_refused() -> None:
    with pytest.raises(Refused):
        text_and_day("meet bob @work", TUESDAY)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "1 day ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (60, "8 weeks ago"),
        (61, "2 months ago"),
        (213, "6 months ago"),
        (214, "7 months ago"),
        (730, "23 months ago"),
        (731, "2 years ago"),
        (1096, "3 years ago"),
    ],
)
def test_how_long_ago_a_day_was_is_said_roughly(days: int, words: str) -> None:
    assert str(how_long_ago(TUESDAY - timedelta(days=days), TUESDAY)) == words
