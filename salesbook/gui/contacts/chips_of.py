"""A contact's interests and tags as chips, with the common ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from salesbook.domain.contact import Tag
from salesbook.domain.interest import Interest
from salesbook.domain.profile import Profile
from salesbook.domain.text import counted
from salesbook.gui.contacts.fact import Chip, ChipSection, Write
from salesbook.gui.contacts.fact_words import two_parts
from salesbook.operations.facts import remove_part, write_part
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, listed, render, word


def interests_of(profile: Profile, mine: tuple[str, ...], having: Mapping[str, int], today: date) -> ChipSection:
    """The interests; `mine` are the rep's own, `having` says how many contacts have each."""
    contact = profile.contact
    known = {one.id: one for one in profile.interests if not one.avoid}
    own = {one.casefold() for one in mine}
    shared = tuple(one.text for one in known.values() if one.text.casefold() in own)

    def write(key: str, words: str) -> Write:
        text, detail = two_parts(words)
        part = known.get(key, Interest(contact.id, text, position=len(known)))
        return Write(write_part, (part, contact.name, {"text": text, "detail": detail, "confirmed_on": today}))

    chips = tuple(
        Chip(
            one.id,
            " · ".join(part for part in (one.text, one.detail) if part),
            capitalised(word(one.kind)),
            one.text.casefold() in own,
        )
        for one in known.values()
    )
    return ChipSection(
        "interests",
        _("Interests"),
        chips,
        _("Add an interest"),
        write,
        lambda key: Write(remove_part, (known[key], contact.name)),
        _common_ground(shared, having),
    )


def _common_ground(shared: tuple[str, ...], having: Mapping[str, int]) -> str:
    if not shared:
        return ""
    said = _("You share: {interests}.").format(interests=listed(shared))
    others = max(having.get(one, 1) for one in shared) - 1
    if others < 1:
        return said
    more = counted("{n} other contact does too.", "{n} other contacts do too.", others)
    return f"{said} {render(more)}"


def tags_of(profile: Profile) -> ChipSection:
    """The tags."""
    contact = profile.contact
    known = {one.id: one for one in profile.tags}

    def write(key: str, words: str) -> Write:
        part = known.get(key, Tag(contact.id, words))
        return Write(write_part, (replace(part, word=words), contact.name, {"word": words}))

    return ChipSection(
        "tags",
        _("Tags"),
        tuple(Chip(one.id, one.word) for one in profile.tags),
        _("Add a tag"),
        write,
        lambda key: Write(remove_part, (known[key], contact.name)),
    )
