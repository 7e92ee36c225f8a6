"""`undo`, `redo`, `journal` and `settings`."""

from __future__ import annotations

import json

import pytest

from tests.cli.program import NO_NOTEBOOK, Program


def test_the_journal_is_newest_first_and_counts_on(program: Program) -> None:
    program.say("add", "王小明")
    program.say("log", "wxm")
    entries = program.json("journal")["entries"]
    assert [list(entry) for entry in entries] == [["entry", "label", "at", "state", "takes_back"]] * 2
    assert [(entry["entry"], entry["label"], entry["state"], entry["takes_back"]) for entry in entries] == [
        (2, "Log a visit: 王小明", "done", None),
        (1, "Add 王小明", "done", None),
    ]
    lines = program.say("journal", "--limit", "1")
    assert len(lines) == 1
    assert lines[0].startswith("     2  ")
    assert lines[0].endswith("  Log a visit: 王小明")


def test_an_empty_journal_says_so(program: Program) -> None:
    assert program.say("journal") == ["The journal is empty."]


def test_undo_and_redo_go_along_the_line(program: Program) -> None:
    program.say("add", "王小明")
    program.say("add", "李娜")
    assert program.say("undo") == ["Undid “Add 李娜”"]
    undone = program.json("undo")
    assert (undone["entry"], undone["label"]) == (1, "Add 王小明")
    assert program.refused("undo") == "There is nothing to undo."
    assert [line.split("  ")[-1] for line in program.say("journal")] == ["undone", "undone"]
    assert program.say("redo") == ["Redid “Add 王小明”"]
    assert program.say("redo") == ["Redid “Add 李娜”"]
    assert program.refused("redo") == "There is nothing to redo."


def test_something_new_closes_redo(program: Program) -> None:
    program.say("add", "王小明")
    program.say("undo")
    program.say("add", "李娜")
    assert program.refused("redo") == "There is nothing to redo."


def test_an_older_change_is_taken_back_alone(program: Program) -> None:
    program.say("add", "王小明")
    program.say("add", "李娜")
    assert program.say("undo", "1") == ["Undid “Add 王小明”"]
    assert program.json("find", "wxm")["contacts"] == []
    assert len(program.json("find", "lina")["contacts"]) == 1
    entries = program.json("journal")["entries"]
    assert (entries[0]["label"], entries[0]["takes_back"]) == ("Take back: Add 王小明", 1)
    program.say("undo")
    assert len(program.json("find", "wxm")["contacts"]) == 1


def test_the_change_in_the_way_is_named(program: Program) -> None:
    program.say("add", "王小明")
    program.say("edit", "wxm", "best-hours=late")
    said = program.refused("undo", "1")
    assert said == "This was changed again since, by “Change 王小明” (2); take that back first."


@pytest.mark.parametrize("entry", ["0", "99", "999999999", "9" * 30])
def test_an_entry_that_is_not_there_is_refused(program: Program, entry: str) -> None:
    expected = f"The journal has no change {entry} that could be taken back; see “salesbook journal”."
    assert program.refused("undo", entry) == expected


def test_all_settings_are_shown_with_what_they_are(program: Program) -> None:
    known = program.json("settings")
    assert known["paper"] == "a4"
    assert known["cadence-dating"] == 21
    assert known["my-interests"] == []
    lines = program.say("settings")
    assert [line.split(" = ")[0].removesuffix(" =") for line in lines] == list(known)
    assert "cadence-dating = 21" in lines
    assert "my-interests =" in lines


@pytest.mark.parametrize(
    ("key", "value", "kept", "line"),
    [
        ("cadence-dating", "10", 10, "cadence-dating = 10"),
        (
            "my-interests",
            "羽毛球，tea、chess, go",
            ["羽毛球", "tea", "chess", "go"],
            "my-interests = 羽毛球, tea, chess, go",
        ),
        ("currency", "eur", "EUR", "currency = EUR"),
        ("my-name", "Li Na", "Li Na", "my-name = Li Na"),
        ("paper", "letter", "letter", "paper = letter"),
        ("language", "en", "en", "language = en"),
        ("text-size", "120", "120", "text-size = 120"),
        ("quiet-to", "07:30", "07:30", "quiet-to = 07:30"),
        ("lock-after", "", "", "lock-after ="),
    ],
)
def test_a_setting_is_set_and_stays(program: Program, key: str, value: str, kept: object, line: str) -> None:
    assert program.json("settings", key, value) == {key: kept}
    assert program.json("settings", key) == {key: kept}
    assert program.say("settings", key) == [line]


def test_a_setting_of_the_notebook_is_undone_like_anything_else(program: Program) -> None:
    program.say("settings", "cadence-dating", "10")
    assert program.say("undo") == ["Undid “Change a setting: Touch at dating, every”"]
    assert program.json("settings", "cadence-dating") == {"cadence-dating": 21}


def test_a_setting_of_this_computer_needs_no_notebook(newcomer: Program) -> None:
    assert newcomer.json("settings", "paper", "letter") == {"paper": "letter"}
    assert newcomer.json("settings", "paper") == {"paper": "letter"}
    assert newcomer.refused("settings") == NO_NOTEBOOK


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("paper", "a3"), "“paper” is one of a4, letter."),
        (("text-size", "200"), "“text-size” is one of 100, 110, 120, 130, 140, 150."),
        (("quiet-from", "9pm"), "“quiet-from” is a time such as 21:00, or nothing for none."),
        (("lock-after", "0"), "“lock-after” is a number of minutes from 1 to 1440, or nothing for never."),
        (("cadence-dating", "often"), "“cadence-dating” is a number of days from 1 to 3660, such as 21."),
        (("cadence-dating", "0"), "“cadence-dating” is a number of days from 1 to 3660, such as 21."),
        (("currency", "yuan"), "The currency is a code of three letters, such as CNY or EUR."),
    ],
)
def test_a_value_that_no_setting_has_is_refused(program: Program, words: tuple[str, ...], said: str) -> None:
    assert program.refused("settings", *words) == said


@pytest.mark.parametrize("words", [("nope",), ("nope", "3")])
def test_an_unknown_setting_is_answered_by_all_there_are(program: Program, words: tuple[str, ...]) -> None:
    said = program.refused("settings", *words)
    assert said == f"There is no setting “nope”; the settings are {', '.join(program.json('settings'))}."


def test_a_setting_by_hand_that_means_nothing_is_the_default(program: Program) -> None:
    path = program.home / "settings.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"paper": "folio", "language": "la", "newer": [1]}))
    assert program.json("settings", "paper") == {"paper": "a4"}
