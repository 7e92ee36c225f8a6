"""How an entry of the timeline looks: icon on a line, title and time, emotion right, the note in up to six lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from salesbook.domain.channel import Channel
from salesbook.gui.contacts.timeline_model import (
    EntryRole,
    TimelineModel,
    emotion_words,
    mark_words,
    title_words,
    when_words,
)
from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.widgets.marks import paint_face
from salesbook.queries.timeline import Entry, EntryKind, Mark, MarkKind
from salesbook.system.i18n import gettext as _

# At text of 100 %: the round icon and where the words begin beside it; the lines.
CIRCLE, ICON, FACE, LEFT = 28, 16, 18, 42
HEAD, MARK, LINE = 22, 20, 20
TOP = 8
MOST_LINES = 6
GAP = 14

# As much of a note as is laid out: an expanded one of a novel's length still opens at once.
_LONGEST = 20_000
_LONGEST_FOLDED = 1_200

_CHANNELS = {
    Channel.IN_PERSON: "users",
    Channel.PHONE: "phone",
    Channel.VIDEO: "video",
    Channel.MESSAGE: "message-square",
    Channel.MEAL: "utensils",
    Channel.EVENT: "calendar-days",
    Channel.SPORT: "volleyball",
    Channel.PRIVATE_ACTIVITY: "house",
    Channel.GIFT: "gift",
    Channel.CARD: "mail",
}
_KINDS = {
    EntryKind.VISIT: "repeat",
    EntryKind.PROMISE: "handshake",
    EntryKind.SALE: "shopping-cart",
    EntryKind.EVIDENCE: "trending-up",
    EntryKind.NOTE: "notebook-pen",
    EntryKind.DATE: "cake",
}
_MARKS = {
    MarkKind.EVIDENCE: "check",
    MarkKind.MOVE: "trending-up",
    MarkKind.PROMISE: "handshake",
    MarkKind.NEXT_STEP: "arrow-right",
    MarkKind.OBJECTION: "message-square-quote",
    MarkKind.EXPENSE: "wallet",
}
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Laid:
    """A note laid out: its lines, and whether there is more."""

    lines: tuple[str, ...]
    more: bool


class TimelineDelegate(QStyledItemDelegate):
    """Paints entries; knows which of them are unfolded. Text of the notebook is drawn, never rendered."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._laid: dict[tuple[str, int, bool, int], _Laid] = {}
        self.unfolded: set[str] = set()
        self.today = date.min
        self.ring = False

    def forget(self) -> None:
        """The words changed."""
        self._laid.clear()

    def can_unfold(self, entry: Entry) -> bool:
        """Whether an entry has more to show, or to hide again."""
        return entry.id in self.unfolded or self._lay(entry, self._width()).more

    def toggle(self, index: _Index) -> None:
        """Show all of a note, or six lines again."""
        entry: Entry = index.data(EntryRole)
        self.unfolded ^= {entry.id}
        self.sizeHintChanged.emit(index)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Head, note, marks."""
        entry: Entry = index.data(EntryRole)
        laid = self._lay(entry, self._width())
        px = self._theme.px
        lines = len(laid.lines) + (1 if self.can_unfold(entry) else 0)
        return QSize(200, TOP + px(HEAD) + lines * px(LINE) + len(entry.marks) * px(MARK) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one entry."""
        entry: Entry = index.data(EntryRole)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, state)
        model: TimelineModel = index.model()  # type: ignore[assignment]
        first = index.row() == 0 and not model.can_fetch_newer()
        last = index.row() == model.rowCount() - 1 and not model.canFetchMore(QModelIndex())
        self._circle(painter, box, entry, first=first, last=last)
        inner = box.adjusted(self._theme.px(LEFT), TOP, -8, -GAP)
        head, high = self._theme.px(HEAD), self._theme.px(MARK)
        self._head(painter, QRect(inner.left(), inner.top(), inner.width(), head), entry)
        top = self._body(painter, inner, inner.top() + head, entry)
        for mark in entry.marks:
            self._mark(painter, QRect(inner.left(), top, inner.width(), high), mark)
            top += high
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        focused = self.ring and state & QStyle.StateFlag.State_HasFocus
        if focused:
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)

    def _circle(self, painter: QPainter, box: QRect, entry: Entry, *, first: bool, last: bool) -> None:
        theme = self._theme
        circle, side = theme.px(CIRCLE), theme.px(ICON)
        left, top = box.left() + 2, box.top() + TOP - 3
        middle = left + circle // 2
        painter.setPen(QPen(QColor(theme.line), 1))
        if not first:
            painter.fillRect(middle, box.top(), 1, top - box.top(), QColor(theme.line))
        if not last:
            painter.fillRect(middle, top + circle, 1, box.bottom() + 1 - top - circle, QColor(theme.line))
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(left, top, circle, circle)
        name = _CHANNELS.get(entry.channel, _KINDS[entry.kind]) if entry.channel else _KINDS[entry.kind]
        picture = pixmap("calendar-clock" if entry.planned else name, theme.text_muted, side)
        painter.drawPixmap(left + (circle - side) // 2, top + (circle - side) // 2, picture)

    def _head(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        theme = self._theme
        said = emotion_words(entry)
        face = theme.px(FACE)
        painter.setFont(font_of("small"))
        wide = painter.fontMetrics().horizontalAdvance(said) + face + 12 if said else 0
        if entry.emotion is not None:
            painter.setPen(QColor(theme.text))
            painter.drawText(box, _VCENTER | _RIGHT, said)
            paint_face(painter, box.right() - wide + 6, box.center().y() - face // 2, entry.emotion, theme, face)
        room = box.width() - wide - 8
        painter.setFont(font_of("body", bold=True))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(title_words(entry)[:200], Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(theme.text))
        painter.drawText(QRect(box.left(), box.top(), room, box.height()), _VCENTER, title)
        used = metrics.horizontalAdvance(title) + 8
        painter.setFont(font_of("small"))
        painter.setPen(QColor(theme.text_muted))
        when = when_words(entry, self.today)[:300].replace("\n", " ")
        shown = painter.fontMetrics().elidedText(when, Qt.TextElideMode.ElideRight, max(0, room - used))
        painter.drawText(QRect(box.left() + used, box.top(), max(0, room - used), box.height()), _VCENTER, shown)

    def _body(self, painter: QPainter, inner: QRect, top: int, entry: Entry) -> int:
        laid = self._lay(entry, self._width())
        painter.setFont(font_of("body"))
        painter.setPen(QColor(self._theme.text))
        high = self._theme.px(LINE)
        for line in laid.lines:
            painter.drawText(QRect(inner.left(), top, inner.width() + 8, high), _VCENTER, line)
            top += high
        if self.can_unfold(entry):
            painter.setFont(font_of("small"))
            painter.setPen(QColor(self._theme.accent))
            words = _("less") if entry.id in self.unfolded else _("more")
            painter.drawText(QRect(inner.left(), top, inner.width(), high), _VCENTER, words)
            top += high
        return top

    def _mark(self, painter: QPainter, box: QRect, mark: Mark) -> None:
        theme = self._theme
        colour = theme.warning if mark.late else theme.stage(mark.stage) if mark.stage else theme.text_muted
        side = theme.px(14)
        painter.drawPixmap(box.left(), box.center().y() - side // 2, pixmap(_MARKS[mark.kind], colour, side))
        painter.setFont(font_of("small", bold=mark.late))
        painter.setPen(QColor(colour))
        said = mark_words(mark)[:300].replace("\n", " ")
        room = box.width() - side - 6
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box.adjusted(side + 6, 0, 0, 0), _VCENTER, shown)

    def _width(self) -> int:
        return max(120, self._view.viewport().width() - self._theme.px(LEFT) - 8)

    def _lay(self, entry: Entry, width: int) -> _Laid:
        open_ = entry.id in self.unfolded
        key = (entry.id, width, open_, hash(entry.body))
        found = self._laid.get(key)
        if found is None:
            found = self._laid[key] = _laid_out(entry.body, width, unfolded=open_)
        return found


def _laid_out(text: str, width: int, *, unfolded: bool) -> _Laid:
    """The lines of a note at a width, six at most while it is folded."""
    text = text.strip()
    longest = _LONGEST if unfolded else _LONGEST_FOLDED
    lines: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in text[:longest].splitlines():
        layout = QTextLayout(paragraph, font_of("body"))
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()])
            if not unfolded and len(lines) > MOST_LINES:
                break
        layout.endLayout()
        if not unfolded and len(lines) > MOST_LINES:
            break
    more = len(lines) > MOST_LINES or len(text) > longest
    return _Laid(tuple(lines if unfolded else lines[:MOST_LINES]), more and not unfolded)
