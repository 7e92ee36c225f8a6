"""Uniting the lists of two contacts: each value once, and nothing of either lost.

Two parts are one where what `Same.says` names is equal and of what `Same.fills` names at most one of them says
something else; the empty fields of the first are filled from the other. Otherwise the other part is added.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from salesbook.domain.messaging_service import service_named
from salesbook.domain.phone_number import digits_of, same_number
from salesbook.domain.text import Text


@dataclass(frozen=True)
class Same:
    """When two parts of a list are one: `says` must be equal, `fills` may be empty in one of them."""

    says: Callable[[Any], object]
    fills: tuple[str, ...] = ()
    alike: Callable[[Any, Any], bool] | None = None


@dataclass(frozen=True)
class United:
    """The parts of both; `now` tells which part says what one of the other's said; `unsaid` what found no place."""

    parts: tuple[Any, ...]
    now: dict[str, str]
    unsaid: list[Text]


# Words for where a number or an address is; that one of them calls it otherwise says nothing of the person.
_PLAIN_LABELS = frozenset({"", "mobile", "work", "home", "other", "main", "iPhone", "cell", "voice", "internet"})


def same_parts(region: str) -> dict[str, Same]:
    """For each list of a profile but the kept lines, when two of its parts are one."""
    address = ("street", "extended", "po_box", "city", "region", "postal_code", "country")
    role = ("organisation_id", "title", "department", "profession", "buying_role", "from_day")
    return {
        "phones": Same(lambda p: digits_of(p.value), alike=lambda a, b: same_number(a.value, b.value, region)),
        "emails": Same(lambda e: e.value.strip().casefold()),
        "addresses": Same(lambda a: tuple(getattr(a, name) for name in address)),
        "messaging_ids": Same(lambda m: (service_named(m.service).casefold(), m.value)),
        "websites": Same(lambda w: w.value),
        "tags": Same(lambda t: t.word),
        "notes": Same(lambda n: n.text),
        "employments": Same(lambda e: e.to_day, role),
        "relations": Same(lambda r: (r.word, r.name), ("other_id", "detail")),
        "interests": Same(lambda i: (i.text, i.kind, i.avoid), ("detail", "visit_id")),
        "needs": Same(lambda n: n.text, ("organisation_id", "visit_id", "met_on")),
        "dates": Same(lambda d: (d.kind, d.month, d.day, d.calendar, d.leap_month), ("year", "label")),
    }


def united(mine: tuple[Any, ...], other: tuple[Any, ...], same: Same) -> United:
    """Both lists as one, in the order of the first; what it lacks comes behind."""
    parts = list(mine)
    now: dict[str, str] = {}
    unsaid: list[Text] = []
    places: dict[object, list[int]] = {}
    for place, part in enumerate(parts):
        places.setdefault(same.says(part), []).append(place)
    prefers = any(getattr(part, "preferred", False) for part in mine)
    for part in other:
        if prefers and getattr(part, "preferred", False):
            part = replace(part, preferred=False)  # noqa: PLW2901 - the first contact's preference stands
        near = list(range(len(parts))) if same.alike else places.get(same.says(part), ())
        fitting = [(place, filled) for place in near if (filled := _filled(parts[place], part, same)) is not None]
        if not fitting:
            places.setdefault(same.says(part), []).append(len(parts))
            parts.append(_behind(parts, part))
            continue
        place, filled = next((one for one in fitting if one[1] == parts[one[0]]), fitting[0])
        unsaid += _other_label(filled, part)
        parts[place] = filled
        now[part.id] = filled.id
    return United(tuple(parts), now, unsaid)


def _filled(mine: Any, other: Any, same: Same) -> Any:
    """The first part with what the other adds; None where they are not one."""
    if not (same.alike(mine, other) if same.alike else same.says(mine) == same.says(other)):
        return None
    new: dict[str, Any] = {}
    for name in same.fills:
        here, there = getattr(mine, name), getattr(other, name)
        if there in (None, "") or here == there:
            continue
        if here not in (None, ""):
            return None
        new[name] = there
    return replace(mine, **(new | _joined(mine, other))) if new or _joined(mine, other) else mine


def _joined(mine: Any, other: Any) -> dict[str, Any]:
    """What is no value of its own but goes with one: labels where there was none, days, what is preferred or private."""
    new: dict[str, Any] = {}
    for field in fields(mine):
        here, there = getattr(mine, field.name), getattr(other, field.name)
        if field.name == "label":
            new["label"] = here or there
        elif field.name == "since" and there:
            new["since"] = min(here or there, there)
        elif field.name == "confirmed_on" and there:
            new["confirmed_on"] = max(here or there, there)
        elif field.name in ("preferred", "private"):
            new[field.name] = here or there
    return {name: value for name, value in new.items() if getattr(mine, name) != value}


def _other_label(mine: Any, other: Any) -> list[Text]:
    """The other's label in the rep's own words, where the part has another one already."""
    label = getattr(other, "label", "")
    if label in _PLAIN_LABELS or label == mine.label or not hasattr(mine, "value"):
        return []
    return [Text("{label}: {value}", label=mine.value, value=label)]


def _behind(parts: list[Any], part: Any) -> Any:
    if not hasattr(part, "position"):
        return part
    return replace(part, position=max((one.position for one in parts), default=-1) + 1)
