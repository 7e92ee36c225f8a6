"""Bake resources/holidays/days.txt from the package `holidays`, which is slow to import and so never runs in the product.

    .venv/bin/python .ci/bake_holidays.py

One line a country and year: its code (ISO 3166-1 alpha-2), the year, the public holidays as MMDD, and with a + the days of
weekends that are worked instead, where a country has such (China, Russia, Hungary …). Read by `salesbook/system/holidays.py`.
Measured: importing the package and asking it for China takes 105 ms, as long as all the rest of `salesbook today`; reading
the line takes under 1 ms.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays

TARGET = Path(__file__).resolve().parent.parent / "resources" / "holidays" / "days.txt"
YEARS = range(2025, 2033)
HEAD = f"""\
# Public holidays, and weekend days worked instead (+), by country and year: made by .ci/bake_holidays.py from holidays
# {holidays.__version__}. holidays: Copyright (c) Vacanza Team, the MIT licence. Do not edit by hand.
"""


def lines() -> list[str]:
    """A line for every country and year of which a holiday is known."""
    found = []
    for country in sorted(holidays.list_supported_countries()):
        for year in YEARS:
            known = holidays.country_holidays(country, years=year)
            off = sorted(day for day in known if day.year == year)
            worked = sorted(day for day in getattr(known, "weekend_workdays", ()) if day.year == year)
            if off:
                days = [*(_written(day) for day in off), *("+" + _written(day) for day in worked)]
                found.append(" ".join((country, str(year), *days)))
    return found


def _written(day: date) -> str:
    return f"{day:%m%d}"


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(HEAD + "\n".join(lines()) + "\n", encoding="utf-8", newline="\n")
