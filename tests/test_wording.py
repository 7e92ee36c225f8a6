"""Human words for everything the domain can say, in both languages."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date, time
from enum import Enum

import pytest

import salesbook.domain
from salesbook.domain.days import Toward
from salesbook.domain.emotion import Emotion
from salesbook.domain.entry_line_chips import ChipKind
from salesbook.domain.entry_line_doubts import Doubted
from salesbook.domain.evidence import Marker
from salesbook.domain.goal import GoalState
from salesbook.domain.important_date import LunarDay
from salesbook.domain.money import Money
from salesbook.domain.reminders.announcing import Before
from salesbook.domain.setting import Unit
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, counted
from salesbook.system.i18n import in_language
from salesbook.wording import (
    capitalised,
    clock_time,
    day_and_month,
    listed,
    long_date,
    lunar_day,
    medium_date,
    money,
    month_and_year,
    narrow_date,
    render,
    weekday_and_date,
    weekday_and_day,
    word,
)

TUESDAY = date(2026, 11, 24)
NEW_YEAR = date(2027, 1, 3)


# How a line is read, when something is announced, what a number counts, how a goal stands: all shown in words of their own.
NEVER_SHOWN: tuple[type[Enum], ...] = (Before, ChipKind, Doubted, GoalState, Toward, Unit)


def enums_of_the_domain() -> list[type[Enum]]:
    """Every Enum that a module of the domain defines."""
    modules = [
        importlib.import_module(one.name)
        for one in pkgutil.walk_packages(salesbook.domain.__path__, "salesbook.domain.")
    ]
    return [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Enum) and thing.__module__ == module.__name__
        if thing not in NEVER_SHOWN
    ]


def test_the_enums_of_the_domain_are_found() -> None:
    assert {Stage, Emotion, Marker} < set(enums_of_the_domain())
    assert len(enums_of_the_domain()) > 20


@pytest.mark.parametrize("enum", enums_of_the_domain(), ids=lambda enum: enum.__name__)
def test_every_value_has_words_of_its_own(enum: type[Enum]) -> None:
    words = [word(value) for value in enum]
    assert all(said.strip() == said and said for said in words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("enum", enums_of_the_domain(), ids=lambda enum: enum.__name__)
def test_every_value_has_words_in_chinese(enum: type[Enum]) -> None:
    with in_language("zh_CN"):
        words = [word(value) for value in enum]
    assert [said for said in words if said.isascii()] == []


def test_the_words_of_the_method_are_those_of_the_glossary() -> None:
    with in_language("zh_CN"):
        assert [word(stage) for stage in Stage] == ["认识", "约会", "信赖", "同盟"]
        assert word(Emotion.GRATEFUL) == "感激"
        assert word(Marker.REFERS_A_CUSTOMER) == "转介绍"


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        (medium_date, ("24 Nov 2026", "3 Jan 2027"), ("2026年11月24日", "2027年1月3日")),
        (day_and_month, ("24 Nov", "3 Jan"), ("11月24日", "1月3日")),
        (weekday_and_day, ("Tue 24 Nov", "Sun 3 Jan"), ("11月24日 周二", "1月3日 周日")),
        (weekday_and_date, ("Tue 24 Nov 2026", "Sun 3 Jan 2027"), ("2026年11月24日", "2027年1月3日")),
        (
            long_date,
            ("Tuesday 24 November 2026", "Sunday 3 January 2027"),
            ("2026年11月24日 星期二", "2027年1月3日 星期日"),
        ),
        (month_and_year, ("Nov 2026", "Jan 2027"), ("2026年11月", "2027年1月")),
        (narrow_date, ("24 Nov 2026", "3 Jan 2027"), ("2026-11-24", "2027-01-03")),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_dates_are_written_as_people_write_them(
    written: object, english: tuple[str, str], chinese: tuple[str, str]
) -> None:
    assert callable(written)
    assert (written(TUESDAY), written(NEW_YEAR)) == english
    with in_language("zh_CN"):
        assert (written(TUESDAY), written(NEW_YEAR)) == chinese


def test_the_turn_of_the_year_keeps_its_year() -> None:
    # 29 December 2025 lies in the first ISO week of 2026.
    assert medium_date(date(2025, 12, 29)) == "29 Dec 2025"
    assert month_and_year(date(2027, 1, 1)) == "Jan 2027"


def test_a_sentence_told_what_day_it_is_leaves_the_year_off_the_days_of_this_one() -> None:
    said = Text("{these} since {day}", these=(Text("made {day}", day=date(2025, 12, 30)),), day=date(2026, 2, 3))
    assert render(said, date(2026, 11, 24)) == "made 30 Dec 2025 since 3 Feb"
    assert render(said) == "made 30 Dec 2025 since 3 Feb 2026"
    with in_language("zh_CN"):
        assert render(said, date(2026, 11, 24)).endswith("2月3日")


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_times_are_in_24_hours_everywhere(code: str) -> None:
    with in_language(code):
        assert [clock_time(at) for at in (time(9, 5), time(0), time(23, 59))] == ["09:05", "00:00", "23:59"]


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (LunarDay(8, 15, False), "lunar 8/15", "农历八月十五"),
        (LunarDay(1, 1, False), "lunar 1/1", "农历正月初一"),
        (LunarDay(12, 30, False), "lunar 12/30", "农历腊月三十"),
        (LunarDay(11, 10, False), "lunar 11/10", "农历冬月初十"),
        (LunarDay(6, 20, True), "lunar leap 6/20", "农历闰六月二十"),
        (LunarDay(10, 21, False), "lunar 10/21", "农历十月廿一"),
        (LunarDay(2, 19, False), "lunar 2/19", "农历二月十九"),
    ],
)
def test_a_lunar_day_is_said_as_it_is_in_its_language(day: LunarDay, english: str, chinese: str) -> None:
    assert lunar_day(day) == english
    with in_language("zh_CN"):
        assert lunar_day(day) == chinese


@pytest.mark.parametrize(
    ("amount", "english", "chinese"),
    [
        (Money(8600000, "CNY"), "¥86,000", "¥86,000"),
        (Money(8600050, "CNY"), "¥86,000.50", "¥86,000.50"),
        (Money(5, "CNY"), "¥0.05", "¥0.05"),
        (Money(0, "CNY"), "¥0", "¥0"),
        (Money(-123400, "CNY"), "-¥1,234", "-¥1,234"),
        (Money(10**15, "CNY"), "¥10,000,000,000,000", "¥10,000,000,000,000"),
        (Money(10**15 - 1, "CNY"), "¥9,999,999,999,999.99", "¥9,999,999,999,999.99"),
        (Money(120000, "EUR"), "€1,200", "€1,200"),
        (Money(120050, "GBP"), "£1,200.50", "£1,200.50"),
        (Money(120000, "USD"), "$1,200", "US$1,200"),
        (Money(5000, "JPY"), "¥5,000", "JP¥5,000"),
        (Money(120000, "CHF"), "CHF\N{NO-BREAK SPACE}1,200", "CHF\N{NO-BREAK SPACE}1,200"),
    ],
)
def test_money_has_its_sign_and_only_the_decimals_it_needs(amount: Money, english: str, chinese: str) -> None:
    assert money(amount) == word(amount) == english
    with in_language("zh_CN"):
        assert money(amount) == word(amount) == chinese


def test_a_list_reads_as_one_in_each_language() -> None:
    assert listed(("tea", "golf")) == "tea, golf"
    assert listed(()) == ""
    with in_language("zh_CN"):
        assert listed(("茶", "高尔夫")) == "茶、高尔夫"


def test_a_text_is_rendered_with_all_its_values_in_words() -> None:
    inner = Text("{stage}: {markers}", stage=Stage.TRUST, markers=(Marker.GOLF, Marker.HOME_VISIT))
    assert render(Text("{day} {at} {what}", day=TUESDAY, at=time(9, 5), what=inner)) == (
        "24 Nov 2026 09:05 trust: golf, home visit"
    )


@pytest.mark.parametrize(("n", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_a_counted_text_is_rendered_by_its_number(n: int, said: str) -> None:
    assert render(counted("{n} day", "{n} days", n)) == said


def test_what_a_person_typed_is_printed_as_it_is() -> None:
    assert render(Text("I promised: {text}", text="{n} {0} %s {text}")) == "I promised: {n} {0} %s {text}"


def test_a_label_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert [capitalised(words) for words in ("met in person", "", "ÖBB", "王")] == ["Met in person", "", "ÖBB", "王"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("王小明", "已添加王小明"),
        ("Anna", "已添加 Anna"),
        ("Émile 王", "已添加 Émile 王"),
        ("3M", "已添加3M"),
        ("", "已添加"),
        ("{0}", "已添加{0}"),
    ],
)
def test_a_latin_name_stands_apart_from_chinese_words_and_a_chinese_one_does_not(name: str, said: str) -> None:
    with in_language("zh_CN"):
        assert render(Text("{name} added", name=name)) == said
    assert render(Text("{name} added", name=name)) == f"{name} added"


def test_a_latin_name_stands_apart_on_both_sides_and_a_day_on_none() -> None:
    with in_language("zh_CN"):
        assert render(Text("Praise by {name} noted.", name="Anna")) == "已记下 Anna 的好评。"
        assert render(Text("No visit is planned on {day}.", day=date(2026, 11, 24))) == "2026年11月24日没有计划的拜访。"
