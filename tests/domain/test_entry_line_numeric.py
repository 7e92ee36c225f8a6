"""Two numbers in a line: a day where one can only be meant, and otherwise the price, half or ratio that they were."""

from __future__ import annotations

import pytest

from salesbook.domain.entry_line import parse_entry, parse_plan
from salesbook.domain.entry_line_doubts import doubts
from salesbook.domain.numeric_days import DayOrder
from tests.domain.entry_line_people import people
from tests.domain.test_entry_line import WEDNESDAY, told


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Anna lunch 28.11., happy", "who:Anna | meal | when:28.11 | felt:happy"),
        ("Anna 28.11. lunch about the price, happy", "who:Anna | when:28.11 | meal | felt:happy # about the price"),
        ("28/11 lunch with Anna", "when:28.11 | meal | who:Anna"),
        ("Anna lunch 10:30 28.11.", "who:Anna | meal | when:28.11 10:30"),
        ("Anna lunch 28.11.2026", "who:Anna | meal | when:28.11"),
        ("Anna lunch on 25.11", "who:Anna | meal | when:25.11"),
        (
            "Anna lunch; promised samples by 28.2. and call 3.3.",
            "who:Anna | meal | I promised:samples @28.02 | next:call @03.03",
        ),
        ("Anna lunch; promised samples by 28/2; happy", "who:Anna | meal | I promised:samples @28.02 | felt:happy"),
        ("王伟11/28吃饭", "who:王伟 | when:28.11 | meal"),
        ("王伟午饭，答应12.25前发样品", "who:王伟 | meal | I promised:发样品 @25.12"),
    ],
)
def test_a_day_in_numbers_is_read(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Anna lunch 2/3", "who:Anna | meal # 2/3"),
        ("Anna lunch 1/2/2026", "who:Anna | meal # 1/2/2026"),
        ("Anna lunch 30.2.", "who:Anna | meal # 30.2."),
        ("Anna lunch; price 3.5", "who:Anna | meal # price 3.5"),
        ("Anna lunch; price 3.5. He liked it", "who:Anna | meal # price 3.5. He liked it"),
        ("Anna lunch, offered 28.2. and he agreed", "who:Anna | meal # offered 28.2. and he agreed"),
        ("Anna lunch; 3.5. was the offer", "who:Anna | meal # 3.5. was the offer"),
        ("Anna lunch, price up by 12.5.", "who:Anna | meal # price up by 12.5."),
        ("Anna lunch, on 2.5 million", "who:Anna | meal # on 2.5 million"),
        ("Anna lunch; by 12.5%", "who:Anna | meal # by 12.5%"),
        ("Anna 24/7 support", "who:Anna # 24/7 support"),
        ("Anna lunch; ratio 28/2", "who:Anna | meal # ratio 28/2"),
        ("王伟午饭，价格3.5，涨了1.2", "who:王伟 | meal # 价格3.5，涨了1.2"),
    ],
)
def test_two_days_at_once_no_day_and_other_numbers_stay_text(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)) == expected


@pytest.mark.parametrize(
    ("line", "order", "expected"),
    [
        ("王伟12/3拜访", DayOrder.YEAR_FIRST, "who:王伟 | when:03.12 | in-person"),
        ("12/3下午拜访王伟", DayOrder.YEAR_FIRST, "when:03.12 afternoon | in-person | who:王伟"),
        ("王伟 3.12前", DayOrder.YEAR_FIRST, "who:王伟 | when:12.03"),
        ("Anna lunch 12/3", DayOrder.MONTH_FIRST, "who:Anna | meal | when:03.12"),
        ("Anna lunch 12/3", DayOrder.DAY_FIRST, "who:Anna | meal | when:12.03"),
        ("Anna lunch 12/3/2026", DayOrder.MONTH_FIRST, "who:Anna | meal | when:03.12"),
        ("Anna lunch 12/3", None, "who:Anna | meal # 12/3"),
        ("王伟 3/4的客户", DayOrder.YEAR_FIRST, "who:王伟 # 3/4的客户"),
        ("Anna 1/2 price", DayOrder.MONTH_FIRST, "who:Anna # 1/2 price"),
    ],
)
def test_the_order_of_days_settles_which_day_is_meant(line: str, order: DayOrder | None, expected: str) -> None:
    # What is for stands in the note of a plan that says no purpose.
    assert told(parse_plan(line, WEDNESDAY, people, order=order)) == expected


def test_what_an_order_makes_a_day_is_not_doubted() -> None:
    entry = parse_entry("Anna lunch; promised samples by 12/3", WEDNESDAY, people, order=DayOrder.MONTH_FIRST)
    assert told(entry) == "who:Anna | meal | I promised:samples @03.12"
    entry = parse_entry("Anna lunch; promised samples by 12/3", WEDNESDAY, people)
    assert [one.words for one in doubts(entry)] == ["12/3"]
    assert doubts(entry, order=DayOrder.MONTH_FIRST) == ()
