"""How a row of Today looks: icon, who, pips, face, reason, day; the chosen one is taller and offers the answers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from salesbook.domain.reminders.reminder import ReminderKind
from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.today.due_model import Head, More, RowRole, day_words, nobody_words, reason_words
from salesbook.gui.widgets.marks import paint_face, paint_pips
from salesbook.queries.due_rows import DueRow

GROWS, HEAD = 36, 34
ICON, WHO, PIPS, FACE, DAY = 28, 214, 50, 34, 104
# A reason narrower than this says too little.
LEAST = 60

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
        self.today = date.min
        self.chosen = -1

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Heads, rows, and the chosen row with its answers."""
        row = index.data(RowRole)
        height = self._theme.px(HEAD) if isinstance(row, Head) else self._theme.rows.today
        return QSize(
            300, height + (self._theme.px(GROWS) if index.row() == self.chosen and isinstance(row, DueRow) else 0)
        )

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
            painter.setPen(QColor(self._theme.line))
            painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        top = QRect(box.left() + 8, box.top(), box.width() - 16, self._theme.rows.today)
        alarm = row.reminder.kind is ReminderKind.ALARM
        colour = self._theme.emotion_negative if alarm else self._theme.text_muted
        beside, side = self._theme.px(ICON), self._theme.px(16)
        picture = pixmap(ICONS.get(row.reminder.kind, "bell"), colour, side)
        painter.drawPixmap(top.left(), top.center().y() - side // 2, picture)
        who = QRect(top.left() + beside, top.top(), min(self._theme.px(WHO), top.width() // 3), top.height())
        self._who(painter, who, row)
        pips, face = who.right() + 8, who.right() + 8 + self._theme.px(PIPS)
        after = face + self._theme.px(FACE)
        # Where hardly anything would be left of the reason, it takes the place of stage and face.
        has_room = top.right() - self._theme.px(DAY) - after >= self._theme.px(LEAST)
        if row.line.id and has_room:
            paint_pips(painter, pips, top.center().y(), row.stage, self._theme)
        if row.emotion is not None and has_room:
            felt = self._theme.px(20)
            paint_face(painter, face, top.center().y() - felt // 2, row.emotion, self._theme, felt)
        self._reason(painter, top, after if has_room else pips, row)
        if chosen and row.background and top.width() - beside >= self._theme.px(330 + LEAST):
            room = max(0, top.width() - beside - self._theme.px(330))
            under = QRect(top.left() + beside, top.bottom() - 2, room, self._theme.px(GROWS) - 4)
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

    def _reason(self, painter: QPainter, top: QRect, left: int, row: DueRow) -> None:
        late = row.reminder.due < self.today
        wide = self._theme.px(DAY)
        day = QRect(top.right() - wide, top.top(), wide, top.height())
        painter.setFont(font_of("body", bold=late))
        painter.setPen(QColor(self._theme.warning if late else self._theme.text_muted))
        painter.drawText(day, _VCENTER | Qt.AlignmentFlag.AlignRight, day_words(row, self.today))
        painter.setFont(font_of("body"))
        painter.setPen(QColor(self._theme.text))
        room = QRect(left, top.top(), max(0, day.left() - left - 8), top.height())
        said = reason_words(row, self.today).replace("\n", " ")
        painter.drawText(
            room, _VCENTER, painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        )
