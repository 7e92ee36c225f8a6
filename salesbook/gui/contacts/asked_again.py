"""The quiet mark on facts last confirmed long ago, and the one act that says they still hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from salesbook.domain.confirming import Confirmable, worth_asking
from salesbook.domain.interest import Interest
from salesbook.domain.profile import Profile
from salesbook.gui.contacts.fact import ChipSection, Fact, Section, Write
from salesbook.operations.facts import confirm_facts
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, month_and_year

# The lines that stand for the whole of what they belong to: an address has more of them, an employment too.
_MARKED = ("phone", "email", "address", "date", "relation", "avoid", "need", "employment")


def old_facts(profile: Profile, today: date, after: int) -> dict[str, Confirmable]:
    """What is worth asking again, by id."""
    return {part.id: part for part in worth_asking(profile, today, after)}


def marked(section: Section, old: Mapping[str, Confirmable], name: str, today: date) -> Section:
    """A section whose old facts say when they were confirmed and can be confirmed again."""
    return replace(section, facts=tuple(_marked(fact, old, name, today) for fact in section.facts))


def _marked(fact: Fact, old: Mapping[str, Confirmable], name: str, today: date) -> Fact:
    part = old.get(fact.key.partition(":")[2])
    if part is None or part.confirmed_on is None or fact.kind not in _MARKED:
        return fact
    said = _("last confirmed {month}").format(month=month_and_year(part.confirmed_on))
    aside = " · ".join(words for words in (fact.aside, said) if words)
    return replace(fact, aside=aside, confirm=Write(confirm_facts, ((part,), name, today)))


def marked_chips(section: ChipSection, old: Mapping[str, Confirmable], name: str, today: date) -> ChipSection:
    """The interests, with one line that names the old ones and confirms them together."""
    found = tuple(part for part in old.values() if isinstance(part, Interest) and not part.avoid)
    if not found:
        return section
    words = _("Confirmed long ago: {interests}").format(interests=listed(tuple(part.text for part in found)))
    return replace(section, asked=words, confirm=Write(confirm_facts, (found, name, today)))


def known_today(part: Any, today: date) -> dict[str, Any]:
    """What somebody writes down or puts right is confirmed by it, where its kind can be."""
    return {"confirmed_on": today} if hasattr(part, "confirmed_on") else {}
