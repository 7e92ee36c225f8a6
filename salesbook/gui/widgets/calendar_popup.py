"""A month to choose a day from, as a widget and as what opens under a field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QToolButton, QVBoxLayout, QWidget

from salesbook.gui.icons import icon
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.wording import long_date

_MONTHS = (
    ("qt_calendar_prevmonth", "chevron-left"),
    ("qt_calendar_nextmonth", "chevron-right"),
)


class MonthCalendar(QCalendarWidget):
    """Arrow keys move a day and a week, Page Up and Down a month, Enter takes the day. Weeks begin as those of Plan do."""

    def __init__(self, name: str, today: date) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setLocale(QLocale(language()))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        # Digits are for the field, not for Qt's own editor over the days.
        self.setDateEditEnabled(False)
        self._name = name
        self._dress(today)
        self.selectionChanged.connect(self._tell)
        self._tell()

    def day(self) -> date:
        """The day that is chosen."""
        return _date(self.selectedDate())

    def show_day(self, day: date) -> None:
        """Choose a day and show its month."""
        self.setSelectedDate(_qdate(day))

    def take_only(self, first: date | None, last: date | None) -> None:
        """Offer no day outside these."""
        if first is not None:
            self.setMinimumDate(_qdate(first))
        if last is not None:
            self.setMaximumDate(_qdate(last))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Qt's own leaves no room for the edge of the days."""
        return super().minimumSizeHint() + QSize(8, 8)

    def _dress(self, today: date) -> None:
        """Qt's own weekends are red, which is for danger here, and its arrows vanish in the dark."""
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        head, plain, marked = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        head.setForeground(muted)
        head.setBackground(self.palette().color(QPalette.ColorRole.ToolTipBase))
        self.setHeaderTextFormat(head)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, plain)
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setForeground(self.palette().color(QPalette.ColorRole.Link))
        self.setDateTextFormat(_qdate(today), marked)
        for child, picture in _MONTHS:
            button = self.findChild(QToolButton, child)
            assert button is not None
            button.setIcon(icon(picture, self.palette().color(QPalette.ColorRole.Text).name()))
        self._name_parts()

    def _name_parts(self) -> None:
        for child, words in (
            ("qt_calendar_prevmonth", _("The month before")),
            ("qt_calendar_nextmonth", _("The month after")),
            ("qt_calendar_monthbutton", _("Month")),
            ("qt_calendar_yearbutton", _("Year")),
            ("qt_calendar_yearedit", _("Year")),
        ):
            part = self.findChild(QWidget, child)
            assert part is not None
            part.setAccessibleName(words)

    def _tell(self) -> None:
        """The cells are numbers to a reader; which day is chosen is said in full."""
        view = self.findChild(QTableView)
        assert view is not None
        view.setAccessibleName(f"{self._name}: {long_date(self.day())}")


class CalendarPopup(QFrame):
    """Under a field until a day is taken, Esc or F4 is pressed, or the mouse presses elsewhere."""

    taken = Signal(object)

    def __init__(self, field: QWidget, day: date, today: date, only: tuple[date | None, date | None]) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self.setWindowTitle(_("Choose from a calendar"))
        self.calendar = MonthCalendar(field.accessibleName(), today)
        self.calendar.take_only(*only)
        self.calendar.show_day(day)
        self.calendar.activated.connect(lambda chosen: self._take(_date(chosen)))
        self.calendar.clicked.connect(lambda chosen: self._take(_date(chosen)))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        self.setFocusProxy(self.calendar)

    def open_at(self, field: QWidget) -> None:
        """Show it below the field, or above where there is no room."""
        self.adjustSize()
        room = field.screen().availableGeometry()
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        if place.y() + self.height() > room.bottom():
            place.setY(field.mapToGlobal(QPoint(0, -2)).y() - self.height())
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc closes it, and so do the keys that opened it."""
        back = event.key() == Qt.Key.Key_Up and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4) or back:
            self.close()
        else:
            super().keyPressEvent(event)

    def _take(self, day: date) -> None:
        # Enter is told twice, by the calendar and by what it opened from.
        if self.isVisible():
            self.close()
            self.taken.emit(day)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
