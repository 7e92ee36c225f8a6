"""The only place that reads the time. Everything else is told the day."""

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
