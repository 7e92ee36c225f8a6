"""`objections`, and what the library feeds."""

from __future__ import annotations

from tests.cli.program import Program, day


def test_the_library_grows_from_visits_and_names_reasons_and_answers(program: Program) -> None:
    assert program.say("objections") == ["No objection was recorded yet."]
    program.say("add", "王小明")
    program.say("log", "wxm", "--day", "-9d", "--objection", "too expensive => no budget before May")
    program.say("log", "wxm", "--objection", "Too expensive! => wants a discount")
    program.say("log", "wxm", "--objection", "I must ask someone")
    found = program.json("objections")["objections"]
    assert [(one["said"], one["times"], one["last"]) for one in found] == [
        ("too expensive", 2, day(0)),
        ("I must ask someone", 1, day(0)),
    ]
    assert {one["text"] for one in found[0]["reasons"]} == {"no budget before May", "wants a discount"}
    assert [one["said"] for one in program.json("objections", "ASK")["objections"]] == ["I must ask someone"]


def test_an_answer_that_worked_is_said_with_how_often(program: Program) -> None:
    program.say("add", "王小明")
    program.say("plan", "wxm", "--at", "today 23:00", "--objection", "too expensive => lifetime cost")
    program.say("edit", str(program.rows()[0]["objection"][0][0]), "worked=yes")
    said = program.say("objections", "expensive")
    assert said[1:] == ["  answer: lifetime cost (worked 1, failed 0)"]


def test_words_that_no_objection_has_find_nothing(program: Program) -> None:
    assert program.say("objections", "expensive") == ["No objection was recorded yet."]
    program.say("add", "王小明")
    program.say("log", "wxm", "--objection", "too expensive => no budget")
    assert program.say("objections", "colour") == ["Nothing found."]


def test_what_a_limit_leaves_out_is_announced(program: Program) -> None:
    more = "There are more; --limit shows them."
    for name, said in (("王小明", "too expensive"), ("王小红", "no time for it"), ("王小刚", "our boss decides")):
        program.say("add", name)
        program.say("log", name, "--objection", said, "--note", "cold chain")
    for words in (("find", "王小"), ("find", "cold"), ("objections",)):
        assert program.say(*words, "--limit", "2")[-1] == more
        assert more not in program.say(*words, "--limit", "3")
    assert len(program.json("find", "王小", "--limit", "2")["contacts"]) == 2


def test_what_was_answered_is_logged_with_whether_it_worked(program: Program) -> None:
    program.say("add", "王小明")
    program.say(
        *("log", "wxm", "--objection", "too expensive => no budget before May [price]"),
        *("--answer", "too expensive => one lost pallet costs more [worked]"),
        *("--answer", "not now => when would be good? [failed]", "--answer", "我再想想 => 我们下周再谈"),
    )
    found = program.json("objections")["objections"]
    answers = {one["said"]: [(a["text"], a["worked"], a["failed"]) for a in one["answers"]] for one in found}
    assert answers == {
        "too expensive": [("one lost pallet costs more", 1, 0)],
        "not now": [("when would be good?", 0, 1)],
        "我再想想": [("我们下周再谈", 0, 0)],
    }
    (expensive,) = [one for one in found if one["said"] == "too expensive"]
    assert expensive["reasons"] == [{"text": "no budget before May", "times": 1}]
    assert expensive["times"] == 1


def test_an_answer_needs_what_it_answers(program: Program) -> None:
    program.say("add", "王小明")
    refused = program.refused("log", "wxm", "--answer", "we are cheaper")
    assert refused == "“we are cheaper” has no answer; write what was said, “ => ”, and the answer."
