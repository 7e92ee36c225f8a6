"""The balance of value given in the year: how many kinds of it, and whether promises were kept.

Three or more given, of two business kinds only, are one-sided as well: nothing in them is for the person.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from salesbook.domain.lenses.buying import YEAR
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import NOT_PLACED, Explanation, Figures, Lens, Position
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import ValueKind

THIN = Position("thin", Text("thin"))
ONE_SIDED = Position("one-sided", Text("one-sided"))
BALANCED = Position("balanced", Text("balanced"))
ENOUGH = 3


@dataclass(frozen=True)
class ValueFigures(Figures):
    """Counts of the year in the order of the kinds, the kinds never given at all, and promises kept of those due."""

    counts: tuple[tuple[ValueKind, int], ...]
    never: tuple[ValueKind, ...]
    promises_kept: int
    promises_due: int


def given_in_the_year(facts: ContactLensFacts) -> Counter[ValueKind]:
    """How often each kind was given."""
    return Counter(_kinds_of_the_year(facts))


def _kinds_of_the_year(facts: ContactLensFacts) -> list[ValueKind]:
    if not facts.given:
        return []
    since = facts.today - timedelta(days=YEAR)
    return [kind for kind, day in facts.given if day >= since]


def position(facts: ContactLensFacts) -> Position:
    """How the kinds are balanced; not placed without a visit in the year."""
    if not facts.visited.visits_of_the_year:
        return NOT_PLACED
    given = _kinds_of_the_year(facts)
    kinds = len(set(given))
    if kinds >= 3 or (kinds == 2 and ValueKind.NON_BUSINESS in given):
        return BALANCED
    return THIN if len(given) < ENOUGH else ONE_SIDED


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """The counts, the promises, and each kind never given."""
    counts = given_in_the_year(facts)
    never = tuple(kind for kind in ValueKind if kind not in {one.kind for one in facts.given})
    figures = ValueFigures(
        tuple((kind, counts[kind]) for kind in ValueKind), never, facts.promises_kept, facts.promises_due
    )
    if stands is NOT_PLACED:
        return Explanation((Text("no visit in the last year"),), (Text("plan a visit"),), figures)
    because: tuple[Text, ...] = tuple(
        Text("{kind}: {n}", kind=kind, n=counts[kind]) for kind in ValueKind if counts[kind]
    )
    because = because or (Text("no value given in the last year"),)
    if facts.promises_due:
        because += (
            counted(
                "{kept} of {n} promise due was kept",
                "{kept} of {n} promises due were kept",
                facts.promises_due,
                kept=facts.promises_kept,
            ),
        )
    if never:
        because += (Text("never given: {kinds}", kinds=never),)
    return Explanation(because, _up(counts, stands), figures)


def _up(counts: Counter[ValueKind], stands: Position) -> tuple[Text, ...]:
    missing = tuple(kind for kind in ValueKind if not counts[kind])
    if stands is BALANCED or not missing:
        return ()
    return (Text("give at the next visit: {kinds}", kinds=missing),)


VALUE_BALANCE = Lens("value-balance", Text("Value balance"), (NOT_PLACED, THIN, ONE_SIDED, BALANCED), position, explain)
