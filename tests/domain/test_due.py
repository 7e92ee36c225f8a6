"""Reminders kept together that are alike: they count, are shown, answered and ordered one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesbook.domain.reminders import unanswered
from salesbook.domain.reminders.due import Due
from salesbook.domain.reminders.reminder import Alike, Answer, AnswerKind, Reminder, ReminderKind
from salesbook.domain.text import Text

DAY = date(2026, 11, 24)
WHY = Text("because")
COLD = Alike(ReminderKind.CADENCE, ("a", "b", "c"), "2026-11-01", DAY - timedelta(days=9), lambda: WHY)
NEWS = Reminder(ReminderKind.NEWS, "a", "n1", "a", DAY, WHY)
STUCK = Alike(ReminderKind.STUCK, ("b",), "2026-11-20", DAY, lambda: WHY)
KEYS = ["cadence:a:2026-11-01", "cadence:b:2026-11-01", "cadence:c:2026-11-01", "news:n1:a", "stuck:b:2026-11-20"]


def keys(due: Due) -> list[str]:
    return [one.key for one in due]


def test_each_of_those_alike_is_a_reminder_of_its_own() -> None:
    due = Due((COLD, NEWS, STUCK))
    assert (len(due), keys(due)) == (5, KEYS)
    assert due[1] == Reminder(ReminderKind.CADENCE, "b", "b", "2026-11-01", COLD.due, WHY)
    assert (COLD.keys, COLD.key) == (tuple(KEYS[:3]), KEYS[0])


@pytest.mark.parametrize("place", [*range(5), *range(-5, 0)])
def test_one_by_its_place_is_the_one_that_going_through_them_finds(place: int) -> None:
    due = Due((COLD, NEWS, STUCK))
    assert due[place] == list(due)[place]


@pytest.mark.parametrize(
    "places", [slice(2), slice(0, 12), slice(1, 4), slice(-2, None), slice(None, None, 2), slice(9, 12)]
)
def test_some_by_their_places_are_those_of_a_list(places: slice) -> None:
    due = Due((COLD, NEWS, STUCK))
    assert list(due[places]) == list(due)[places]


def test_there_is_none_beyond_the_last() -> None:
    for place in (5, -6):
        with pytest.raises(IndexError):
            Due((COLD, NEWS, STUCK))[place]
    assert (len(Due()), list(Due()), Due()[:12], Due().before(DAY)) == (0, [], (), 0)


def test_those_before_a_day_are_counted_one_by_one() -> None:
    due = Due((COLD, NEWS, STUCK))
    assert [due.before(day) for day in (COLD.due, COLD.due + timedelta(days=1), DAY, date.max)] == [0, 3, 3, 5]


def test_an_answer_silences_one_of_those_alike_and_not_the_others() -> None:
    reminders = {one.key: one for one in (STUCK, NEWS, COLD)}
    assert keys(unanswered(reminders, (), DAY)) == KEYS
    first = Answer(KEYS[0], AnswerKind.DONE, DAY, "a")
    later = Answer(KEYS[2], AnswerKind.SNOOZED, DAY, "c", DAY + timedelta(days=1))
    only = Answer(KEYS[4], AnswerKind.SKIPPED, DAY, "b")
    woken = Answer(KEYS[1], AnswerKind.SNOOZED, DAY, "b", DAY)
    assert keys(unanswered(reminders, (first, later, only, woken), DAY)) == [KEYS[1], KEYS[3]]
