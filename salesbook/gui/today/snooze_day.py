"""Any other day to snooze to, typed or from a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from salesbook.domain.days import AFTER_TODAY
from salesbook.domain.errors import Refused
from salesbook.gui.widgets.calendar_popup import MonthCalendar
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.widgets.deciding import deciding
from salesbook.system.i18n import gettext as _


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
