"""`today` and `answer`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.program import Program, day


@pytest.fixture
def wang(program: Program) -> Program:
    """The program with 王小明, who left angry yesterday, with promises, a next step and a birthday soon."""
    program.say("add", "王小明", "--organisation", "拜耳")
    program.say(
        *(
            "log",
            "wxm",
            "--day",
            "yesterday",
            "--channel",
            "in-person",
            "--emotion",
            "angry",
            "--promise",
            "samples @today",
        ),
        *("--their-promise", "floor plan @+2d", "--next", "call @+3d"),
    )
    return program


def keys(program: Program, kind: str, *words: str) -> list[str]:
    found = program.json("today", *words)
    return [reminder["key"] for reminder in (*found["must"], *found["worth"]) if reminder["kind"] == kind]


def kinds(found: dict[str, Any], half: str) -> list[tuple[str, str]]:
    return [(reminder["kind"], reminder["due"]) for reminder in found[half]]


def test_a_day_has_its_two_halves_and_its_visits(wang: Program) -> None:
    found = wang.json("today")
    assert list(found) == ["day", "must", "worth", "visits"]
    assert found["day"] == day(0)
    assert list(found["must"][0]) == ["key", "kind", "contact", "reason", "due"]
    assert found["must"][0]["contact"] == {"id": wang.id_of("王小明"), "name": "王小明", "organisation": "拜耳"}
    assert kinds(found, "must") == [("promise-by-me", day(-1)), ("alarm", day(1))]
    assert found["worth"] == found["visits"] == []


def test_another_day_is_seen_as_it_will_be(wang: Program) -> None:
    found = wang.json("today", "--day", "+30d")
    assert kinds(found, "must") == [
        ("promise-by-me", day(-1)),
        ("alarm", day(1)),
        ("promise-by-them", day(1)),
        ("next-step", day(2)),
    ]
    assert kinds(found, "worth") == [("cadence", day(13))]
    assert found["must"][0]["reason"] == "I promised: samples; 31 days overdue"


def test_the_day_is_told_in_lines(wang: Program) -> None:
    wang.say("plan", "wxm", "--at", "today 10:00", "--purpose", "trial")
    code = wang.json("today")["visits"][0]["code"]
    lines = wang.say("today")
    assert lines[1:3] == ["", "Must (2)"]
    assert lines[3].endswith("  王小明, 拜耳  I promised: samples; 1 day overdue")
    assert lines[5:] == ["", "Visits (1)", f"  10:00  {code}  王小明  trial"]


def test_a_day_on_which_nothing_is_due_says_so(program: Program) -> None:
    assert program.say("today")[1:] == ["", "Nothing is due."]


def test_a_day_that_is_none_is_refused(program: Program) -> None:
    said = program.refused("today", "--day", "someday")
    assert said == "“someday” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24."


def test_a_promise_answered_done_is_kept(wang: Program) -> None:
    (key,) = keys(wang, "promise-by-me")
    assert wang.say("answer", key, "done") == ["Answered: 王小明, I promised: samples; 1 day overdue"]
    assert keys(wang, "promise-by-me") == []
    assert ["kept" in row for row in wang.rows()[0]["promise"] if "me" in row] == [True]
    wang.say("undo")
    assert keys(wang, "promise-by-me") == [key]


def test_a_promise_skipped_is_released(wang: Program) -> None:
    (key,) = keys(wang, "promise-by-me")
    assert wang.json("answer", key, "skip") == {"key": key, "answer": "skipped", "until": None}
    assert keys(wang, "promise-by-me", "--day", "+90d") == []


def test_a_next_step_and_an_alarm_answered_done_are_over(wang: Program) -> None:
    for kind in ("alarm", "next-step"):
        (key,) = keys(wang, kind, "--day", "+5d")
        wang.say("answer", key, "done", "--day", "+5d")
        assert keys(wang, kind, "--day", "+90d") == []


def test_what_is_snoozed_comes_back_on_its_day(wang: Program) -> None:
    (key,) = keys(wang, "alarm")
    assert wang.json("answer", key, "snooze", "--until", "+3d") == {"key": key, "answer": "snoozed", "until": day(3)}
    assert keys(wang, "alarm") == keys(wang, "alarm", "--day", "+2d") == []
    assert keys(wang, "alarm", "--day", "+3d") == [key]


def test_a_touch_without_details_answers_the_cadence(wang: Program) -> None:
    wang.say("edit", "wxm", "best_hours=x")
    (key,) = keys(wang, "cadence", "--day", "+30d")
    wang.say("answer", key, "done", "--day", "+30d")
    assert keys(wang, "cadence", "--day", "+31d") == []
    assert wang.json("show", "wxm")["visits"][0]["channel"] is None


def test_a_birthday_answered_is_silent_until_next_year(program: Program) -> None:
    soon = day(3)
    program.say("add", "王小明", "--birthday", f"{int(soon[5:7])}-{int(soon[8:10])}")
    (key,) = keys(program, "date")
    program.say("answer", key, "done")
    assert keys(program, "date") == keys(program, "date", "--day", "+3d") == []
    assert len(keys(program, "date", "--day", "+366d")) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing:x:", "done"), "Nothing with this key is due; “salesbook today --json” lists the keys."),
        (("KEY", "snooze"), "Snoozing needs a later day; give it with --until."),
        (("KEY", "snooze", "--until", "today"), "Snoozing needs a later day; give it with --until."),
        (
            ("KEY", "snooze", "--until", "x"),
            "“x” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24.",
        ),
    ],
)
def test_an_answer_to_nothing_is_refused(wang: Program, words: tuple[str, ...], said: str) -> None:
    (key,) = keys(wang, "promise-by-me")
    assert wang.refused("answer", *(key if word == "KEY" else word for word in words)) == said
