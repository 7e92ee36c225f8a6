"""Dates in words against Babel, whose import would take longer than a whole command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from babel.dates import format_date

from salesbook import wording
from salesbook.system.i18n import in_language

# The first days of years and months, every weekday, a leap day: two years hold all there is to say.
DAYS = [date(2027, 12, 25) + timedelta(days=number) for number in range(731)]

PATTERNS = [
    (wording.medium_date, "d MMM yyyy", "yyyy年M月d日"),
    (wording.day_and_month, "d MMM", "M月d日"),
    (wording.weekday_and_day, "EEE d MMM", "M月d日 EEE"),
    (wording.long_date, "EEEE d MMMM yyyy", "yyyy年M月d日 EEEE"),
    (wording.weekday_and_date, "EEE d MMM yyyy", "yyyy年M月d日"),
    (wording.month_and_year, "MMM yyyy", "yyyy年M月"),
    (wording.narrow_date, "d MMM yyyy", "yyyy-MM-dd"),
]


@pytest.mark.parametrize(("in_words", "english", "chinese"), PATTERNS, ids=[name.__name__ for name, *_ in PATTERNS])
def test_dates_read_as_babel_writes_them(in_words: Callable[[date], str], english: str, chinese: str) -> None:
    for language, pattern in (("en", english), ("zh_CN", chinese)):
        with in_language(language):
            assert [in_words(day) for day in DAYS] == [format_date(day, pattern, locale=language) for day in DAYS]
