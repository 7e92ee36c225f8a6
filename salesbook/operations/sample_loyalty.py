"""What is set for the contacts of the sample notebook: tiers with their benefits, rewards, goals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.goal import Goal
from salesbook.domain.tier import Reward, default_tiers
from salesbook.operations.goals import set_goal
from salesbook.operations.sample_data import Story, day_from
from salesbook.operations.tiers import give_reward, set_tiers
from salesbook.store.notebook import Notebook


def set_what_is_wanted(story: Story, notebook: Notebook, ids: Mapping[str, str], today: date) -> None:
    """Write it to a notebook that knows the story's contacts (`ids`, by their keys)."""
    told = {table["name"]: table for table in story.tiers}
    usual = default_tiers()
    tiers = tuple(
        replace(tier, benefits=tuple(told[tier.name]["benefits"]), cadence=told[tier.name].get("cadence"))
        for tier, _ways in usual
    )
    set_tiers(notebook, tiers, tuple(way for _tier, ways in usual for way in ways))
    for table in story.rewards:
        contact = notebook.get(Contact, ids[table["contact"]])
        assert contact is not None
        reward = Reward(contact.id, table["tier"], table["text"], day_from(today, table["day"]))
        give_reward(notebook, contact, reward)
    for table in story.goals:
        since, by = (day_from(today, table[name]) for name in ("since", "by"))
        goal = Goal(table["lens"], table["from"], table["to"], table["count"], since, by)
        set_goal(notebook, goal, tuple(ids[key] for key in table["members"]))
