"""The lunar day beside a solar one."""

from __future__ import annotations

from datetime import date

from salesbook.gui.lunar import lunar_on_calendar, lunar_today
from salesbook.system.i18n import in_language


def test_the_lunar_day_of_a_solar_one_is_said_in_the_language_and_on_english_calendars_not_at_all() -> None:
    day = date(2026, 11, 26)
    assert (lunar_today(day), lunar_on_calendar(day)) == ("lunar 10/18", "")
    with in_language("zh_CN"):
        assert (lunar_today(day), lunar_on_calendar(day)) == ("十月十八", "十八")


def test_outside_the_tables_there_is_no_lunar_day() -> None:
    assert lunar_today(date(1800, 1, 1)) == ""
