"""Search over a real notebook, as `design.md` decided it: whatever is typed finds what it can mean, and never fails."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import time, timedelta

import pytest

from salesbook.domain.contact import Contact, Email, Note, Phone, Tag
from salesbook.domain.interest import Interest, Need
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.operations.contacts import add_contact, change_thing, delete_contact
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.search import contacts_matching, contacts_named, visits_matching
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, new_notebook


def person(name: str, *phones: str, organisation: str = "") -> Profile:
    """A contact's entry with phones and an organisation."""
    contact = Contact(name)
    employers = (Organisation(organisation),) if organisation else ()
    return Profile(
        contact,
        phones=tuple(Phone(contact.id, number, position=at) for at, number in enumerate(phones)),
        employments=tuple(Employment(contact.id, employer.id) for employer in employers),
        organisations=employers,
    )


PEOPLE = (
    person("王小明", "138 0013 8000", organisation="拜耳"),
    person("王晓敏", "+86 10 5923 8817"),
    person("单雄信", "(0755) 8888-6666"),
    person("欧阳娜娜"),
    person("Sarah Whitfield", "+44 (0)20 7946 0018", organisation="Siemens Healthineers"),
    person("José Álvarez Ñandú", "+34 912 345 678"),
    person("Jürgen Groß", organisation="Müller & Söhne"),
    person("李Anna"),
    person("曾国藩"),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    """A notebook with a few people and visits, only to be asked."""
    notebook = new_notebook(tmp_path_factory.mktemp("search"))
    for one in PEOPLE:
        add_contact(notebook, one)
    wang, sarah = PEOPLE[0].contact, PEOPLE[4].contact
    for shift, note in (
        (9, "聊了羽毛球和新产品"),
        (3, "Loves badminton; 羽毛球拍送了"),
        (5, "Audit failed, 14 hours without record"),
    ):
        log_visit(notebook, entry(wang, day=TODAY - timedelta(days=shift), note=note))
    log_visit(notebook, entry(sarah, wang, day=TODAY - timedelta(days=1), note="羽毛球 on Sundays, café Zürich"))
    yield notebook
    notebook.close()


def found(book: Notebook, words: str) -> list[str]:
    return [line.name for line in contacts_matching(book, words)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("王小明", {"王小明"}),
        ("小明", {"王小明"}),
        ("王", {"王小明", "王晓敏"}),
        ("明", {"王小明"}),
        ("明小", set()),
        ("wangxiaoming", {"王小明"}),
        ("wangxiaomin", {"王小明", "王晓敏"}),
        ("WangXiaoMing", {"王小明"}),
        ("wang xiaoming", {"王小明"}),
        ("wang xiao", {"王小明", "王晓敏"}),
        ("wxm", {"王小明", "王晓敏"}),
        ("WXM", {"王小明", "王晓敏"}),
        ("wangxm", {"王小明", "王晓敏"}),
        ("wxming", {"王小明"}),
        ("xiaoming", {"王小明"}),
        ("xm", {"王小明", "王晓敏"}),
        ("shanxiongxin", {"单雄信"}),
        ("danxiongxin", {"单雄信"}),
        ("sxx", {"单雄信"}),
        ("zengguofan", {"曾国藩"}),
        ("cengguofan", {"曾国藩"}),
        ("ouyang", {"欧阳娜娜"}),
        ("oynn", {"欧阳娜娜"}),
        ("li anna", {"李Anna"}),
        ("liwei", set()),
        ("拜耳", {"王小明"}),
        ("baier", {"王小明"}),
        ("王 拜耳", {"王小明"}),
        ("wxm 拜耳", {"王小明"}),
        ("王晓敏 拜耳", set()),
    ],
)
def test_chinese_names_are_found_by_characters_pinyin_and_initials(book: Notebook, words: str, names: set[str]) -> None:
    assert set(found(book, words)) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("sarah", {"Sarah Whitfield"}),
        ("whit", {"Sarah Whitfield"}),
        ("whitfield sarah", {"Sarah Whitfield"}),
        ("itfield", set()),
        ("siemens", {"Sarah Whitfield"}),
        ("ＳＡＲＡＨ", {"Sarah Whitfield"}),
        ("jose alvarez", {"José Álvarez Ñandú"}),
        ("JOSÉ ÁLVAREZ", {"José Álvarez Ñandú"}),
        ("nandu", {"José Álvarez Ñandú"}),
        ("Jose\u0301", {"José Álvarez Ñandú"}),
        ("jurgen", {"Jürgen Groß"}),
        ("gross", {"Jürgen Groß"}),
        ("groß", {"Jürgen Groß"}),
        ("muller sohne", {"Jürgen Groß"}),
    ],
)
def test_other_names_are_found_by_the_beginnings_of_their_words_without_accents(
    book: Notebook, words: str, names: set[str]
) -> None:
    assert set(found(book, words)) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("13800138000", {"王小明"}),
        ("138 0013 8000", {"王小明"}),
        ("1380013", {"王小明"}),
        ("0013", {"王小明"}),
        ("0013-80", {"王小明"}),
        ("01 38 00", {"王小明"}),
        ("8000", {"王小明"}),
        ("+86 138 0013 8000", {"王小明"}),
        ("5923 8817", {"王晓敏"}),
        ("010 5923", {"王晓敏"}),
        ("010-5923-8817", {"王晓敏"}),
        ("+861059238817", {"王晓敏"}),
        ("0755 8888", {"单雄信"}),
        ("88886666", {"单雄信"}),
        ("020 7946", {"Sarah Whitfield"}),
        ("+44 20 7946", {"Sarah Whitfield"}),
        ("１３８００１３", {"王小明"}),
        ("999999", set()),
    ],
)
def test_any_piece_of_a_number_in_any_spacing_finds_it(book: Notebook, words: str, names: set[str]) -> None:
    assert set(found(book, words)) == names


