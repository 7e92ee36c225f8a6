"""The public holidays of a country, and the weekend days it works instead.

From a table baked of the package `holidays` (`.ci/bake_holidays.py`), which would take as long to load as all the rest of a
command. China publishes the days it works instead late in the year before, so those of later years are not known yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from salesbook.system.paths import resources


def holidays_of(country: str, years: Iterable[int]) -> tuple[frozenset[date], frozenset[date]]:
    """The public holidays of a country (ISO 3166-1 alpha-2) in these years, and the weekend days worked instead.

    Both are empty for a country or a year that the table does not have.
    """
    off: set[date] = set()
    worked: set[date] = set()
    wanted = {f"{country.upper()} {year} " for year in years}
    length = len(country) + 6
    for line in (resources() / "holidays" / "days.txt").read_text("utf-8").splitlines():
        if line[:length] in wanted:
            year, *days = line.split()[1:]
            for written in days:
                day = date(int(year), int(written[-4:-2]), int(written[-2:]))
                (worked if written.startswith("+") else off).add(day)
    return frozenset(off), frozenset(worked)
