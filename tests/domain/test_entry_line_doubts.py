"""What looks like a day or a time in a line and is none is told, and nothing else is."""

from __future__ import annotations

import pytest

from salesbook.domain.entry_line import parse_entry, parse_plan
from salesbook.domain.entry_line_doubts import Doubt, Doubted, doubts
from tests.domain.entry_line_people import people
from tests.domain.test_entry_line import WEDNESDAY


def doubted(line: str) -> list[str]:
    return [doubt.words for doubt in doubts(parse_entry(line, WEDNESDAY, people))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Anna lunch 25:99; call Feb 30", ["25:99", "Feb 30"]),
        ("Anna lunch; call 31st of November", ["31st of November"]),
        ("Anna lunch; promised samples by 31.2.", ["31.2"]),
        ("Anna lunch; promised samples by 2/3; happy", ["2/3"]),
        ("Anna lunch; promised samples by 3.5", ["3.5"]),
        ("Anna lunch 1/2/2026", ["1/2/2026"]),
        ("Anna lunch; promised samples by Feb 30", ["Feb 30"]),
        ("Anna lunch; promised samples by 2026-02-30", ["2026-02-30"]),
        ("Feb 30, then Feb 30", ["Feb 30"]),
        ("Anna lunch; promised drawing by 40 Nov", ["40 Nov"]),
        ("Anna lunch; promised drawing by Nov 40th; call on 99 May", ["Nov 40th", "99 May"]),
        ("Anna lunch; promised drawing by the 45th", ["the 45th"]),
        ("王伟午饭，答应40号前发图纸，11月40日见", ["40号", "11月40日"]),
        ("王伟午饭，2月30日打电话，25点见面", ["2月30日", "25点"]),
        ("王伟午饭，答应31.2前发样品，10点99分", ["10点99分", "31.2"]),
        ("王伟午饭，答应国庆前发报价", ["国庆前"]),
        ("Anna lunch; promised the drawing before Chinese New Year", ["Chinese New Year"]),
        ("王伟午饭，３２号见，２５：９９", ["３２号", "２５：９９"]),
    ],
)
def test_a_day_or_time_that_is_none_is_told_as_it_was_typed(line: str, expected: list[str]) -> None:
    assert sorted(doubted(line)) == sorted(expected)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Anna lunch yesterday 10:30 happy; promised samples by Fri; call Thu 10",
        "Anna lunch; call Feb 28, 23:59",
        "Anna lunch; call Feb 29",
        "Anna lunch; promised samples by 28/2; call 10.12.",
        "Anna lunch; it has been broken since, and on 28.2. too",
        "Anna lunch 10:00 and 11:30",
        "price 3.5, 1/2 of it, on 2.5 million, in May 40 people, 100:1",
        'Anna lunch "Feb 30 at 25:99"',
        "王伟午饭，12月5日打电话，24点，提了30点意见，3.5倍",
        "王伟住32号楼",
        "Anna lunch; on May 40 people came, 40 marketing letters, by 100 decks",
        "王伟午饭，50号楼",
        "王伟三天前午饭，春节前的订单，祝春节快乐",
    ],
)
def test_what_is_understood_or_is_another_number_is_not_doubted(line: str) -> None:
    assert doubted(line) == []


def test_a_plan_is_looked_through_as_well() -> None:
    plan = parse_plan("Anna tomorrow lunch 25:99; about Feb 30", WEDNESDAY, people)
    assert doubts(plan) == (Doubt("25:99", Doubted.TIME), Doubt("Feb 30", Doubted.DAY))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("三天前 拜访王伟", ["三天前"]),
        ("春节前 给王伟送贺卡", ["春节前"]),
        ("Anna visit 3 days ago", ["3 days ago"]),
        ("王伟 明天拜访，谈三天前的报价", []),
    ],
)
def test_a_plan_says_that_a_day_gone_by_or_a_festival_is_not_understood(line: str, expected: list[str]) -> None:
    found = doubts(parse_plan(line, WEDNESDAY, people), of_a_plan=True)
    assert found == tuple(Doubt(words, Doubted.DAY) for words in expected)


def test_a_code_of_no_planned_visit_is_told_where_it_can_only_be_one() -> None:
    assert doubts(parse_entry("S5-KR pleased", WEDNESDAY, people)) == (Doubt("S5-KR", Doubted.CODE),)
    assert doubts(parse_entry("s5-ks 很满意", WEDNESDAY, people)) == (Doubt("s5-ks", Doubted.CODE),)
    assert doubted("Anna lunch; valve A4-B7, s5kr") == []
    assert doubts(parse_plan("S5-KR tomorrow", WEDNESDAY, people), of_a_plan=True) == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Anna tomorrow 10 contract renewal", ("10",)),
        ("Anna Thu 9 new stents", ("9",)),
        ("Anna tomorrow 10:00 contract renewal", ()),
        ("Anna tomorrow 10", ()),
        ("Anna Thu 3 samples", ()),
        ("Anna 12 samples", ()),
    ],
)
def test_a_plan_says_that_a_number_after_its_day_is_taken_for_no_time(line: str, expected: tuple[str, ...]) -> None:
    found = doubts(parse_plan(line, WEDNESDAY, people), of_a_plan=True)
    assert found == tuple(Doubt(words, Doubted.TIME) for words in expected)
