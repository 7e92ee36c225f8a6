"""Greeting cards: whom one goes to, how often, and the words that are printed with the name."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.ids import new_id
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate


class CardRhythm(Enum):
    """When a card is due: every month, or by a festival."""

    MONTHLY = "monthly"
    FESTIVAL = "festival"


class Festival(Enum):
    """The festivals a card can go out for."""

    NEW_YEAR = "new-year"
    SPRING_FESTIVAL = "spring-festival"
    LANTERN_FESTIVAL = "lantern-festival"
    DRAGON_BOAT_FESTIVAL = "dragon-boat-festival"
    MID_AUTUMN_FESTIVAL = "mid-autumn-festival"
    NATIONAL_DAY = "national-day"
    CHRISTMAS = "christmas"


@dataclass(frozen=True)
class CardTemplate:
    """The words of a card. Fields in braces, such as {name}, are filled for each contact; `language` is `en` or `zh_CN`."""

    name: str
    text: str
    language: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class CardPlan:
    """A contact gets a card by a rhythm from a day on; `festival` where the rhythm is by festival, `day` of the month else."""

    contact_id: str
    rhythm: CardRhythm
    since: date
    festival: Festival | None = None
    day: int = 1
    template_id: str | None = None
    id: str = field(default_factory=new_id)


_SOLAR = {Festival.NEW_YEAR: (1, 1), Festival.NATIONAL_DAY: (10, 1), Festival.CHRISTMAS: (12, 25)}
_LUNAR = {
    Festival.SPRING_FESTIVAL: (1, 1),
    Festival.LANTERN_FESTIVAL: (1, 15),
    Festival.DRAGON_BOAT_FESTIVAL: (5, 5),
    Festival.MID_AUTUMN_FESTIVAL: (8, 15),
}


def festival_days(festival: Festival, first: date, last: date) -> list[date]:
    """The solar days from `first` to `last` on which a festival falls, in order."""
    lunar = festival in _LUNAR
    month, day = _LUNAR[festival] if lunar else _SOLAR[festival]
    calendar = Calendar.LUNAR if lunar else Calendar.SOLAR
    return ImportantDate("", DateKind.FESTIVAL, month, day, calendar=calendar).all_between(first, last)


def card_days(plan: CardPlan, first: date, last: date) -> list[date]:
    """The days from `first` to `last` a plan has a card for, in order; none before it began.

    A monthly one for a day the month does not have is for its last day.
    """
    start = max(first, plan.since)
    if plan.rhythm is CardRhythm.FESTIVAL:
        return festival_days(plan.festival, start, last) if plan.festival else []
    found = []
    for months in range(start.year * 12 + start.month - 1, last.year * 12 + last.month):
        year, month = divmod(months, 12)
        day = date(year, month + 1, max(1, min(plan.day, monthrange(year, month + 1)[1])))
        if start <= day <= last:
            found.append(day)
    return found
