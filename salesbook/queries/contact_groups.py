"""Groups of contacts that something can be done to at once: everybody of a stage, a tag, a tier, an organisation, a filter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from salesbook.domain.lenses.lens import Position
from salesbook.domain.lenses.service_tier import NO_TIER, SERVICE_TIER
from salesbook.domain.stage import STAGES, Stage
from salesbook.domain.text import Text
from salesbook.queries.contact_list import contacts_listed
from salesbook.queries.contact_order import Arrangement, NameOrder
from salesbook.queries.lens_facts import each_of_book
from salesbook.queries.saved_filters import saved_filters
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class ContactGroup:
    """A group by its words, with who is in it; `key` names it again later, as `stage:trust` or `tag:vip`."""

    key: str
    words: Text
    contact_ids: tuple[str, ...]

    @property
    def id(self) -> str:
        """What it is known by in any language, whoever is in it."""
        return repr(self.words)


def contact_groups(notebook: NotebookReader, day: date) -> tuple[ContactGroup, ...]:
    """Every group with somebody in it.

    All but colleagues, those who bought, then by tier, stage, saved filter, tag and organisation.
    """
    found = [
        ContactGroup("customers", Text("everybody but colleagues"), _ids(notebook, _EVERYBODY)),
        ContactGroup("buyers", Text("everybody who bought"), _ids(notebook, _BUYERS)),
        *_tiers(notebook, day),
        *(_at_stage(notebook, stage) for stage in STAGES),
        *_filters(notebook, day),
        *_by_word(notebook, _TAGS, "tag", lambda said: Text("tag {word}", word=said)),
        *_by_word(
            notebook, _ORGANISATIONS, "organisation", lambda said: Text("all at {organisation}", organisation=said)
        ),
    ]
    return tuple(one for one in found if one.contact_ids)


def members_of(notebook: NotebookReader, key: str, day: date) -> frozenset[str]:
    """Who is in the group of a key on a day; nobody where there is no such group any more."""
    groups = (one for one in contact_groups(notebook, day) if one.key == key)
    return frozenset(contact_id for one in groups for contact_id in one.contact_ids)


def _at_stage(notebook: NotebookReader, stage: Stage) -> ContactGroup:
    members = _ids(notebook, _STAGE, stage.value)
    return ContactGroup(f"stage:{stage.value}", Text("stage {stage}", stage=stage), members)


def _filters(notebook: NotebookReader, day: date) -> list[ContactGroup]:
    names = NameOrder()
    return [
        ContactGroup(
            f"filter:{name}",
            Text("filter {name}", name=name),
            contacts_listed(notebook, wanted, Arrangement(), day, names),
        )
        for name, wanted in saved_filters(notebook).items()
    ]


def _tiers(notebook: NotebookReader, day: date) -> list[ContactGroup]:
    at: dict[Position, list[str]] = defaultdict(list)
    for facts in each_of_book(notebook, day):
        position = SERVICE_TIER.position(facts)
        if position is not NO_TIER:
            at[position].append(facts.id)
    return [
        ContactGroup(f"tier:{one.name}", Text("tier {tier}", tier=one.words), tuple(ids)) for one, ids in at.items()
    ]


def _by_word(notebook: NotebookReader, sql: str, kind: str, named: Callable[[str], Text]) -> list[ContactGroup]:
    members: dict[str, list[str]] = defaultdict(list)
    for said, contact_id in notebook.rows(sql):
        members[said].append(contact_id)
    return [ContactGroup(f"{kind}:{said}", named(said), tuple(ids)) for said, ids in members.items()]


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
