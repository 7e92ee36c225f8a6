"""What may be moved on the plan and what stays, and what counts as missed and late."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from salesbook.domain.day_part import DayPart
from salesbook.domain.errors import Refused
from salesbook.domain.plan import PlanItem, PlanKind
from salesbook.domain.text import Text
from salesbook.domain.visit import VisitState
from tests.factories import TODAY

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
NOON = datetime.combine(TODAY, time(12))


def item(kind: PlanKind, **fields: object) -> PlanItem:
    given = {"id": "1", "day": TODAY, "contact_ids": ("a",), "names": ("Anna",), "what": Text("call"), **fields}
    return PlanItem(kind, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [PlanKind.VISIT, PlanKind.NEXT_STEP, PlanKind.PROMISE_BY_ME, PlanKind.PROMISE_BY_THEM])
def test_what_is_planned_and_due_moves_to_today_and_later(kind: PlanKind) -> None:
    one = item(kind, state=VisitState.PLANNED if kind is PlanKind.VISIT else None)
    one.must_be_movable_to(TODAY, TODAY)
    one.must_be_movable_to(TOMORROW, TODAY)
    with pytest.raises(Refused, match="is past"):
        one.must_be_movable_to(YESTERDAY, TODAY)


def test_a_date_and_a_logged_visit_stay_and_say_why() -> None:
    with pytest.raises(Refused, match="date stays on its day"):
        item(PlanKind.DATE).must_be_movable()
    with pytest.raises(Refused, match="was logged"):
        item(PlanKind.VISIT, state=VisitState.DONE).must_be_movable_to(TOMORROW, TODAY)


@pytest.mark.parametrize(
    ("day", "at", "state", "missed"),
    [
        (YESTERDAY, None, VisitState.PLANNED, True),
        (TODAY, time(11), VisitState.PLANNED, True),
        (TODAY, time(13), VisitState.PLANNED, False),
        (TODAY, None, VisitState.PLANNED, False),
        (TODAY, DayPart.MORNING, VisitState.PLANNED, True),
        (TODAY, DayPart.AFTERNOON, VisitState.PLANNED, False),
        (YESTERDAY, time(9), VisitState.DONE, False),
    ],
)
def test_a_planned_visit_whose_time_has_passed_is_missed(
    day: object, at: object, state: VisitState, missed: bool
) -> None:
    hour = {"day_part": at} if isinstance(at, DayPart) else {"at": at}
    assert item(PlanKind.VISIT, day=day, state=state, **hour).is_missed(NOON) is missed


def test_only_what_is_due_can_be_late() -> None:
    assert item(PlanKind.PROMISE_BY_ME, day=TODAY - timedelta(days=3)).days_late(TODAY) == 3
    assert item(PlanKind.NEXT_STEP, day=TOMORROW).days_late(TODAY) == 0
    assert item(PlanKind.DATE, day=YESTERDAY).days_late(TODAY) == 0


def test_a_date_that_falls_twice_is_two() -> None:
    assert item(PlanKind.DATE).key != item(PlanKind.DATE, day=TOMORROW).key
    assert item(PlanKind.VISIT).key == item(PlanKind.VISIT, day=TOMORROW).key
