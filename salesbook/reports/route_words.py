"""The words of the day route: spans of time, free time, what is overdue."""

from __future__ import annotations

from datetime import date, datetime

from salesbook.reports.route_content import RouteDay, Stop
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import clock_time, listed


def overdue(days: int) -> str:
    """`overdue 2 days`."""
    return ngettext("overdue {n} day", "overdue {n} days", days).format(n=days)


def free_time(stop: Stop, following: Stop | None) -> str:
    """How long it is from the end of a visit to the next; "" where one of the two is open."""
    if following is None or stop.until is None or following.at is None:
        return ""
    # Any day does: a visit does not last over midnight.
    minutes = (
        int((datetime.combine(date.min, following.at) - datetime.combine(date.min, stop.until)).total_seconds()) // 60
    )
    if minutes < 0:
        return _("overlaps the next by {time}").format(time=_lasting(-minutes))
    return _("{time} to the next").format(time=_lasting(minutes))


def _lasting(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{m} min").format(m=rest)
    return _("{h} h {m} min").format(h=hours, m=rest) if rest else _("{h} h").format(h=hours)


def how_many(day: RouteDay) -> str:
    """`5 visits, 09:00 to 16:45`."""
    count = ngettext("{n} visit", "{n} visits", len(day.stops)).format(n=len(day.stops))
    starts = [stop.at for stop in day.stops if stop.at]
    if not starts:
        return count
    end = max([stop.until for stop in day.stops if stop.until], default=None)
    if end is None or end < max(starts):
        return _("{visits}, from {start}").format(visits=count, start=clock_time(min(starts)))
    return _("{visits}, {start} to {end}").format(visits=count, start=clock_time(min(starts)), end=clock_time(end))


def sheets_follow(codes: tuple[str, ...]) -> str:
    """Which call sheets belong to the route, in its order."""
    if not codes:
        return ""
    words = ngettext("call sheet {codes} follows", "call sheets {codes} follow in this order", len(codes))
    return words.format(codes=listed(codes))
