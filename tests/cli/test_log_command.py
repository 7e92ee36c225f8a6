"""`log`: its small grammars, several contacts at once, sheets' codes, and what it refuses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cli.program import Program, day, today


@pytest.fixture
def wang(program: Program) -> Program:
    """The program with 王小明 of 拜耳 and 李娜."""
    program.say("add", "王小明", "--organisation", "拜耳")
    program.say("add", "李娜")
    return program


def newest(program: Program, name: str) -> dict[str, object]:
    visits: list[dict[str, object]] = program.json("show", name)["visits"]
    return visits[0]


def test_a_visit_is_logged_in_one_line(wang: Program) -> None:
    logged = wang.json("log", "wxm", "--channel", "meal", "--emotion", "happy", "--note", "聊了羽毛球")
    mine = wang.id_of("王小明")
    assert list(logged) == ["id", "day", "at", "channel", "contacts", "recognised", "offers"]
    assert (logged["day"], logged["at"], logged["channel"]) == (day(0), None, "meal")
    assert logged["contacts"] == [{"id": mine, "name": "王小明"}]
    assert logged["recognised"] == [mine]
    evidence = [{"marker": "meal", "day": day(0), "visit": logged["id"], "note": ""}]
    assert logged["offers"] == [{"contact": mine, "stage": "dating", "evidence": evidence}]


@pytest.mark.parametrize(("command", "option"), [("log", "--note"), ("plan", "--purpose")])
def test_words_after_a_name_that_are_no_name_are_shown_their_place(wang: Program, command: str, option: str) -> None:
    at = ("--at", "tomorrow 10:00") if command == "plan" else ()
    said = wang.refused(command, "李娜", "lunch", *at)
    assert said == (
        f"Nobody is found by “lunch”; check the name, or add the contact first; what is no name goes after {option}."
    )


def test_the_answer_names_the_move_and_how_to_accept_it(wang: Program) -> None:
    lines = wang.say("log", "wxm", "--channel", "meal")
    assert [line.split(",")[0] for line in lines] == [
        "Logged: 王小明",
        "王小明 is now at recognition.",
        lines[2],
    ]
    assert lines[2].startswith("王小明 can move to dating: meal (")
    assert lines[2].endswith("). “salesbook stage CONTACT dating” accepts it.")


def test_the_journal_names_the_contact_and_not_what_was_typed(wang: Program) -> None:
    wang.say("log", "wxm")
    wang.say("log", "赵六", "--new")
    assert wang.labels()[:2] == ["Log a visit: 赵六", "Log a visit: 王小明"]


def test_everything_that_can_be_said_is_kept(wang: Program) -> None:
    wang.say(
        *("log", "wxm", "--day", "-2d", "--time", "14:05", "--place", "三里屯", "--lasted", "90", "--channel", "sport"),
        *(
            "--emotion",
            "cared-for",
            "--expectation",
            "above",
            "--note",
            "one",
            "--note",
            "two",
            "--private-note",
            "secret",
        ),
        *("--evidence", "openly-supports-us", "--evidence", "gives-information", "--promise", "send samples @+3d"),
        *(
            "--their-promise",
            "floor plan @2030-01-02",
            "--value",
            "service:fixed the label",
            "--value",
            "non-business:",
        ),
        *("--interest", "rowing", "--need", "a record without gaps", "--objection", "too dear => not my budget"),
        *("--expense", "¥1,200.50 hospitality", "--expense", "30", "--next", "call @mon", "--next", "think"),
    )
    rows, _index, _journal = wang.rows()
    visit = rows["visit"][0]
    assert day(-2) in visit
    assert {"14:05:00", "sport", 90, "三里屯"} <= set(visit)
    assert {(row[1], row[-2]) for row in rows["note"]} == {("one", 0), ("two", 0), ("secret", 1)}
    assert {"cared-for", "above"} <= set(rows["participation"][0])
    markers = {marker for row in rows["evidence"] for marker in row if isinstance(marker, str)}
    assert {"met-in-person", "sport", "openly-supports-us", "gives-information"} <= markers
    promises = {(row[2], row[3], row[4]) for row in rows["promise"]}
    assert promises == {("me", "send samples", day(1)), ("them", "floor plan", "2030-01-02")}
    said_on = today() - timedelta(days=2)
    monday = said_on + timedelta(days=7 - said_on.weekday())
    assert {(row[2], row[3]) for row in rows["next_step"]} == {("call", monday.isoformat()), ("think", None)}
    assert {(row[3], row[4]) for row in rows["value_given"]} == {("service", "fixed the label"), ("non-business", "")}
    assert {row[1:5:3] for row in rows["objection"]} == {("too dear", "not my budget")}
    assert {(row[2], row[3], row[4]) for row in rows["expense"]} == {
        (120050, "CNY", "hospitality"),
        (3000, "CNY", "other"),
    }
    shown = wang.json("show", "wxm")
    assert (shown["interests"], shown["needs"]) == (["rowing"], ["a record without gaps"])


def test_the_last_at_and_the_last_arrow_part_the_words(wang: Program) -> None:
    wang.say(
        *("log", "wxm", "--promise", "write to a @b.cn @+3d", "--promise", "mail x@y.cn", "--next", "meet @ 10 @+1d"),
        *("--objection", "a => b => c", "--objection", "no arrow=>here", "--objection", "only said"),
    )
    rows, _index, _journal = wang.rows()
    assert {(row[3], row[4]) for row in rows["promise"]} == {("write to a @b.cn", day(3)), ("mail x@y.cn", None)}
    assert {(row[2], row[3]) for row in rows["next_step"]} == {("meet @ 10", day(1))}
    assert {(row[1], row[4]) for row in rows["objection"]} == {
        ("a => b", "c"),
        ("no arrow=>here", ""),
        ("only said", ""),
    }


@pytest.mark.parametrize(
    ("typed", "shift"),
    [("today", 0), ("yesterday", -1), ("-30d", -30), (day(-5), -5), ("TODAY", 0)],
)
def test_a_past_visit_is_logged_on_its_day(wang: Program, typed: str, shift: int) -> None:
    assert wang.json("log", "wxm", "--day", typed)["day"] == day(shift)


def test_days_said_at_a_visit_are_counted_from_its_day(wang: Program) -> None:
    wang.say("log", "wxm", "--day", "-10d", "--promise", "samples @tomorrow")
    assert [promise["due"] for promise in wang.json("show", "wxm")["promises"]] == [day(-9)]


@pytest.mark.parametrize("typed", ["tomorrow", "+1d", "2099-12-31"])
def test_a_visit_to_come_cannot_be_logged(wang: Program, typed: str) -> None:
    said = wang.refused("log", "wxm", "--day", typed)
    assert said.endswith(" is still to come; plan it with “salesbook plan”.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--day", "someday"), "“someday” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24."),
        (("--time", "25:00"), "“25:00” is not a time; write it like 9:30 or 14:00."),
        (("--promise", "a @soon"), "“soon” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24."),
        (("--promise", "@+3d"), "A promise, next step or objection needs words before its day or answer."),
        (("--next", " @+3d"), "A promise, next step or objection needs words before its day or answer."),
        (("--objection", " => b"), "A promise, next step or objection needs words before its day or answer."),
        (("--value", "love:x"), "“love” is not one of product, service, price, non-business."),
        (("--expense", "lots gift"), "“lots” is not an amount of money; write it like 1200 or 1200.50."),
        (("--expense", "10 bribe"), "“bribe” is not one of hospitality, gift, travel, other."),
        (("--expectation", "meh"), "“meh” is not one of below, as-expected, above."),
        (("--emotion", "李娜: happy"), "“李娜” is not one of those who took part; write a name of theirs."),
        (("--emotion", ": happy"), "“” is not one of those who took part; write a name of theirs."),
    ],
)
def test_a_slip_of_the_finger_logs_nothing(wang: Program, words: tuple[str, ...], said: str) -> None:
    assert wang.refused("log", "wxm", "--note", "kept?", *words) == said


@pytest.mark.parametrize("option", ["--channel", "--emotion", "--evidence"])
def test_an_unknown_word_is_answered_by_the_known_ones(wang: Program, option: str) -> None:
    said = wang.refused("log", "wxm", option, "elated")
    assert said.startswith("“elated” is not one of ")


def test_what_is_said_counts_for_all_but_those_named(wang: Program) -> None:
    wang.say("add", "赵六")
    visit = wang.json(
        *(
            "log",
            "wxm",
            "lina",
            "赵六",
            "--channel",
            "in-person",
            "--emotion",
            "pleased",
            "--emotion",
            "wxm: angry",
            "--emotion",
            "娜: happy",
        ),
        *("--evidence", "gives-information", "--evidence", "李娜: golf", "--evidence", "李娜: argues-for-us"),
    )
    emotions = {name: newest(wang, name)["emotions"] for name in ("wxm", "lina", "赵六")}
    ids = {name: wang.id_of(name) for name in ("王小明", "李娜", "赵六")}
    felt = {ids["王小明"]: "angry", ids["李娜"]: "happy", ids["赵六"]: "pleased"}
    assert emotions == dict.fromkeys(emotions, felt)
    assert newest(wang, "wxm")["evidence"] == ["gives-information", "met-in-person"]
    assert newest(wang, "lina")["evidence"] == ["golf", "argues-for-us", "met-in-person"]
    assert [contact["name"] for contact in visit["contacts"]] == ["王小明", "李娜", "赵六"]


def test_what_belongs_to_one_contact_belongs_to_the_first_named(wang: Program) -> None:
    wang.say("log", "lina", "wxm", "--promise", "samples @+3d", "--interest", "rowing", "--need", "rest")
    first, second = wang.json("show", "lina"), wang.json("show", "wxm")
    assert ([promise["text"] for promise in first["promises"]], first["interests"], first["needs"]) == (
        ["samples"],
        ["rowing"],
        ["rest"],
    )
    assert (second["promises"], second["interests"], second["needs"]) == ([], [], [])


def test_a_name_given_twice_takes_part_once(wang: Program) -> None:
    assert [contact["name"] for contact in wang.json("log", "wxm", "王小明")["contacts"]] == ["王小明"]
    assert len(wang.json("log", "赵六", "赵六", "--new")["contacts"]) == 1


def test_strangers_are_added_with_the_visit_and_leave_with_it(wang: Program) -> None:
    logged = wang.json("log", "wxm", "赵六", "--new", "--emotion", "赵六: angry")
    assert [contact["name"] for contact in logged["contacts"]] == ["王小明", "赵六"]
    assert len(wang.labels()) == 3
    wang.say("undo")
    assert wang.json("find", "赵六")["contacts"] == []
    wang.say("redo")
    assert newest(wang, "赵六")["emotions"] == {wang.id_of("赵六"): "angry"}


def test_new_adds_nobody_where_somebody_may_be_meant(wang: Program) -> None:
    wang.say("add", "王晓明")
    assert wang.refused("log", "wxm", "--new").startswith("“wxm” names 2 contacts: ")


def test_a_visit_that_fails_adds_no_stranger(wang: Program) -> None:
    wang.refused("log", "赵六", "--new", "--promise", "x @never")
    wang.refused("log", "", "--new")


@pytest.mark.parametrize("write", [str, str.lower, lambda code: code.replace("-", "")])
def test_the_code_of_a_sheet_logs_its_visit_with_all_who_were_planned(wang: Program, write: object) -> None:
    planned = wang.json("plan", "wxm", "lina", "--at", "today 10:00", "--channel", "meal", "--want", "order")
    assert callable(write)
    logged = wang.json("log", write(planned["code"]), "--emotion", "happy", "--emotion", "李娜: angry")
    assert (logged["id"], logged["at"], logged["channel"]) == (planned["id"], "10:00", "meal")
    assert [contact["name"] for contact in logged["contacts"]] == ["王小明", "李娜"]
    assert wang.json("today")["visits"] == []
    said = wang.refused("log", planned["code"])
    assert said == f"Nobody is found by “{planned['code']}”; check the name, or add the contact first."


def test_a_visit_logged_by_name_completes_the_plan_of_the_day(wang: Program) -> None:
    planned = wang.json("plan", "wxm", "--at", "today 10:00")
    assert wang.json("log", "wxm")["id"] == planned["id"]


def test_a_sheet_of_a_day_to_come_asks_when_it_was(wang: Program) -> None:
    code = wang.json("plan", "wxm", "--at", "+2d 10:00")["code"]
    said = wang.refused("log", code)
    assert said.startswith("This visit is planned for ")
    assert said.endswith("; if it has happened, say when with --day.")
    assert wang.json("log", code, "--day", "today")["day"] == day(0)
    assert wang.json("today", "--day", "+2d")["visits"] == []


def test_a_sheet_of_a_past_day_is_logged_on_that_day(wang: Program) -> None:
    planned = wang.json("plan", "wxm", "--at", "today 10:00")
    wang.say("edit", planned["id"], "day=-3d")
    assert wang.json("log", planned["code"])["day"] == day(-3)


def test_a_code_may_come_after_a_name(wang: Program) -> None:
    planned = wang.json("plan", "wxm", "--at", "+1d 10:00")
    logged = wang.json("log", "lina", planned["code"], "--day", "today")
    assert logged["id"] == planned["id"]
    assert [contact["name"] for contact in logged["contacts"]] == ["李娜", "王小明"]


def test_a_colleague_takes_part_without_a_stage(wang: Program) -> None:
    wang.say("edit", "lina", "colleague=yes")
    logged = wang.json("log", "lina", "--channel", "meal")
    assert (logged["recognised"], logged["offers"]) == ([], [])
    assert wang.json("show", "lina")["missing"] == []


def test_what_comes_to_more_than_a_limit_is_said_before_it_is_logged(wang: Program) -> None:
    wang.say("settings", "hospitality-limit", "5000")
    wang.say("log", "wxm", "--expense", "4800 hospitality")
    assert wang.json("show", "wxm")["spent"] == [
        {"kind": "hospitality", "amount": 480_000, "limit": 500_000, "currency": "CNY", "not_counted": []}
    ]
    refused = wang.run("log", "wxm", "--note", "again", "--expense", "400 hospitality")
    assert refused.status == 1
    year = day(0)[:4]
    assert refused.err.strip() == (
        f"With this, hospitality for 王小明 comes to ¥5,200 of ¥5,000 in {year};"
        " with --over-limit it is logged all the same."
    )
    assert len(wang.json("show", "wxm")["visits"]) == 1
    wang.say("log", "wxm", "--note", "again", "--expense", "400 hospitality", "--over-limit")
    assert len(wang.json("show", "wxm")["visits"]) == 2
    assert "  hospitality ¥5,200 of ¥5,000" in wang.say("show", "wxm")


def test_the_warning_names_each_for_whom_it_would_be_too_much(wang: Program) -> None:
    wang.say("settings", "hospitality-limit", "500")
    # 1001 for two is 500.50 for each.
    assert wang.refused("log", "wxm", "lina", "--expense", "1001 hospitality") == (
        f"With this, more than a limit of {day(0)[:4]} is spent: 王小明, hospitality ¥500.50 of ¥500; "
        "李娜, hospitality ¥500.50 of ¥500; with --over-limit it is logged all the same."
    )


def test_a_stranger_over_a_limit_is_not_added(wang: Program) -> None:
    wang.say("settings", "gift-limit", "100")
    refused = wang.run("log", "赵六", "--new", "--expense", "101 gift")
    assert (refused.status, wang.json("find", "赵六")["contacts"]) == (1, [])
    assert "gifts for 赵六" in refused.err
    wang.say("log", "赵六", "--new", "--expense", "100 gift")
    assert "spent" in wang.json("show", "赵六")


def test_a_chinese_rep_may_give_the_words_as_they_are_shown(wang: Program) -> None:
    told = ("--channel", "微信", "--emotion", "王小明: 感激", "--expense", "260 礼物", "--evidence", "公开支持我方")
    wang.say("--language", "zh_CN", "log", "wxm", "李娜", "--day", "昨天", *told)
    visit: Any = newest(wang, "王小明")
    assert (visit["day"], visit["channel"]) == (day(-1), "message")
    assert list(visit["emotions"].values()) == ["grateful"]
    assert visit["evidence"] == ["openly-supports-us"]
