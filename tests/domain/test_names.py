"""Names taken apart and put together."""

import pytest

from salesbook.domain.names import COMPOUND_SURNAMES, joined_name, split_name, surname_of


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("王小明", "王", "小明"),
        ("王伟", "王", "伟"),
        ("欧阳娜娜", "欧阳", "娜娜"),
        ("欧阳修", "欧阳", "修"),
        ("歐陽娜娜", "歐陽", "娜娜"),
        ("司马", "司马", ""),
        ("诸葛亮", "诸葛", "亮"),
        ("尉迟恭", "尉迟", "恭"),
        ("爱新觉罗溥仪", "爱新觉罗", "溥仪"),
        ("王", "王", ""),
        ("王 小明", "王", "小明"),
        ("山田 太郎", "山田", "太郎"),
        ("김민수", "김", "민수"),
        ("李Anna", "李", "Anna"),
        ("李 Anna", "李", "Anna"),
        ("Anna 李", "李", "Anna"),
        ("王小明 Tony", "王", "小明 Tony"),
        ("John Doe", "Doe", "John"),
        ("John Richter Doe", "Doe", "John Richter"),
        ("  John   Doe ", "Doe", "John"),
        ("Madonna", "", "Madonna"),
        ("艾合买提·买买提", "", "艾合买提·买买提"),
        ("中国石油天然气", "", "中国石油天然气"),
        ("", "", ""),
        ("   ", "", ""),
    ],
)
def test_a_name_is_split_as_its_script_has_it(name: str, family: str, given: str) -> None:
    assert split_name(name) == (family, given)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("王", "小明"), "王小明"),
        (("欧阳", "娜娜"), "欧阳娜娜"),
        (("李", "Anna"), "李Anna"),
        (("王", "小明", "", "Dr."), "Dr. 王小明"),
        (("王", "小明", "", "", "博士"), "王小明博士"),
        (("王", "小明", "", "", "PhD"), "王小明 PhD"),
        (("", "小明"), "小明"),
        (("Doe", "John"), "John Doe"),
        (("Doe", "John", "Richter", "Dr.", "Jr."), "Dr. John Richter Doe Jr."),
        (("Doe", ""), "Doe"),
        ((" Doe ", " John "), "John Doe"),
        (("", "", "", "Dr.", ""), "Dr."),
        (("", ""), ""),
    ],
)
def test_parts_are_joined_in_the_order_of_their_script(parts: tuple[str, ...], expected: str) -> None:
    assert joined_name(*parts) == expected


@pytest.mark.parametrize(
    "name", ["王小明", "欧阳娜娜", "李Anna", "John Doe", "John Richter Doe", "Madonna", "艾合买提·买买提", "김민수"]
)
def test_a_name_split_and_joined_is_the_same(name: str) -> None:
    assert joined_name(*split_name(name)) == name


def test_surnames_are_taken_from_names_of_people_only() -> None:
    assert surname_of("单田芳") == "单"
    assert surname_of("中国建设银行") == ""
    assert surname_of("") == ""


def test_compound_surnames_are_plain_characters() -> None:
    assert len(COMPOUND_SURNAMES) > 80
    assert {len(surname) for surname in COMPOUND_SURNAMES} == {2, 4}
