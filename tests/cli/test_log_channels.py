"""`log` without a channel: as a plan of the day says, else a touch that shows no meeting."""

from __future__ import annotations

from tests.cli.program import Program


def test_logging_a_planned_call_by_name_is_a_call_and_proves_no_meeting(program: Program) -> None:
    program.say("add", "王小明")
    program.say("plan", "wxm", "--at", "today 10:00", "--channel", "phone", "--purpose", "prices")
    logged = program.json("log", "wxm", "--note", "agreed")
    assert logged["channel"] == "phone"
    assert logged["recognised"] == []


def test_logging_without_a_channel_or_a_plan_is_a_touch_that_shows_no_meeting(program: Program) -> None:
    program.say("add", "王小明")
    logged = program.json("log", "wxm", "--note", "asked about spare parts", "--next", "call @tomorrow")
    assert (logged["channel"], logged["recognised"], logged["offers"]) == (None, [], [])
    assert program.json("show", "wxm")["stage"] is None
    said = program.say("log", "wxm", "--emotion", "grateful")
    assert "touch" in said[0]
    assert "--channel" in said[1]


def test_what_channel_is_said_shows_what_it_always_showed(program: Program) -> None:
    program.say("add", "王小明")
    logged = program.json("log", "wxm", "--channel", "in-person")
    assert len(logged["recognised"]) == 1
    assert len(program.say("log", "wxm", "--channel", "phone")) == 1


def test_a_planned_visit_in_person_that_is_logged_by_its_code_was_in_person(program: Program) -> None:
    program.say("add", "王小明")
    code = program.json("plan", "wxm", "--at", "today 10:00")["code"]
    logged = program.json("log", code)
    assert (logged["channel"], len(logged["recognised"])) == ("in-person", 1)
