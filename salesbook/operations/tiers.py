"""Changing the tiers of the notebook, and noting the rewards that were given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.goal import Goal
from salesbook.domain.lenses.service_tier import SERVICE_TIER
from salesbook.domain.reminders.reminder import Answer
from salesbook.domain.reminders.rewards import key_of, parts_of_key
from salesbook.domain.text import Text
from salesbook.domain.tier import Reward, Tier, TierWay, default_tiers
from salesbook.queries.tier_standing import REWARD_KEYS
from salesbook.store.notebook import Notebook


def set_tiers(notebook: Notebook, tiers: tuple[Tier, ...], ways: tuple[TierWay, ...]) -> None:
    """Make these the tiers, the lowest first, each with at least one way to reach it; none brings back the usual ones.

    What was given for a tier, what was answered to that, and the goals set for it, go with it where it is renamed.
    """
    names = [tier.name.strip() for tier in tiers]
    if not all(names) or len(set(names)) < len(names):
        raise Refused(Text("Every tier needs a name of its own."))
    without = next((tier.name for tier in tiers if not any(way.tier_id == tier.id for way in ways)), None)
    if without is not None:
        raise Refused(Text("Say what must hold to reach “{tier}”.", tier=without))
    usual = tuple(tier for tier, _ways in default_tiers())
    present = notebook.select(Tier) or usual
    with notebook.change(Text("Change the tiers")) as change:
        change.update(*_renamed(notebook, present, tiers or usual))
        change.delete(*notebook.select(TierWay), *notebook.select(Tier))
        change.insert(*tiers, *ways)


def _renamed(notebook: Notebook, before: Iterable[Tier], after: Iterable[Tier]) -> Iterator[Reward | Answer | Goal]:
    """The rewards, answers and goals that name a tier which is called otherwise from now on."""
    names = {tier.id: tier.name for tier in after}
    new = {tier.name: names[tier.id] for tier in before if names.get(tier.id, tier.name) != tier.name}
    if not new:
        return
    for reward in notebook.select(Reward):
        if reward.tier in new:
            yield replace(reward, tier=new[reward.tier])
    for answer in notebook.select(Answer, REWARD_KEYS):
        contact, which, tier = parts_of_key(answer.reminder)
        if tier in new:
            yield replace(answer, reminder=key_of(contact, which, new[tier]))
    for goal in notebook.select(Goal, "lens = ?", SERVICE_TIER.name):
        if goal.from_position in new or goal.to_position in new:
            start, end = goal.from_position, goal.to_position
            yield replace(goal, from_position=new.get(start, start), to_position=new.get(end, end))


def give_reward(notebook: Notebook, contact: Contact, reward: Reward) -> None:
    """Note that a contact was rewarded for their loyalty."""
    with notebook.change(Text("Reward for {name}", name=contact.name)) as change:
        change.insert(reward)
