"""Setting and dropping goals."""

from __future__ import annotations

from salesbook.domain.errors import Refused
from salesbook.domain.goal import SET_ALREADY, Goal, GoalMember
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook


def set_goal(notebook: Notebook, goal: Goal, contact_ids: tuple[str, ...]) -> None:
    """Set a goal for these contacts; refuses one that nobody could reach, and one that is set already."""
    if goal.from_position == goal.to_position:
        raise Refused(Text("A goal leads from one position to another; choose two."))
    if goal.by <= goal.since:
        raise Refused(Text("A goal needs a day to come, to be reached by."))
    if goal.count < 1:
        raise Refused(Text("A goal needs at least one contact who is to arrive."))
    if goal.count > len(contact_ids):
        raise Refused(
            Text(
                "{count} cannot arrive where {there} may set out; choose a smaller number, or more contacts.",
                count=goal.count,
                there=len(contact_ids),
            )
        )
    if any(goal.is_the_same(one) for one in notebook.select(Goal, "lens = ?", goal.lens)):
        raise Refused(SET_ALREADY)
    with notebook.change(Text("Set a goal")) as change:
        change.insert(goal, *(GoalMember(goal.id, one) for one in contact_ids))


def drop_goal(notebook: Notebook, goal: Goal) -> None:
    """Take a goal back."""
    with notebook.change(Text("Drop a goal")) as change:
        change.delete(*notebook.select(GoalMember, "goal_id = ?", goal.id), goal)
