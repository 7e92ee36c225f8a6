"""The moves between the stages, each with what speaks for it: of one contact, or of everybody within some days."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.evidence import Evidence
from salesbook.domain.stage import Stage, StageChange, rank_of
from salesbook.queries.evidence import HAPPENED
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class StageMove:
    """One move of one contact. `evidence` is the newest recorded fact that shows the stage, None where only a reason stands."""

    contact_id: str
    name: str
    change: StageChange
    evidence: Evidence | None = None

    @property
    def is_up(self) -> bool:
        """Whether it was a step forward."""
        return rank_of(self.change.to_stage) > rank_of(self.change.from_stage)

    @property
    def visit_id(self) -> str:
        """The visit it rests on; empty where there is none."""
        return self.change.visit_id or (self.evidence.visit_id if self.evidence else None) or ""


def moves_of(notebook: NotebookReader, contact: Contact) -> list[StageMove]:
    """The way of one contact, oldest first."""
    return _told(
        notebook,
        notebook.select(StageChange, "contact_id = ? ORDER BY in_order", contact.id),
        {contact.id: contact.name},
    )


def moves_between(notebook: NotebookReader, first: date, last: date) -> list[StageMove]:
    """Everybody's moves from one day to another, newest first; a colleague has no stage."""
    names = dict(notebook.rows("SELECT id, name FROM contact WHERE colleague = 0"))
    changes = notebook.select(
        StageChange,
        "day BETWEEN ? AND ? ORDER BY day DESC, at DESC, in_order DESC",
        first.isoformat(),
        last.isoformat(),
    )
    return _told(notebook, [one for one in changes if one.contact_id in names], names)


def people_at(notebook: NotebookReader) -> dict[Stage | None, tuple[tuple[str, str], ...]]:
    """Who stands at each stage (None: not met yet), as ids with names, by name; colleagues stand nowhere."""
    found: dict[Stage | None, list[tuple[str, str]]] = defaultdict(list)
    for contact_id, name, stage in notebook.rows(
        "SELECT id, name, stage FROM contact WHERE colleague = 0 ORDER BY name"
    ):
        found[Stage(stage) if stage else None].append((contact_id, name))
    return {stage: tuple(people) for stage, people in found.items()}


def _told(notebook: NotebookReader, changes: Iterable[StageChange], names: dict[str, str]) -> list[StageMove]:
    moves = list(changes)
    shown: dict[str, list[Evidence]] = defaultdict(list)
    wanted = json.dumps(list(dict.fromkeys(one.contact_id for one in moves)))
    for fact in notebook.select(Evidence, _OF_THEM, wanted):
        shown[fact.contact_id].append(fact)
    return [StageMove(one.contact_id, names[one.contact_id], one, _shows(one, shown[one.contact_id])) for one in moves]


def _shows(change: StageChange, newest_first: list[Evidence]) -> Evidence | None:
    """The newest fact of that day or before it that meets a marker of the stage; a step back rests on no evidence."""
    if rank_of(change.to_stage) <= rank_of(change.from_stage):
        return None
    fitting = (one for one in newest_first if one.marker.stage is change.to_stage and one.day <= change.day)
    return next(fitting, None)


_OF_THEM = f"contact_id IN (SELECT value FROM json_each(?)) AND {HAPPENED} ORDER BY day DESC, id DESC"
