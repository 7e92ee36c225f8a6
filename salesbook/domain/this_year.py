"""Days of the year one is in, said without it: 11月19日 leaves room for what a reminder is about."""

from __future__ import annotations

from datetime import date, datetime

from salesbook.domain.important_date import SolarDay
from salesbook.domain.text import Text, Value


def without_this_year(said: Text, today: date) -> Text:
    """The same text, its days of the year of `today` without the year; others keep theirs."""
    values = {name: _short(value, today.year) for name, value in said.values}
    return Text(said.msgid, said.plural, **values)


def _short(value: Value, year: int) -> Value:
    if isinstance(value, Text):
        return without_this_year(value, date(year, 1, 1))
    if isinstance(value, date) and not isinstance(value, datetime) and value.year == year:
        return SolarDay(value.month, value.day)
    return value
