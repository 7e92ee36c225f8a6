"""Greeting cards: whom one goes to, how often, and the words that are printed with the name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.ids import new_id


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
