"""The library of objections, read from all visits, and the answer it knows to something said against."""

from __future__ import annotations

from datetime import date

from salesbook.domain.objection import Objection
from salesbook.domain.objection_library import KnownObjection, known_as, objection_library
from salesbook.store.notebook import NotebookReader


def objections_known(notebook: NotebookReader) -> list[KnownObjection]:
    """Everything ever said against, or expected to be, the most frequent first."""
    days = {row[0]: date.fromisoformat(row[1]) for row in notebook.rows(_DAYS)}
    found = notebook.select(Objection, "visit_id IS NOT NULL ORDER BY id")
    return objection_library((one, days.get(one.visit_id or "")) for one in found)


def answer_known(library: list[KnownObjection], said: str) -> str:
    """The best answer the library has to what is said; empty where it has none."""
    known = known_as(library, said)
    return known.best_answer if known else ""


_DAYS = "SELECT id, day FROM visit WHERE state = 'done' AND id IN (SELECT visit_id FROM objection)"
