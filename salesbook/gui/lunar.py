"""The lunar day of a solar one, in the window's language."""

from __future__ import annotations

from datetime import date, timedelta

from salesbook.domain.important_date import LunarDay
from salesbook.system.i18n import language
from salesbook.wording import lunar_day

_NEW_YEAR = "正月初一"
_FESTIVALS = {
    _NEW_YEAR: "春节",
    "正月十五": "元宵",
    "五月初五": "端午",
    "七月初七": "七夕",
    "八月十五": "中秋",
    "九月初九": "重阳",
    "腊月初八": "腊八",
}
_ONE_DAY = timedelta(days=1)


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
    """The lunar day of a solar one as a calendar prints it: `廿四`, the month on its first, `十月`, and a festival, `中秋`.

    Empty in English, whose calendars print none.
    """
    if language() != "zh_CN":
        return ""
    written = lunar_today(day)
    month, sign, number = written.partition("月")
    festival = _FESTIVALS.get(written) or ("除夕" if month == "腊" and lunar_today(day + _ONE_DAY) == _NEW_YEAR else "")
    return festival or (month + sign if number == "初一" else number)
