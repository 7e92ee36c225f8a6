"""Visits with everything that belongs to them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from salesbook.domain.emotion import Emotion
from salesbook.domain.visit import Visit, VisitState
from salesbook.queries.contacts import ContactLine, contact_lines
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import keys_of_day

if TYPE_CHECKING:
    from salesbook.domain.visit_entry import VisitEntry


@dataclass(frozen=True)
class LastTime:
    """The last emotion a contact left a visit with, and that visit."""

    emotion: Emotion
    visit: Visit


def entry_of(notebook: NotebookReader, visit: Visit) -> VisitEntry:
    """A visit with who took part and all its parts; one that did not happen, or not yet, has no evidence."""
    from salesbook.domain.contact import Note
    from salesbook.domain.evidence import Evidence
    from salesbook.domain.interest import Interest, Need
    from salesbook.domain.objection import Objection
    from salesbook.domain.promise import NextStep, Promise
    from salesbook.domain.visit import Expense, Participation, ValueGiven
    from salesbook.domain.visit_entry import VisitEntry

    mine = visit.id
    return VisitEntry(
        visit=visit,
        participations=tuple(notebook.of_visit(Participation, mine)),
        notes=tuple(notebook.of_visit(Note, mine)),
        evidence=tuple(notebook.of_visit(Evidence, mine)) if visit.state is VisitState.DONE else (),
        promises=tuple(notebook.of_visit(Promise, mine)),
        next_steps=tuple(notebook.of_visit(NextStep, mine)),
        values=tuple(notebook.of_visit(ValueGiven, mine)),
        objections=tuple(notebook.of_visit(Objection, mine)),
        expenses=tuple(notebook.of_visit(Expense, mine)),
        interests=tuple(notebook.of_visit(Interest, mine)),
        needs=tuple(notebook.of_visit(Need, mine)),
    )


def visits_of(notebook: NotebookReader, contact_id: str, limit: int = 50) -> list[Visit]:
    """A contact's visits, newest first."""
    return notebook.select(
        Visit,
        "id IN (SELECT visit_id FROM participation WHERE contact_id = ?) ORDER BY key DESC LIMIT ?",
        contact_id,
        limit,
    )


def names_of(notebook: NotebookReader, visit_id: str) -> tuple[str, ...]:
    """Who took part in a visit, the first-named first."""
    rows = notebook.rows(
        """SELECT c.name FROM participation p JOIN contact c ON c.id = p.contact_id
           WHERE p.visit_id = ? ORDER BY p.position""",
        visit_id,
    )
    return tuple(row[0] for row in rows)


def taking_part(notebook: NotebookReader, visit_ids: Collection[str]) -> dict[str, tuple[ContactLine, ...]]:
    """Who takes part in each of these visits, the first-named first."""
    wanted = json.dumps(list(visit_ids))
    rows = notebook.rows(
        """SELECT visit_id, contact_id FROM participation WHERE visit_id IN (SELECT value FROM json_each(?))
           ORDER BY position""",
        wanted,
    )
    lines = contact_lines(notebook, tuple(dict.fromkeys(contact for _visit, contact in rows)))
    return {one: tuple(lines[contact] for visit, contact in rows if visit == one) for one in visit_ids}


def felt_at(notebook: NotebookReader, visit_ids: Collection[str]) -> dict[str, Emotion]:
    """An emotion somebody left each of these visits with, where one was noted."""
    rows = notebook.rows(
        """SELECT visit_id, emotion FROM participation
           WHERE visit_id IN (SELECT value FROM json_each(?)) AND emotion IS NOT NULL ORDER BY position DESC""",
        json.dumps(list(visit_ids)),
    )
    return {visit: Emotion(emotion) for visit, emotion in rows}


def first_of(notebook: NotebookReader, visit_id: str) -> str:
    """The id of the contact named first in a visit; empty where there is no such visit any more."""
    rows = notebook.rows("SELECT contact_id FROM participation WHERE visit_id = ? ORDER BY position LIMIT 1", visit_id)
    return str(rows[0][0]) if rows else ""


def days_of_visits(notebook: NotebookReader, visit_ids: Iterable[str]) -> dict[str, date]:
    """The days of visits, by id."""
    wanted = json.dumps(list(dict.fromkeys(visit_ids)))
    rows = notebook.rows("SELECT id, day FROM visit WHERE id IN (SELECT value FROM json_each(?))", wanted)
    return {visit_id: date.fromisoformat(day) for visit_id, day in rows}


def visits_on(notebook: NotebookReader, day: date) -> list[Visit]:
    """The visits of a day that were or will be, by time; by their keys, as no index knows the day of all."""
    where = "key BETWEEN ? AND ? AND state <> 'did-not-happen' ORDER BY at IS NULL, at, key"
    return notebook.select(Visit, where, *keys_of_day(day))


def planned_on(notebook: NotebookReader, day: date) -> list[Visit]:
    """The planned visits of a day, by time."""
    return notebook.select(Visit, "state = 'planned' AND day = ? ORDER BY at IS NULL, at, key", day.isoformat())


def planned_of(notebook: NotebookReader, contact_id: str, day: date) -> list[Visit]:
    """A contact's planned visits of a day, by time."""
    return notebook.select(
        Visit,
        """state = 'planned' AND day = ? AND id IN (SELECT visit_id FROM participation WHERE contact_id = ?)
           ORDER BY at IS NULL, at, key""",
        day.isoformat(),
        contact_id,
    )


def next_day_with_a_visit(notebook: NotebookReader, today: date) -> date | None:
    """The first day from today on that has a planned visit."""
    found = notebook.rows("SELECT min(day) FROM visit WHERE state = 'planned' AND day >= ?", today.isoformat())
    return date.fromisoformat(found[0][0]) if found[0][0] else None


def planned_people(notebook: NotebookReader, day: date) -> tuple[str, ...]:
    """The contacts of the visits that are planned on a day."""
    rows = notebook.rows(
        "SELECT DISTINCT p.contact_id FROM participation p JOIN visit v ON v.id = p.visit_id"
        " WHERE v.state = 'planned' AND v.day = ?",
        day.isoformat(),
    )
    return tuple(row[0] for row in rows)


def visit_with_code(notebook: NotebookReader, words: str) -> Visit | None:
    """The planned visit whose sheet carries this code, typed in any case, dash or not."""
    from salesbook.domain.visit_code import parse_code

    code = parse_code(words)
    found = notebook.select(Visit, "code = ?", code) if code else []
    return found[0] if found else None


def codes_taken(notebook: NotebookReader) -> set[str]:
    """The codes of visits not yet logged."""
    return {row[0] for row in notebook.rows("SELECT code FROM visit WHERE code IS NOT NULL")}


def last_time(notebook: NotebookReader, contact_id: str) -> LastTime | None:
    """The last emotion recorded for a contact."""
    found = notebook.rows(
        "SELECT n.emotion, v.id FROM newest n JOIN visit v ON v.key = n.felt WHERE n.contact_id = ?",
        contact_id,
    )
    visit = notebook.get(Visit, found[0][1]) if found else None
    return LastTime(Emotion(found[0][0]), visit) if visit else None