@pytest.mark.parametrize(
    "words", ["", " ", '"', "'", "*", "%", "()", "AND", "NOT", "a OR b", "-", "\x00", "\ud800", "😀"]
)
def test_what_means_nothing_finds_nothing(book: Notebook, words: str) -> None:
    assert (contacts_matching(book, words), visits_matching(book, words)) == ([], [])


def test_a_whole_name_comes_before_those_it_begins(tmp_path_factory: pytest.TempPathFactory) -> None:
    notebook = new_notebook(tmp_path_factory.mktemp("rank"))
    for name in ("王小明明", "王小明", "张三"):
        add_contact(notebook, person(name, organisation="王小明公司" if name == "张三" else ""))
    assert found(notebook, "王小明")[-1] == "张三"
    notebook.close()


def test_of_two_with_one_name_the_one_who_was_visited_comes_first(notebook: Notebook) -> None:
    empty, met, other = Contact("王小明"), person("王小明", organisation="省人民医院"), person("王晓敏")
    for one in (Profile(empty), met, other):
        add_contact(notebook, one)
    plan_visit(notebook, entry(empty, day=TODAY + timedelta(days=1)))
    log_visit(notebook, entry(met.contact, note="谈监护仪报价"))
    found = [one.id for one in contacts_matching(notebook, "wxm")]
    assert set(found) == {empty.id, met.contact.id, other.contact.id}
    assert found.index(met.contact.id) < found.index(empty.id)


def test_a_surname_with_a_title_finds_who_has_it(notebook: Notebook) -> None:
    for name, title in (("王小明", "主任医师"), ("王晓敏", "采购员"), ("王芳", "主任"), ("李娜", "主任")):
        contact = Contact(name)
        add_contact(notebook, Profile(contact, employments=(Employment(contact.id, None, title),)))
    for found in (contacts_matching(notebook, " 王主任 "), contacts_named(notebook, "王主任", 5)):
        assert [line.name for line in found] == ["王芳", "王小明"]
    assert contacts_matching(notebook, "王主任，电话") == []
    assert contacts_matching(notebook, '"主任') == contacts_matching(notebook, "主任")


def test_visits_are_found_by_their_words_newest_first(book: Notebook) -> None:
    hits = visits_matching(book, "羽毛球")
    assert [TODAY - hit.day for hit in hits] == [timedelta(days=shift) for shift in (1, 3, 9)]
    assert hits[0].names == ("Sarah Whitfield", "王小明")
    for hit in hits:
        assert hit.snippet.text[hit.snippet.start : hit.snippet.end] == "羽毛球"


@pytest.mark.parametrize(
    ("words", "shifts"),
    [
        ("badminton", [3]),
        ("羽毛球 badminton", [3]),
        ("zurich cafe", [1]),
        ("14 hours", [5]),
        ("毛球", [1, 3, 9]),
        ("球毛", []),
        ("minton", []),
        ("新产品", [9]),
    ],
)
def test_all_of_the_words_must_stand_in_a_visit(book: Notebook, words: str, shifts: list[int]) -> None:
    assert [(TODAY - hit.day).days for hit in visits_matching(book, words)] == shifts


def test_on_one_day_the_later_visit_comes_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    notebook = new_notebook(tmp_path_factory.mktemp("times"))
    one = person("王小明")
    add_contact(notebook, one)
    for hour in (9, 17, 13):
        log_visit(notebook, entry(one.contact, note="tea", at=time(hour)))
    assert [hit.at for hit in visits_matching(notebook, "tea")] == [time(17), time(13), time(9)]
    assert [hit.at for hit in visits_matching(notebook, "tea", limit=1)] == [time(17)]
    notebook.close()


