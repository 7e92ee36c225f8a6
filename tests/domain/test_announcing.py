"""What is announced outside the window: once, not in quiet hours, and never a pile of pop-ups."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from salesbook.domain.reminders.announcing import (
    MOST_AT_ONCE,
    REMEMBERED,
    Before,
    DueThing,
    Memory,
    QuietHours,
    Telling,
    memory_from,
    quiet_hours,
    telling,
)

NOON = datetime(2026, 11, 26, 12)
NIGHT = QuietHours(time(21), time(8))
NEVER = QuietHours()


def things(number: int, *, timed: bool = False) -> tuple[DueThing, ...]:
    return tuple(DueThing(f"promise-by-me:{one}:", (f"contact-{one}",), timed) for one in range(number))


def told(
    due: tuple[DueThing, ...],
    memory: Memory | None = None,
    *,
    now: datetime = NOON,
    quiet: QuietHours = NEVER,
    before: Before = Before.A_MINUTE,
    watched: bool = False,
) -> Telling:
    return telling(due, memory or Memory(), now, quiet, before, watched=watched)


@pytest.mark.parametrize(
    ("first", "last", "quiet", "loud"),
    [
        ("21:00", "08:00", ["21:00", "23:59", "00:00", "07:59"], ["08:00", "12:00", "20:59"]),
        ("12:00", "14:00", ["12:00", "13:59"], ["14:00", "11:59", "00:00"]),
        ("00:00", "06:00", ["00:00", "05:59"], ["06:00", "23:59"]),
        ("21:00", "00:00", ["21:00", "23:59"], ["00:00", "20:59"]),
        ("08:00", "08:00", [], ["08:00", "20:00"]),
        ("", "08:00", [], ["07:00"]),
        ("21:00", "", [], ["22:00"]),
        ("late", "08:00", [], ["07:00"]),
    ],
)
def test_quiet_hours_hold_over_midnight_too(first: str, last: str, quiet: list[str], loud: list[str]) -> None:
    hours = quiet_hours(first, last)
    assert [at for at in (*quiet, *loud) if hours.hold(time.fromisoformat(at))] == quiet


def test_a_thing_is_told_once_and_again_when_it_is_due_anew() -> None:
    (one,) = things(1)
    assert told((one,)).singly == (one,)
    memory = Memory().with_told((one,), (one,), NOON.date())
    assert told((one,), memory).told == ()
    moved = DueThing(one.key + "2026-11-27", one.contact_ids, timed=False)
    assert told((moved,), memory).singly == (moved,)


def test_what_was_told_is_remembered_in_the_notebooks_text() -> None:
    (one,) = things(1)
    kept = Memory().with_told((one,), (one,), NOON.date()).text()
    assert "promise" not in kept
    assert memory_from(kept).knows(one, NOON.date())


@pytest.mark.parametrize("text", [None, "", "no json", "[]", '{"a": 1}', '{"a": "someday"}', "1"])
def test_a_memory_that_cannot_be_read_is_an_empty_one(text: str | None) -> None:
    assert memory_from(text) == Memory({})


def test_a_few_come_one_by_one_and_more_in_one_summary() -> None:
    assert told(things(MOST_AT_ONCE)).singly == things(MOST_AT_ONCE)
    many = told(things(MOST_AT_ONCE + 1))
    assert (many.singly, many.summed) == ((), things(MOST_AT_ONCE + 1))


@pytest.mark.parametrize("before", [Before.SILENCE, Before.NOTHING])
def test_after_a_silence_two_are_one_summary_and_one_stands_alone(before: Before) -> None:
    assert told(things(2), before=before).summed == things(2)
    assert told(things(1), before=before).singly == things(1)


def test_quiet_hours_tell_nothing_and_remember_nothing() -> None:
    evening = datetime(2026, 11, 26, 22)
    assert told(things(2, timed=True), now=evening, quiet=NIGHT).told == ()
    morning = datetime(2026, 11, 27, 8)
    assert told(things(2), now=morning, quiet=NIGHT, before=Before.SILENCE).summed == things(2)


def test_what_the_rep_has_just_entered_before_their_eyes_is_no_news_but_an_hour_is() -> None:
    plain, timed = things(1)[0], DueThing("visit:1", ("a",), timed=True)
    seen = told((plain, timed), watched=True)
    assert (seen.singly, seen.silently) == ((timed,), (plain,))
    assert told((plain,), watched=True, before=Before.NOTHING).silently == (plain,)
    assert told((plain,), watched=True, before=Before.SILENCE).singly == (plain,)
    assert told((plain,), watched=False).singly == (plain,)


def test_what_a_clock_that_ran_ahead_has_told_is_told_again_when_it_is_due() -> None:
    (one,) = things(1)
    memory = Memory().with_told((one,), (one,), NOON.date() + timedelta(days=90))
    assert told((one,), memory).singly == (one,)


def test_what_is_long_over_is_forgotten_but_not_what_is_still_due() -> None:
    over, due = things(2)
    memory = Memory().with_told((over, due), (over, due), NOON.date())
    later = NOON.date() + REMEMBERED + timedelta(days=1)
    after = memory.with_told((), (due,), later)
    assert (after.knows(over, later), after.knows(due, later)) == (False, True)
