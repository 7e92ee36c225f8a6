"""Days and times inside a line, on either side of a today that is told: weekdays, dates without a year, borders."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.domain.entry_line import parse_entry, parse_plan

WEDNESDAY, FRIDAY, SUNDAY = date(2026, 12, 2), date(2026, 12, 4), date(2026, 12, 6)


def was(words: str, today: date) -> str:
    """When a visit of these words was."""
    return _in_short(words, today, past=True)


def will_be(words: str, today: date) -> str:
    """When a visit of these words will be."""
    return _in_short(words, today, past=False)


def _in_short(words: str, today: date, past: bool) -> str:
    when = (parse_entry if past else parse_plan)(words, today, lambda _: ()).when
    parts = (str(when.day or ""), f"{when.at:%H:%M}" if when.at is not None else "", str(when.lasted or ""))
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("words", "today", "past", "coming"),
    [
        # A weekday that is today was today, and is to come in a week.
        ("Fri", FRIDAY, "2026-12-04", "2026-12-11"),
        ("周五", FRIDAY, "2026-12-04", "2026-12-11"),
        ("last Friday", FRIDAY, "2026-11-27", ""),
        ("last Tue", WEDNESDAY, "2026-12-01", ""),
        ("Fri last week", WEDNESDAY, "2026-11-27", ""),
        ("next Mon", SUNDAY, "", "2026-12-07"),
        ("next Thu", WEDNESDAY, "", "2026-12-10"),
        ("this Tue", WEDNESDAY, "2026-12-01", ""),
        ("this Fri", WEDNESDAY, "", "2026-12-04"),
        ("Thursday next week", WEDNESDAY, "", "2026-12-10"),
        ("本周五", WEDNESDAY, "", "2026-12-04"),
        ("这周一", WEDNESDAY, "2026-11-30", ""),
        ("下周日", SUNDAY, "", "2026-12-13"),
        ("上周日", SUNDAY, "2026-11-29", ""),
        ("下下周一", WEDNESDAY, "", "2026-12-14"),
        ("下个礼拜天", WEDNESDAY, "", "2026-12-13"),
        # “Thu 10” is ten o'clock; a number that is no working hour is the day of the month, if it fits.
        ("Thu 10", WEDNESDAY, "2026-11-26 10:00", "2026-12-03 10:00"),
        ("Thu 24", WEDNESDAY, "2026-11-26", "2026-12-24"),
        ("Thu 3", WEDNESDAY, "2026-11-26 15:00", "2026-12-03"),
        ("Thu 4", WEDNESDAY, "2026-11-26 16:00", "2026-12-03 16:00"),
        ("Thu 22", WEDNESDAY, "2026-11-26", "2026-12-03"),
        ("Thu 10 samples", WEDNESDAY, "2026-11-26", "2026-12-03"),
        # Dates without a year: the nearest on that side.
        ("2 Dec", WEDNESDAY, "2026-12-02", "2026-12-02"),
        ("3 Dec", WEDNESDAY, "2025-12-03", "2026-12-03"),
        ("1st of January", WEDNESDAY, "2026-01-01", "2027-01-01"),
        ("December 31st", WEDNESDAY, "2025-12-31", "2026-12-31"),
        ("29 Feb", WEDNESDAY, "2024-02-29", "2028-02-29"),
        ("2月29日", WEDNESDAY, "2024-02-29", "2028-02-29"),
        ("去年3月5日", WEDNESDAY, "2025-03-05", ""),
        ("明年一月十二号", WEDNESDAY, "", "2027-01-12"),
        ("2026年12月5日", WEDNESDAY, "", "2026-12-05"),
        ("2026/11/30", WEDNESDAY, "2026-11-30", ""),
        ("5 Dec 2026", WEDNESDAY, "", "2026-12-05"),
        ("the 31st", WEDNESDAY, "2026-10-31", "2026-12-31"),
        ("31号", WEDNESDAY, "2026-10-31", "2026-12-31"),
        ("下月5号", WEDNESDAY, "", "2027-01-05"),
        ("3号楼", WEDNESDAY, "", ""),
        ("28.2.", WEDNESDAY, "2026-02-28", "2027-02-28"),
        ("2.1.", WEDNESDAY, "2026-01-02", "2027-01-02"),
        ("29.2.", WEDNESDAY, "2024-02-29", "2028-02-29"),
        ("12/25", WEDNESDAY, "2025-12-25", "2026-12-25"),
        # Shifts and periods.
        ("in 2 weeks", WEDNESDAY, "", "2026-12-16"),
        ("in a month", date(2026, 1, 31), "", "2026-02-28"),
        ("a week ago", WEDNESDAY, "2026-11-25", ""),
        ("两周后", WEDNESDAY, "", "2026-12-16"),
        ("十天前", WEDNESDAY, "2026-11-22", ""),
        ("一个月前", date(2026, 3, 31), "2026-02-28", ""),
        ("大后天", WEDNESDAY, "", "2026-12-05"),
        ("后天", WEDNESDAY, "", "2026-12-04"),
        ("然后天气好", WEDNESDAY, "", ""),
        ("大前天", WEDNESDAY, "2026-11-29", ""),
        ("end of the month", WEDNESDAY, "", "2026-12-31"),
        ("月底", date(2027, 2, 3), "", "2027-02-28"),
        ("下月底", WEDNESDAY, "", "2027-01-31"),
        ("next week", WEDNESDAY, "", "2026-12-07"),
        ("下周", WEDNESDAY, "", "2026-12-07"),
        ("last weekend", WEDNESDAY, "2026-11-28", ""),
        ("年底", WEDNESDAY, "", "2026-12-31"),
        # No days.
        ("31 Feb", WEDNESDAY, "", ""),
        ("13月5日", WEDNESDAY, "", ""),
        ("2101-01-01", WEDNESDAY, "", ""),
        ("每周一", WEDNESDAY, "", ""),
        ("三周一次", WEDNESDAY, "", ""),
        ("sat with him", WEDNESDAY, "", ""),
    ],
)
def test_words_tell_a_day_on_either_side_of_today(words: str, today: date, past: str, coming: str) -> None:
    assert (was(words, today), will_be(words, today)) == (past, coming)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("10:30", "10:30"),
        ("3:30", "15:30"),
        ("03:30", "03:30"),
        ("12:00", "12:00"),
        ("0:15", "00:15"),
        ("24:00", ""),
        ("10:61", ""),
        ("12am", "00:00"),
        ("12 pm", "12:00"),
        ("5 p.m.", "17:00"),
        ("13pm", ""),
        ("at 9", "09:00"),
        ("9 o'clock", "09:00"),
        ("3点", "15:00"),
        ("上午11点半", "11:30"),
        ("下午两点一刻", "14:15"),
        ("中午12点", "12:00"),
        ("晚上九点", "21:00"),
        ("昨天三点", "2026-12-01 15:00"),
        ("周二十点", "2026-12-01 10:00"),
        ("今早9点", "2026-12-02 09:00"),
        ("一点", ""),
        ("两点建议", ""),
        ("this evening", ""),
        ("yesterday evening 8", "2026-12-01"),
        ("2h", "120"),
        ("1.5 hours", "90"),
        ("an hour and a half", "90"),
        ("half an hour", "30"),
        ("1 h 15 min", "75"),
        ("90 minutes", "90"),
        ("in 2 hours", ""),
        ("10分钟后", ""),
        ("两个小时", "120"),
        ("1小时20分", "80"),
        ("9点到10点半", "09:00 90"),
        ("14:00 - 15:15", "14:00 75"),
    ],
)
def test_words_tell_a_time_and_how_long(words: str, expected: str) -> None:
    assert was(words, WEDNESDAY) == expected
