"""The lunar day of a solar one, in the window's language."""

from __future__ import annotations

from datetime import date

from salesbook.domain.important_date import LunarDay
from salesbook.system.i18n import language
from salesbook.wording import lunar_day


def lunar_today(day: date) -> str:
    """The lunar date of a solar day, as it is written on calendars: `lunar 10/24`, `十月廿四`; empty outside the tables."""
    from borax.calendars.lunardate import LunarDate

    try:
        lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    except ValueError:
        return ""
    if language() != "zh_CN":
        return lunar_day(LunarDay(int(lunar.month), int(lunar.day), bool(lunar.leap)))
    return f"{'闰' if lunar.leap else ''}{lunar.cn_month}月{lunar.cn_day}"


def lunar_on_calendar(day: date) -> str:
    """The lunar day of a solar one as a calendar prints it: `廿四`, and on the first of a lunar month the month, `十月`.

    Empty in English, whose calendars print none.
    """
    if language() != "zh_CN":
        return ""
    month, sign, number = lunar_today(day).partition("月")
    return month + sign if number == "初一" else number
