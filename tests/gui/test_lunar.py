"""The lunar day beside a solar one."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.gui.lunar import lunar_on_calendar, lunar_today
from salesbook.system.i18n import in_language


def test_the_lunar_day_of_a_solar_one_is_said_in_the_language_and_on_english_calendars_not_at_all() -> None:
    day = date(2026, 11, 26)
    assert (lunar_today(day), lunar_on_calendar(day)) == ("lunar 10/18", "")
    with in_language("zh_CN"):
        assert (lunar_today(day), lunar_on_calendar(day)) == ("十月十八", "十八")


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 2, 16), "除夕"),  # on 29 of the twelfth month
        (date(2024, 2, 9), "除夕"),  # on its 30
        (date(2026, 2, 17), "春节"),
        (date(2026, 3, 3), "元宵"),
        (date(2026, 6, 19), "端午"),
        (date(2026, 9, 25), "中秋"),
        (date(2025, 8, 29), "七夕"),
        (date(2025, 7, 25), "闰六月"),
        (date(2026, 3, 19), "二月"),
    ],
)
def test_a_chinese_calendar_prints_the_festivals(day: date, printed: str) -> None:
    with in_language("zh_CN"):
        assert lunar_on_calendar(day) == printed


def test_outside_the_tables_there_is_no_lunar_day() -> None:
    assert lunar_today(date(1800, 1, 1)) == ""
