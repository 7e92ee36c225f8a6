"""What steers the method, kept in the notebook: cadence, lead days, limits, lines of the lenses, the rep's own interests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import Enum
from typing import Any

from salesbook.domain.codes import COUNTRIES, CURRENCIES
from salesbook.domain.errors import Refused
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text


@dataclass(frozen=True)
class Setting:
    """One stored setting: `id` is its key, `value` JSON."""

    id: str
    value: str


class Unit(Enum):
    """What a number among the settings counts."""

    DAYS = "days"
    PERCENT = "percent"
    TIMES = "times"
    AMOUNT = "amount"
    SCORE = "score"
    YEARS = "years"


@dataclass(frozen=True)
class Measure:
    """What a number among the settings counts, and from where to where it may go. Amounts are whole units of the currency."""

    unit: Unit
    least: float
    most: float


def _days(default: int) -> int:
    return _measured(default, Measure(Unit.DAYS, 1, 3660))  # type: ignore[return-value]


def _percent(default: int) -> int:
    return _measured(default, Measure(Unit.PERCENT, 1, 100))  # type: ignore[return-value]


def _times(default: int) -> int:
    return _measured(default, Measure(Unit.TIMES, 1, 100))  # type: ignore[return-value]


def _amount(default: int) -> int:
    return _measured(default, Measure(Unit.AMOUNT, 0, 1_000_000_000))  # type: ignore[return-value]


def _measured(default: float, measure: Measure) -> object:
    return field(default=default, metadata={"measure": measure})


@dataclass(frozen=True)
class Method:
    """The settings of a notebook with their defaults.

    `currency` is an ISO 4217 code, `country` an ISO 3166-1 alpha-2 code. `working_days` are names from `mon` to `sun`, `days_off`
    ISO days. The cadence is how many days a contact of a stage may go untouched. `hospitality_limit` and `gift_limit` are what
    may be spent on one contact in a year, 0 for no limit. `rules_off` names the kinds of reminders that are switched off,
    `marker_words` the rep's own words for markers, each as `marker=words`. The lines of the lenses are those of their
    rules; a `profit_line` of 0 is worked out from the book.
    """

    currency: str = "CNY"
    my_name: str = ""
    my_company: str = ""
    my_interests: tuple[str, ...] = ()
    country: str = "CN"
    working_days: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")
    days_off: tuple[str, ...] = ()
    cadence_recognition: int = _days(14)
    cadence_dating: int = _days(21)
    cadence_trust: int = _days(30)
    cadence_ally: int = _days(45)
    date_lead: int = _days(7)
    date_kept: int = _days(14)
    alarm_within: int = _days(2)
    confirm_after: int = _days(365)
    stuck_after: int = _days(90)
    thank_within: int = _days(2)
    ask_after_purchase: int = _days(30)
    referral_after: int = _days(180)
    reward_every: int = _days(365)
    card_lead: int = _days(7)
    news_kept: int = _days(60)
    rules_off: tuple[str, ...] = ()
    marker_words: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    hospitality_limit: int = _amount(0)
    gift_limit: int = _amount(0)
    profit_line: int = _amount(0)
    loyalty_line: float = _measured(2.5, Measure(Unit.SCORE, 0, 5))  # type: ignore[assignment]
    pareto_a: int = _percent(80)
    pareto_b: int = _percent(95)
    client_purchases: int = _times(3)
    lost_after: int = _days(730)
    ambassador_referrals: int = _times(2)
    equity_years: int = _measured(3, Measure(Unit.YEARS, 1, 50))  # type: ignore[assignment]

    def cadence(self, stage: Stage) -> int:
        """Days a contact of this stage may go untouched."""
        return int(getattr(self, _CADENCE[stage]))


_CADENCE = {stage: f"cadence_{stage.value}" for stage in Stage}


KEYS = tuple(entry.name.replace("_", "-") for entry in fields(Method))
MEASURES: dict[str, Measure] = {
    entry.name.replace("_", "-"): entry.metadata["measure"] for entry in fields(Method) if "measure" in entry.metadata
}
"""What each number counts and where it may go, by key."""


def method_of(settings: Iterable[Setting]) -> Method:
    """The method as the stored settings change it; keys of a newer version are left alone."""
    known: dict[str, Any] = {}
    for entry in settings:
        if entry.id in KEYS:
            value = json.loads(entry.value)
            known[entry.id.replace("-", "_")] = tuple(value) if isinstance(value, list) else value
    return replace(Method(), **known)


def parse_setting(key: str, words: str, called: str | Text = "") -> Setting:
    """What the user typed for a key, as the setting to store; refuses unknown keys and values that do not fit.

    `called` is what the user knows the setting by, where that is not its key.
    """
    if key not in KEYS:
        raise Refused(Text("There is no setting “{key}”; the settings are {keys}.", key=key, keys=KEYS))
    default = getattr(Method(), key.replace("-", "_"))
    return Setting(key, json.dumps(_parsed(key, words, default, called or key), ensure_ascii=False))


def settings_in(country: str, currency: str) -> tuple[Setting, ...]:
    """What a new notebook is told of where it is made; nothing of a country or a currency that there is not."""
    known = (("country", country, COUNTRIES), ("currency", currency, CURRENCIES))
    return tuple(parse_setting(key, code) for key, code, codes in known if code in codes)


def _parsed(key: str, words: str, default: Any, called: str | Text) -> Any:
    if key in MEASURES:
        return _number(key, words, default, called)
    if isinstance(default, tuple):
        items = [part.strip() for part in words.replace("，", ",").replace("、", ",").split(",") if part.strip()]
        return _days_of_the_week(items) if key == "working-days" else _iso_days(items) if key == "days-off" else items
    if key == "currency":
        return _currency(words)
    return _country(words) if key == "country" else words


def _number(key: str, words: str, default: float, called: str | Text) -> float:
    measure = MEASURES[key]
    try:
        number = int(words) if isinstance(default, int) and words.isdecimal() else float(words)
    except ValueError:
        number = measure.least - 1
    if not measure.least <= number <= measure.most or (isinstance(default, int) and not isinstance(number, int)):
        if measure.unit is Unit.DAYS:
            raise Refused(
                Text("“{key}” is a number of days from 1 to 3660, such as {default}.", key=called, default=int(default))
            )
        raise Refused(
            Text(
                "“{key}” is a number from {least} to {most}, such as {default}.",
                key=called,
                least=f"{measure.least:g}",
                most=f"{measure.most:.15g}",
                default=f"{default:g}",
            )
        )
    return number


def _currency(words: str) -> str:
    if not _is_code(words, 3):
        raise Refused(Text("The currency is a code of three letters, such as CNY or EUR."))
    if words.upper() not in CURRENCIES:
        raise Refused(Text("There is no currency “{code}”; give its code, such as CNY or EUR.", code=words.upper()))
    return words.upper()


def _country(words: str) -> str:
    if not _is_code(words, 2):
        raise Refused(Text("The country is a code of two letters, such as CN or DE."))
    if words.upper() not in COUNTRIES:
        raise Refused(Text("There is no country “{code}”; give its code, such as CN or DE.", code=words.upper()))
    return words.upper()


def _is_code(words: str, length: int) -> bool:
    return len(words) == length and words.isascii() and words.isalpha()


WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _days_of_the_week(items: list[str]) -> list[str]:
    wanted = [item.lower() for item in items]
    if not wanted or not set(wanted) <= set(WEEK):
        raise Refused(Text("Working days are some of {days}.", days=WEEK))
    return [day for day in WEEK if day in wanted]


def _iso_days(items: list[str]) -> list[str]:
    try:
        return sorted({date.fromisoformat(item).isoformat() for item in items})
    except ValueError:
        raise Refused(Text("Days off are written as 2026-12-24, with commas between them.")) from None
