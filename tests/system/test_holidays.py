"""The baked holidays, against the package they were baked from."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from salesbook.system.holidays import holidays_of

YEARS = range(2025, 2033)


@pytest.mark.parametrize("country", ["CN", "DE", "US", "GB", "JP", "HU", "BR"])
def test_the_table_says_what_the_package_says(country: str) -> None:
    known = holidays.country_holidays(country, years=YEARS)
    off, worked = holidays_of(country, YEARS)
    assert off == {day for day in known if day.year in YEARS}
    assert worked == {day for day in getattr(known, "weekend_workdays", ()) if day.year in YEARS}


def test_china_of_2026_has_its_make_up_days() -> None:
    # State Council notice 国办发明电〔2025〕7号: worked are 4 Jan, 14 and 28 Feb, 9 May, 20 Sep, 10 Oct.
    _off, worked = holidays_of("CN", (2026,))
    assert worked == {date(2026, *day) for day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))}


@pytest.mark.parametrize("country", ["", "ZZ", "C", "cn"])
def test_a_country_that_is_none_has_no_holidays_and_small_letters_do_not_matter(country: str) -> None:
    off, _worked = holidays_of(country, (2026,))
    assert bool(off) is (country == "cn")


def test_a_year_that_the_table_does_not_have_has_no_holidays() -> None:
    assert holidays_of("CN", (1999, 2090)) == (frozenset(), frozenset())
