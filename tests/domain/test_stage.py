"""The four stages and the steps between them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesbook.domain.stage import (
    STAGES,
    Movement,
    Stage,
    days_stuck,
    movement_of,
    next_stage,
    path_between,
    rank_of,
    stuck_before,
)

DAY = date(2026, 11, 24)
R, D, T, A = Stage.RECOGNITION, Stage.DATING, Stage.TRUST, Stage.ALLY


def test_the_stages_come_in_the_order_of_the_method() -> None:
    assert STAGES == (R, D, T, A)
    assert [rank_of(stage) for stage in (None, R, D, T, A)] == [0, 1, 2, 3, 4]
    assert [stage.rank for stage in STAGES] == [1, 2, 3, 4]


@pytest.mark.parametrize(("stage", "expected"), [(None, R), (R, D), (D, T), (T, A), (A, None)])
def test_after_each_stage_comes_the_next_and_after_ally_none(stage: Stage | None, expected: Stage | None) -> None:
    assert next_stage(stage) is expected


@pytest.mark.parametrize(
    ("start", "end", "steps"),
    [
        (None, R, ((None, R),)),
        (R, D, ((R, D),)),
        (None, T, ((None, R), (R, D), (D, T))),
        (None, A, ((None, R), (R, D), (D, T), (T, A))),
        (D, A, ((D, T), (T, A))),
    ],
)
def test_a_move_up_takes_every_step_on_the_way(
    start: Stage | None, end: Stage, steps: tuple[tuple[Stage | None, Stage], ...]
) -> None:
    assert path_between(start, end) == steps


@pytest.mark.parametrize(("start", "end"), [(A, R), (D, R), (T, None), (R, None)])
def test_a_move_down_is_one_step(start: Stage, end: Stage | None) -> None:
    assert path_between(start, end) == ((start, end),)


@pytest.mark.parametrize(
    ("stage", "ago", "after", "expected"),
    [
        (R, 90, 90, 0),
        (R, 91, 90, 91),
        (D, 97, 90, 97),
        (T, 400, 90, 400),
        (T, 0, 90, 0),
        (T, -3, 90, 0),
        (A, 400, 90, 0),
        (None, 400, 90, 0),
        (D, None, 90, 0),
        (D, 31, 30, 31),
        (D, 30, 30, 0),
    ],
)
def test_who_stands_at_a_stage_for_over_ninety_days_is_stuck_unless_there_is_nothing_further(
    stage: Stage | None, ago: int | None, after: int, expected: int
) -> None:
    since = DAY - timedelta(days=ago) if ago is not None else None
    assert days_stuck(stage, since, DAY, after) == expected


@pytest.mark.parametrize("after", [1, 90])
def test_who_came_before_a_day_is_stuck_and_who_came_on_it_is_not(after: int) -> None:
    first = stuck_before(DAY, after)
    assert days_stuck(Stage.TRUST, first - timedelta(days=1), DAY, after) > 0
    assert days_stuck(Stage.TRUST, first, DAY, after) == 0


def test_movement_counts_steps_up_by_where_they_arrive_and_steps_down_together() -> None:
    moved = movement_of([(None, R, 4), (R, D, 3), (D, T, 2), (T, A, 1), (A, R, 1), (D, None, 2), (T, T, 9)])
    assert moved == Movement((4, 3, 2, 1), 3)
    assert (moved.new, moved.forward, moved.back) == (4, 6, 3)


def test_nothing_moved() -> None:
    assert movement_of([]) == Movement()
    assert (Movement().new, Movement().forward, Movement().back) == (0, 0, 0)
