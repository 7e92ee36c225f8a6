"""What is refused when tiers, goals and self-reviews are set, and what they replace."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.goal import Goal, GoalMember
from salesbook.domain.profile import Profile
from salesbook.domain.self_review import ReviewItem, SelfReview
from salesbook.domain.tier import Reward, Tier, TierWay, default_tiers
from salesbook.operations.contacts import add_contact
from salesbook.operations.goals import drop_goal, set_goal
from salesbook.operations.self_reviews import review_service
from salesbook.operations.tiers import give_reward, set_tiers
from salesbook.store.notebook import Notebook
from tests.factories import TODAY

JUNE = TODAY + timedelta(days=180)


def goal(count: int = 1, to: str = "true-friend", *, by_today: bool = False) -> Goal:
    return Goal("kotler-grid", "butterfly", to, count, TODAY, TODAY if by_today else JUNE)


def test_tiers_replace_each_other_whole(notebook: Notebook) -> None:
    bronze, gold = Tier("bronze"), Tier("gold", 1)
    set_tiers(notebook, (bronze, gold), (TierWay(bronze.id, purchases=1), TierWay(gold.id, years=2)))
    set_tiers(notebook, (gold,), (TierWay(gold.id, years=3),))
    assert notebook.select(Tier) == [gold]
    assert [way.years for way in notebook.select(TierWay)] == [3]
    notebook.undo()
    assert {tier.name for tier in notebook.select(Tier)} == {"bronze", "gold"}


def test_rewards_and_goals_go_with_a_tier_that_is_renamed(notebook: Notebook) -> None:
    made = Profile(Contact("Anna"))
    add_contact(notebook, made)
    give_reward(notebook, made.contact, Reward(made.contact.id, "gold", "a dinner", TODAY))
    set_goal(notebook, Goal("service-tier", "silver", "gold", 1, TODAY, JUNE), (made.contact.id,))

    def called() -> tuple[str, str, str]:
        (reward,), (aim,) = notebook.select(Reward), notebook.select(Goal)
        return reward.tier, aim.from_position, aim.to_position

    # The usual tiers change their names as those of the notebook do, also with each other.
    usual = default_tiers()
    names = {"bronze": "bronze", "silver": "gold", "gold": "VIP"}
    tiers = tuple(replace(tier, name=names[tier.name]) for tier, _ways in usual)
    set_tiers(notebook, tiers, tuple(way for _tier, ways in usual for way in ways))
    assert called() == ("VIP", "gold", "VIP")
    set_tiers(notebook, (), ())
    assert called() == ("gold", "silver", "gold")
    notebook.undo()
    notebook.undo()
    assert called() == ("gold", "silver", "gold")


def test_a_tier_needs_a_name_of_its_own_and_a_way_to_it(notebook: Notebook) -> None:
    one, other = Tier("gold"), Tier("gold", 1)
    ways = (TierWay(one.id, purchases=1), TierWay(other.id, purchases=2))
    for tiers in ((one, other), (Tier(" "),)):
        with pytest.raises(Refused, match="name of its own"):
            set_tiers(notebook, tiers, ways)
    with pytest.raises(Refused, match="“gold”"):
        set_tiers(notebook, (one,), ways[1:])
    assert notebook.journal() == []


def test_a_goal_holds_its_contacts_until_it_is_dropped(notebook: Notebook) -> None:
    people = [Contact(name) for name in ("Anna", "Bo")]
    for one in people:
        add_contact(notebook, Profile(one))
    wanted = goal(2)
    set_goal(notebook, wanted, tuple(one.id for one in people))
    assert {one.contact_id for one in notebook.select(GoalMember)} == {one.id for one in people}
    with pytest.raises(Refused):
        set_goal(notebook, goal(2), tuple(one.id for one in people))
    assert notebook.select(Goal) == [wanted]
    drop_goal(notebook, wanted)
    assert (notebook.select(Goal), notebook.select(GoalMember)) == ([], [])


@pytest.mark.parametrize(
    ("wanted", "people"),
    [(goal(to="butterfly"), 3), (goal(by_today=True), 3), (goal(4), 3), (goal(0), 3), (goal(1), 0)],
)
def test_a_goal_nobody_can_reach_is_refused(notebook: Notebook, wanted: Goal, people: int) -> None:
    with pytest.raises(Refused):
        set_goal(notebook, wanted, tuple(str(n) for n in range(people)))
    assert notebook.journal() == []


def test_a_review_of_the_same_day_replaces_the_one_before(notebook: Notebook) -> None:
    review_service(notebook, (SelfReview(ReviewItem.LISTENING, 2, TODAY), SelfReview(ReviewItem.REFLECTION, 4, TODAY)))
    review_service(notebook, (SelfReview(ReviewItem.LISTENING, 3, TODAY),))
    review_service(notebook, (SelfReview(ReviewItem.LISTENING, 5, TODAY + timedelta(days=30)),))
    listening = sorted((one.day, one.score) for one in notebook.select(SelfReview, "item = 'listening'"))
    assert listening == [(TODAY, 3), (TODAY + timedelta(days=30), 5)]
    assert len(notebook.select(SelfReview)) == 3


@pytest.mark.parametrize("scores", [(), (0,), (6,), (3, 9)])
def test_a_review_scores_from_one_to_five(notebook: Notebook, scores: tuple[int, ...]) -> None:
    with pytest.raises(Refused):
        review_service(notebook, tuple(SelfReview(ReviewItem.LISTENING, score, TODAY) for score in scores))
    assert notebook.journal() == []
