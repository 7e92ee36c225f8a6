"""A field for a day, typed as people say it: `tomorrow`, `fri`, `下周三`, `28.2.`. It says below what it understood."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from salesbook.domain.days import FIRST_DAY, LAST_DAY, Limit, Toward, parse_day
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.gui.day_order import day_order
from salesbook.gui.icons import icon
from salesbook.gui.widgets.bubble import Bubble
from salesbook.gui.widgets.calendar_popup import CalendarPopup
from salesbook.gui.words import icon_size, relook
from salesbook.system.i18n import gettext as _
from salesbook.wording import date_in_words, day_and_month, long_date, medium_date, render

# No day takes more, and a sentence quotes it whole.
LONGEST = 100
# Between the button and the edge of the field.
EDGE = 3
# Days and months that a key moves; with Ctrl, Up and Down move a week.
_DAYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_MONTHS = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}


class DayEdit(QLineEdit):
    """`changed` when the rep typed, moved or chose, `decided` once a typed day is left; what the program shows is not told.

    Up and Down move a day, with Ctrl a week, Page Up and Down a month; F4 or Alt+Down opens a calendar. A text that is no day
    stays as it was typed. `brief` leaves out weekday and year where they go without saying.
    """

    changed = Signal()
    decided = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        *,
        limit: Limit | None = None,
        toward: Toward | None = None,
        brief: bool = False,
        optional: bool = False,
    ) -> None:
        super().__init__()
        self._today, self._limit, self._brief, self._optional = today, limit, brief, optional
        self._toward = limit.toward if limit else toward
        self._is_decided = True
        # What the program wrote stands for this day, whatever it might be read as tomorrow.
        self._written: tuple[str, date | None] = ("", None)
        # What stands there now means this day, or none, and why.
        self._meant: date | None = None
        self._words = ""
        self._popup: CalendarPopup | None = None
        self._bubble = Bubble(self)
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(_("such as tomorrow, fri or 28 Feb"))
        self.opener = self._opener()
        self.textChanged.connect(lambda _text: self._judge())
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self._decide)
        self._judge()

    def day(self) -> date:
        """The day that is meant. Refuses an empty field, what is no day, and a day beyond the limit."""
        day = self.day_or_none()
        if day is None:
            raise Refused(Text("Give a day, such as tomorrow, fri or 2026-12-24."))
        return day

    def day_or_none(self) -> date | None:
        """The day that is meant; None where the field is empty."""
        text = self.text().strip()
        if not text:
            return None
        if text == self._written[0]:
            return self._written[1]
        day = self._read(text)
        if self._limit is not None:
            self._limit.refuse(day, self._today())
        return day

    @property
    def last_meant(self) -> date | None:
        """The last day that was understood: for what must not wait for the rest of a word."""
        return self._meant

    def show_day(self, day: date | None) -> None:
        """Show a day, or none, without telling."""
        self._write(day, editing=self.hasFocus())
        self._bubble.hide()

    def filled(self) -> dict[str, str]:
        """What a draft keeps: the day itself, since “tomorrow” is another one next time; else what was typed."""
        return {"typed": self.text()} if self._meant is None else {"day": self._meant.isoformat()}

    def fill(self, value: dict[str, str]) -> None:
        """Show what a draft kept; what was no day is marked again."""
        if "day" in value:
            self.show_day(date.fromisoformat(value["day"]))
        else:
            self.setText(value["typed"])
            self._mark()

    def complain(self) -> None:
        """Say at the field why it cannot be taken as it is, and wait for a better word."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()
        self._mark()
        self._say()

    def open_calendar(self) -> None:
        """Let a day be chosen from a month."""
        first, last = self._bounds()
        self._bubble.hide()
        self._popup = CalendarPopup(self, self._clamped(self._base()), self._today(), (first, last))
        self._popup.taken.connect(self._take)
        self._popup.open_at(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the day, open the calendar, or type."""
        key, how = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ctrl = how == Qt.KeyboardModifier.ControlModifier
        alone = how == Qt.KeyboardModifier.NoModifier
        if (key == Qt.Key.Key_F4 and alone) or (key == Qt.Key.Key_Down and how == Qt.KeyboardModifier.AltModifier):
            self.open_calendar()
        elif key in _DAYS and (alone or ctrl):
            self._move(days=_DAYS[key] * (7 if ctrl else 1))
        elif key in _MONTHS and alone:
            self._move(months=_MONTHS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show what can be typed over; of what could not be read, say it again."""
        super().focusInEvent(event)
        if self.text() == self._written[0] and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._write(self._written[1], editing=True)
            if event.reason() != Qt.FocusReason.MouseFocusReason:
                self.selectAll()
        if self.is_marked:
            self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Write the day as the language does; what is none stays and is marked."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self._bubble.hide()
        try:
            self._write(self._asked(), editing=False)
        except Refused:
            self._mark()
        self._decide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What is said about the field goes with it."""
        self._bubble.hide()
        super().hideEvent(event)

    @property
    def is_marked(self) -> bool:
        """Whether the field shows that it could not be read."""
        return bool(self.property("look") == "wrong")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The button stands inside, at the end."""
        super().resizeEvent(event)
        side = self.opener.width()
        self.opener.move(self.width() - side - EDGE, (self.height() - side) // 2)

    def _opener(self) -> QToolButton:
        """The button for the mouse; the keyboard has F4."""
        made = QToolButton(self)
        made.setProperty("look", "quiet")
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        made.setIcon(icon("calendar", muted))
        made.setIconSize(icon_size(16))
        made.setAccessibleName(_("Choose from a calendar"))
        made.setToolTip(_("Choose from a calendar (F4)"))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setCursor(Qt.CursorShape.ArrowCursor)
        made.setFixedSize(icon_size(24).boundedTo(QSize(28, 28)))
        made.clicked.connect(self.open_calendar)
        self.setTextMargins(0, 0, made.width() - EDGE, 0)
        return made

    def _read(self, text: str) -> date:
        return parse_day(text, self._today(), self._toward, order=day_order())

    def _typed(self) -> None:
        self._is_decided = False
        # Qt tells that it was edited before it tells that it changed.
        self._judge()
        self._say()
        self.changed.emit()

    def _decide(self) -> None:
        if not self._is_decided and self._meant is not None:
            self._is_decided = True
            self.decided.emit()

    def _take(self, day: date) -> None:
        self._write(day, editing=self.hasFocus())
        # What is typed next takes its place.
        self.selectAll()
        self._say()
        self._is_decided = True
        self.changed.emit()
        self.decided.emit()

    def _move(self, days: int = 0, months: int = 0) -> None:
        """Move from the day that stands there; from no day to today. What cannot be read is left alone."""
        text = self.text().strip()
        try:
            day = self._written[1] if text == self._written[0] else self._read(text)
        except Refused:
            return
        self._take(self._clamped(_months_on(day, months) + timedelta(days=days) if text and day else self._today()))

    def _base(self) -> date:
        return self._meant or self._today()

    def _bounds(self) -> tuple[date, date]:
        """The first and the last day that can be given."""
        today, limit = self._today(), self._limit
        first = today + timedelta(days=limit.first) if limit and limit.first is not None else FIRST_DAY
        last = today + timedelta(days=limit.last) if limit and limit.last is not None else LAST_DAY
        return first, last

    def _clamped(self, day: date) -> date:
        first, last = self._bounds()
        return max(first, min(day, last))

    def _write(self, day: date | None, *, editing: bool) -> None:
        text = self._in_words(day, editing=editing) if day else ""
        self._written = (text, day)
        if self.text() != text:
            self.setText(text)
            if not editing:
                self.setCursorPosition(0)
        self._judge()

    def _in_words(self, day: date, *, editing: bool) -> str:
        if self._brief:
            return day_and_month(day) if self._goes_without_year(day) else medium_date(day)
        return medium_date(day) if editing else date_in_words(day, "EEE d MMM yyyy", "yyyy年M月d日 EEE")

    def _goes_without_year(self, day: date) -> bool:
        try:
            return self._read(day_and_month(day)) == day
        except Refused:
            return False

    def _judge(self) -> None:
        """What stands there is told to a reader; a mark goes as soon as it is a day."""
        self._meant, self._words = self._understood()
        self.setAccessibleDescription(self._words)
        if self.is_marked and (self._meant is not None or not self._words):
            relook(self, "")
            self.setToolTip("")

    def _asked(self) -> date | None:
        """The day, or none where it may be left out."""
        return self.day_or_none() if self._optional else self.day()

    def _understood(self) -> tuple[date | None, str]:
        """The day and how it is said, or why there is none."""
        try:
            day = self._asked()
        except Refused as refused:
            return None, render(refused.text)
        return day, long_date(day) if day else ""

    def _say(self) -> None:
        """Say below the field what is understood, or why nothing is: quietly while a word may still go on."""
        self._bubble.say(self._words, "bubble-wrong" if self.is_marked else "bubble")

    def _mark(self) -> None:
        if self._meant is None and self._words:
            relook(self, "wrong")
            self.setToolTip(self._words)


def _months_on(day: date, months: int) -> date:
    """So many months later, on the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
