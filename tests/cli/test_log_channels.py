"""`log` without a channel: a visit in person, unless a plan of the day says how it was to be."""

from __future__ import annotations

from tests.cli.program import Program


def test_logging_a_planned_call_by_name_is_a_call_and_proves_no_meeting(program: Program) -> None:
    program.say("add", "王小明")
    program.say("plan", "wxm", "--at", "today 10:00", "--channel", "phone", "--purpose", "prices")
    logged = program.json("log", "wxm", "--note", "agreed")
    assert logged["channel"] == "phone"
    assert logged["recognised"] == []


def test_logging_without_a_plan_is_a_visit_in_person(program: Program) -> None:
    program.say("add", "王小明")
    logged = program.json("log", "wxm")
    assert logged["channel"] == "in-person"
    assert len(logged["recognised"]) == 1
