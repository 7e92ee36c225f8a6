"""A part of the day: where it stands among times, and how it is typed."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from salesbook.domain.day_part import DayPart, Hour, hour_of, latest_time_of
from salesbook.domain.days import parse_day_and_hour, parse_hour
from salesbook.domain.entry_line import parse_entry, parse_plan
from salesbook.domain.errors import Refused
from tests.domain.entry_line_people import people
from tests.domain.test_entry_line import WEDNESDAY, told

TUESDAY = date(2026, 11, 24)


def test_the_parts_follow_each_other_and_end_with_the_day() -> None:
    ends = [part.last for part in DayPart]
    assert ends == sorted(ends)
    assert ends[-1] == time(23, 59)


@pytest.mark.parametrize(
    ("at", "parts"),
    [
        (time(9), {DayPart.MORNING}),
        (time(12), {DayPart.NOON}),
        (time(15), {DayPart.AFTERNOON}),
        (time(18), {DayPart.AFTERNOON, DayPart.EVENING}),
        (time(20), {DayPart.EVENING}),
    ],
)
def test_a_time_lies_in_the_parts_that_people_would_say(at: time, parts: set[DayPart]) -> None:
    assert {part for part in DayPart if part.holds(at)} == parts


def test_a_wall_time_is_known_better_than_a_part() -> None:
    assert hour_of(time(9), DayPart.EVENING) == time(9)
    assert hour_of(None, DayPart.EVENING) is DayPart.EVENING
    assert (latest_time_of(time(9)), latest_time_of(DayPart.MORNING), latest_time_of(None)) == (
        time(9),
        time(11, 59),
        None,
    )


@pytest.mark.parametrize(
    ("typed", "day", "hour"),
    [
        ("tomorrow afternoon", 1, DayPart.AFTERNOON),
        ("Tomorrow Evening", 1, DayPart.EVENING),
        ("tomorrow night", 1, DayPart.EVENING),
        ("明天下午", 1, DayPart.AFTERNOON),
        ("明天 上午", 1, DayPart.MORNING),
        ("今天中午", 0, DayPart.NOON),
        ("tomorrow 10:00", 1, time(10)),
        ("tomorrow", 1, None),
    ],
)
def test_a_day_is_typed_with_its_hour_or_its_part(typed: str, day: int, hour: Hour | None) -> None:
    assert parse_day_and_hour(typed, TUESDAY) == (TUESDAY + timedelta(days=day), hour)


@pytest.mark.parametrize("typed", ["afternoon", "下午", "soonafternoon", "tomorrowmorning"])
def test_a_part_without_its_day_is_no_day(typed: str) -> None:
    with pytest.raises(Refused, match="is not a day"):
        parse_day_and_hour(typed, TUESDAY)


def test_an_hour_is_a_time_or_a_part() -> None:
    assert (parse_hour("9:30"), parse_hour("Evening"), parse_hour("下午")) == (
        time(9, 30),
        DayPart.EVENING,
        DayPart.AFTERNOON,
    )
    with pytest.raises(Refused, match="is not a time"):
        parse_hour("teatime")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("明天下午拜访王伟", "when:03.12 afternoon | in-person | who:王伟"),
        ("明天上午去拜访王伟，谈报价", "when:03.12 morning | in-person | who:王伟 | purpose:谈报价"),
        ("明晚请王伟吃饭", "when:03.12 evening | who:王伟 | meal"),
        ("下午拜访王伟", "when:afternoon | in-person | who:王伟"),
        ("明天中午1点拜访王伟", "when:03.12 13:00 | in-person | who:王伟"),
        ("visit Anna Fri morning", "in-person | who:Anna | when:04.12 morning"),
        ("Anna on Thursday in the morning, want a trial", "who:Anna | when:03.12 morning | wanted-result:a trial"),
        ("dinner with Anna tonight", "meal | who:Anna | when:02.12 evening"),
        ("Anna tomorrow afternoon at 3", "who:Anna | when:03.12 15:00"),
        ("每天早上给王伟打电话", "who:王伟 | phone # 每天早上"),
        ("王伟 下午的会", "who:王伟 # 下午的会"),
    ],
)
def test_a_line_about_a_visit_to_come_tells_its_part_of_the_day(line: str, expected: str) -> None:
    assert told(parse_plan(line, WEDNESDAY, people)) == expected


@pytest.mark.parametrize(
    ("line", "at", "part"),
    [
        ("昨晚跟王伟吃饭", None, DayPart.EVENING),
        ("dinner with Anna last night", time(18, 30), None),
        ("王伟午饭，昨天中午", time(12), None),
        # Who says afternoon does not mean the usual time of a lunch.
        ("王伟午饭，昨天下午", None, DayPart.AFTERNOON),
        ("tonight 8 dinner with Anna", time(20), None),
    ],
)
def test_the_usual_time_of_a_meal_counts_in_its_own_part_of_the_day(
    line: str, at: time | None, part: DayPart | None
) -> None:
    when = parse_entry(line, WEDNESDAY, people).when
    assert (when.at, when.part) == (at, part)


def test_a_part_is_one_chip_with_its_day() -> None:
    entry = parse_plan("Anna tomorrow afternoon", WEDNESDAY, people)
    assert [chip.said for chip in entry.chips] == ["Anna", "tomorrow afternoon"]
