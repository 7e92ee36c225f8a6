"""`tiers` and `reward`: levels of service, who stands at each, and what was given for loyalty."""

from __future__ import annotations

from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.naming import contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.errors import Refused
from salesbook.domain.lenses.service_tier import SERVICE_TIER, position_of
from salesbook.domain.text import Text, counted
from salesbook.domain.tier import Reward
from salesbook.domain.tier_words import ways_words
from salesbook.operations.tiers import give_reward
from salesbook.queries.lens_facts import facts_of
from salesbook.queries.tiers import TierLine, tiers_in_force
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, render


@command(N_("The tiers of service: what each asks and brings, and how many stand there."))
def tiers(shell: Shell) -> Reply:
    """Answer with the tiers."""
    found = tiers_in_force(shell.reader(), shell.today)
    lines = [line for one in found.lines for line in _lines(one)]
    return Reply({"own": found.own, "tiers": [_json(one) for one in found.lines]}, lines)


@command(
    N_("Note that CONTACT was given TEXT as a reward for loyalty, for the tier they stand at."),
    click.argument("contact"),
    click.argument("text"),
    click.option("--day", metavar="D", help=N_("When; today otherwise.")),
)
def reward(shell: Shell, contact: str, text: str, day: str | None) -> Reply:
    """Note a reward."""
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    facts = facts_of(notebook, person.id, shell.today)
    position = SERVICE_TIER.position(facts) if facts is not None else None
    tier = next((one for one, _ways in facts.book.tiers if position_of(one) == position), None) if facts else None
    if tier is None:
        raise Refused(Text("{name} stands at no tier yet, so there is nothing to reward.", name=person.name))
    made = Reward(person.id, tier.name, text, shell.past_day(day))
    give_reward(notebook, person, made)
    said = _("Reward noted: {name}, {tier}.").format(name=person.name, tier=render(position_of(tier).words))
    return Reply({"id": made.id, "contact": person.id, "tier": tier.name}, [said])


def _lines(one: TierLine) -> list[str]:
    stand = counted("{n} contact", "{n} contacts", one.count)
    lines = [f"{render(position_of(one.tier).words)}  {render(stand)}", f"  {render(ways_words(one.ways))}"]
    return lines + ([f"  {listed(one.tier.benefits)}"] if one.tier.benefits else [])


def _json(one: TierLine) -> dict[str, Any]:
    return {
        "tier": one.tier.name,
        "benefits": list(one.tier.benefits),
        "cadence": one.tier.cadence,
        "ways": [render(ways_words((way,))) for way in one.ways],
        "contacts": one.count,
    }
