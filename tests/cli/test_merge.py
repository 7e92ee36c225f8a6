"""`merge`: two contacts become one, and undo makes them two again."""

from __future__ import annotations

from tests.cli.program import Program


def test_two_contacts_become_one_and_two_again(program: Program) -> None:
    program.say("add", "王小明", "--phone", "138 0013 8000", "--organisation", "拜耳")
    program.say("add", "Wang Xiaoming", "--email", "wang@bayer.cn", "--tag", "vip")
    program.say("log", "Wang Xiaoming", "--channel", "meal", "--note", "talked about pumps")
    before = program.rows()[:2]
    said = program.say("merge", "王小明", "Wang Xiaoming")
    assert said == ["Merged Wang Xiaoming into 王小明. “salesbook undo” brings both back."]
    shown = program.json("show", "王小明")
    assert (shown["emails"], shown["tags"], shown["stage"]) == (
        [{"label": "", "value": "wang@bayer.cn"}],
        ["vip"],
        "recognition",
    )
    assert [one["name"] for one in program.json("find", "Wang Xiaoming")["contacts"]] == ["王小明"]
    assert program.labels()[0] == "Merge Wang Xiaoming into 王小明"
    program.say("undo")
    assert program.rows()[:2] == before


def test_nobody_is_merged_with_themselves_or_with_nobody(program: Program) -> None:
    program.say("add", "王小明")
    assert program.refused("merge", "王小明", "wxm") == "Nobody can be merged with themselves; name two contacts."
    program.refused("merge", "王小明", "李娜")
    program.misused("merge", "王小明")
