"""The four stages and the steps between them."""

from __future__ import annotations

import pytest

from salesbook.domain.stage import STAGES, Stage, next_stage, path_between, rank_of

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
