"""Groups of contacts that something can be done to at once: everybody of a stage, a tag, a tier, an organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from salesbook.domain.lenses.service_tier import NO_TIER, SERVICE_TIER
from salesbook.domain.stage import STAGES
from salesbook.domain.text import Text
from salesbook.queries.lens_facts import each_of_book
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class ContactGroup:
    """A group by its words, with who is in it."""

    words: Text
    contact_ids: tuple[str, ...]

    @property
    def id(self) -> str:
        """What it is known by in any language, whoever is in it."""
        return repr(self.words)


def contact_groups(notebook: NotebookReader, day: date) -> tuple[ContactGroup, ...]:
    """Every group with somebody in it: all but colleagues, those who bought, then by tier, stage, tag and organisation."""
    found = [
        ContactGroup(Text("everybody but colleagues"), _ids(notebook, _EVERYBODY)),
        ContactGroup(Text("everybody who bought"), _ids(notebook, _BUYERS)),
        *_tiers(notebook, day),
        *(ContactGroup(Text("stage {stage}", stage=one), _ids(notebook, _STAGE, one.value)) for one in STAGES),
        *_by_word(notebook, _TAGS, lambda said: Text("tag {word}", word=said)),
        *_by_word(notebook, _ORGANISATIONS, lambda said: Text("all at {organisation}", organisation=said)),
    ]
    return tuple(one for one in found if one.contact_ids)


def _tiers(notebook: NotebookReader, day: date) -> list[ContactGroup]:
    at: dict[Text, list[str]] = defaultdict(list)
    for facts in each_of_book(notebook, day):
        position = SERVICE_TIER.position(facts)
        if position is not NO_TIER:
            at[position.words].append(facts.id)
    return [ContactGroup(Text("tier {tier}", tier=words), tuple(ids)) for words, ids in at.items()]


def _by_word(notebook: NotebookReader, sql: str, named: Callable[[str], Text]) -> list[ContactGroup]:
    members: dict[str, list[str]] = defaultdict(list)
    for said, contact_id in notebook.rows(sql):
        members[said].append(contact_id)
    return [ContactGroup(named(said), tuple(ids)) for said, ids in members.items()]


def _ids(notebook: NotebookReader, sql: str, *values: str) -> tuple[str, ...]:
    return tuple(row[0] for row in notebook.rows(sql, *values))


_EVERYBODY = "SELECT id FROM contact WHERE colleague = 0 ORDER BY name, id"
_BUYERS = "SELECT id FROM contact WHERE colleague = 0 AND id IN (SELECT contact_id FROM purchase) ORDER BY name, id"
_STAGE = "SELECT id FROM contact WHERE colleague = 0 AND stage = ? ORDER BY name, id"
_TAGS = "SELECT word, contact_id FROM tag ORDER BY word, contact_id"
_ORGANISATIONS = """
    SELECT o.name, e.contact_id FROM employment e JOIN organisation o ON o.id = e.organisation_id
    JOIN contact c ON c.id = e.contact_id
    WHERE e.to_day IS NULL AND c.colleague = 0 GROUP BY o.id, e.contact_id ORDER BY o.name, e.contact_id
"""
