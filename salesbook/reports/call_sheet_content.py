"""What a call sheet says, as facts: no sentence of a language but the rep's own words and `Text`s."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from salesbook.domain.contact import Channel
from salesbook.domain.day_part import DayPart
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Marker
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text

# Either what the rep wrote, printed as it stands, or words of ours, printed in the language of the paper.
Wording: TypeAlias = Text | str


@dataclass(frozen=True)
class ReachItem:
    """One way to reach the contact: its label, the number or name (lines split by newlines), when it is best used."""

    label: Wording
    value: str
    hint: Wording = ""
    preferred: bool = False


@dataclass(frozen=True)
class StageStep:
    """A stage of the path: the day it was reached, None while it lies ahead, and the evidence for it."""

    stage: Stage
    reached_on: date | None = None
    evidence: Wording = ""


@dataclass(frozen=True)
class LastVisit:
    """How the contact left the last visit; `cause` says why and what to do about it."""

    day: date
    emotion: Emotion | None = None
    channel: Channel | None = None
    cause: str = ""


@dataclass(frozen=True)
class ExpectedObjection:
    """What the contact may say, and what to answer."""

    said: str
    answer: str = ""


@dataclass(frozen=True)
class TalkPoint:
    """Something to talk about; `common` marks the rep's own interest too, `soon` a date that is near."""

    text: Wording
    common: bool = False
    soon: bool = False


@dataclass(frozen=True)
class SheetPromise:
    """An open promise. `days_overdue` is 0 while its day has not passed."""

    text: str
    due: date | None = None
    days_overdue: int = 0


@dataclass(frozen=True)
class AskItem:
    """A question: a fact to confirm with the day it was last known, or one never confirmed, or a plain one."""

    question: Wording
    last_known: date | None = None
    never_confirmed: bool = False


@dataclass(frozen=True)
class SheetVisit:
    """One planned visit: one page. `index` and `count` number the visits of the day.

    `stage_steps` are the four stages in order, or empty for a colleague, who has no stage; `missing` are the markers of
    the next stage that nothing meets yet, `next_markers` those that may be ticked. `organisation_short` is for the foot.
    """

    day: date
    name: str
    code: str | None = None
    index: int = 1
    count: int = 1
    phonetic: str = ""
    role: str = ""
    organisation: str = ""
    organisation_short: str = ""
    at: time | None = None
    until: time | None = None
    channel: Channel | None = None
    reach: tuple[ReachItem, ...] = ()
    place: str = ""
    stage: Stage | None = None
    stage_steps: tuple[StageStep, ...] = ()
    missing: tuple[Marker, ...] = ()
    last: LastVisit | None = None
    last_is_alarm: bool = False
    wanted_result: str = ""
    purpose: str = ""
    needs: tuple[str, ...] = ()
    expected: tuple[ExpectedObjection, ...] = ()
    ace: str = ""
    talk_about: tuple[TalkPoint, ...] = ()
    avoid: tuple[str, ...] = ()
    my_promises: tuple[SheetPromise, ...] = ()
    their_promises: tuple[SheetPromise, ...] = ()
    ask: tuple[AskItem, ...] = ()
    next_markers: tuple[Marker, ...] = ()
    also_there: tuple[str, ...] = ()
    day_part: DayPart | None = None


@dataclass(frozen=True)
class CallSheet:
    """The planned visits of a day in the order of time. Without any, the paper says so in one line."""

    day: date
    visits: tuple[SheetVisit, ...] = ()
