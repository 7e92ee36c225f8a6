"""Where everything of the plan stands: pure geometry, so that painting, pointing and keys agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, time

from PySide6.QtCore import QPoint, QRect, QSize

from salesbook.gui.plan.plan_model import DayRow, FreeRow, ItemRow, PlanRow, end_of
from salesbook.gui.plan.span import Span, View
from salesbook.gui.theme import Theme

# The gap between boxes.
GAP = 2
# Side by side in a day of the week at most; what overlaps more is counted below.
MOST_LANES, MOST_UNTIMED = 2, 4
# A pointer sets times to the half hour.
STEP = 30


@dataclass(frozen=True)
class Lines:
    """Measures that grow with the text: a line of a cell, the head of a cell of the month, the weekdays above the month, a
    day's head above the week; the hours beside the week, and the smallest box that still says who."""

    line: int = 20
    cell_head: int = 22
    weekdays: int = 24
    week_head: int = 48
    gutter: int = 44
    smallest: int = 20


def lines_for(theme: Theme) -> Lines:
    """The measures at the theme's text size."""
    return Lines(**{entry.name: theme.px(entry.default) for entry in fields(Lines)})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Hours:
    """The scale of a week: which hours, from which y to which."""

    first: int
    last: int
    top: int
    bottom: int

    def y(self, minute: int) -> int:
        """Where a minute of the day is."""
        return self.top + round((minute - self.first * 60) * (self.bottom - self.top) / ((self.last - self.first) * 60))

    def at(self, y: int) -> time:
        """The time at a y, to the half hour, within the hours shown."""
        minute = self.first * 60 + (y - self.top) * (self.last - self.first) * 60 / (self.bottom - self.top)
        steps = min(max(int(minute // STEP), self.first * 60 // STEP), self.last * 60 // STEP - 1)
        return time(steps * STEP // 60, steps * STEP % 60)


@dataclass
class Places:
    """A box for each day and each row that is shown; `hidden` counts by day what found no room."""

    cells: dict[date, QRect] = field(default_factory=dict)
    rows: dict[int, QRect] = field(default_factory=dict)
    hidden: dict[date, int] = field(default_factory=dict)
    hours: Hours | None = None
    lines: Lines = Lines()

    def day_at(self, point: QPoint) -> date | None:
        """The day whose cell holds the point."""
        return next((day for day, cell in self.cells.items() if cell.contains(point)), None)

    def time_at(self, point: QPoint) -> time | None:
        """The time a point of a week means; None in a month and above the hours."""
        return self.hours.at(point.y()) if self.hours is not None and point.y() >= self.hours.top else None


def places_of(
    span: Span,
    rows: Sequence[PlanRow],
    size: QSize,
    pinned: int,
    lines: Lines = Lines(),
) -> Places:
    """Lay out a span. The row `pinned` is shown whatever else has no room: it is the chosen one."""
    if not rows or size.width() < 7 * 24 or size.height() < 100:
        return Places()
    days: dict[date, list[int]] = {}
    for place, row in enumerate(rows):
        days.setdefault(row.day, []).append(place)
    return (_month if span.view is View.MONTH else _week)(rows, days, size, pinned, lines)


def _edges(first: int, last: int, parts: int) -> list[int]:
    """The edges of equal parts, to the pixel."""
    return [first + (last - first) * part // parts for part in range(parts + 1)]


def _month(rows: Sequence[PlanRow], days: dict[date, list[int]], size: QSize, pinned: int, measures: Lines) -> Places:
    found, head = Places(lines=measures), measures.cell_head
    across = _edges(0, size.width(), 7)
    down = _edges(measures.weekdays, size.height(), len(days) // 7)
    for number, (day, mine) in enumerate(days.items()):
        week, weekday = divmod(number, 7)
        cell = QRect(QPoint(across[weekday], down[week]), QPoint(across[weekday + 1] - 1, down[week + 1] - 1))
        found.cells[day] = cell
        found.rows[mine[0]] = QRect(cell.left(), cell.top(), cell.width(), head)
        lines = max(1, (cell.height() - head - 1) // measures.line)
        items = [place for place in mine if isinstance(rows[place], ItemRow)]
        _fill(found, day, items, mine[-1], cell.adjusted(4, head, -4, 0), lines, pinned)
    return found


def _fill(
    found: Places, day: date, items: list[int], more: int, box: QRect, lines: int, pinned: int, left_out: int = 0
) -> None:
    """Put a day's items into so many lines; where they are more, or others were left out, the last line counts them."""
    fits = len(items) <= lines and not left_out
    shown = _with_pinned(items, lines if fits else lines - 1, pinned)
    hidden = len(items) - len(shown) + left_out
    for line, place in enumerate([*shown, more] if hidden else shown):
        high = found.lines.line
        found.rows[place] = QRect(box.left(), box.top() + line * high, box.width(), high)
    if hidden:
        found.hidden[day] = hidden


def _with_pinned(items: list[int], room: int, pinned: int) -> list[int]:
    """The first items that have room, the chosen one among them."""
    shown = items[:room]
    if pinned in items and pinned not in shown:
        shown = [*shown[: max(0, room - 1)], pinned]
    return shown


def _week(rows: Sequence[PlanRow], days: dict[date, list[int]], size: QSize, pinned: int, measures: Lines) -> Places:
    found, head = Places(lines=measures), measures.week_head
    across = _edges(measures.gutter, size.width(), 7)
    lanes = {day: _lanes_of(rows, mine, pinned) for day, mine in days.items()}
    untimed = {day: [one for one in mine if _is_untimed(rows[one])] for day, mine in days.items()}
    lines = max(min(MOST_UNTIMED, len(untimed[day]) + (lanes[day].left_out > 0)) for day in days)
    top = head + lines * measures.line + (10 if lines else 6)
    free = [row.at.hour for row in rows if isinstance(row, FreeRow)]
    found.hours = hours = Hours(min(free), max(free) + 1, top, size.height() - 4)
    for number, (day, mine) in enumerate(days.items()):
        left, right = across[number], across[number + 1] - 1
        found.cells[day] = QRect(QPoint(left, 0), QPoint(right, size.height() - 1))
        found.rows[mine[0]] = QRect(left, 0, right - left + 1, head)
        strip = QRect(left + 3, head + 2, right - left - 5, lines * measures.line)
        _fill(found, day, untimed[day], mine[-1], strip, lines, pinned, lanes[day].left_out)
        _place_timed(found, rows, lanes[day], hours, left + 3, right - 2)
        _place_free(found, rows, mine, hours, left + 3, right - 2)
    return found


def _is_untimed(row: PlanRow) -> bool:
    return isinstance(row, ItemRow) and row.item.at is None


def _is_timed(row: PlanRow) -> bool:
    return isinstance(row, ItemRow) and row.item.at is not None


@dataclass
class _Lanes:
    """Which lane each timed item of a day has, of how many."""

    of: dict[int, tuple[int, int]] = field(default_factory=dict)
    left_out: int = 0


def _minutes(rows: Sequence[PlanRow], place: int) -> tuple[int, int]:
    row = rows[place]
    assert isinstance(row, ItemRow)
    assert row.item.at is not None
    start = row.item.at.hour * 60 + row.item.at.minute
    return start, max(start + STEP, end_of(row.item))


def _lanes_of(rows: Sequence[PlanRow], mine: list[int], pinned: int) -> _Lanes:
    """Give what overlaps lanes side by side; the chosen one first, then by time."""
    timed = {place: _minutes(rows, place) for place in mine if _is_timed(rows[place])}
    lanes: list[list[int]] = [[] for _lane in range(MOST_LANES)]
    found = _Lanes()
    for place in sorted(timed, key=lambda one: (one != pinned, timed[one])):
        lane = next((one for one in lanes if not any(_meet(timed[place], timed[other]) for other in one)), None)
        if lane is None:
            found.left_out += 1
        else:
            lane.append(place)
    for number, lane in enumerate(lanes):
        for place in lane:
            beside = any(_meet(timed[place], timed[other]) for one in lanes if one is not lane for other in one)
            found.of[place] = (number, MOST_LANES) if beside else (0, 1)
    return found


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _place_timed(found: Places, rows: Sequence[PlanRow], lanes: _Lanes, hours: Hours, left: int, right: int) -> None:
    for place, (lane, of) in lanes.of.items():
        start, end = _minutes(rows, place)
        wide = (right - left + 1) // of
        top = hours.y(start)
        high = max(found.lines.smallest, hours.y(min(end, hours.last * 60)) - top - GAP)
        found.rows[place] = QRect(left + lane * wide, top, wide - (GAP if of > 1 else 0), high)


def _place_free(found: Places, rows: Sequence[PlanRow], mine: list[int], hours: Hours, left: int, right: int) -> None:
    """The hours in which nothing stands."""
    taken = [found.rows[place] for place in mine if place in found.rows and isinstance(rows[place], ItemRow)]
    for place in mine:
        row = rows[place]
        if isinstance(row, FreeRow):
            top, bottom = hours.y(row.at.hour * 60), hours.y(row.at.hour * 60 + 60) - GAP
            box = QRect(QPoint(left, top), QPoint(right, bottom))
            if not any(box.intersects(one) for one in taken):
                found.rows[place] = box


def neighbour(places: Places, rows: Sequence[PlanRow], now: int, step: str) -> int:
    """The row an arrow leads to: up and down along the column, left and right to what stands at the same height."""
    if now not in places.rows:
        return now
    mine, day = places.rows[now], rows[now].day
    columns: dict[date, list[int]] = {}
    for place in places.rows:
        columns.setdefault(rows[place].day, []).append(place)
    down = lambda place: (places.rows[place].top(), places.rows[place].left())  # noqa: E731
    if step in ("up", "down"):
        column = [one for other in columns if other.weekday() == day.weekday() for one in columns[other]]
        column.sort(key=down)
        at = column.index(now) + (1 if step == "down" else -1)
        return column[at] if 0 <= at < len(column) else now
    beside = day.toordinal() + (1 if step == "right" else -1)
    other = date.fromordinal(beside)
    if other not in columns:
        return now
    if isinstance(rows[now], DayRow):
        return next(place for place in columns[other] if isinstance(rows[place], DayRow))
    offset = mine.top() - places.cells[day].top()
    return min(columns[other], key=lambda one: abs(places.rows[one].top() - places.cells[other].top() - offset))
