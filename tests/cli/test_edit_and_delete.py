"""`edit` and `delete`: any field of anything, and anything itself, by id."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from salesbook.cli.things import changeable
from salesbook.store.nouns import NOUNS
from tests.cli.program import Program, day


@pytest.fixture(scope="module")
def full_home(home_with_a_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that knows 王小明 and everything `add` and `log` can say, and 李娜; to be copied."""
    program = Program(shutil.copytree(home_with_a_book, tmp_path_factory.mktemp("full") / "home"))
    program.say(
        *(
            "add",
            "王小明",
            "--organisation",
            "拜耳",
            "--title",
            "采购",
            "--phone",
            "138 0013 8000",
            "--email",
            "w@b.cn",
        ),
        *("--birthday", "3-9", "--interest", "羽毛球", "--need", "五天交货", "--tag", "vip"),
    )
    program.say("add", "李娜")
    program.say("relate", "wxm", "daughter", "朵朵")
    program.say(
        *("log", "wxm", "--day", "yesterday", "--note", "first", "--promise", "samples @+3d", "--next", "call @+7d"),
        *("--value", "service:label", "--expense", "300 gift", "--objection", "too dear => budget"),
    )
    program.say("offer", "wxm", "1200", "--product", "logger")
    program.say("praise", "wxm", "the best service")
    program.say("referral", "wxm", "陈立")
    return program.home


@pytest.fixture
def wang(full_home: Path, tmp_path: Path) -> Program:
    """The program in a copy of the full home."""
    return Program(shutil.copytree(full_home, tmp_path / "home"))


def row(program: Program, table: str) -> tuple[object, ...]:
    rows, _index, _journal = program.rows()
    (found,) = rows[table]
    return tuple(found)


def id_in(program: Program, table: str) -> str:
    return str(row(program, table)[1 if table == "visit" else 0])


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("name=王大明", "name"),
        ("nicknames=大明, 小王，明哥", "nicknames"),
        ("best-hours=after 17:00", "best_hours"),
        ("preferred-channel=message", "preferred_channel"),
        ("matters_most=price、information", "matters_most"),
        ("colleague=yes", "colleague"),
        ("phonetic=", "phonetic"),
    ],
)
def test_a_field_of_a_contact_is_changed(wang: Program, field: str, shown: str) -> None:
    changed = wang.json("edit", "wxm", field)
    assert (changed["kind"], changed["changed"]) == ("contact", [shown])
    wang.say("undo")


def test_several_fields_change_in_one_step(wang: Program) -> None:
    assert wang.say("edit", "wxm", "name=王大明", "best-hours=after 17:00") == ["Changed: best_hours, name."]
    assert wang.labels()[0] == "Change 王小明"
    assert wang.json("show", "王大明")["organisation"] == "拜耳"


def test_a_birthday_is_added_changed_and_taken_away_by_its_word(program: Program) -> None:
    program.json("add", "李娜")
    assert program.json("edit", "李娜", "birthday=lunar:8-15", "best-hours=mornings")["changed"] == [
        "best_hours",
        "birthday",
    ]
    (there,) = program.json("show", "李娜")["dates"]
    assert (there["kind"], there["calendar"], there["month"], there["day"]) == ("birthday", "lunar", 8, 15)
    program.say("edit", "李娜", "birthday=1984-3-9", "anniversary=5-20")
    dates = {one["kind"]: one for one in program.json("show", "李娜")["dates"]}
    assert [dates["birthday"][part] for part in ("calendar", "year", "month", "day")] == ["solar", 1984, 3, 9]
    assert dates["anniversary"]["month"] == 5
    program.say("edit", "李娜", "birthday=")
    assert [one["kind"] for one in program.json("show", "李娜")["dates"]] == ["anniversary"]
    program.say("undo")
    assert len(program.json("show", "李娜")["dates"]) == 2


def test_a_phone_is_added_and_changed_by_its_word_and_keeps_its_label(wang: Program) -> None:
    wang.say("edit", id_in(wang, "phone"), "label=mobile")
    wang.say("edit", "wxm", "phone=139 0000 1111")
    assert wang.json("show", "wxm")["phones"] == [{"label": "mobile", "value": "139 0000 1111"}]
    wang.json("add", "孙丽")
    wang.say("edit", "孙丽", "phone=0086 138 1234 5678", "email=li@example.com")
    assert [one["value"] for one in wang.json("show", "孙丽")["emails"]] == ["li@example.com"]


