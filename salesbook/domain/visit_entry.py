"""A visit with everything that was said and done at it, in one value: what is logged, planned and reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from salesbook.domain.contact import Note
from salesbook.domain.evidence import Evidence
from salesbook.domain.interest import Interest, Need
from salesbook.domain.objection import Objection
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.visit import Expense, Participation, ValueGiven, Visit

VisitPart: TypeAlias = Note | Evidence | Promise | NextStep | ValueGiven | Objection | Expense | Interest | Need


@dataclass(frozen=True)
class VisitEntry:
    """A visit, who took part (first-named first), and its parts; all carry the visit's id."""

    visit: Visit
    participations: tuple[Participation, ...]
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    promises: tuple[Promise, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    values: tuple[ValueGiven, ...] = ()
    objections: tuple[Objection, ...] = ()
    expenses: tuple[Expense, ...] = ()
    interests: tuple[Interest, ...] = ()
    needs: tuple[Need, ...] = ()

    @property
    def parts(self) -> tuple[VisitPart, ...]:
        """Everything but the visit and who took part."""
        return (
            *self.notes,
            *self.evidence,
            *self.promises,
            *self.next_steps,
            *self.values,
            *self.objections,
            *self.expenses,
            *self.interests,
            *self.needs,
        )
