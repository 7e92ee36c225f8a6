"""The only place that reads the time. Everything else is told the day."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime


def today() -> date:
    """The rep's local day."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """This moment in UTC, to the second: for history, journal and stamps."""
    return datetime.now(UTC).replace(microsecond=0)


def local_now() -> datetime:
    """The rep's local day and wall time, without a zone, to the minute."""
    return datetime.now().replace(second=0, microsecond=0)


@dataclass(frozen=True)
class Moment:
    """The rep's wall time without a zone, to the second, and beside it seconds that no setting of the clock moves."""

    local: datetime
    steady: float


def moment() -> Moment:
    """This moment, on both clocks: where they part, the wall clock was set, or the computer slept."""
    return Moment(datetime.now().replace(microsecond=0), time.monotonic())
