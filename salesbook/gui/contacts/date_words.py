"""Important dates as people write and read them: 4月8日, 农历冬月初八, 8 Apr 1984, 1984-4-8, lunar:8-15."""

from __future__ import annotations

import re
from datetime import date

from salesbook.domain.errors import Refused
from salesbook.domain.important_date import (
    Calendar,
    DateKind,
    ImportantDate,
    LunarDay,
    parse_important_date,
    year_first,
)
from salesbook.domain.text import Text, counted
from salesbook.gui.day_order import day_order
from salesbook.gui.words import aside, in_clauses
from salesbook.wording import capitalised, day_and_month, lunar_day, medium_date, render, word

_KINDS = (DateKind.BIRTHDAY, DateKind.ANNIVERSARY, DateKind.FESTIVAL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LUNAR_MONTHS = dict(zip("正一二三四五六七八九十冬腊", (1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), strict=True))
# 冬月初八, 闰十月三十: without the word for the calendar, but nobody writes the other one so.
_LUNAR = (
    "闰?[正一二三四五六七八九十冬腊]{1,2}月"
    "([初十廿三][一二三四五六七八九十]?|[一二]十[一二三四五六七八九]?|[一二三四五六七八九]十)"
)
_DIGITS = "零一二三四五六七八九"


def date_labels() -> tuple[str, ...]:
    """What a date can be called, in the window's language."""
    return tuple(capitalised(word(kind)) for kind in _KINDS)


def kind_and_label(words: str) -> tuple[DateKind, str]:
    """The kind somebody named, or OTHER with their own label."""
    said = " ".join(words.split())
    for kind in _KINDS:
        if said.casefold() in (kind.value, word(kind).casefold()):
            return kind, ""
    return (DateKind.OTHER, said) if said and said.casefold() != word(DateKind.OTHER) else (DateKind.OTHER, "")


def written(entry: ImportantDate) -> str:
    """A date as it is typed: `1984-4-8`, `lunar:8-15`."""
    year = f"{entry.year}-" if entry.year else ""
    lunar = "lunar:" if entry.calendar is Calendar.LUNAR else ""
    return f"{lunar}{year}{'leap' if entry.leap_month else ''}{entry.month}-{entry.day}"


def shown(entry: ImportantDate) -> str:
    """A date as it is read: `8 Apr 1984`, `农历冬月初八`."""
    if entry.calendar is Calendar.LUNAR:
        said = lunar_day(LunarDay(entry.month, entry.day, entry.leap_month))
        return aside(said, str(entry.year or ""))
    if entry.year:
        return medium_date(date(entry.year, entry.month, min(entry.day, 28)).replace(day=entry.day))
    return day_and_month(date(2000, entry.month, entry.day))


def next_words(entry: ImportantDate, today: date) -> str:
    """When it comes next: the solar day of a lunar date, and how far it is where that is near."""
    day = entry.next_on_or_after(today)
    ahead = (day - today).days
    lunar = entry.calendar is Calendar.LUNAR
    said = medium_date(day) if day.year != today.year else day_and_month(day)
    if ahead == 0:
        return render(Text("today"))
    if ahead <= 60:
        soon = render(counted("in {n} day", "in {n} days", ahead))
        return in_clauses(said, soon) if lunar else soon
    return said if lunar else ""


def date_from(words: str, contact_id: str, kind: DateKind) -> ImportantDate:
    """What somebody wrote as a date; refuses what is none, and days the calendar does not have."""
    text = words.strip()
    try:
        return parse_important_date(_plain(text), contact_id, kind)
    except Refused as refused:
        # The sentence names what was written, not what we made of it.
        raise Refused(_with_words(refused.text, text)) from None


def _plain(text: str) -> str:
    """What was written, as `parse_important_date` wants it."""
    if re.search("农历|阴历|lunar", text, re.I):
        return f"lunar:{_lunar_numbers(re.sub('农历|阴历|lunar|[:：]', '', text, flags=re.I).strip())}"
    if re.fullmatch(_LUNAR, text):
        return f"lunar:{_lunar_numbers(text)}"
    if found := re.fullmatch(r"(\d{1,2})\.?\s+([A-Za-z]{3})[a-z]*\.?,?\s*(\d{4})?", text):
        return _english(found[1], found[2], found[3]) or text
    if found := re.fullmatch(r"([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s*(\d{4})?", text):
        return _english(found[2], found[1], found[3]) or text
    return _numbers(year_first(text, day_order()))


def _with_words(sentence: Text, words: str) -> Text:
    return Text(sentence.msgid, sentence.plural, **{**dict(sentence.values), "text": words})


def _numbers(text: str) -> str:
    return re.sub(r"[年月./]", "-", text).rstrip("日号").replace(" ", "")


def _english(day: str, month: str, year: str | None) -> str:
    """`8`, `Apr`, `1984` in numbers; empty where there is no such month."""
    if month.lower() not in _MONTHS:
        return ""
    number = _MONTHS.index(month.lower()) + 1
    return f"{year}-{number}-{day}" if year else f"{number}-{day}"


def _lunar_numbers(text: str) -> str:
    """`闰八月十五` as `leap8-15`; numbers stand as they are."""
    found = re.fullmatch(r"(?:(\d{4})年)?\s*(闰|leap)?\s*([正一二三四五六七八九十冬腊]{1,2})月(\S+?)日?", text)
    if not found:
        return _numbers(text).replace("闰", "leap")
    year = f"{found[1]}-" if found[1] else ""
    month = {"十一": 11, "十二": 12}.get(found[3]) or _LUNAR_MONTHS.get(found[3][0], 0)
    return f"{year}{'leap' if found[2] else ''}{month}-{_lunar_day_number(found[4])}"


def _lunar_day_number(text: str) -> int:
    """`初八` 8, `十五` 15, `廿四` 24, `三十` 30, `二十一` 21; 0 for what is no day."""
    if text.isdecimal():
        return int(text)
    body = text.removeprefix("初").replace("廿", "二十")
    if body.count("十") > 1 or not body:
        return 0
    tens, found, ones = body.partition("十")
    if any(one not in _DIGITS for one in tens + ones):
        return 0
    if not found:
        return _DIGITS.index(body) if len(body) == 1 else 0
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
