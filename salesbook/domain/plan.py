"""What stands on a day of the plan: a visit, a next step, a promise or an important date, and where it may be moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from salesbook.domain.channel import Channel
from salesbook.domain.day_part import DayPart, Hour, hour_of, latest_time_of
from salesbook.domain.days import days_past
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.domain.visit import VisitState


class PlanKind(Enum):
    """What it is. The order is the order within a day, after what has a time."""

    DATE = "date"
    VISIT = "visit"
    PROMISE_BY_ME = "promise-by-me"
    PROMISE_BY_THEM = "promise-by-them"
    NEXT_STEP = "next-step"


_KINDS = tuple(PlanKind)


@dataclass(frozen=True)
class PlanItem:
    """One thing on one day. `id` is the visit's, step's, promise's or date's, `lasted` minutes.

    `what` is its words: the purpose of a visit, what was promised, the occasion of a date.
    `state` is a visit's; steps and promises are on the plan only while they are open.
    """

    kind: PlanKind
    id: str
    day: date
    contact_ids: tuple[str, ...]
    names: tuple[str, ...]
    what: Text
    at: time | None = None
    lasted: int | None = None
    state: VisitState | None = None
    channel: Channel | None = None
    day_part: DayPart | None = None

    @property
    def key(self) -> str:
        """Which one it is; a date that falls twice in a span of days is two."""
        day = f":{self.day.isoformat()}" if self.kind is PlanKind.DATE else ""
        return f"{self.kind.value}:{self.id}{day}"

    @property
    def order(self) -> tuple[date, bool, bool, time, int]:
        """Its place on the plan: by day; of a day dates first, then by time (a part of the day after its times), then the rest."""
        latest = latest_time_of(self.hour)
        return self.day, self.kind is not PlanKind.DATE, latest is None, latest or time(), _KINDS.index(self.kind)

    @property
    def hour(self) -> Hour | None:
        """The wall time, or of a visit the part of the day where only that is known."""
        return hour_of(self.at, self.day_part)

    @property
    def is_done(self) -> bool:
        """Whether it is a visit that was logged."""
        return self.state is VisitState.DONE

    def is_missed(self, now: datetime) -> bool:
        """Whether it is a planned visit whose time has passed and of which nothing was logged."""
        latest = latest_time_of(self.hour)
        passed = self.day < now.date() or (self.day == now.date() and latest is not None and latest < now.time())
        return self.state is VisitState.PLANNED and passed

    def days_late(self, today: date) -> int:
        """How many days past its day an open step or promise is; 0 if it is not."""
        is_open = self.kind in (PlanKind.NEXT_STEP, PlanKind.PROMISE_BY_ME, PlanKind.PROMISE_BY_THEM)
        return days_past(self.day, today) if is_open else 0

    def must_be_movable(self) -> None:
        """Refuse what stays where it is, and say why."""
        if self.kind is PlanKind.DATE:
            raise Refused(Text("An important date stays on its day; change it on the contact's page."))
        if self.is_done:
            raise Refused(Text("This visit was logged, so it stays on its day; only a planned one can be moved."))

    def must_be_movable_to(self, day: date, today: date) -> None:
        """Refuse what stays where it is, and days that are past."""
        self.must_be_movable()
        if day < today:
            raise Refused(Text("{day} is past; choose today or a later day.", day=day))
