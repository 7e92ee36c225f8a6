"""A day typed alone, in the words of the one-line entry or in numbers. `days.parse_day` is the door to it."""

from __future__ import annotations

from datetime import date

from salesbook.domain.days import Toward
from salesbook.domain.entry_line_days import (
    OF_A_CALENDAR,
    DayMatch,
    DayWords,
    dated,
    day_matches,
    day_words,
)
from salesbook.domain.entry_line_text import read_text
from salesbook.domain.errors import Refused
from salesbook.domain.numeric_days import DayOrder, months_and_days, numeric_day
from salesbook.domain.text import Text


def typed_day(text: str, today: date, toward: Toward | None, *, order: DayOrder | None = None) -> date | None:
    """The day that a text tells and nothing else, None where it tells none; without a side as `parse_day` says.

    Refuses two numbers that may be two days, unless their order is known, and days that the calendar does not have.
    """
    read = read_text(text).strip()
    numbers = numeric_day(read)
    if numbers is None:
        return _in_words(text, read, today, toward)
    pairs = months_and_days(numbers, closed=bool(numbers["year"] or numbers["point"]), order=order)
    days = [_chosen(*_both_sides(numbers["year"], *pair, today), today, toward, nearest=True) for pair in pairs]
    if len(days) == 2:
        one, other = (day.isoformat() for day in days if day)
        raise Refused(
            Text(
                "“{text}” may be two days; write {one} or {other}, year, month and day.",
                text=text.strip(),
                one=one,
                other=other,
            )
        )
    if not days or days[0] is None:
        raise _no_such_day(text)
    return days[0]


def _both_sides(year: str | None, month: int, day: int, today: date) -> tuple[date | None, date | None]:
    past, coming = (dated(year, month, str(day), today, side) for side in (Toward.PAST, Toward.FUTURE))
    return past, coming


def _in_words(text: str, read: str, today: date, toward: Toward | None) -> date | None:
    matches = day_matches(read)
    past, coming = (_told(read, matches, today, side) for side in (Toward.PAST, Toward.FUTURE))
    if past or coming:
        nearest = any(reading in OF_A_CALENDAR for _match, reading in matches)
        return _chosen(past, coming, today, toward, nearest=nearest)
    if any(match.span() == (0, len(read)) and not reading(match, today, Toward.PAST) for match, reading in matches):
        raise _no_such_day(text)
    return None


def _told(read: str, matches: list[DayMatch], today: date, side: Toward) -> date | None:
    return next((one.day for one in day_words(read, matches, today, side) if _is_all(one, read)), None)


def _is_all(words: DayWords, read: str) -> bool:
    return words.at is None and (words.start, words.end) == (0, len(read))


def _chosen(
    past: date | None, coming: date | None, today: date, toward: Toward | None, *, nearest: bool
) -> date | None:
    """The one on the wanted side, else the other; without a side the nearest, or the one to come."""
    if past and coming and toward is None and nearest:
        return min(coming, past, key=lambda day: abs((day - today).days))
    return (past or coming) if toward is Toward.PAST else (coming or past)


def _no_such_day(text: str) -> Refused:
    return Refused(Text("There is no such day as “{text}”; check its month and day.", text=text.strip()))
