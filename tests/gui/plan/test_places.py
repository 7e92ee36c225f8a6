"""Where things stand: nothing overlaps, what has no room is counted, and the chosen one is always there."""

from __future__ import annotations

from datetime import date, time
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QSize

from salesbook.domain.plan import PlanItem, PlanKind
from salesbook.domain.text import Text
from salesbook.domain.visit import VisitState
from salesbook.gui.plan.places import Places, neighbour, places_of
from salesbook.gui.plan.plan_model import DayRow, FreeRow, ItemRow, MoreRow, PlanRow, rows_of
from salesbook.gui.plan.span import Span, View

DAY = date(2026, 11, 24)
ROOM = QSize(840, 660)


def visit(number: int, at: time | None, day: date = DAY, lasted: int | None = 60) -> PlanItem:
    return PlanItem(
        PlanKind.VISIT, str(number), day, ("a",), ("Anna",), Text("x"), at, lasted, state=VisitState.PLANNED
    )


def laid(view: View, *items: PlanItem, pinned: int = -1, room: QSize = ROOM) -> tuple[Span, list[PlanRow], Places]:
    span = Span(view, DAY)
    rows = rows_of(span, items)
    return span, rows, places_of(span, rows, room, pinned)


def shown(rows: list[PlanRow], places: Places) -> list[str]:
    return [row.item.id for place, row in enumerate(rows) if isinstance(row, ItemRow) and place in places.rows]


def test_the_cells_of_a_month_fill_the_room_without_gaps() -> None:
    span, _rows, places = laid(View.MONTH)
    assert list(places.cells) == list(span.days)
    assert sum(cell.width() for cell in list(places.cells.values())[:7]) == ROOM.width()
    assert max(cell.bottom() for cell in places.cells.values()) == ROOM.height() - 1


def test_an_overfull_day_of_a_month_counts_the_rest() -> None:
    items = [visit(number, time(8 + number)) for number in range(9)]
    _span, rows, places = laid(View.MONTH, *items)
    seen = shown(rows, places)
    assert seen == [str(number) for number in range(len(seen))]
    assert places.hidden == {DAY: 9 - len(seen)}
    (more,) = [place for place, row in enumerate(rows) if isinstance(row, MoreRow) and place in places.rows]
    assert places.cells[DAY].contains(places.rows[more])


def test_the_chosen_one_is_shown_in_an_overfull_day() -> None:
    items = [visit(number, time(8 + number)) for number in range(9)]
    _span, rows, _places = laid(View.MONTH, *items)
    last = next(place for place, row in enumerate(rows) if isinstance(row, ItemRow) and row.item.id == "8")
    _span, rows, places = laid(View.MONTH, *items, pinned=last)
    assert "8" in shown(rows, places)
    assert places.hidden[DAY] == 9 - len(shown(rows, places))


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("room", [ROOM, QSize(660, 520)])
def test_nothing_lies_over_anything_else(view: View, room: QSize) -> None:
    items = [visit(number, time(8 + number % 5, 15 * (number % 3))) for number in range(12)]
    items += [visit(20 + number, None) for number in range(7)]
    _span, _rows, places = laid(view, *items, room=room)
    for one, other in combinations(places.rows.values(), 2):
        assert not one.intersects(other)
    for box in places.rows.values():
        assert box.height() >= 20
        assert 0 <= box.left() < box.right() <= room.width()
        assert box.bottom() <= room.height() + 20


def test_what_overlaps_in_a_week_stands_side_by_side_and_a_third_is_counted() -> None:
    _span, rows, places = laid(View.WEEK, *(visit(number, time(10)) for number in range(3)), visit(9, time(15)))
    assert shown(rows, places) == ["0", "1", "9"]
    assert places.hidden == {DAY: 1}
    boxes = {
        row.item.id: places.rows[place]
        for place, row in enumerate(rows)
        if place in places.rows and isinstance(row, ItemRow)
    }
    assert boxes["0"].top() == boxes["1"].top()
    assert boxes["9"].width() > boxes["0"].width() + boxes["1"].width()


def test_a_week_shows_early_and_late_hours_where_something_needs_them() -> None:
    _span, _rows, usual = laid(View.WEEK, visit(1, time(9)))
    _span, _rows, long = laid(View.WEEK, visit(1, time(6, 30)), visit(2, time(22, 30), lasted=180))
    assert usual.hours is not None
    assert long.hours is not None
    assert (usual.hours.first, usual.hours.last) == (8, 19)
    assert (long.hours.first, long.hours.last) == (6, 24)


def test_a_point_of_a_week_means_a_day_and_a_half_hour() -> None:
    _span, _rows, places = laid(View.WEEK)
    assert places.hours is not None
    cell = places.cells[DAY]
    for minute in (8 * 60, 10 * 60 + 30, 18 * 60 + 30):
        point = QPoint(cell.center().x(), places.hours.y(minute) + 2)
        assert (places.day_at(point), places.time_at(point)) == (DAY, time(minute // 60, minute % 60))
    assert places.time_at(QPoint(cell.center().x(), 4)) is None


def test_a_free_hour_is_one_in_which_nothing_stands() -> None:
    _span, rows, places = laid(View.WEEK, visit(1, time(10, 30), lasted=60))
    free = {
        row.at.hour
        for place, row in enumerate(rows)
        if isinstance(row, FreeRow) and place in places.rows and row.day == DAY
    }
    assert free == {8, 9, 12, 13, 14, 15, 16, 17, 18}


def test_the_arrows_walk_down_a_day_and_over_to_the_next_at_the_same_height() -> None:
    _span, rows, places = laid(View.WEEK, visit(1, time(10)))
    at = next(place for place, row in enumerate(rows) if isinstance(row, ItemRow))
    above, below = (rows[neighbour(places, rows, at, step)] for step in ("up", "down"))
    assert (above, below) == (FreeRow(DAY, time(9)), FreeRow(DAY, time(11)))
    assert rows[neighbour(places, rows, at, "right")] == FreeRow(date(2026, 11, 25), time(10))
    sunday = next(place for place, row in enumerate(rows) if row == DayRow(date(2026, 11, 29)))
    assert neighbour(places, rows, sunday, "right") == sunday
    assert neighbour(places, rows, sunday, "up") == sunday


def test_down_a_month_comes_to_the_same_day_of_the_next_week() -> None:
    _span, rows, places = laid(View.MONTH)
    at = next(place for place, row in enumerate(rows) if row == DayRow(DAY))
    assert rows[neighbour(places, rows, at, "down")] == DayRow(date(2026, 12, 1))
    assert rows[neighbour(places, rows, at, "left")] == DayRow(date(2026, 11, 23))


def test_without_room_nothing_is_laid_out() -> None:
    _span, rows, places = laid(View.WEEK, visit(1, time(9)), room=QSize(100, 40))
    assert places.rows == {}
    assert neighbour(places, rows, 0, "down") == 0
