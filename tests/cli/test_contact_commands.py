"""`add`, `relate`, `find` and `show`."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesbook.domain.important_date import parse_important_date
from tests.cli.program import Program, day, today
from tests.gui.transfer.cards import card, written

SHOWN_BESIDE = ("reminders", "visits", "promises", "next_steps", "missed_dates", "spent", "parts", "lenses")
CONTACT_KEYS = [
    *("id", "name", "organisation", "title", "stage", "phones", "emails", "addresses", "dates", "interests", "needs"),
    *("tags", "photo", "missing"),
]


def test_a_contact_is_added_with_everything_that_was_said(program: Program) -> None:
    found = program.json(
        *("add", "王小明", "--organisation", "拜耳", "--title", "采购经理", "--phone", "138 0013 8000", "--phone"),
        *("010-59238817", "--email", "wang@bayer.cn", "--tag", "cold chain", "--tag", "vip", "--tag", "vip"),
        *(
            "--interest",
            "羽毛球",
            "--interest",
            "龙井",
            "--need",
            "五天交货",
            "--birthday",
            "1984-3-9",
            "--met",
            "展会",
        ),
    )
    contact_id = found.pop("id")
    birthday = parse_important_date("1984-3-9", "").next_on_or_after(today()).isoformat()
    assert found == {
        "name": "王小明",
        "organisation": "拜耳",
        "title": "采购经理",
        "stage": None,
        "phones": [{"label": "", "value": "138 0013 8000"}, {"label": "", "value": "010-59238817"}],
        "emails": [{"label": "", "value": "wang@bayer.cn"}],
        "addresses": [],
        "dates": [
            {
                "kind": "birthday",
                "calendar": "solar",
                "month": 3,
                "day": 9,
                "year": 1984,
                "leap_month": False,
                "next": birthday,
            }
        ],
        "interests": ["羽毛球", "龙井"],
        "needs": ["五天交货"],
        "tags": ["cold chain", "vip"],
        "photo": False,
        "missing": ["for recognition: meet in person", "for recognition: leave a good first impression"],
    }
    assert list({"id": contact_id} | found) == CONTACT_KEYS
    assert program.labels() == ["Add 王小明"]
    assert "How we met: 展会" in "\n".join(program.say("show", contact_id))


def test_adding_says_who_and_when_the_next_birthday_is(program: Program) -> None:
    first, second = program.say("add", "王小明", "--birthday", "lunar:8-15")
    assert first == f"Added 王小明 ({program.id_of('王小明')})."
    expected = parse_important_date("lunar:8-15", "").next_on_or_after(today())
    assert second == f"Next birthday: {expected.day} {expected:%b} {expected.year}"


def test_colleagues_of_one_organisation_share_it(program: Program) -> None:
    program.say("add", "王小明", "--organisation", "拜耳")
    program.say("add", "李娜", "--organisation", "拜耳")
    ids = {program.part(name, "organisation", "拜耳") for name in ("王小明", "李娜")}
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("",), "A contact needs a name; type one."),
        (("  ",), "A contact needs a name; type one."),
        (("王小明", "--birthday", "13-40"), "There is no such day as “13-40”; check its month and day."),
        (
            ("王小明", "--birthday", "soon"),
            "“soon” is not a date; write it like 1984-3-9, 9.3.1984, 3-9 or lunar:8-15.",
        ),
    ],
)
def test_what_cannot_be_added_is_refused(program: Program, words: tuple[str, ...], said: str) -> None:
    assert program.refused("add", *words) == said


def test_a_relation_is_linked_where_the_other_is_a_contact(program: Program) -> None:
    program.say("add", "王小明")
    program.say("add", "刘芳")
    assert program.say("relate", "wxm", "assistant", "liufang") == ["刘芳 is noted as 王小明's assistant."]
    linked = program.json("relate", "wxm", "boss", "刘芳")
    assert linked["linked"] == program.id_of("刘芳")
    stranger = program.json("relate", "wxm", "daughter", "朵朵")
    assert stranger["linked"] is None
    assert "  daughter: 朵朵" in program.say("show", "wxm")
    assert program.labels()[:2] == ["Relate 朵朵 to 王小明", "Relate 刘芳 to 王小明"]


def test_a_relation_is_named_in_the_language_of_the_moment(program: Program) -> None:
    program.say("add", "王小明")
    said = program.say("relate", "wxm", "spouse", "陈静", "--language", "zh_CN")
    assert said == ["已记下：陈静是王小明的配偶。"]


def test_what_an_address_book_says_of_a_relation_is_shown_in_the_readers_language(
    program: Program, tmp_path: Path
) -> None:
    related = "item1.X-ABRELATEDNAMES:陈静\r\nitem1.X-ABLabel:_$!<Wife>!$_\r\n"
    program.say("import", str(written(tmp_path / "wang.vcf", card("王小明", more=related))))
    assert "  spouse: 陈静, wife" in program.say("show", "王小明")
    assert "  配偶：陈静、妻子" in program.say("show", "王小明", "--language", "zh_CN")


def test_what_is_stored_in_english_is_shown_in_the_readers_language(program: Program, tmp_path: Path) -> None:
    file = written(
        tmp_path / "wang.vcf",
        card("王小明", more="X-WECHAT:xm_wang77\r\nTEL;TYPE=WORK,FAX:010 5923 0000\r\nEMAIL:wang@bayer.example\r\n"),
    )
    program.say("import", str(file))
    shown = program.say("show", "王小明", "--language", "zh_CN")
    assert {"  微信：xm_wang77", "  工作传真：010 5923 0000", "  邮箱：wang@bayer.example"} <= set(shown)
    assert program.json("show", "王小明", "--language", "zh_CN")["phones"] == [
        {"label": "work fax", "value": "010 5923 0000"}
    ]


def test_nobody_is_related_to_themselves(program: Program) -> None:
    program.say("add", "王小明")
    said = program.refused("relate", "wxm", "friend", "王小明")
    assert said == "Nobody is related to themselves; name another contact."


def test_two_who_are_meant_by_the_same_words_are_listed_and_nothing_is_done(program: Program) -> None:
    program.say("add", "王小明", "--organisation", "拜耳")
    program.say("add", "王晓明")
    listed = {f"王小明, 拜耳 ({program.id_of('王小明')})", f"王晓明 ({program.id_of('王晓明')})"}
    for words in (("log", "wxm"), ("show", "wxm"), ("plan", "wxm", "--at", "tomorrow"), ("delete", "wxm")):
        said = program.refused(*words)
        assert said.startswith("“wxm” names 2 contacts: ")
        assert said.endswith("; type more, or the id.")
        assert set(said.removeprefix("“wxm” names 2 contacts: ").split("; ")[:2]) == listed


def test_a_whole_name_or_an_id_decides_between_several(program: Program) -> None:
    program.say("add", "王小")
    program.say("add", "王小明")
    assert program.json("show", "王小")["name"] == "王小"
    assert program.json("show", program.id_of("王小明"))["name"] == "王小明"


def test_words_that_mean_a_crowd_ask_for_more_of_the_name(program: Program) -> None:
    for number in range(12):
        program.say("add", f"王小{'一二三四五六七八九十百千'[number]}")
    said = program.refused("show", "王小")
    assert said.startswith("“王小” names many contacts: 王小一 (")
    assert said.endswith("and more; type more, or the id.")
    assert said.count("王小") == 11


def test_a_whole_name_decides_among_any_number_of_matches(program: Program) -> None:
    for number in range(12):
        program.say("add", f"王{'一二三四五六七八九十百千'[number]}")
    program.say("add", "王")
    assert program.json("show", "王")["name"] == "王"
    program.say("add", "Li Na")
    program.say("add", "Li Nan")
    assert program.json("show", "li na")["name"] == "Li Na"


def test_of_those_who_are_called_so_only_they_are_listed(program: Program) -> None:
    first = program.json("add", "李伟", "--organisation", "北京仪器")["id"]
    second = program.json("add", "李伟", "--organisation", "上海仪器")["id"]
    program.say("add", "李伟明")
    said = program.refused("show", "李伟")
    assert said == (
        f"“李伟” names 2 contacts: 李伟, 北京仪器 ({first}); 李伟, 上海仪器 ({second}); type more, or the id."
    )


def test_somebody_whom_others_know_is_not_taken_for_them(program: Program) -> None:
    program.say("add", "李伟", "--interest", "the songs of Faye", "--need", "a call to Tom")
    program.say("add", "王小明")
    program.say("relate", "李伟", "spouse", "陈静")
    assert program.say("relate", "王小明", "friend", "陈静") == ["陈静 is noted as 王小明's friend."]
    for stranger in ("陈静", "Faye", "Tom"):
        assert program.refused("log", stranger, "--note", "lunch").startswith(f"Nobody is found by “{stranger}”")
        assert program.json("referral", "王小明", stranger)["to"] is None
    assert program.json("log", "陈静", "--new")["contacts"][0]["name"] == "陈静"


def test_a_relation_that_several_could_be_is_not_guessed(program: Program) -> None:
    program.say("add", "王小明")
    program.say("add", "李伟")
    program.say("add", "李伟")
    for words in (("relate", "王小明", "boss", "李伟"), ("referral", "王小明", "李伟")):
        assert program.refused(*words).startswith("“李伟” names 2 contacts: ")


def test_somebody_nobody_knows_is_refused_by_every_command(program: Program) -> None:
    program.say("add", "王小明")
    said = "Nobody is found by “赵六”; check the name, or add the contact first."
    for words in (
        ("show", "赵六"),
        ("log", "赵六"),
        ("log", "王小明", "赵六", "--emotion", "happy"),
        ("plan", "赵六", "--at", "tomorrow"),
        ("stage", "赵六"),
        ("offer", "赵六", "100"),
        ("purchase", "赵六", "100"),
        ("referral", "赵六", "x"),
        ("praise", "赵六", "x"),
        ("relate", "赵六", "friend", "王小明"),
        ("edit", "赵六", "name=x"),
        ("delete", "赵六"),
        ("report", "call-sheet", "--contact", "赵六", "--from", "today", "--output", "x.pdf"),
    ):
        # Behind a first name it may be no name at all, so log says besides where other words go.
        assert program.refused(*words).startswith(said.removesuffix("."))


def test_find_lists_contacts_first_and_then_visits_newest_first(program: Program) -> None:
    program.say("add", "王小明", "--organisation", "拜耳", "--interest", "羽毛球")
    program.say("log", "wxm", "--day", "-3d", "--channel", "in-person", "--note", "聊了羽毛球拍")
    program.say("log", "wxm", "--day", "-1d", "--note", "又聊了羽毛球")
    found = program.json("find", "羽毛球")
    assert list(found) == ["contacts", "visits"]
    assert [list(contact) for contact in found["contacts"]] == [CONTACT_KEYS]
    visits = [(visit["day"], visit["contacts"], visit["text"]) for visit in found["visits"]]
    assert visits == [(day(-1), ["王小明"], "又聊了羽毛球"), (day(-3), ["王小明"], "聊了羽毛球拍")]
    lines = program.say("find", "羽毛球")
    assert lines[0] == f"王小明  拜耳  recognition  {program.id_of('王小明')}"
    assert [line.split("  ")[1:] for line in lines[1:]] == [["王小明", "又聊了羽毛球"], ["王小明", "聊了羽毛球拍"]]


def test_find_shows_as_many_of_each_as_wanted(program: Program) -> None:
    for name in ("王一", "王二", "王三"):
        program.say("add", name)
        program.say("log", name, "--note", "王冠")
    found = program.json("find", "王", "--limit", "2")
    assert (len(found["contacts"]), len(found["visits"])) == (2, 2)


@pytest.mark.parametrize("words", [('"',), ("*",), ("AND", "OR"), ("(",), ("",), ("一二三四",), ("NEAR(a",)])
def test_nothing_found_is_no_failure(program: Program, words: tuple[str, ...]) -> None:
    program.say("add", "王小明")
    assert program.say("find", *words) == ["Nothing found."]
    assert program.json("find", *words) == {"contacts": [], "visits": []}


def test_the_code_of_a_sheet_finds_its_visit(program: Program) -> None:
    program.say("add", "王小明")
    code = program.json("plan", "wxm", "--at", "tomorrow 10:00", "--purpose", "order")["code"]
    for typed in (code, code.lower(), code.replace("-", "")):
        assert [visit["code"] for visit in program.json("find", typed)["visits"]] == [code]
    assert program.say("find", code)[0].startswith(f"{code}  ")


def test_show_tells_everything(program: Program) -> None:
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
        *("--birthday", "2-29", "--interest", "羽毛球", "--need", "五天交货", "--tag", "vip"),
    )
    program.say(
        *(
            "log",
            "wxm",
            "--day",
            "-1d",
            "--time",
            "9:30",
            "--channel",
            "meal",
            "--emotion",
            "angry",
            "--note",
            "送货迟了",
        ),
        *("--promise", "道歉 @+1d", "--their-promise", "send the plan @+9d", "--next", "call @+7d"),
    )
    program.say("offer", "wxm", "86000", "--day", "yesterday")
    lines = program.say("show", "wxm")
    for expected in (
        "王小明",
        "采购, 拜耳",
        "  phone: 138 0013 8000",
        "  email: w@b.cn",
        "  interests: 羽毛球",
        "  needs: 五天交货",
        "  tags: vip",
        "Stage: recognition",
        "Due",
        "Open promises",
        "Next steps",
        "Offers, purchases, referrals",
        "Visits",
    ):
        assert expected in lines
    assert any(line.startswith("  birthday: 29 Feb, next ") for line in lines)
    assert [line.split("  ")[2:] for line in lines if "送货迟了" in line] == [["meal", "angry", "送货迟了"]]
    shown = program.json("show", "wxm")
    assert list(shown) == [*CONTACT_KEYS, *SHOWN_BESIDE]
    assert [reminder["kind"] for reminder in shown["reminders"]] == ["promise-by-me", "alarm"]
    assert [promise["text"] for promise in shown["promises"]] == ["道歉", "send the plan"]
    assert [(step["text"], step["due"]) for step in shown["next_steps"]] == [("call", day(6))]
    assert [(visit["at"], visit["evidence"]) for visit in shown["visits"]] == [("09:30", ["met-in-person", "meal"])]


def test_a_year_of_birth_is_shown_with_its_day(program: Program) -> None:
    program.say("add", "王小明", "--birthday", "1984-3-9")
    assert any(line.startswith("  birthday: 9 Mar 1984, next 9 Mar ") for line in program.say("show", "wxm"))


def test_what_was_left_blank_says_nothing(program: Program) -> None:
    blank = [
        word
        for name in ("phone", "email", "tag", "interest", "need", "organisation", "title")
        for word in (f"--{name}", " ")
    ]
    found = program.json("add", "  王小明\n", *blank)
    assert found["name"] == "王小明"
    assert not any(found[name] for name in ("phones", "emails", "tags", "interests", "needs", "organisation", "title"))
    assert program.rows()[0]["employment"] == []
    program.say("log", "wxm", "--note", "", "--private-note", " ", "--interest", "", "--need", "")
    after = program.json("show", "wxm")
    assert (after["visits"][0]["notes"], after["interests"], after["needs"]) == ([], [], [])


def test_a_relation_needs_a_word_and_a_name(program: Program) -> None:
    program.say("add", "王小明")
    for words in (("", "陈静"), ("spouse", " ")):
        said = program.refused("relate", "wxm", *words)
        assert said == "A relation needs a word and a name, such as spouse and 陈静."


def test_what_is_known_of_a_person_is_shown_whatever_it_is(program: Program) -> None:
    wang = program.json("add", "王小明", "--organisation", "拜耳")["id"]
    told = ("preferred_channel=message", "best_hours=after 17:00", "nicknames=小王", "matters_most=price, ease")
    program.say("edit", wang, *told)
    program.say("edit", program.part("wxm", "employment"), "buying_role=decides", "department=Lager")
    program.say("favour", "wxm", "found him a doctor", "--day", "2026-01-05")
    program.say("judge", "wxm", "satisfaction", "4", "--note", "no complaint", "--day", "2026-01-04")
    program.say("refusal", "wxm", "Boreas", "--day", "2026-01-03")
    shown = program.say("show", "wxm")
    for line in (
        *("  nicknames: 小王", "  department: Lager", "  buying role: decides", "  matters most: price, ease"),
        *(
            "  preferred channel: message",
            "  best hours: after 17:00",
            "  5 Jan 2026  favour for them  found him a doctor",
        ),
        *("  4 Jan 2026  satisfaction 4  no complaint", "  3 Jan 2026  turned a competitor down  Boreas"),
    ):
        assert line in shown


def test_older_visits_are_announced_and_a_script_gets_them_all(program: Program) -> None:
    program.say("add", "王小明")
    for number in range(20):
        program.say("log", "wxm", "--day", f"-{number}d", "--note", f"visit {number}")
    assert program.say("show", "wxm")[-1].endswith("visit 19")
    program.say("log", "wxm", "--day", "-20d", "--note", "visit 20")
    assert program.say("show", "wxm")[-1] == "  and older ones: “salesbook report contact-dossier” has them all"
    assert len(program.json("show", "wxm")["visits"]) == 21
