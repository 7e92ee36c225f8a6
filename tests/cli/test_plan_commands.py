"""`plan`, `move` and `did-not-happen`."""

from __future__ import annotations

import pytest

from salesbook.domain.visit_code import parse_code
from tests.cli.program import Program, day


@pytest.fixture
def wang(program: Program) -> Program:
    """The program with 王小明 and 李娜."""
    program.say("add", "王小明")
    program.say("add", "李娜")
    return program


def test_a_planned_visit_says_its_code(wang: Program) -> None:
    planned = wang.json(
        *(
            "plan",
            "wxm",
            "lina",
            "--at",
            "tomorrow 10:00",
            "--purpose",
            "trial",
            "--want",
            "order",
            "--ace",
            "the audit",
        ),
        *("--objection", "too expensive => lifetime cost", "--channel", "meal", "--place", "三里屯", "--lasted", "45"),
    )
    assert parse_code(planned["code"]) == planned["code"]
    assert planned == {
        "id": planned["id"],
        "code": planned["code"],
        "day": day(1),
        "at": "10:00",
        "day_part": None,
        "contacts": ["王小明", "李娜"],
        "channel": "meal",
        "place": "三里屯",
        "purpose": "trial",
        "wanted": "order",
    }
    assert wang.json("today", "--day", "tomorrow")["visits"] == [planned]
    assert wang.labels()[0] == "Plan a visit: 王小明"


def test_planning_says_with_whom_when_and_under_which_code(wang: Program) -> None:
    (line,) = wang.say("plan", "wxm", "lina", "--at", "+3d 9:05")
    code = wang.json("today", "--day", "+3d")["visits"][0]["code"]
    assert line.startswith("Planned: 王小明, 李娜, ")
    assert line.endswith(f" 09:05, code {code}.")


@pytest.mark.parametrize("when", ["tomorrow afternoon", "明天下午"])
def test_a_visit_is_planned_for_a_part_of_the_day(wang: Program, when: str) -> None:
    planned = wang.json("plan", "wxm", "--at", when)
    assert (planned["day"], planned["at"], planned["day_part"]) == (day(1), None, "afternoon")
    (line,) = wang.say("move", planned["code"], "--at", "+2d")
    assert line.endswith(" afternoon.")
    moved = wang.json("move", planned["code"], "--at", "+2d evening")
    assert (moved["at"], moved["day_part"]) == (None, "evening")
    moved = wang.json("move", planned["code"], "--at", "+2d 9:00")
    assert (moved["at"], moved["day_part"]) == ("09:00", None)
    wang.say("edit", moved["id"], "part=morning")
    assert any("morning" in line for line in wang.say("today", "--day", "+2d"))


def test_a_visit_may_be_planned_without_a_time_and_for_today(wang: Program) -> None:
    planned = wang.json("plan", "wxm", "--at", "today")
    assert (planned["day"], planned["at"], planned["channel"]) == (day(0), None, "in-person")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("yesterday 10:00", " is past; log what happened with “salesbook log --day”."),
        ("-1d", " is past; log what happened with “salesbook log --day”."),
        ("tomorrow at ten", "“tomorrow at ten” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24."),
        ("10:00", "“10:00” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24."),
        ("+99999d", "“+99999d” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24."),
    ],
)
def test_a_day_that_cannot_be_planned_is_refused(wang: Program, at: str, said: str) -> None:
    assert wang.refused("plan", "wxm", "--at", at).endswith(said)


def test_a_visit_is_moved_by_its_code_and_keeps_its_time(wang: Program) -> None:
    code = wang.json("plan", "wxm", "--at", "tomorrow 10:00")["code"]
    moved = wang.json("move", code, "--at", "+4d")
    assert (moved["code"], moved["day"], moved["at"]) == (code, day(4), "10:00")
    assert wang.json("move", code.lower(), "--at", "+5d 11:15")["at"] == "11:15"
    assert wang.labels()[0] == "Move a visit: 王小明"


def test_a_visit_that_did_not_happen_keeps_its_reason_and_frees_its_code(wang: Program) -> None:
    planned = wang.json("plan", "wxm", "--at", "tomorrow 10:00")
    said = wang.json("did-not-happen", planned["code"], "--because", "he was ill")
    assert said == {"id": planned["id"], "state": "did-not-happen", "because": "he was ill"}
    assert wang.json("today", "--day", "tomorrow")["visits"] == []
    again = wang.refused("did-not-happen", planned["id"])
    assert again == "This visit is not planned any more; only a planned one can be moved or called off."
    assert wang.refused("move", planned["id"], "--at", "+2d") == again


def test_a_visit_that_is_not_there_is_asked_for_by_its_code(wang: Program) -> None:
    expected = "There is no visit “wxm”; give the code of its sheet, such as K7-33, or its id."
    assert wang.refused("did-not-happen", "wxm") == expected
    assert wang.refused("move", "wxm", "--at", "tomorrow") == expected
