"""How the plan looks: lines instead of boxes in a month, a thin box for its hour in a week. Text is drawn, never rendered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from salesbook.domain.plan import PlanItem, PlanKind
from salesbook.gui.icons import pixmap
from salesbook.gui.plan.places import Places
from salesbook.gui.plan.plan_model import DayRow, FreeRow, ItemRow, PlanModel, PlanRow
from salesbook.gui.plan.plan_words import ICONS, day_mark, lunar_of, more_words, purpose, status, warns, what, who
from salesbook.gui.plan.span import Span, View
from salesbook.gui.theme import Theme, font_of, grown
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time, short_weekday

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_CENTRE = Qt.AlignmentFlag.AlignCenter
# From this height on a box of the week has room for a second line; under this width a mark takes the place of the time.
_TWO_LINES, _NARROW = 36, 108
# What a name needs at least beside the time.
_LEAST_NAME = 40
# The icons of a line and the mark at its end, the plus of the chosen day, and the time of a visit, at text of 100 %.
_ICON, _MARK, _PLUS, _TIME = 13, 12, 14, 40


@dataclass(frozen=True)
class Marked:
    """What the hand is at: the chosen row, whether it has a ring, the row under the pointer, and what is dragged where."""

    chosen: int = -1
    ring: bool = False
    hovered: int = -1
    dragged: int = -1
    to_day: date | None = None
    to_time: time | None = None


class PlanPainting:
    """Paints one span; made anew for each paint."""

    def __init__(self, painter: QPainter, theme: Theme, model: PlanModel, span: Span, places: Places) -> None:
        self._painter, self._theme, self._model = painter, theme, model
        self._span, self._places, self._lines = span, places, places.lines
        self._today = model.now.date()
        self._fonts = {
            (size, bold): font_of(size, bold=bold) for size in ("body", "small", "hint") for bold in (False, True)
        }

    def paint(self, marked: Marked) -> None:
        """The ground, the rows, and over them what is dragged."""
        # Before the first answer there is nothing but the page.
        if not self._places.cells:
            return
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(marked)
        if self._span.view is View.MONTH:
            self._weekdays()
        else:
            self._hours()
        # Under the boxes: over one it would strike its words out.
        y = self._now_y() if self._span.view is View.WEEK else None
        if y is not None:
            self._now(y)
        for place, box in self._places.rows.items():
            self._row(self._model.rows[place], box, marked, place)
        if y is not None:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._theme.accent))
            self._painter.drawEllipse(QPoint(self._places.cells[self._today].left() + 1, y), 4, 4)
        if marked.dragged >= 0:
            self._drop(marked)

    # The ground

    def _ground(self, marked: Marked) -> None:
        painter, theme = self._painter, self._theme
        for day, cell in self._places.cells.items():
            if day == marked.to_day and marked.dragged >= 0:
                continue
            if not self._model.calendar.is_worked(day):
                painter.fillRect(cell, QColor(theme.sunken))
        cells = list(self._places.cells.values())
        top = 0 if self._span.view is View.WEEK else self._lines.weekdays
        for cell in cells[:7]:
            if cell.left() > 0:
                painter.fillRect(cell.left(), top, 1, cells[-1].bottom() + 1 - top, QColor(theme.line))
        for cell in cells[::7]:
            if self._span.view is View.MONTH:
                painter.fillRect(0, cell.top(), cells[6].right() + 1, 1, QColor(theme.line))

    def _weekdays(self) -> None:
        for day, cell in list(self._places.cells.items())[:7]:
            self._text(
                QRect(cell.left() + 8, 0, cell.width() - 8, self._lines.weekdays), short_weekday(day), muted=True
            )

    def _hours(self) -> None:
        hours = self._places.hours
        assert hours is not None
        painter, right = self._painter, max(cell.right() for cell in self._places.cells.values())
        painter.setFont(self._fonts["hint", False])
        at = self._now_y()
        # The time of an hour gives way to that of now.
        now = QRect() if at is None else self._beside(at)
        for hour in range(hours.first, hours.last):
            y = hours.y(hour * 60)
            painter.fillRect(self._lines.gutter, y, right + 1 - self._lines.gutter, 1, QColor(self._theme.line))
            painter.setPen(QColor(self._theme.text_muted))
            box = self._beside(y)
            if not box.intersects(now):
                painter.drawText(box, _RIGHT, clock_time(time(hour)))

    def _beside(self, y: int) -> QRect:
        """Where a time stands beside its line: as high as its words are."""
        high = self._painter.fontMetrics().height()
        return QRect(0, y - high // 2, self._lines.gutter - 8, high)

    def _now_y(self) -> int | None:
        """How far down this moment is; None where the week does not show it."""
        hours, now = self._places.hours, self._model.now
        if hours is None or self._today not in self._places.cells or not hours.first <= now.hour < hours.last:
            return None
        return hours.y(now.hour * 60 + now.minute)

    def _now(self, y: int) -> None:
        """The line of this moment, with its time beside it."""
        cell, painter = self._places.cells[self._today], self._painter
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.drawLine(cell.left(), y, cell.right(), y)
        painter.setFont(self._fonts["hint", True])
        painter.drawText(self._beside(y), _RIGHT, clock_time(self._model.now.time()))

    # The rows

    def _row(self, row: PlanRow, box: QRect, marked: Marked, place: int) -> None:
        chosen = place == marked.chosen
        if isinstance(row, DayRow):
            self._head(row, box, chosen=chosen)
        elif isinstance(row, FreeRow):
            self._free(row, box, chosen=chosen, hovered=place == marked.hovered)
        elif isinstance(row, ItemRow) and self._span.view is View.WEEK and row.item.at is not None:
            self._box(row.item, box, chosen=chosen, hovered=place == marked.hovered, faded=place == marked.dragged)
        elif isinstance(row, ItemRow):
            self._fill(box, chosen=chosen, hovered=place == marked.hovered)
            self._line(row.item, box, faded=place == marked.dragged)
        else:
            self._fill(box, chosen=chosen, hovered=place == marked.hovered)
            hidden = self._places.hidden.get(row.day, 0)
            words = more_words(hidden) if box.width() >= self._theme.px(_NARROW) * 2 // 3 else f"+{hidden}"
            self._text(box.adjusted(5, 0, -4, 0), words, size="small", colour=self._theme.accent)
        if chosen and marked.ring and not isinstance(row, DayRow):
            self._ring(box)

    def _ring(self, box: QRect) -> None:
        self._painter.setPen(QPen(QColor(self._theme.focus), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)

    def _fill(self, box: QRect, *, chosen: bool, hovered: bool) -> None:
        if chosen or hovered:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._theme.selection if chosen else self._theme.hover))
            self._painter.drawRoundedRect(box.adjusted(0, 0, 0, -1), 5, 5)

    def _line(self, item: PlanItem, box: QRect, *, faded: bool) -> None:
        """Time or icon, who, and what where there is room: one line of a cell."""
        theme, inner = self._theme, box.adjusted(5, 0, -4, 0)
        warned = warns(item, self._model.now)
        outside = self._span.view is View.MONTH and not self._span.holds(item.day)
        quiet = item.is_done or outside or faded
        left, right = inner.left(), inner.right()
        marked, narrow = warned or item.is_done, box.width() < theme.px(_NARROW)
        if marked:
            mark = ("clock", theme.warning) if warned else ("check", theme.text_muted)
            side = theme.px(_MARK)
            self._icon(left if narrow else right - side + 1, inner, mark, side)
            left, right = (left + side + 5, right) if narrow else (left, right - side - 3)
        if item.kind is PlanKind.VISIT and item.at is not None:
            at = clock_time(item.at)
            self._painter.setFont(self._fonts["small", False])
            wide = self._painter.fontMetrics().horizontalAdvance(at) + 1
            # A time that is cut, or that leaves nothing of the name, says less than the name alone.
            at = "" if (marked and narrow) or right - left - wide < theme.px(_LEAST_NAME) else at
            used = self._text(QRect(left, inner.top(), wide, inner.height()), at, size="small", muted=True)
            left += used + 5 if used else 0
        else:
            side = theme.px(_ICON)
            self._icon(left, inner, (ICONS[item.kind], theme.text_muted), side)
            left += side + 5
        room = QRect(left, inner.top(), right - left, inner.height())
        used = self._text(room, who(item), size="small", muted=quiet) + 5
        if room.width() - used > theme.px(36):
            self._text(room.adjusted(used, 0, 0, 0), purpose(item), size="small", muted=True)

    def _box(self, item: PlanItem, box: QRect, *, chosen: bool, hovered: bool, faded: bool) -> None:
        """A box of the week as high as the visit is long: when and who, and below it what for and how it stands."""
        theme, painter = self._theme, self._painter
        ground = (
            theme.selection if chosen else theme.hover if hovered else theme.sunken if item.is_done else theme.raised
        )
        painter.setPen(QPen(QColor(theme.line if item.is_done or faded else theme.line_strong), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        inner = box.adjusted(6, 2, -4, -2)
        painter.save()
        painter.setClipRect(inner)
        first = QRect(inner.left(), inner.top(), inner.width(), min(theme.px(17), inner.height()))
        left, side = 0, theme.px(_MARK)
        if item.kind is not PlanKind.VISIT:
            self._icon(first.left(), first, (ICONS[item.kind], theme.text_muted), side)
            left = side + 4
        assert item.at is not None
        name = first.adjusted(left, 0, 0, 0)
        if box.height() < theme.px(_TWO_LINES) and (item.is_done or warns(item, self._model.now)):
            mark = ("check", theme.text_muted) if item.is_done else ("clock", theme.warning)
            self._icon(name.right() - side + 1, name, mark, side)
            name.setRight(name.right() - side - 3)
        used = self._text(name, who(item), size="small", bold=not item.is_done, muted=item.is_done or faded)
        if box.height() >= theme.px(_TWO_LINES):
            said, warned = status(item, self._model.now), warns(item, self._model.now)
            second = first.translated(0, theme.px(16))
            if warned or item.is_done:
                self._text(
                    second, said, size="small", bold=warned, muted=not warned, colour=theme.warning if warned else ""
                )
            else:
                self._text(second, f"{clock_time(item.at)} {what(item)}", size="small", muted=True)
        elif name.width() - used > theme.px(_TIME):
            self._text(name.adjusted(used + 6, 0, 0, 0), clock_time(item.at), size="small", muted=True)
        painter.restore()

    def _head(self, row: DayRow, box: QRect, *, chosen: bool) -> None:
        """The number of a day, the word today, the lunar day; the chosen day offers to plan on it."""
        theme, month = self._theme, self._span.view is View.MONTH
        if chosen:
            self._chosen_day(box)
        today = row.day == self._today
        inside = self._span.holds(row.day)
        colour = theme.accent if today else theme.text if inside else theme.text_muted
        top = QRect(box.left() + 8, box.top(), box.width() - 12, self._lines.cell_head if month else theme.px(26))
        left = top.left()
        if not month:
            left += self._text(top, short_weekday(row.day), muted=not today, colour=colour if today else "") + 5
        left += self._text(top.adjusted(left - top.left(), 0, 0, 0), str(row.day.day), bold=today, colour=colour) + 5
        right = plus_box(box).left() - 2 if chosen else top.right()
        if not month:
            left, top = top.left(), QRect(top.left(), theme.px(24), top.width(), theme.px(18))
            right = top.right()
        left = self._day_mark(row.day, QRect(left, top.top(), max(0, right - left), top.height()))
        if today:
            room = QRect(left, top.top(), max(0, right - left), top.height())
            left += self._text(room, _("Today"), size="small", bold=True, colour=theme.accent) + 6
        lunar, room = lunar_of(row.day), QRect(left, top.top(), right - left, top.height())
        self._painter.setFont(self._fonts["hint", False])
        if self._painter.fontMetrics().horizontalAdvance(lunar) <= room.width():
            self._text(room, lunar, size="hint", muted=True, align=_RIGHT if month else _LEFT)
        if chosen:
            side, place = theme.px(_PLUS), plus_box(box)
            self._icon(place.center().x() - side // 2 + 1, place, ("plus", theme.accent), side)

    def _day_mark(self, day: date, room: QRect) -> int:
        """Whether the day is off or worked against its rule, where there is room; returns where the next word may stand."""
        words = day_mark(day, self._model.calendar)
        self._painter.setFont(self._fonts["hint", True])
        if self._painter.fontMetrics().horizontalAdvance(words) > room.width():
            return room.left()
        colour = self._theme.warning if self._model.calendar.is_worked(day) else self._theme.accent
        used = self._text(room, words, size="hint", bold=True, colour=colour)
        return room.left() + (used + 6 if used else 0)

    def _chosen_day(self, box: QRect) -> None:
        """The chosen day is outlined as a whole, so that it is clear where something would be planned."""
        day = next(day for day, cell in self._places.cells.items() if cell.contains(box.center()))
        cell = self._places.cells[day] if self._span.view is View.MONTH else box
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.selection))
        self._painter.drawRect(cell.adjusted(1, 1, 0, 0))

    def _free(self, row: FreeRow, box: QRect, *, chosen: bool, hovered: bool) -> None:
        """A free hour shows itself when it is chosen or pointed at."""
        if chosen:
            self._painter.setPen(QPen(QColor(self._theme.accent), 1, Qt.PenStyle.DashLine))
            self._painter.setBrush(QColor(self._theme.selection))
            self._painter.drawRoundedRect(box.adjusted(0, 1, -1, -1), 5, 5)
            words = _("Log") if row.day < self._today else _("Plan")
            self._text(
                box.adjusted(6, 0, -4, 0), f"+ {words} {clock_time(row.at)}", size="small", colour=self._theme.accent
            )
        elif hovered:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._theme.hover))
            self._painter.drawRoundedRect(box.adjusted(0, 1, -1, -1), 5, 5)

    # Dragging

    def _drop(self, marked: Marked) -> None:
        """Where it would come to stand: the day in selection fill with a dashed edge, in a week the time as well."""
        cell = self._places.cells.get(marked.to_day) if marked.to_day else None
        if cell is None:
            return
        painter, theme = self._painter, self._theme
        row = self._model.rows[marked.dragged]
        assert isinstance(row, ItemRow)
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        hours = self._places.hours
        if hours is not None and marked.to_time is not None:
            top = hours.y(marked.to_time.hour * 60 + marked.to_time.minute)
            high = max(theme.px(22), self._places.rows[marked.dragged].height())
            box = QRect(cell.left() + 3, top, cell.width() - 5, min(high, hours.bottom - top))
            painter.setBrush(QColor(theme.selection))
            painter.drawRoundedRect(box, 5, 5)
            words = f"{clock_time(marked.to_time)} {who(row.item)}"
            self._text(
                QRect(box.left() + 6, box.top() + 2, box.width() - 10, theme.px(18)), words, size="small", bold=True
            )
        else:
            painter.drawRect(cell.adjusted(1, 1 if hours is None else self._lines.week_head, -1, -1))

    def _icon(self, left: int, line: QRect, picture: tuple[str, str], side: int) -> None:
        """A picture in the middle of a line."""
        self._painter.drawPixmap(left, line.center().y() - side // 2 + 1, pixmap(*picture, side))

    def _text(
        self,
        box: QRect,
        text: str,
        *,
        size: str = "body",
        bold: bool = False,
        muted: bool = False,
        colour: str = "",
        align: Qt.AlignmentFlag = _LEFT,
    ) -> int:
        """Draw as much as fits on one line; returns the width it took."""
        if box.width() <= 4 or not text:
            return 0
        painter = self._painter
        painter.setFont(self._fonts[size, bold])
        painter.setPen(QColor(colour or (self._theme.text_muted if muted else self._theme.text)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, align, shown)
        return painter.fontMetrics().horizontalAdvance(shown)


def plus_box(head: QRect) -> QRect:
    """Where the chosen day has its plus."""
    side = grown(24)
    return QRect(head.right() - side, head.top(), side, side)
