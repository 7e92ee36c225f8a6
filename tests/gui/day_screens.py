"""The states of a day's field, in the dialog of a reminder."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from salesbook.gui.today.remind_dialog import RemindMe
from salesbook.gui.widgets.calendar_popup import CalendarPopup
from tests.gui.settling import settle, shown
from tests.gui.typed import type_only


def day_screens(reminded: RemindMe, words: str) -> Iterator[tuple[str, QWidget]]:
    """A day that is understood, one that cannot be, and the calendar; the dialog is closed in the end."""
    reminded.activateWindow()
    reminded.day.setFocus()
    type_only(reminded.day, words)
    settle()
    yield "remind-day", reminded
    type_only(reminded.day, "31/31")
    reminded.accept()
    settle()
    yield "remind-no-day", reminded
    reminded.day.open_calendar()
    yield from shown("day-calendar", reminded.findChildren(CalendarPopup)[0])
    reminded.leave()
    settle()
