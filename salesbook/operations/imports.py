"""Applying an import that was read and reviewed: one operation, one undo."""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.domain.contact import Contact
from salesbook.domain.merging import changed, merged
from salesbook.domain.profile import Profile
from salesbook.domain.text import counted
from salesbook.operations.contacts import profile_rows
from salesbook.operations.merging import write_merged
from salesbook.queries.contacts import profile_of
from salesbook.queries.organisations import organisations_by_key
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.system.progress import Progress, silent
from salesbook.wording import render

_AT_ONCE = 100
_ORDER = {noun: number for number, noun in enumerate(NOUNS)}


@dataclass(frozen=True)
class CardMerge:
    """A card that is of somebody known: `into` is the id of the contact, or of an earlier card of the same import."""

    into: str
    card: Profile


def apply_import(
    notebook: Notebook,
    profiles: tuple[Profile, ...],
    progress: Progress = silent,
    merges: tuple[CardMerge, ...] = (),
) -> None:
    """Add the contacts of an import and merge its cards, as one step. Cancelling takes back what was written so far.

    Cards that add nothing are passed over; an import of nothing but these leaves no step.
    """
    new, known = _after_merging(notebook, profiles, merges)
    total = len(new) + len(known)
    if not total:
        return
    label = counted("Import {n} contact", "Import {n} contacts", total)
    with notebook.change(label) as change:
        organisations = organisations_by_key(notebook)
        for start in range(0, len(new), _AT_ONCE):
            progress(start, total)
            rows = [
                row
                for profile in new[start : start + _AT_ONCE]
                for row in profile_rows(notebook, change, profile, organisations)
            ]
            # Those of one noun together go in by one statement.
            change.insert(*sorted(rows, key=lambda row: _ORDER[type(row)]))
        for number, (before, after) in enumerate(known, len(new)):
            progress(number, total)
            write_merged(notebook, change, before, after)


def _after_merging(
    notebook: Notebook, profiles: tuple[Profile, ...], merges: tuple[CardMerge, ...]
) -> tuple[list[Profile], list[tuple[Profile, Profile]]]:
    """The new contacts with what was merged into them, and contacts known before and after."""
    new = {profile.contact.id: profile for profile in profiles}
    went_to: dict[str, str] = {}
    before: dict[str, Profile] = {}
    after: dict[str, Profile] = {}
    for merge in merges:
        into = went_to[merge.card.contact.id] = went_to.get(merge.into, merge.into)
        if into in new:
            new[into] = merged(new[into], merge.card, words=render).profile
            continue
        if into not in before:
            contact = notebook.get(Contact, into)
            if contact is None:
                raise LookupError("no contact has the id a card was to be merged into")
            before[into] = after[into] = profile_of(notebook, contact)
        after[into] = merged(after[into], merge.card, words=render).profile
    added = [new[profile.contact.id] for profile in profiles]
    return added, [(before[one], after[one]) for one in before if changed(before[one], after[one])]
