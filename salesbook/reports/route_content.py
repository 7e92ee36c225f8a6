"""What a day route says, as facts: no sentence of a language but the rep's own words and `Text`s."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from salesbook.domain.channel import Channel
from salesbook.domain.day_part import DayPart
from salesbook.domain.emotion import Emotion
from salesbook.domain.stage import Stage
from salesbook.reports.call_sheet_content import Wording

# A page names so many who are due; the rest are counted.
MOST_DUE = 5


@dataclass(frozen=True)
class Due:
    """Why somebody is due, and how many days past its day that is; 0 while the day has not passed."""

    why: Wording
    days_overdue: int = 0


@dataclass(frozen=True)
class Stop:
    """One planned visit of the day. A colleague has no stage; `also_there` are the names after the first."""

    name: str
    phonetic: str = ""
    also_there: tuple[str, ...] = ()
    role: str = ""
    organisation: str = ""
    at: time | None = None
    until: time | None = None
    code: str | None = None
    channel: Channel | None = None
    stage: Stage | None = None
    colleague: bool = False
    emotion: Emotion | None = None
    alarm: bool = False
    phone: str = ""
    place: str = ""
    purpose: str = ""
    reminder: Due | None = None
    day_part: DayPart | None = None


@dataclass(frozen=True)
class AlsoDue:
    """Somebody who is due on the day and not visited, with the number to call; nobody where the name is empty."""

    name: str
    phonetic: str
    organisation: str
    due: Due
    phone: str = ""


@dataclass(frozen=True)
class Nearby:
    """Somebody in a city of the day who is not visited: where, and since when nobody touched them."""

    name: str
    organisation: str
    address: str
    last_touch: date | None = None
    phone: str = ""


@dataclass(frozen=True)
class RouteDay:
    """A day's planned visits by time, whom to call between them, and who is on the way, cooling first."""

    day: date
    stops: tuple[Stop, ...]
    also_due: tuple[AlsoDue, ...] = ()
    nearby: tuple[Nearby, ...] = ()


@dataclass(frozen=True)
class Route:
    """The days with a planned visit from `first` to `last`, and whose they are."""

    first: date
    last: date
    rep: str = ""
    company: str = ""
    days: tuple[RouteDay, ...] = ()
