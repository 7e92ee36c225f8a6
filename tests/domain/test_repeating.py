"""How something comes again: words, RRULEs, and the days they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook.domain.errors import Refused
from salesbook.domain.repeating import last_occurrence, parse_repeat, repeat_in_words

START = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "rule", "said"),
    [
        ("", "", "once"),
        ("once", "", "once"),
        ("daily", "FREQ=DAILY", "every day"),
        ("Weekly", "FREQ=WEEKLY", "every week"),
        ("every week", "FREQ=WEEKLY", "every week"),
        ("every 2  weeks", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
        ("每两周", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
        ("每3个月", "FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
        ("每月", "FREQ=MONTHLY", "every month"),
        ("yearly", "FREQ=YEARLY", "every year"),
        ("rrule:freq=weekly;byday=mo,fr", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"),
        ("FREQ=DAILY;COUNT=3", "FREQ=DAILY;COUNT=3", "FREQ=DAILY;COUNT=3"),
    ],
)
def test_words_become_a_rule_and_a_rule_words(words: str, rule: str, said: str) -> None:
    assert parse_repeat(words, START) == rule
    assert str(repeat_in_words(rule)) == said


@pytest.mark.parametrize(
    "words",
    [
        *("sometimes", "every 0 days", "every day or so", "FREQ=HOURLY", "FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=XX"),
        *("FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=x", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "BYDAY=MO"),
        *(
            "FREQ=MONTHLY;BYDAY=9MO",
            "FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=2",
            "FREQ=DAILY;UNTIL=20200101",
            "FREQ=DAILY;X=1",
        ),
    ],
)
def test_what_is_no_way_to_repeat_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        parse_repeat(words, START)


@pytest.mark.parametrize(
    ("rule", "start", "day", "last"),
    [
        ("", "2026-11-24", "2026-11-23", None),
        ("", "2026-11-24", "2026-11-24", "2026-11-24"),
        ("", "2026-11-24", "2030-01-01", "2026-11-24"),
        ("FREQ=WEEKLY", "2026-11-24", "2026-11-23", None),
        ("FREQ=WEEKLY", "2026-11-24", "2026-11-30", "2026-11-24"),
        ("FREQ=WEEKLY", "2026-11-24", "2026-12-01", "2026-12-01"),
        ("FREQ=WEEKLY", "2026-11-24", "2026-12-02", "2026-12-01"),
        ("FREQ=WEEKLY;BYDAY=FR", "2026-11-24", "2026-11-26", None),
        ("FREQ=WEEKLY;BYDAY=FR", "2026-11-24", "2026-11-27", "2026-11-27"),
        ("FREQ=DAILY;COUNT=3", "2026-11-24", "2027-01-01", "2026-11-26"),
        ("FREQ=DAILY;UNTIL=20261126T000000Z", "2026-11-24", "2027-01-01", "2026-11-26"),
        ("FREQ=HOURLY", "2026-11-24", "2027-01-01", "2026-11-24"),
        ("no rule", "2026-11-24", "2027-01-01", "2026-11-24"),
    ],
)
def test_the_newest_occurrence_up_to_a_day(rule: str, start: str, day: str, last: str | None) -> None:
    found = last_occurrence(rule, date.fromisoformat(start), date.fromisoformat(day))
    assert (found.isoformat() if found else None) == last


def test_the_last_day_of_a_month_and_29_february_are_kept_in_shorter_ones() -> None:
    monthly = parse_repeat("monthly", date(2026, 1, 31))
    days = [last_occurrence(monthly, date(2026, 1, 31), date(2026, month, 28)) for month in (3, 4, 5)]
    assert days == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    yearly = parse_repeat("yearly", date(2024, 2, 29))
    assert last_occurrence(yearly, date(2024, 2, 29), date(2026, 12, 31)) == date(2026, 2, 28)
    assert [str(repeat_in_words(rule)) for rule in (monthly, yearly)] == ["every month", "every year"]


@given(st.text(max_size=40), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_no_rule_from_elsewhere_raises(rule: str, start: date, day: date) -> None:
    found = last_occurrence(rule, start, day)
    assert found is None or start <= found <= day
    str(repeat_in_words(rule))
