"""What the line says beside who, when and how, shown in the side of the form wherever the rep has not touched it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from salesbook.domain.entry_line_chips import ChipKind, Entry
from salesbook.domain.objection import Objection
from salesbook.gui.visits.draft import ExpenseLine, LearnedLine, ObjectionLine, PromiseLine, StepLine
from salesbook.gui.visits.edited import objection_lines
from salesbook.gui.visits.visit_side import VisitSide


def show_parts(side: VisitSide, entry: Entry, expected: Sequence[Objection]) -> None:
    """Promises, next steps, interests, needs, objections and expenses; `expected` are the objections of the plan."""
    parts: dict[str, Sequence[Any]] = {
        "promises": [PromiseLine(one.side, one.text, one.due) for one in entry.promises],
        "steps": [StepLine(one.text, one.due, one.at) for one in entry.next_steps],
        "interests": [LearnedLine(text) for text in entry.texts(ChipKind.INTEREST)],
        "needs": [LearnedLine(text) for text in entry.texts(ChipKind.NEED)],
        "objections": [
            *objection_lines(tuple(expected)),
            *(ObjectionLine(text) for text in entry.texts(ChipKind.OBJECTION)),
        ],
        "expenses": [ExpenseLine(one.amount, one.kind) for one in entry.expenses],
    }
    side.show_parts({name: values for name, values in parts.items() if name not in side.touched})
