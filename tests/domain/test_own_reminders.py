"""Reminders of the rep's own that repeat: on days off they wait, unless the rep named the day."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.reminders import occurring, unanswered
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder
from salesbook.domain.setting import Method
from salesbook.domain.work_calendar import work_calendar
from salesbook.system.holidays import holidays_of

CHINA = work_calendar(Method(), *holidays_of("CN", (2026,)))


def due(start: str, rule: str, day: str, *answers: Answer) -> list[Reminder]:
    """What is due in China on a day, of one reminder from a day on."""
    own = (OwnReminder("report", date.fromisoformat(start), rule, id="r"),)
    today = date.fromisoformat(day)
    return list(unanswered(occurring(ReminderFacts(Method(), {}, own=own, calendar=CHINA), today), answers, today))


@pytest.mark.parametrize(
    ("start", "rule", "day", "falls", "shown"),
    [
        # 25 November 2026 is a Wednesday; 1 to 7 October are holidays, and Saturday 10 October is worked.
        ("2026-11-25", "FREQ=DAILY", "2026-11-27", "2026-11-27", "2026-11-27"),
        ("2026-11-25", "FREQ=DAILY", "2026-11-29", "2026-11-27", "2026-11-27"),  # a Sunday: Friday's is the newest
        ("2026-11-25", "FREQ=DAILY", "2026-11-30", "2026-11-30", "2026-11-30"),
        ("2026-09-01", "FREQ=MONTHLY", "2026-10-07", "2026-09-01", "2026-09-01"),
        ("2026-09-01", "FREQ=MONTHLY", "2026-10-08", "2026-10-01", "2026-10-08"),
        ("2026-09-03", "FREQ=WEEKLY", "2026-10-07", "2026-09-24", "2026-09-24"),  # Thursdays
        ("2026-09-10", "FREQ=MONTHLY", "2026-10-10", "2026-10-10", "2026-10-10"),
        # Saturdays were named, and so was the one day.
        ("2026-11-21", "FREQ=WEEKLY", "2026-11-28", "2026-11-28", "2026-11-28"),
        ("2026-11-25", "FREQ=MONTHLY;BYDAY=-1SU", "2026-11-29", "2026-11-29", "2026-11-29"),
        ("2026-10-01", "", "2026-10-01", "2026-10-01", "2026-10-01"),
        ("2025-10-01", "FREQ=YEARLY", "2026-10-01", "2026-10-01", "2026-10-01"),
    ],
)
def test_what_repeats_waits_for_the_next_day_worked(start: str, rule: str, day: str, falls: str, shown: str) -> None:
    (one,) = due(start, rule, day)
    assert (one.occurrence, one.due.isoformat()) == (falls, shown)


def test_what_repeats_and_was_answered_is_silent_on_days_off() -> None:
    done = Answer("own:r:2026-11-27", AnswerKind.DONE, date(2026, 11, 27), None)
    for day in ("2026-11-28", "2026-11-29"):
        assert due("2026-11-25", "FREQ=DAILY", day, done) == []
    assert [one.key for one in due("2026-11-25", "FREQ=DAILY", "2026-11-30", done)] == ["own:r:2026-11-30"]
