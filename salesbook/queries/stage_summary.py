"""Who moved between the stages within some days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesbook.domain.stage import STAGES, Movement, Stage, movement_of
from salesbook.queries.contacts import ContactLine, contact_lines
from salesbook.store.notebook import NotebookReader

_STAGES = {stage.value: stage for stage in STAGES}


@dataclass(frozen=True)
class Moved:
    """A step of a contact between stages, with the reason that was given; None is before the first stage."""

    day: date
    contact: ContactLine
    start: Stage | None
    end: Stage | None
    because: str = ""


def moves_between(notebook: NotebookReader, first: date, last: date) -> tuple[Moved, ...]:
    """Every step on these days, the latest first; those of colleagues are none."""
    rows = notebook.rows(_MOVES, first.isoformat(), last.isoformat())
    people = contact_lines(notebook, tuple(dict.fromkeys(row[0] for row in rows)))
    return tuple(
        Moved(date.fromisoformat(day), people[one], _STAGES.get(start), _STAGES.get(end), because)
        for one, day, start, end, because in rows
    )


def movement_in(moves: tuple[Moved, ...]) -> Movement:
    """What these steps make together."""
    return movement_of((one.start, one.end, 1) for one in moves)


_MOVES = """
    SELECT s.contact_id, s.day, s.from_stage, s.to_stage, s.because
    FROM stage_change s JOIN contact c ON c.id = s.contact_id
    WHERE s.day BETWEEN ? AND ? AND c.colleague = 0 ORDER BY s.day DESC, s.in_order DESC
"""
