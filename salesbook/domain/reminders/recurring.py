"""What holds until somebody does something about it, such as standing still at a stage: asked again from time to time.

It is due today and never late, as there is no day on which it should have been done.
"""

from __future__ import annotations

from datetime import date, timedelta

from salesbook.domain.work_calendar import WorkCalendar


def asked_on(calendar: WorkCalendar, first: date, every: int, today: date) -> date | None:
    """The newest of the days on which something is asked that holds since `first`, every so many days; None before it.

    So what was skipped is silent until the next of them. A day off is not one of them: it is laid on a later day.
    """
    if today < first:
        return None
    day = today - timedelta(days=(today - first).days % max(1, every))
    if calendar.laid(day) <= today:
        return day
    return day - timedelta(days=every) if day - timedelta(days=every) >= first else None
