"""`edit` of a visit: what rests on its day and channel follows, and what was noted and felt can be put right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.program import Program, day


@pytest.fixture
def wang(program: Program) -> Program:
    """The program with 王小明 and 李娜."""
    program.say("add", "王小明")
    program.say("add", "李娜")
    return program


def visit_of(program: Program, name: str) -> dict[str, Any]:
    (visit,) = program.json("show", name)["visits"]
    return dict(visit)


def test_day_time_channel_note_and_emotion_are_put_right_in_one_step(wang: Program) -> None:
    visit = wang.json("log", "wxm", "--channel", "meal", "--emotion", "happy", "--note", "one", "--note", "two")["id"]
    changed = wang.json(
        "edit", visit, "day=yesterday", "time=9:30", "channel=phone", "note=he called", "emotion=worried"
    )
    assert changed == {"id": visit, "kind": "visit", "changed": ["at", "channel", "day", "emotion", "note"]}
    now = visit_of(wang, "wxm")
    assert (now["day"], now["at"], now["channel"], now["notes"]) == (day(-1), "09:30", "phone", ["he called"])
    assert list(now["emotions"].values()) == ["worried"]
    assert now["evidence"] == []
    assert wang.labels()[0] == "Edit a visit: 王小明"
    wang.say("undo")
    assert visit_of(wang, "wxm")["evidence"] == ["met-in-person", "meal"]


def test_evidence_moves_with_the_day(wang: Program) -> None:
    visit = wang.json("log", "wxm", "--channel", "in-person")["id"]
    wang.say("edit", visit, "day=-3d")
    rows, _index, _journal = wang.rows()
    assert [row for row in rows["evidence"] if day(-3) in row] == rows["evidence"] != []


def test_one_of_several_felt_otherwise(wang: Program) -> None:
    visit = wang.json("log", "wxm", "lina", "--emotion", "happy")["id"]
    wang.say("edit", visit, "emotion=李娜: worried")
    felt = visit_of(wang, "wxm")["emotions"]
    assert felt == {wang.id_of("王小明"): "happy", wang.id_of("李娜"): "worried"}
    wang.say("edit", visit, "emotion=")
    assert visit_of(wang, "wxm")["emotions"] == {}


def test_an_empty_note_goes_and_a_private_one_stays(wang: Program) -> None:
    visit = wang.json("log", "wxm", "--note", "one", "--private-note", "secret")["id"]
    wang.say("edit", visit, "note=")
    assert visit_of(wang, "wxm")["notes"] == ["secret"]
    wang.say("edit", visit, "private-note=another secret", "note=one again")
    rows, _index, _journal = wang.rows()
    assert sorted((row[1], row[4]) for row in rows["note"]) == [("another secret", 1), ("one again", 0)]


def test_a_planned_visit_is_edited_by_the_code_of_its_sheet(wang: Program) -> None:
    planned = wang.json("plan", "wxm", "--at", "tomorrow 10:00")
    wang.say("edit", planned["code"], "day=+2d", "purpose=prices")
    assert (visit_of(wang, "wxm")["day"], visit_of(wang, "wxm")["code"]) == (day(2), planned["code"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("emotion=glad", "“glad” is not one of pleased, "),
        ("emotion=Bob: happy", "“Bob” is not one of those who took part; write a name of theirs."),
        ("day=tomorrow", " is still to come; plan it with “salesbook plan”."),
        ("note", "“note” changes nothing here; write FIELD=VALUE with one of day, at, "),
        ("state=planned", "What became of a visit is said by “salesbook log” or “salesbook did-not-happen”."),
    ],
)
def test_what_does_not_fit_changes_nothing(wang: Program, change: str, said: str) -> None:
    visit = wang.json("log", "wxm", "--channel", "in-person")["id"]
    assert said in wang.refused("edit", visit, change)


def test_nobody_has_left_a_visit_to_come(wang: Program) -> None:
    planned = wang.json("plan", "wxm", "--at", "tomorrow 10:00")
    assert "salesbook log" in wang.refused("edit", planned["id"], "emotion=happy")


def test_an_edit_that_comes_to_more_than_a_limit_is_said_before_it_is_written(wang: Program) -> None:
    wang.say("log", "wxm", "--expense", "4800 hospitality")
    visit = wang.json("log", "wxm", "--day", "yesterday", "--expense", "100 hospitality")["id"]
    wang.say("settings", "hospitality-limit", "5000")
    (expense,) = [row[0] for row in wang.rows()[0]["expense"] if visit in row]
    refused = wang.refused("edit", expense, "amount=300")
    year = day(-1)[:4]
    assert refused == (
        f"With this, hospitality for 王小明 comes to ¥5,100 of ¥5,000 in {year};"
        " with --over-limit it is changed all the same."
    )
    wang.say("edit", expense, "amount=300", "--over-limit")
    assert wang.json("show", "wxm")["spent"][0]["amount"] == 510_000
    # What is over the limit already may be put right otherwise, and be made less.
    wang.say("edit", visit, "note=with her boss")
    wang.say("edit", expense, "amount=250")
    assert wang.json("show", "wxm")["spent"][0]["amount"] == 505_000


def test_a_visit_moved_into_a_year_that_is_full_is_said_too(wang: Program) -> None:
    year = int(day(0)[:4])
    wang.say("settings", "gift-limit", "100")
    wang.say("log", "wxm", "--day", f"{year - 1}-03-02", "--expense", "80 gift")
    visit = wang.json("log", "wxm", "--day", f"{year - 2}-03-02", "--expense", "80 gift")["id"]
    refused = wang.refused("edit", visit, f"day={year - 1}-03-01")
    assert f"gifts for 王小明 come to ¥160 of ¥100 in {year - 1}" in refused
    wang.say("edit", visit, f"day={year - 1}-03-01", "--over-limit")
