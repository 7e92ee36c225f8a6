"""How a row of Today looks: icon, who, pips, face, reason, day; the chosen one is taller and offers the answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from salesbook.domain.reminders.reminder import ReminderKind
from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.today.due_model import Head, More, RowRole, day_words, nobody_words, reason_words
from salesbook.gui.today.due_places import ICON, MOST_LINES, SIDE, due_places, reason_lines
from salesbook.gui.widgets.marks import paint_face, paint_pips
from salesbook.queries.due_rows import DueRow

GROWS, HEAD = 36, 34
# The answers of the chosen row, at its right; what is narrower than the least beside them says too little.
ANSWERS, LEAST = 330, 60

ICONS = {
    ReminderKind.ALARM: "triangle-alert",
    ReminderKind.PROMISE_BY_ME: "handshake",
    ReminderKind.PROMISE_BY_THEM: "handshake",
    ReminderKind.NEXT_STEP: "phone",
    ReminderKind.DATE: "cake",
    ReminderKind.CADENCE: "repeat",
    ReminderKind.THANKS: "heart",
    ReminderKind.OFFER: "file-text",
    ReminderKind.OWN: "bell",
    ReminderKind.CARD: "mail",
    ReminderKind.NEWS: "megaphone",
    ReminderKind.AFTER_PURCHASE: "message-square-quote",
    ReminderKind.REWARD: "gift",
    ReminderKind.REFERRAL: "user-round-plus",
    ReminderKind.STUCK: "hourglass",
    ReminderKind.CONFIRM: "circle-help",
}
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class DueDelegate(QStyledItemDelegate):
    """Paints the rows; text of the notebook is drawn, never rendered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._width, self._day = 300, 0
        self.places = due_places(300, 0, theme.px)
        self.today = date.min
        self.chosen = -1

    def fit(self, width: int) -> None:
        """Lay the rows out for a list so wide, in px."""
        self._width = width
        self.places = due_places(width, self._day, self._theme.px)

    def show_days(self, rows: Iterable[DueRow], today: date) -> None:
        """Make the column of the days as wide as the widest of them."""
        metrics = {late: QFontMetrics(font_of("body", bold=late)) for late in (False, True)}
        said = ((row.reminder.due < today, day_words(row, today)) for row in rows)
        self._day = max((metrics[late].horizontalAdvance(words) + 2 for late, words in said), default=0)
        self.today = today
        self.fit(self._width)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Heads, rows, and the chosen row with its whole reason and its answers."""
        row = index.data(RowRole)
        if not isinstance(row, DueRow):
            return QSize(self._width, self._theme.px(HEAD) if isinstance(row, Head) else self._theme.rows.today)
        chosen = index.row() == self.chosen
        lines = len(self._lines(row, chosen=chosen)) if chosen else 1
        height = self._theme.rows.today + (lines - 1 + self.places.stacked) * _line()
        return QSize(self._width, height + (self._theme.px(GROWS) if chosen else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row = index.data(RowRole)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Head):
            self._head(painter, box, row)
        elif isinstance(row, More):
            painter.setFont(font_of("body", bold=True))
            painter.setPen(QColor(self._theme.accent))
            painter.drawText(box.adjusted(self._theme.px(ICON) + 8, 0, 0, 0), _VCENTER, row.words)
        else:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._row(painter, box, row, chosen=index.row() == self.chosen, focused=focused)
        painter.restore()

    def _head(self, painter: QPainter, box: QRect, head: Head) -> None:
        place = box.adjusted(8, 6, 0, 0)
        painter.setFont(font_of("body", bold=True))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(place, _VCENTER, head.words)
        left = painter.fontMetrics().horizontalAdvance(head.words) + 10
        painter.setFont(font_of("body"))
        painter.setPen(QColor(self._theme.text_muted))
        painter.drawText(place.adjusted(left, 0, 0, 0), _VCENTER, str(head.count))

    def _row(self, painter: QPainter, box: QRect, row: DueRow, *, chosen: bool, focused: bool) -> None:
        if chosen:
            painter.setBrush(QColor(self._theme.selection))
            painter.setPen(QPen(QColor(self._theme.focus), 2) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        else:
            painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(self._theme.line))
        top = QRect(box.left() + SIDE, box.top(), box.width() - 2 * SIDE, self._theme.rows.today)
        alarm = row.reminder.kind is ReminderKind.ALARM
        colour = self._theme.emotion_negative if alarm else self._theme.text_muted
        side, places, left = self._theme.px(16), self.places, box.left()
        picture = pixmap(ICONS.get(row.reminder.kind, "bell"), colour, side)
        painter.drawPixmap(top.left(), top.center().y() - side // 2, picture)
        self._who(painter, QRect(left + places.who, top.top(), places.who_width, top.height()), row)
        if row.line.id and places.marks:
            paint_pips(painter, left + places.pips, top.center().y(), row.stage, self._theme)
        if row.emotion is not None and places.marks:
            felt = self._theme.px(20)
            paint_face(painter, left + places.face, top.center().y() - felt // 2, row.emotion, self._theme, felt)
        self._when(painter, top, row)
        self._reason(painter, QRect(left, top.top(), 0, top.height()), self._lines(row, chosen=chosen))
        room = top.width() - self._theme.px(ICON + ANSWERS)
        if chosen and row.background and room >= self._theme.px(LEAST):
            grows = self._theme.px(GROWS)
            under = QRect(left + places.who, box.bottom() - grows + 2, room, grows - 4)
            painter.setFont(font_of("small"))
            painter.setPen(QColor(self._theme.text_muted))
            said = painter.fontMetrics().elidedText(row.background, Qt.TextElideMode.ElideRight, under.width())
            painter.drawText(under, _VCENTER, said)

    def _who(self, painter: QPainter, box: QRect, row: DueRow) -> None:
        """The name in full, the organisation as far as it fits."""
        if not row.line.id:
            painter.setFont(font_of("body"))
            painter.setPen(QColor(self._theme.text_muted))
            painter.drawText(box, _VCENTER, nobody_words())
            return
        painter.setFont(font_of("body", bold=True))
        painter.setPen(QColor(self._theme.text))
        name = painter.fontMetrics().elidedText(row.line.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _VCENTER, name)
        used = painter.fontMetrics().horizontalAdvance(name) + 5
        painter.setFont(font_of("body"))
        painter.setPen(QColor(self._theme.text_muted))
        room = box.width() - used
        if room > 16:
            said = painter.fontMetrics().elidedText(row.line.organisation, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box.adjusted(used, 0, 0, 0), _VCENTER, said)

    def _when(self, painter: QPainter, top: QRect, row: DueRow) -> None:
        late = row.reminder.due < self.today
        painter.setFont(font_of("body", bold=late))
        painter.setPen(QColor(self._theme.warning if late else self._theme.text_muted))
        painter.drawText(top, _VCENTER | Qt.AlignmentFlag.AlignRight, day_words(row, self.today))

    def _reason(self, painter: QPainter, top: QRect, lines: list[str]) -> None:
        """Beside the name or under it, the lines close to each other."""
        painter.setFont(font_of("body"))
        painter.setPen(QColor(self._theme.text))
        left, width, high = top.left() + self.places.reason, self.places.reason_width, _line()
        # Under the name it stands as close to it as its own lines do to each other.
        first = top.top() + (top.height() - high) // 2 + (high if self.places.stacked else 0)
        for number, line in enumerate(lines):
            painter.drawText(QRect(left, first + number * high, width, high), _VCENTER, line)

    def _lines(self, row: DueRow, *, chosen: bool) -> list[str]:
        most = MOST_LINES if chosen else 1
        return reason_lines(reason_words(row, self.today), font_of("body"), self.places.reason_width, most)


def _line() -> int:
    """From a line of a reason to the next, in px."""
    return QFontMetrics(font_of("body")).lineSpacing()
