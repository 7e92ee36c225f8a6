"""Any other day to snooze to, from a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCalendarWidget, QDialog, QVBoxLayout, QWidget

from salesbook.gui.widgets.deciding import deciding
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language


class SnoozeDay(QDialog):
    """Asks for one day after `today`."""

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Snooze until"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(_("Snooze until"))
        self.calendar.setLocale(QLocale(language()))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        first = today + timedelta(days=1)
        self.calendar.setMinimumDate(QDate(first.year, first.month, first.day))
        self.calendar.activated.connect(lambda _day: self.accept())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.calendar)
        row, _take = deciding(self, _("Snooze"))
        column.addLayout(row)

    def day(self) -> date:
        """The day that is chosen."""
        chosen = self.calendar.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())