def test_which_of_several_phones_is_meant_must_be_said(program: Program) -> None:
    program.json("add", "李娜", "--phone", "138 0013 8000", "--phone", "139 0013 9000")
    said = program.refused("edit", "李娜", "phone=137 0000 0000")
    assert said == "李娜 has 2 of “phone”; change the one by its id, which “salesbook show --json” tells."
    assert program.refused("edit", "李娜", "birthday=13-1").startswith("There is no such day")


@pytest.mark.parametrize(
    ("table", "change", "kept"),
    [
        ("phone", "value=+86 139 0000 1111", "+86 139 0000 1111"),
        ("phone", "label=mobile", "mobile"),
        ("phone", "preferred=yes", 1),
        ("phone", "confirmed-on=-400d", day(-400)),
        ("email", "position=3", 3),
        ("tag", "word=a b", "a b"),
        ("employment", "buying-role=decides", "decides"),
        ("employment", "to-day=2026-01-31", "2026-01-31"),
        ("relation", "detail=9, piano", "9, piano"),
        ("interest", "avoid=YES", 1),
        ("interest", "kind=topic", "topic"),
        ("need", "met-on=today", day(0)),
        ("important_date", "month=12", 12),
        ("important_date", "year=1984", 1984),
        ("note", "private=yes", 1),
        ("visit", "lasted=45", 45),
        ("visit", "at=9:30", "09:30:00"),
        ("visit", "steps=need-found, closed", '["need-found", "closed"]'),
        ("visit", "place=三里屯", "三里屯"),
        ("promise", "due=+10d", day(10)),
        ("next_step", "at=14:00", "14:00:00"),
        ("value_given", "cost=¥12.50", 1250),
        ("value_given", "felt=no", 0),
        ("objection", "answer=lifetime cost", "lifetime cost"),
        ("expense", "amount=1,000", 100000),
        ("offer", "expected-by=+30d", day(30)),
        ("product", "name=logger 2", "logger 2"),
        ("praise", "text=very good", "very good"),
        ("referral", "to-name=陈立明", "陈立明"),
        ("organisation", "name=Bayer", "Bayer"),
    ],
)
def test_every_kind_of_field_is_changed_by_id(wang: Program, table: str, change: str, kept: object) -> None:
    assert wang.json("edit", id_in(wang, table), change)["kind"] == table
    assert kept in row(wang, table)


@pytest.mark.parametrize(
    ("table", "change", "cleared"),
    [("promise", "due=", day(2)), ("visit", "lasted=", None), ("phone", "label=", None), ("need", "met-on=", None)],
)
def test_an_empty_value_clears_what_may_be_empty(wang: Program, table: str, change: str, cleared: object) -> None:
    wang.say("edit", id_in(wang, table), change)
    assert cleared is None or cleared not in row(wang, table)


def test_a_new_employer_name_is_found_at_once(wang: Program) -> None:
    wang.say("edit", id_in(wang, "organisation"), "name=Siemens")
    assert wang.json("find", "siemens")["contacts"][0]["name"] == "王小明"
    assert wang.json("find", "拜耳")["contacts"] == []


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("contact", "stage=ally", "The stage moves by “salesbook stage”, so that its evidence and history are kept."),
        ("visit", "state=planned", "What became of a visit is said by “salesbook log” or “salesbook did-not-happen”."),
        ("offer", "state=won", "What became of an offer is said by “salesbook offer CONTACT --won” or --lost."),
        ("contact", "name=", "“name” cannot be empty; type a value."),
        ("promise", "text= ", "“text” cannot be empty; type a value."),
        ("phone", "preferred=maybe", "“preferred” is yes or no."),
        ("visit", "lasted=long", "“lasted” is a whole number."),
        ("visit", "lasted=99999999999999999999", "“lasted” is a whole number."),
        ("visit", "lasted=-5", "“lasted” is a whole number."),
        ("visit", "at=late", "“late” is not a time; write it like 9:30 or 14:00."),
        ("visit", "day=", "“day” cannot be empty; type a value."),
        ("promise", "due=soon", "“soon” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24."),
        ("promise", "state=lost", "“lost” is not one of open, kept, broken, released."),
        ("offer", "amount=free", "“free” is not an amount of money; write it like 1200 or 1200.50."),
        ("important_date", "month=13", "There is no such day as “13-9”; check its month and day."),
        ("important_date", "day=0", "There is no such day as “3-0”; check its month and day."),
        (
            "important_date",
            "year=12345",
            "“12345-3-9” is not a date; write it like 1984-3-9, 9.3.1984, 3-9 or lunar:8-15.",
        ),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing(wang: Program, table: str, change: str, said: str) -> None:
    thing = wang.id_of("王小明") if table == "contact" else id_in(wang, table)
    assert wang.refused("edit", thing, change) == said


