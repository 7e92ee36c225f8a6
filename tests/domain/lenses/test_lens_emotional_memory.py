"""The emotional memory: what the last emotion leaves, and the visit that turned it."""

from __future__ import annotations

import pytest

from salesbook.domain.lenses.emotional_memory import EMOTIONAL_MEMORY, MemoryFigures
from tests.domain.lenses.people import ago, felt, said, somebody

CASES = {
    "none recorded": ([], (), "not-placed"),
    "a gap alone is no emotion": ([(5, "^")], (), "not-placed"),
    "negative": ([(5, "-")], (), "alarm"),
    "negative, made good by the answer": ([(5, "-")], ("visit-0",), "cooled"),
    "negative, another alarm answered": ([(9, "-"), (5, "-")], ("visit-0",), "alarm"),
    "negative long ago": ([(900, "-")], (), "alarm"),
    "negative, then positive": ([(9, "-"), (5, "+")], (), "warm"),
    "neutral": ([(5, "0")], (), "cooled"),
    "negative, then neutral": ([(9, "-"), (5, "0")], (), "cooled"),
    "positive 180 days ago": ([(180, "+")], (), "warm"),
    "positive 181 days ago": ([(181, "+")], (), "cooled"),
    "three positive": ([(9, "+"), (7, "+="), (5, "+")], (), "warm"),
    "three positive, one above": ([(9, "+"), (7, "+^"), (5, "+")], (), "glowing"),
    "two positive, one above": ([(7, "+^"), (5, "+")], (), "warm"),
    "the one above is the fourth last": ([(9, "+^"), (7, "+"), (6, "+"), (5, "+")], (), "warm"),
    "a neutral one among them": ([(9, "+^"), (7, "0"), (5, "+")], (), "warm"),
    "glowing 181 days ago": ([(190, "+"), (185, "+^"), (181, "+")], (), "cooled"),
    "a visit without an emotion does not break the run": ([(9, "+^"), (8, "="), (7, "+"), (5, "+")], (), "glowing"),
}


@pytest.mark.parametrize(("visits", "answered", "position"), CASES.values(), ids=CASES)
def test_what_stays(visits: list[tuple[int, str]], answered: tuple[str, ...], position: str) -> None:
    facts = somebody(felt=felt(*visits), answered=frozenset(answered))
    assert EMOTIONAL_MEMORY.place(facts).position.name == position


def test_the_visit_that_turned_it_is_the_first_of_the_present_mood() -> None:
    visits = felt((30, "+"), (20, "-"), (15, "^"), (10, "-v"))
    found = EMOTIONAL_MEMORY.place(somebody(felt=visits))
    assert said(found.because) == [
        "left angry on 14 Nov 2026, below expectation",
        "negative since 4 Nov 2026",
        "not made good yet",
    ]
    assert found.figures == MemoryFigures(visits, visits[1])


def test_the_run_is_the_last_ten() -> None:
    found = EMOTIONAL_MEMORY.place(somebody(felt=felt(*((day, "+") for day in range(12, 0, -1)))))
    assert isinstance(found.figures, MemoryFigures)
    assert [one.day for one in found.figures.run] == [ago(day) for day in range(10, 0, -1)]
