"""Where this computer says it stands: its country and what is paid with there, for a notebook that is new."""

from __future__ import annotations

import locale
import os
import re

_TERRITORY = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Za-z]{2})(?:[.@].*)?")


def country_of_the_system() -> str:
    """The country of the locale that money is written by (ISO 3166-1 alpha-2); empty where it names none, as C does."""
    asked = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MONETARY", "LANG")]
    code = next((found for found in asked if found), "") or locale.getlocale()[0] or ""
    found = _TERRITORY.fullmatch(code)
    return found[1].upper() if found else ""


def currency_of(country: str) -> str:
    """What is paid with in a country today (ISO 4217, by CLDR); empty where that is not known."""
    from babel.numbers import get_territory_currencies

    return next(iter(get_territory_currencies(country)), "") if country else ""