@pytest.mark.parametrize("change", ["foo=bar", "name", "id=1", "contact_id=1", "photo=x", "added=2020-01-01"])
def test_what_is_no_field_is_answered_by_the_fields_there_are(wang: Program, change: str) -> None:
    said = wang.refused("edit", "wxm", change)
    assert said.startswith(f"“{change}” changes nothing here; write FIELD=VALUE with one of name, family_name, ")


def test_no_field_that_salesbook_keeps_itself_can_be_changed() -> None:
    kept = {"id", "code", "photo", "added", "created", "moved_from", "contact_id", "visit_id", "organisation_id"}
    assert [(noun, field) for noun in NOUNS for field in changeable(noun) if field in kept] == []


def test_the_code_of_a_sheet_names_the_visit_and_not_the_contact(wang: Program) -> None:
    planned = wang.json("plan", "lina", "--at", "tomorrow 10:00")
    assert wang.json("edit", planned["code"], "place=三里屯")["kind"] == "visit"
    assert wang.json("delete", planned["code"]) == {"id": planned["id"], "kind": "visit"}
    assert wang.json("show", "lina")["visits"] == []


@pytest.mark.parametrize(
    "table",
    [
        *("phone", "email", "tag", "employment", "relation", "interest", "need", "important_date", "note", "visit"),
        *("promise", "next_step", "value_given", "objection", "expense", "offer", "praise", "referral"),
    ],
)
def test_anything_is_deleted_by_id_and_comes_back(wang: Program, table: str) -> None:
    before = wang.rows()[0]
    assert wang.json("delete", id_in(wang, table))["kind"] == table
    assert wang.rows()[0][table] == []
    wang.say("undo")
    assert wang.rows()[0] == before


def test_a_contact_is_deleted_with_all_that_is_theirs(wang: Program) -> None:
    (line,) = wang.say("delete", "王小明")
    assert line == "Deleted contact: 王小明. “salesbook undo” brings it back."
    rows, _index, _journal = wang.rows()
    assert [row[2] for row in rows["contact"]] == ["李娜"]
    assert rows["visit"] == rows["phone"] == rows["promise"] == []
    assert wang.json("find", "wxm") == {"contacts": [], "visits": []}


def test_what_something_else_rests_on_stays(wang: Program) -> None:
    organisation, product = id_in(wang, "organisation"), id_in(wang, "product")
    assert wang.refused("delete", organisation) == "“拜耳” is still used in 2 places; change those first."
    expected = "“logger” was offered or bought, so it stays; change its name instead."
    assert wang.refused("delete", product) == expected
    wang.say("offer", "wxm", "--won")
    assert wang.refused("delete", id_in(wang, "offer")) == "This offer became a purchase; delete the purchase first."
    said = "Nobody else took part in this visit; delete the visit instead."
    assert wang.refused("delete", id_in(wang, "participation")) == said


def test_what_nothing_rests_on_any_more_goes(wang: Program) -> None:
    wang.say("delete", id_in(wang, "offer"))
    wang.say("delete", id_in(wang, "employment"))
    assert wang.json("delete", id_in(wang, "product"))["kind"] == "product"
    assert wang.json("delete", id_in(wang, "organisation"))["kind"] == "organisation"


def test_a_company_is_not_taken_for_who_works_there(program: Program) -> None:
    program.say("add", "王小明", "--organisation", "拜耳", "--phone", "138 0013 8000")
    program.say("add", "刘芳")
    said = "Nobody is found by “拜耳”; check the name, or add the contact first."
    for words in (("delete", "拜耳"), ("edit", "拜耳", "name=x"), ("merge", "刘芳", "拜耳")):
        assert program.refused(*words) == said
    assert program.say("delete", "wxm")[0].startswith("Deleted contact: 王小明.")
