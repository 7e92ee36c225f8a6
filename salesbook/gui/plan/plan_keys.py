"""Where Ctrl and a key move an item: a day, a week, or in the week half an hour."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import Qt

from salesbook.domain.plan import PlanItem
from salesbook.gui.plan.span import WEEK, View

_DAY = timedelta(days=1)
_DAYS = {
    Qt.Key.Key_Left: -_DAY,
    Qt.Key.Key_Right: _DAY,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
    Qt.Key.Key_PageUp: -WEEK,
    Qt.Key.Key_PageDown: WEEK,
}
HALF_AN_HOUR = 30


def shifted(item: PlanItem, key: Qt.Key, view: View) -> tuple[date, time | None]:
    """The day and time an item comes to: left and right a day, up and down a week, or half an hour in a week.

    The page keys move by a week in both views. Times stay on their day.
    """
    if view is View.WEEK and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and item.at is not None:
        minute = item.at.hour * 60 + item.at.minute + (HALF_AN_HOUR if key == Qt.Key.Key_Down else -HALF_AN_HOUR)
        return item.day, time(minute // 60, minute % 60) if 0 <= minute < 24 * 60 else item.at
    return item.day + _DAYS[key], item.at
