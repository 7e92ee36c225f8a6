"""Any other day to snooze to, typed or from a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from salesbook.domain.days import AFTER_TODAY
from salesbook.domain.errors import Refused
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.gui.widgets.calendar_popup import MonthCalendar
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.widgets.deciding import deciding
from salesbook.system.i18n import gettext as _

# What is for one day and comes too late after it.
_FOR_ITS_DAY = (ReminderKind.DATE, ReminderKind.CARD)


def days_to_snooze_to(reminder: Reminder, today: date) -> list[tuple[str, date]]:
    """What is offered, in words. A birthday to come is not put off beyond its day, which is offered instead."""
    monday = today + timedelta(days=7 - today.weekday())
    offered = [(_("Tomorrow"), today + timedelta(days=1)), (_("In three days"), today + timedelta(days=3))]
    offered += [(_("On Monday"), monday), (_("In two weeks"), today + timedelta(days=14))]
    if reminder.kind not in _FOR_ITS_DAY or reminder.due <= today:
        return offered
    before = [(words, day) for words, day in offered if day < reminder.due]
    return [*before, (_("On the day itself"), reminder.due)]


class SnoozeDay(QDialog):
    """Asks for one day after `today`."""

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Snooze until"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tomorrow = today + timedelta(days=1)
        self.field = DayEdit(lambda: today, limit=AFTER_TODAY)
        self.field.setAccessibleName(_("Snooze until"))
        self.field.show_day(tomorrow)
        self.calendar = MonthCalendar(_("Snooze until"), today)
        self.calendar.take_only(tomorrow, None)
        self.calendar.show_day(tomorrow)
        self.calendar.selectionChanged.connect(self._from_calendar)
        self.calendar.activated.connect(lambda _day: self.accept())
        self.field.changed.connect(self._from_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self.calendar)
        row, _take = deciding(self, _("Snooze"))
        column.addLayout(row)

    def accept(self) -> None:
        """Take the day; what is none is said, and stays."""
        try:
            self.field.day()
        except Refused:
            self.field.complain()
        else:
            super().accept()

    def day(self) -> date:
        """The day that is chosen."""
        return self.field.day()

    def _from_calendar(self) -> None:
        if self.calendar.day() != self.field.last_meant:
            self.field.show_day(self.calendar.day())

    def _from_field(self) -> None:
        if self.field.last_meant is not None:
            self.calendar.show_day(self.field.last_meant)