def test_everything_said_of_a_contact_and_at_a_visit_is_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    notebook = new_notebook(tmp_path_factory.mktemp("places"))
    contact = Contact("陈立", nicknames=("老陈",), phonetic="Chen Lap")
    mine = contact.id
    add_contact(
        notebook,
        Profile(
            contact,
            emails=(Email(mine, "lap.chen@cold-chain.example"),),
            tags=(Tag(mine, "goldfish"),),
            notes=(Note("collects stamps", mine),),
            interests=(Interest(mine, "chess", detail="plays on Wednesdays"),),
            needs=(Need("five days delivery", mine),),
        ),
    )
    for words in ("老陈", "laochen", "lap", "cold chain", "goldfish", "stamps", "chess wednesdays", "five delivery"):
        assert found(notebook, words) == ["陈立"], words
    visit = entry(contact, note="", place="三里屯 terrace", purpose="the trial", wanted_result="a signature")
    said = (
        Promise(mine, Side.ME, "piano teacher", visit_id=visit.visit.id),
        Promise(mine, Side.THEM, "floor plan", visit_id=visit.visit.id),
    )
    step = NextStep(mine, "call the warehouse", visit_id=visit.visit.id)
    plan_visit(notebook, type(visit)(visit.visit, visit.participations, promises=said, next_steps=(step,)))
    for words in ("三里屯", "trial", "signature", "piano", "floor", "warehouse"):
        assert len(visits_matching(notebook, words)) == 1, words
    notebook.close()


def test_the_index_follows_every_change_and_undo(tmp_path_factory: pytest.TempPathFactory) -> None:
    notebook = new_notebook(tmp_path_factory.mktemp("follows"))
    one = person("王小明", "138 0013 8000", organisation="拜耳")
    add_contact(notebook, one)
    change_thing(notebook, Organisation("Siemens", id=one.organisations[0].id), "王小明")
    assert (found(notebook, "拜耳"), found(notebook, "siemens")) == ([], ["王小明"])
    notebook.undo()
    assert (found(notebook, "拜耳"), found(notebook, "siemens")) == (["王小明"], [])
    known = notebook.get(Contact, one.contact.id)
    assert known is not None
    delete_contact(notebook, known)
    assert found(notebook, "0013") == []
    notebook.undo()
    assert found(notebook, "0013") == ["王小明"]
    notebook.close()


def test_at_most_so_many_are_found(book: Notebook) -> None:
    assert len(contacts_matching(book, "王", limit=1)) == 1
    assert len(visits_matching(book, "羽毛球", limit=2)) == 2


PIECES = [
    *(
        '"',
        "'",
        "*",
        "(",
        ")",
        ":",
        "^",
        "-",
        "+",
        "{",
        "}",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR(",
        "name:",
        "\\",
        ";",
        "--",
    ),
    *(
        "%",
        "_",
        "?",
        "?1",
        "$x",
        "\x00",
        "\n",
        "\t",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\ud800",
        "\udfff",
        "\U0010fffd",
        "é",
        "e\u0301",
    ),
    *(
        "王",
        "小明",
        "羽毛球",
        "wxm",
        "wang",
        "0013",
        "138",
        "+86",
        "１２",
        "٣",
        "²",
        "ß",
        "ﬁ",
        "㍿",
        "😀",
        "👩\u200d👩",
        "が",
        "ｶﾞ",
        "한",
    ),
    *("xxx*", "';DROP TABLE contact;--", '" OR 1 --', "rowid", "contact_index"),
]


LONG = ["a" * 600, "0" * 600, "王" * 600, "王 " * 300, '"' * 600, "( " * 300, "é" * 600]


def hostile(chance: random.Random) -> str:
    """A few pieces that search engines, databases and Unicode stumble over, or any characters at all."""
    kind = chance.random()
    if kind < 0.01:
        return chance.choice(LONG)
    if kind < 0.3:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, 12)))
    return chance.choice(["", " "]).join(chance.choice(PIECES) for _ in range(chance.randrange(1, 7)))


def test_twenty_thousand_hostile_strings_are_answered(book: Notebook) -> None:
    chance = random.Random(20261124)
    before = book.rows("SELECT count(*) FROM contact")
    hits = 0
    for _ in range(20_000):
        words = hostile(chance)
        hits += len(contacts_matching(book, words, 5)) + len(visits_matching(book, words, 5))
    assert hits > 500  # else the strings were only nonsense, and nothing was searched
    assert book.rows("SELECT count(*) FROM contact") == before
