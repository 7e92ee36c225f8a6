"""Whom a one-line entry names, in real notebooks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesbook.domain.contact import Contact
from salesbook.domain.entry_line import parse_entry
from salesbook.domain.organisation import Employment
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.operations.contacts import add_contact
from salesbook.queries.entry_people import MOST_OFFERED, PeopleInLines, people_named
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, profile

PEOPLE = (
    Contact("王小明"),
    Contact("王伟"),
    Contact("王伟明"),
    Contact("欧阳修", nicknames=("老欧",)),
    Contact("单田芳"),
    Contact("Anna Smith"),
    Contact("John Smith", nicknames=("Johnny",)),
    Contact("John Doe"),
    Contact("José García"),
    Contact("Will Brown"),
    Contact("Madonna"),
    Contact("山田 太郎"),
)


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    """A notebook with the people of these tests."""
    for contact in PEOPLE:
        add_contact(notebook, Profile(contact))
    return notebook


def named(notebook: Notebook, line: str) -> list[tuple[str, list[str]]]:
    """The named texts with the names of whom they can mean."""
    found = people_named(notebook, line)
    return [(line[one.start : one.end], [candidate.name for candidate in one.candidates]) for one in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("王伟 lunch", [("王伟", ["王伟"])]),
        ("跟王伟吃午饭很开心", [("王伟", ["王伟"])]),
        ("昨天跟王伟明吃饭", [("王伟明", ["王伟明"])]),  # the longest name
        ("王伟和王小明、欧阳修", [("王伟", ["王伟"]), ("王小明", ["王小明"]), ("欧阳修", ["欧阳修"])]),
        ("小明 午饭", [("小明", ["王小明"])]),  # a given name that only one has
        ("跟小明吃饭", [("小明", ["王小明"])]),
        ("他说的小明是别人", []),  # inside a sentence a given name is no sign that they were there
        ("老欧 电话", [("老欧", ["欧阳修"])]),
        ("Anna Smith lunch", [("Anna Smith", ["Anna Smith"])]),
        ("lunch with ANNA smith", [("ANNA smith", ["Anna Smith"])]),
        # A slip in the family name is part of the name; another name behind a given one is not.
        ("Anna Smiht lunch", [("Anna Smiht", ["Anna Smith"])]),
        ("John Smyth, Madonna", [("John Smyth", ["John Smith"]), ("Madonna", ["Madonna"])]),
        ("Anna Zoom yesterday", [("Anna", ["Anna Smith"])]),
        ("Anna smiht lunch", [("Anna", ["Anna Smith"])]),
        ("Madonna Madona", [("Madonna", ["Madonna"])]),
        ("anna lunch", [("anna", ["Anna Smith"])]),
        ("lunch with anna and johnny", [("anna", ["Anna Smith"]), ("johnny", ["John Smith"])]),
        ("John lunch", [("John", ["John Smith", "John Doe"])]),  # to be chosen from
        ("lunch with John", []),
        ("John Doe lunch", [("John Doe", ["John Doe"])]),
        ("jose garcia lunch", [("jose garcia", ["José García"])]),
        ("Jose\u0301 Garci\u0301a lunch", [("Jose\u0301 Garci\u0301a", ["José García"])]),
        ("ＡＮＮＡ lunch", [("ＡＮＮＡ", ["Anna Smith"])]),
        ("Annabel lunch", []),
        ("lunch; will call", []),
        ("lunch. Will call", []),
        ("lunch with Will", [("Will", ["Will Brown"])]),
        ("madonna", [("madonna", ["Madonna"])]),
        ("wxm lunch", [("wxm", ["王小明"])]),
        ("wangxiaoming lunch", [("wangxiaoming", ["王小明"])]),
        ("Wang Xiaoming lunch", [("Wang Xiaoming", ["王小明"])]),
        ("with wxm lunch", [("wxm", ["王小明"])]),
        ("stf lunch", [("stf", ["单田芳"])]),
        ("ww lunch", [("ww", ["王伟"])]),
        ("lunch wxm", []),  # initials only at the beginning
        ("wxmm lunch", []),
        ("he lunch", []),
        ("山田 太郎 lunch", [("山田 太郎", ["山田 太郎"])]),
        ("", []),
        (" \n", []),
        ('"', []),
    ],
)
def test_a_line_names_people(book: Notebook, line: str, expected: list[tuple[str, list[str]]]) -> None:
    assert named(book, line) == expected


def test_initials_of_several_offer_them_all_to_a_limit(notebook: Notebook) -> None:
    for number in range(MOST_OFFERED + 3):
        add_contact(notebook, profile("王小" + "明敏美满猫毛茂马麦梅萌"[number]))
    ((text, candidates),) = named(notebook, "wxm lunch")
    assert (text, len(candidates)) == ("wxm", MOST_OFFERED)


def test_two_of_one_name_are_both_offered(notebook: Notebook) -> None:
    add_contact(notebook, profile("王伟"))
    add_contact(notebook, profile("王伟"))
    ((_, candidates),) = named(notebook, "昨天拜访王伟")
    assert candidates == ["王伟", "王伟"]


def test_the_initials_of_an_organisation_name_nobody(notebook: Notebook) -> None:
    add_contact(notebook, profile("李雷", organisation="拜耳"))
    assert named(notebook, "be lunch") == []
    assert named(notebook, "baier lunch") == []


def test_a_name_is_found_among_more_than_can_be_read(notebook: Notebook) -> None:
    with notebook.change(Text("Add many")) as change:
        for number in range(130):
            change.insert(Contact(f"Anna Number{number}"))
            change.insert(Contact("王伟" + "一二三四五六七八九十"[number % 10]))
        for last in ("Anna Last", "王伟", "王伟国"):
            change.insert(Contact(last))
    assert named(notebook, "lunch with anna last") == [("anna last", ["Anna Last"])]
    assert named(notebook, "拜访王伟国") == [("王伟国", ["王伟国"])]
    assert named(notebook, "拜访王伟") == [("王伟", ["王伟"])]


def test_what_was_looked_up_is_remembered_as_the_line_grows(book: Notebook) -> None:
    people = PeopleInLines(book)
    line = "王伟 lunch with Anna Smith, 跟小明"
    for end in range(len(line) + 1):
        assert people(line[:end]) == people_named(book, line[:end])


def test_an_entry_is_read_with_the_people_of_a_notebook(book: Notebook) -> None:
    entry = parse_entry("wxm and Anna Smith lunch yesterday", TODAY, PeopleInLines(book))
    assert [[one.name for one in who.candidates] for who in entry.who] == [["王小明"], ["Anna Smith"]]
    assert entry.note == ""


_PIECES = ("王", "伟", "小明", "Anna", "smith", " ", '"', "wxm", "İ", "ﬁ", "e\u0301", "*", "^", "\x00", "\ud800")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    line=st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    )
)
def test_any_line_is_read_and_spans_lie_in_it(book: Notebook, line: str) -> None:
    end = 0
    for one in people_named(book, line):
        assert end <= one.start < one.end <= len(line)
        assert one.candidates
        end = one.end


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("昨天拜访李科长，送了样册", [("李科长", ["李秀兰"])]),
        ("诸葛总说再看看", [("诸葛总", ["诸葛明亮"])]),
        ("李副科长来电", [("李副科长", ["李秀兰"])]),
        ("跟王主任电话", [("王主任", ["王芳", "王建国"])]),  # who is just that before who is 主任医师
        ("王建国主任不太高兴", [("王建国主任", ["王建国"])]),
        ("张伟医生电话", [("张伟医生", ["张伟"])]),  # one of the two
        ("张伟采购了三台", [("张伟", ["张伟", "张伟"])]),  # what he did
        ("李经理来电", []),  # nobody has it
        ("请诸葛总和李科长吃饭", [("诸葛总", ["诸葛明亮"]), ("李科长", ["李秀兰"])]),
        ("诸葛总部的事", []),  # another word
        ("前科长来电", []),
    ],
)
def test_a_surname_with_a_title_names_who_has_it(
    notebook: Notebook, line: str, expected: list[tuple[str, list[str]]]
) -> None:
    for name, family, title in (
        ("王建国", "王", "主任医师"),
        ("王芳", "王", "主任"),
        ("李秀兰", "李", "设备科科长"),
        ("诸葛明亮", "诸葛", "总经理"),
        ("张伟", "张", "副主任医师"),
        ("张伟", "张", ""),
    ):
        contact = Contact(name, family, name.removeprefix(family))
        add_contact(notebook, Profile(contact, employments=(Employment(contact.id, None, title),)))
    assert named(notebook, line) == expected
