"""Dates as vCards hold them (RFC 2426, 3.1.5; RFC 6350, 4.3.1; Apple's for what neither has)."""

from __future__ import annotations

from salesbook.domain.important_date import Calendar, ImportantDate

_YEAR_APPLE_DOES_NOT_KNOW = 1604
_LUNAR = ";CALSCALE=chinese"


def written_date(date: ImportantDate, version: str) -> tuple[str, str]:
    """The parameters and the value of a date."""
    if date.calendar is Calendar.LUNAR:
        return _LUNAR, _lunar(date)
    if version == "4.0":
        year = "--" if date.year is None else f"{date.year:04}"
        return "", f"{year}{date.month:02}{date.day:02}"
    if date.year is None:
        unknown = _YEAR_APPLE_DOES_NOT_KNOW
        return f";X-APPLE-OMIT-YEAR={unknown}", f"{unknown}-{date.month:02}-{date.day:02}"
    return "", f"{date.year:04}-{date.month:02}-{date.day:02}"


def _lunar(date: ImportantDate) -> str:
    """Cycle, year in it, month and day, as Apple writes them; L marks a leap month (RFC 7529). Cycle 78 began in 1984."""
    leap = "L" if date.leap_month else ""
    if date.year is None:
        return f"--{date.month:02}{leap}{date.day:02}"
    cycles, years = divmod(date.year - 1984, 60)
    return f"{78 + cycles:04}{years + 1:04}{date.month:02}{leap}{date.day:02}"
