"""How far a goal is, and when it is reached or missed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesbook.domain.goal import Goal, GoalState, progress_of

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
ORDER = ("stranger", "barnacle", "butterfly", "true-friend")
GOAL = Goal("kotler-grid", "barnacle", "butterfly", 2, MAY, JUNE)


def at(**positions: str) -> dict[str, str]:
    return {name: position.replace("_", "-") for name, position in positions.items()}


def test_whoever_stands_there_or_beyond_has_arrived() -> None:
    positions = at(a="butterfly", b="true_friend", c="barnacle", d="stranger")
    told = progress_of(GOAL, "abcde", positions, ORDER, MAY)
    assert (told.arrived, told.on_the_way) == (("a", "b"), ("c", "d", "e"))
    assert (told.state, told.days_left) == (GoalState.REACHED, 31)


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [(JUNE, GoalState.RUNNING, 0), (JUNE + timedelta(days=1), GoalState.MISSED, -1), (MAY, GoalState.RUNNING, 31)],
)
def test_a_goal_runs_until_the_end_of_its_day(day: date, state: GoalState, left: int) -> None:
    told = progress_of(GOAL, "ab", at(a="butterfly", b="barnacle"), ORDER, day)
    assert (told.state, told.days_left) == (state, left)


def test_a_goal_reached_late_is_reached() -> None:
    told = progress_of(GOAL, "ab", at(a="butterfly", b="butterfly"), ORDER, JUNE + timedelta(days=9))
    assert told.state is GoalState.REACHED


def test_nobody_arrives_at_a_position_there_is_no_more() -> None:
    gone = Goal("service-tier", "bronze", "platinum", 1, MAY, JUNE)
    told = progress_of(gone, "ab", at(a="gold", b="bronze"), ("no-tier", "bronze", "silver", "gold"), MAY)
    assert (told.arrived, told.state) == ((), GoalState.RUNNING)


def test_a_goal_may_lead_down() -> None:
    down = Goal("emotional-memory", "true-friend", "barnacle", 1, MAY, JUNE)
    told = progress_of(down, "ab", at(a="stranger", b="butterfly"), ORDER, MAY)
    assert told.arrived == ("a",)
