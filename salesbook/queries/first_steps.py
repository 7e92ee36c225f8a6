"""Where to begin: the few contacts of the book with whom one step brings most, by what the lenses and the cadence say.

Nothing is judged anew here. In alarm is whom the emotional memory says to be so; the best are the Kotler grid's true friends,
cold by their cadence; nearly one of them is a butterfly, the nearer to the line of loyalty the better. Somebody is named once,
for the loudest of these reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from salesbook.domain.lenses import emotional_memory, kotler
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.text import Text
from salesbook.queries.contact_list import ContactRow, contact_rows
from salesbook.queries.lens_facts import each_of_book
from salesbook.store.notebook import NotebookReader

MOST, MOST_OF_A_KIND = 7, 3


class Why(Enum):
    """Why somebody is named, the loudest first."""

    ALARM = Text("in alarm")
    COLD = Text("true friend, going cold")
    NEARLY = Text("nearly a true friend")


@dataclass(frozen=True)
class FirstStep:
    """Somebody to begin with; `because` are the facts, `step` is what to do."""

    contact_id: str
    name: str
    organisation: str
    why: Why
    because: tuple[Text, ...]
    step: Text


def first_steps(notebook: NotebookReader, day: date) -> tuple[FirstStep, ...]:
    """At most seven: those in alarm, then the best who go cold, then those nearly among the best; three of a kind at most."""
    found: dict[Why, list[ContactLensFacts]] = {why: [] for why in Why}
    for facts in each_of_book(notebook, day):
        stands = kotler.position(facts)
        if emotional_memory.position(facts) is emotional_memory.ALARM:
            found[Why.ALARM].append(facts)
        elif stands is kotler.TRUE_FRIEND:
            found[Why.COLD].append(facts)
        elif stands is kotler.BUTTERFLY:
            found[Why.NEARLY].append(facts)
    best = sorted(found[Why.ALARM], key=_profit, reverse=True)[:MOST_OF_A_KIND]
    near = sorted(found[Why.NEARLY], key=_missing_loyalty)[:MOST_OF_A_KIND]
    friends = sorted(found[Why.COLD], key=_profit, reverse=True)
    rows = contact_rows(notebook, tuple(facts.id for facts in (*best, *friends, *near)), day)
    steps = (*_alarms(best, rows), *_cold(friends, rows), *_nearly(near, rows))
    return steps[:MOST]


def _profit(facts: ContactLensFacts) -> int:
    return facts.buying.profit_of_the_year


def _missing_loyalty(facts: ContactLensFacts) -> float:
    return facts.book.method.loyalty_line - (facts.loyalty.score or 0.0)


def _alarms(people: list[ContactLensFacts], rows: dict[str, ContactRow]) -> Iterator[FirstStep]:
    for facts in people:
        told = emotional_memory.explain(facts, emotional_memory.ALARM)
        yield _step(rows[facts.id], Why.ALARM, told.because, told.to_move_up[0])


def _cold(people: list[ContactLensFacts], rows: dict[str, ContactRow]) -> Iterator[FirstStep]:
    cold = [(row, row.touch_by) for facts in people if (row := rows[facts.id]).cooling and row.touch_by]
    for row, day in cold[:MOST_OF_A_KIND]:
        yield _step(row, Why.COLD, (Text("was to be touched by {day}", day=day),), Text("plan a visit"))


def _nearly(people: list[ContactLensFacts], rows: dict[str, ContactRow]) -> Iterator[FirstStep]:
    for facts in people:
        told = kotler.explain(facts, kotler.BUTTERFLY)
        # The last reason is what the model advises for butterflies as they are.
        yield _step(rows[facts.id], Why.NEARLY, told.because[:-1], told.to_move_up[0])


def _step(row: ContactRow, why: Why, because: tuple[Text, ...], step: Text) -> FirstStep:
    return FirstStep(row.id, row.name, row.organisation, why, because, step)
