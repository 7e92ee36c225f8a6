"""What is true until somebody does something about it, such as standing still at a stage: asked again from time to time."""

from __future__ import annotations

from datetime import date, timedelta


def last_due(first: date, every: int, today: date) -> date | None:
    """The newest of the days on which something first due on `first` is due again, every so many days; None before it.

    So a skipped one is silent until the next of them, and one that stood for years is not years overdue.
    """
    if today < first:
        return None
    return today - timedelta(days=(today - first).days % max(1, every))
