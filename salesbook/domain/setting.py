"""What steers the method, kept in the notebook: cadence, lead days, currency, the rep's own interests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from salesbook.domain.errors import Refused
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text


@dataclass(frozen=True)
class Setting:
    """One stored setting: `id` is its key, `value` JSON."""

    id: str
    value: str


@dataclass(frozen=True)
class Method:
    """The settings of a notebook with their defaults (days, unless said otherwise).

    The cadence is how long a contact of a stage may go untouched. `currency` is an ISO 4217 code.
    """

    currency: str = "CNY"
    my_name: str = ""
    my_company: str = ""
    my_interests: tuple[str, ...] = ()
    cadence_recognition: int = 14
    cadence_dating: int = 21
    cadence_trust: int = 30
    cadence_ally: int = 45
    date_lead: int = 7
    date_kept: int = 14
    alarm_within: int = 2
    confirm_after: int = 365
    stuck_after: int = 90

    def cadence(self, stage: Stage) -> int:
        """Days a contact of this stage may go untouched."""
        return int(getattr(self, _CADENCE[stage]))


_CADENCE = {stage: f"cadence_{stage.value}" for stage in Stage}


KEYS = tuple(entry.name.replace("_", "-") for entry in fields(Method))


def method_of(settings: Iterable[Setting]) -> Method:
    """The method as the stored settings change it; keys of a newer version are left alone."""
    known: dict[str, Any] = {}
    for entry in settings:
        if entry.id in KEYS:
            value = json.loads(entry.value)
            known[entry.id.replace("-", "_")] = tuple(value) if isinstance(value, list) else value
    return replace(Method(), **known)


def parse_setting(key: str, words: str) -> Setting:
    """What the user typed for a key, as the setting to store; refuses unknown keys and values that do not fit."""
    if key not in KEYS:
        raise Refused(Text("There is no setting “{key}”; the settings are {keys}.", key=key, keys=KEYS))
    default = getattr(Method(), key.replace("-", "_"))
    return Setting(key, json.dumps(_parsed(key, words, default), ensure_ascii=False))


def _parsed(key: str, words: str, default: Any) -> Any:
    if isinstance(default, int):
        if not words.isdecimal() or not 1 <= int(words) <= 3660:
            raise Refused(
                Text("“{key}” is a number of days from 1 to 3660, such as {default}.", key=key, default=default)
            )
        return int(words)
    if isinstance(default, tuple):
        return [part.strip() for part in words.replace("，", ",").replace("、", ",").split(",") if part.strip()]
    if key == "currency" and not (len(words) == 3 and words.isascii() and words.isalpha()):
        raise Refused(Text("The currency is a code of three letters, such as CNY or EUR."))
    return words.upper() if key == "currency" else words
